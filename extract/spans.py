"""Which stretches of a text are taken, asked often: what would be a look at each is a search in order."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable


class Taken:
    """Half-open stretches of a text, however they overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []
        for start, end in sorted(spans):
            if self._ends and start < self._ends[-1]:
                self._ends[-1] = max(self._ends[-1], end)
            else:
                self._starts.append(start)
                self._ends.append(end)

    def touches(self, start: int, end: int) -> bool:
        """Whether a character of `start`..`end` is taken."""
        at = bisect_right(self._ends, start)
        return at < len(self._starts) and self._starts[at] < end

    def contains(self, start: int, end: int) -> bool:
        """Whether `start`..`end` lies within one stretch."""
        at = bisect_right(self._starts, start) - 1
        return at >= 0 and end <= self._ends[at]


class InOrder:
    """Stretches that do not overlap, by number, in text order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        pairs = list(spans)
        self._starts = [start for start, _ in pairs]
        self._ends = [end for _, end in pairs]

    def touching(self, start: int, end: int) -> range:
        """The numbers of those that share a character with `start`..`end`."""
        first = bisect_right(self._ends, start)
        return range(first, max(first, bisect_left(self._starts, end)))
