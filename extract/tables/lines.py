"""Rows of a table in a text: lines whose cells stand between tabs or wide gaps, with offsets."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_GAP = re.compile(r"[ \u00a0]+(?:\.[ \u00a0]?){3,}[ \u00a0]*|\.{4,}[ \u00a0]*|[ \u00a0\u3000]{2,}")
"""Blanks or leader dots between two cells of a line without tabs."""

_COLUMN = 100
"""Blanks that one column outweighs."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty; the span is that of its words.

    Attributes:
        column: where it begins: tabs before it, or characters in a line that is set with blanks.
        until: the column behind it.
    """

    start: int
    end: int
    text: str
    column: int
    until: int

    def gap(self, other: Cell) -> int:
        """How many columns lie between two cells; below 0 by how many they overlap."""
        return max(self.column, other.column) - min(self.until, other.until)


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its cells.

    Attributes:
        lead: blanks before the words of the first cell, in that cell.
    """

    start: int
    end: int
    cells: tuple[Cell, ...]
    lead: int = 0

    @property
    def indent(self) -> int:
        """How far from the left the first cell begins: by columns, then by the blanks in it."""
        return self.cells[0].column * _COLUMN + self.lead


def rows_of(text: str) -> Iterator[Row]:
    """The lines of `text` that hold a tab, with their cells that are not empty."""
    return (row for row, tabbed in _lines(text) if tabbed)


def lines_of(text: str) -> Iterator[Row]:
    """All lines of `text` that are not empty; one without tabs is split at wide gaps and leader dots."""
    return (row for row, _ in _lines(text))


def _lines(text: str) -> Iterator[tuple[Row, bool]]:
    start = 0
    for line in re.split("[\n\f]", text):
        tabbed = "\t" in line
        cells = tuple(_tabbed(line, start) if tabbed else _spaced(line, start))
        if cells:
            at = cells[0].start - start
            lead = at - line.rfind("\t", 0, at) - 1 if tabbed else 0
            yield Row(cells[0].start, cells[-1].end, cells, lead), tabbed
        start += len(line) + 1


def _tabbed(line: str, start: int) -> Iterator[Cell]:
    """Cells between tabs; those that an empty cell follows are as wide as the tabs behind them."""
    pieces = line.split("\t")
    for column, words in enumerate(pieces):
        bare = words.strip()
        if bare:
            first = start + len(words) - len(words.lstrip())
            after = next((n for n in range(column + 1, len(pieces)) if pieces[n].strip()), len(pieces))
            yield Cell(first, first + len(bare), bare, column, after)
        start += len(words) + 1


def _spaced(line: str, start: int) -> Iterator[Cell]:
    at = 0
    for gap in [*_GAP.finditer(line), None]:
        end = len(line) if gap is None else gap.start()
        bare = line[at:end].strip()
        if bare:
            first = line.index(bare, at)
            yield Cell(start + first, start + first + len(bare), bare, first, first + len(bare))
        at = end if gap is None else gap.end()
