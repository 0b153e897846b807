"""Finds many names in a text at once, leftmost and longest, at word boundaries."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from extract.gazetteer.spelling import HAN, fold

_Value = TypeVar("_Value")

# Two-character names that other words contain: 其中国内, 今日本公司.
_INSIDE_WORDS = {"中国": re.compile("其$"), "日本": re.compile("[今昨明当近即数每本]$")}
_SHORTEST_INFLECTED = 3


@dataclass(frozen=True, slots=True)
class Pattern(Generic[_Value]):
    """What a spelling stands for; `inflects` allows a German genitive or an English plural s after it."""

    value: _Value
    inflects: bool = True


@dataclass(frozen=True, slots=True)
class Hit(Generic[_Value]):
    """A spelling at `start`..`end` of a text; a genitive or plural s is not part of it."""

    start: int
    end: int
    value: _Value


class Finder(Generic[_Value]):
    """An Aho-Corasick automaton over spellings, with word boundaries that know Latin script from Chinese."""

    def __init__(self, patterns: Mapping[str, Pattern[_Value]]) -> None:
        from ahocorasick_rs import AhoCorasick

        self._spellings = list(patterns)
        self._patterns = list(patterns.values())
        self._automaton = AhoCorasick(self._spellings)

    def find(self, text: str) -> list[Hit[_Value]]:
        """The hits in `text` from left to right, none overlapping another; offsets count in `text`."""
        hits = sorted(self._standing(fold(text)), key=lambda hit: (hit.start, -hit.end))
        chosen: list[Hit[_Value]] = []
        for hit in hits:
            if not chosen or hit.start >= chosen[-1].end:
                chosen.append(hit)
        return chosen

    def _standing(self, text: str) -> Iterator[Hit[_Value]]:
        for index, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            pattern = self._patterns[index]
            if _begins(text, start) and _ends(
                text, end, pattern.inflects and end - start >= _SHORTEST_INFLECTED
            ):
                yield Hit(start, end, pattern.value)


def _begins(text: str, start: int) -> bool:
    if start == 0:
        return True
    inside = _INSIDE_WORDS.get(text[start : start + 2])
    if inside is not None:
        return inside.search(text, max(0, start - 1), start) is None
    return not (_is_latin(text[start - 1]) and _is_latin(text[start]))


def _ends(text: str, end: int, inflects: bool) -> bool:
    if end == len(text) or not (_is_latin(text[end - 1]) and _is_latin(text[end])):
        return True
    return inflects and text[end] == "s" and (end + 1 == len(text) or not _is_latin(text[end + 1]))


def _is_latin(character: str) -> bool:
    return (character.isalnum() or character == "_") and HAN.match(character) is None
