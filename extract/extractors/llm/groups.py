"""Sentences put together to groups, each of which is one request."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.sentences import Span

_CONTEXT = 2
"""Sentences before a group that are shown with it, so that "the company" can be understood."""


@dataclass(frozen=True, slots=True)
class Group:
    """A run of sentences `first`..`last` (exclusive), shown with those from `context` on."""

    context: int
    first: int
    last: int

    def halves(self) -> tuple[Group, Group] | None:
        """The group as two, or None if it is a single sentence."""
        if self.last - self.first < 2:
            return None
        middle = (self.first + self.last) // 2
        return (
            Group(self.context, self.first, middle),
            Group(max(0, middle - _CONTEXT), middle, self.last),
        )


def grouped(spans: Sequence[Span], size: int) -> Iterator[Group]:
    """The sentences in order, as many in a group as fit into `size` characters, but at least one."""
    first = 0
    for index, span in enumerate(spans):
        if index > first and span.end - spans[first].start > size:
            yield Group(max(0, first - _CONTEXT), first, index)
            first = index
    if first < len(spans):
        yield Group(max(0, first - _CONTEXT), first, len(spans))
