"""What a reader leaves out of a table or registry, with the line of each, so that nothing vanishes unsaid."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from functools import cached_property

from graph.errors import InputError

MOST = 1000
"""Notes of one document that are spelled out; of the rest the number is told."""
_LONGEST = 60


class Notes:
    """Collects what is left out of one text, in any order.

    Args:
        text: in which offsets count.
        lined: whether lines of the text are lines of the file; where they are not, a note bears none.
    """

    def __init__(self, text: str, *, lined: bool = True) -> None:
        self._text = text
        self._lined = lined
        self._told: dict[tuple[int, str], None] = {}
        self._counted: Counter[str] = Counter()

    def add(self, start: int, reason: str) -> None:
        """Note what is left out of the row that holds the offset; the same twice counts once."""
        self._told[start, reason] = None

    def count(self, reason: str) -> None:
        """Note what is left out of many rows; it is told once, with their number."""
        self._counted[reason] += 1

    def errors(self) -> tuple[InputError, ...]:
        """The notes in text order, then those that are but counted."""
        told = sorted(self._told)
        notes = [InputError(reason, line=self._line(start)) for start, reason in told[:MOST]]
        if len(told) > MOST:
            notes.append(
                InputError(f"{len(told) - MOST} more values were left out; these are the first {MOST}")
            )
        counted = (f"{number} × {reason}" for reason, number in sorted(self._counted.items()))
        return (*notes, *map(InputError, counted))

    def _line(self, start: int) -> int | None:
        return bisect_right(self._feeds, start - 1) + 1 if self._lined else None

    @cached_property
    def _feeds(self) -> list[int]:
        return [place for place, character in enumerate(self._text) if character == "\n"]


def shown(cell: object) -> str:
    """A value as a note shows it: quoted, on one line, not too long."""
    words = " ".join(str(cell).split())
    return f"“{words[:_LONGEST]}…”" if len(words) > _LONGEST else f"“{words}”"
