"""Sentences with exact offsets, in English, German and Chinese.

A paragraph break ends a sentence, and so does the end of a headline or table row; the line breaks of
wrapped prose do not. A sentence longer than `LONGEST` is cut at a comma or a space, so that the stages
behind stay linear.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extract.abbreviations import ends_sentence

LONGEST = 5000
"""Characters; a longer sentence is a list, a table or noise."""
_NARROWEST = 40
_WIDEST = 200
"""Line widths between which a text may be wrapped: narrower is a list, wider is one line a paragraph."""

_LATIN_END = r"(?:[.!?]{1,8}|…{1,3})(?:[\"'”’»«“‘)\]]{0,4}(?:\[[0-9]{1,3}\]){0,3})(?=\s|$)"
_CHINESE_END = r"(?:[。！？｡]{1,8}|(?<=[\u3400-\u9fff])[!?]{1,8})[”’」』）)\"〉》]{0,4}"
_END = re.compile(rf"{_LATIN_END}|{_CHINESE_END}")
_CLOSED = "\"'”’»«“‘」』"
_SPEAKER = re.compile(r"[^。！？，,\n]{0,14}(?:说|說|表示|称|稱|指出|回应|回應|强调|強調|写道)")
_INVISIBLE = "\u200b\u2060\ufeff"
_LINE_BREAK = re.compile(r"\r\n|[\n\r\f\v\u2028\u2029]")
_HAN = re.compile("[\u3000-\u9fff\uff00-\uffef]")
_LIST_ITEM = re.compile(r"\s*(?:[-*•·–#|]\s|[0-9]{1,2}[.)]\s|\([0-9a-z]\)\s)")
_UNFINISHED = re.compile(r"[,;:、，；/-]\s*$|\b(?:and|or|of|the|und|oder|der|die|das|den|von|mit|in)\s*$")
_CUT = re.compile(r"(?P<mark>[,;:，；、：])\s?|\s")


@dataclass(frozen=True, slots=True)
class Span:
    """Half-open character offsets."""

    start: int
    end: int


def split_sentences(text: str, language: str) -> list[Span]:
    """The sentences of `text`, left to right, trimmed of white space; together they cover all else.

    Args:
        text: any string.
        language: "en", "de" or "zh"; any other is read with the English abbreviations.
    """
    spans: list[Span] = []
    for start, end in _blocks(text):
        for first, last in _pieces(text, start, end, language):
            spans.extend(_capped(text, first, last))
    return spans


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Paragraphs, headlines and rows: stretches of text that no sentence crosses."""
    start = 0
    for paragraph in _paragraphs(text):
        width = max(end - begin for begin, end in paragraph)
        for (begin, end), (after, until) in pairwise(paragraph):
            if _is_hard(text[begin:end], text[after:until], width):
                yield start, end
                start = after
        yield start, paragraph[-1][1]
        start = paragraph[-1][1]


def _paragraphs(text: str) -> Iterator[list[tuple[int, int]]]:
    """The lines of each paragraph, as offsets; blank lines part paragraphs."""
    lines: list[tuple[int, int]] = []
    for begin, end in _lines(text):
        if text[begin:end].strip():
            lines.append((begin, end))
        elif lines:
            yield lines
            lines = []
    if lines:
        yield lines


def _lines(text: str) -> Iterator[tuple[int, int]]:
    begin = 0
    for match in _LINE_BREAK.finditer(text):
        yield begin, match.start()
        begin = match.end()
    yield begin, len(text)


def _is_hard(line: str, following: str, width: int) -> bool:
    """Whether the break after `line` ends it: in wrapped prose the next word would not have fitted."""
    if "\t" in line or "|" in line or _LIST_ITEM.match(following):
        return True
    head = following.lstrip()[:40]
    if head[:1].islower() or _UNFINISHED.search(line[-12:]):
        return False
    if not _NARROWEST <= width <= _WIDEST:
        return True
    word = 1 if _HAN.match(head) else len(head.split(maxsplit=1)[0])
    return len(line.rstrip()) + 1 + word < 0.95 * width


def _pieces(text: str, start: int, end: int, language: str) -> Iterator[tuple[int, int]]:
    """Cut a block after each sentence end."""
    for match in _END.finditer(text, start, end):
        if match.end() < end and _is_end(text, start, match, language):
            yield start, match.end()
            start = match.end()
    yield start, end


def _is_end(text: str, start: int, match: re.Match[str], language: str) -> bool:
    closed = match[0][-1] in _CLOSED
    if match[0][0] in "。！？｡!?" and not text[match.end() : match.end() + 1].isspace():
        return not (closed and _SPEAKER.match(text, match.end()))
    return ends_sentence(text, start, match, "de" if language == "de" else "en")


def _capped(text: str, start: int, end: int) -> Iterator[Span]:
    """The trimmed span, cut into several if it is longer than `LONGEST`."""
    while (trimmed := _trimmed(text, start, end)) is not None:
        if trimmed.end - trimmed.start <= LONGEST:
            yield trimmed
            return
        cut = _cut(text, trimmed.start)
        head = _trimmed(text, trimmed.start, cut)
        if head is not None:
            yield head
        start, end = cut, trimmed.end


def _cut(text: str, start: int) -> int:
    """Where to cut an overlong sentence: after the last comma or space of its second half, or at the cap."""
    cuts = list(_CUT.finditer(text, start + LONGEST // 2, start + LONGEST))
    best = [cut for cut in cuts if cut["mark"]] or cuts
    return best[-1].end() if best else start + LONGEST


def _trimmed(text: str, start: int, end: int) -> Span | None:
    while start < end and (text[start].isspace() or text[start] in _INVISIBLE):
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in _INVISIBLE):
        end -= 1
    return Span(start, end) if start < end else None
