"""Rows of a table in a text: lines whose cells stand between tabs, with offsets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell that is not empty; the span is that of its words."""

    start: int
    end: int
    text: str
    column: int


@dataclass(frozen=True, slots=True)
class Row:
    """A line with its cells."""

    start: int
    end: int
    cells: tuple[Cell, ...]


def rows_of(text: str) -> Iterator[Row]:
    """The lines of `text` that hold a tab, with their cells that are not empty."""
    start = 0
    for line in text.split("\n"):
        if "\t" in line:
            cells = tuple(_cells(line, start))
            if cells:
                yield Row(cells[0].start, cells[-1].end, cells)
        start += len(line) + 1


def _cells(line: str, start: int) -> Iterator[Cell]:
    for column, words in enumerate(line.split("\t")):
        bare = words.strip()
        if bare:
            first = start + len(words) - len(words.lstrip())
            yield Cell(first, first + len(bare), bare, column)
        start += len(words) + 1
