"""Where given words stand in a text, all of them in one go."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

_SURROGATE = re.compile("[\ud800-\udfff]")


def occurrences(text: str, words: Iterable[str]) -> Iterator[tuple[int, int]]:
    """The start and end of every place in `text` that reads as one of `words`, also where places overlap."""
    from ahocorasick_rs import AhoCorasick

    wanted = {word for word in words if word}
    if not wanted:
        return
    automaton = AhoCorasick(sorted({_plain(word) for word in wanted}))
    for _, start, end in automaton.find_matches_as_indexes(_plain(text), overlapping=True):
        if text[start:end] in wanted:
            yield start, end


def leftmost(places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Of places that overlap the first, and of those that begin alike the longest."""
    last = 0
    for start, end in sorted(places, key=lambda place: (place[0], -place[1])):
        if start >= last:
            yield start, end
            last = end


def _plain(text: str) -> str:
    """The text without lone surrogates, which the automaton refuses."""
    return _SURROGATE.sub("\ufffd", text)
