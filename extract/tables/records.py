"""The records of a CSV text with their offsets."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number from 1, its span without the line feed behind it, and its cells by heading."""

    number: int
    start: int
    end: int
    cells: Mapping[str, str]

    def place_of(self, words: str, text: str) -> tuple[int, int] | None:
        """Where `words` first stand in the record, to the letter; None if quoting broke them up."""
        start = text.find(words, self.start, self.end)
        return None if start < 0 else (start, start + len(words))


def headings_of(text: str) -> tuple[str, ...]:
    """The cells of the first line; empty if that is no line of a CSV."""
    try:
        return tuple(next(csv.reader([text.split("\n", 1)[0]]), ()))
    except csv.Error:
        return ()


def records_of(text: str) -> Iterator[Record]:
    """The records below the headings; an empty one is passed over.

    Raises:
        csv.Error: a quoted cell never ends or is larger than the csv module takes.
    """
    lines = [f"{line}\n" for line in text.split("\n")]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))
    reader = csv.reader(lines, strict=True)
    headings = next(reader, [])
    before, number = reader.line_num, 0
    for cells in reader:
        start, end = starts[before], min(starts[reader.line_num] - 1, len(text))
        before = reader.line_num
        if any(cell.strip() for cell in cells):
            number += 1
            yield Record(number, start, end, dict(zip(headings, cells, strict=False)))
