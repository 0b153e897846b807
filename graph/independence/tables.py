"""Texts that are tables or registries: rows and records are filled into forms, whatever their origin."""

from __future__ import annotations

from itertools import islice

_MARKS = "\t;,|"
_LEAST_ROWS, _LOOKED_AT = 4, 60
_LEAST_MARKS, _MANY_MARKS = 2, 8
_MOST_ROWS = 0.6
_SENTENCE_ENDS = (".", "!", "?", "。", "！", "？")


def is_table(text: str) -> bool:
    """Whether a text is JSON, XML, or lines of which most are divided as the first one is."""
    head = text[:200].lstrip("\ufeff \t\r\n")
    if head.startswith(("[{", "{", "<?xml", "[\n", "[\r")):
        return True
    lines = [line for line in islice(text[:100_000].split("\n"), _LOOKED_AT) if line.strip()]
    if len(lines) < _LEAST_ROWS or lines[0].rstrip().endswith(_SENTENCE_ENDS):
        return False
    return any(_divided(lines, mark) for mark in _MARKS)


def _divided(lines: list[str], mark: str) -> bool:
    """Whether most lines hold the mark as often as the first, or, if that is very often, at least so often.

    A cell in quotes may hold the mark as well, so that of a wide table hardly two lines agree.
    """
    headings, *counts = (line.count(mark) for line in lines)
    if headings < _LEAST_MARKS:
        return False
    like = sum(count == headings or count >= headings >= _MANY_MARKS for count in counts)
    return like >= _MOST_ROWS * len(counts)
