"""The records of a CSV text with their offsets."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from graph.errors import InputError

SEPARATORS = (",", ";", "\t")
"""What may stand between cells."""
_END_OF_FILE = "\x1a"
"""Ends a file of old systems, as OFAC's lists still do."""


@dataclass(frozen=True, slots=True)
class Record:
    """One record: its number from 1, its span without the line feed behind it, and its cells by heading.

    Attributes:
        extra: cells beyond the last heading; such a row does not say which cell belongs where.
    """

    number: int
    start: int
    end: int
    cells: Mapping[str, str]
    extra: tuple[str, ...] = ()

    def place_of(self, words: str, text: str) -> tuple[int, int] | None:
        """Where `words` first stand in the record, to the letter; None if quoting broke them up."""
        start = text.find(words, self.start, self.end)
        return None if start < 0 else (start, start + len(words))


def first_record(text: str, separator: str = ",") -> tuple[str, ...]:
    """The cells of the first record; empty if that is no record of a CSV."""
    try:
        return tuple(next(csv.reader(_lines(text), delimiter=separator), ()))
    except csv.Error:
        return ()


def headings_of(text: str, separator: str = ",") -> tuple[str, ...]:
    """The headings: the cells of the first record without blanks around them."""
    return tuple(cell.strip() for cell in first_record(text, separator))


def records_of(text: str, separator: str = ",", *, headings: Sequence[str] | None = None) -> Iterator[Record]:
    """The records below the headings; an empty one is passed over.

    Args:
        text: the table.
        separator: what stands between cells.
        headings: of a table that has none itself.

    Raises:
        InputError: a quoted cell never ends or is larger than the csv module takes; gives the line on which
            the record begins.
    """
    reader = csv.reader(_lines(text), delimiter=separator, strict=True)
    starts, line = _Starts(text), 1
    number = 0
    try:
        if headings is None:
            headings = [cell.strip() for cell in next(reader, [])]
        line = reader.line_num + 1
        for cells in reader:
            start, end = starts.of(line), min(starts.of(reader.line_num + 1) - 1, len(text))
            line = reader.line_num + 1
            if any(cell.strip() and cell != _END_OF_FILE for cell in cells):
                number += 1
                extra = tuple(cell for cell in cells[len(headings) :] if cell.strip())
                yield Record(number, start, end, dict(zip(headings, cells, strict=False)), extra)
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}, in the record that begins on this line", line=line) from error


def check_headings(headings: Sequence[str], used: Sequence[str]) -> None:
    """Raise InputError if a heading that is read stands twice: nothing says which column is meant."""
    twice = [heading for heading, count in Counter(headings).items() if count > 1 and heading in used]
    if twice:
        raise InputError(
            f"has the heading {', '.join(map(repr, twice))} twice; rename the one that is not meant",
            line=1,
        )


class _Starts:
    """Where lines begin, asked in ascending order."""

    def __init__(self, text: str) -> None:
        self._text, self._line, self._start = text, 1, 0

    def of(self, line: int) -> int:
        """The offset at which a line begins; behind the last line one more than the length."""
        while self._line < line:
            feed = self._text.find("\n", self._start)
            self._start = len(self._text) + 1 if feed < 0 else feed + 1
            self._line += 1
        return self._start


def _lines(text: str) -> Iterator[str]:
    start = 0
    while start <= len(text):
        feed = text.find("\n", start)
        if feed < 0:
            yield text[start:] + "\n"
            return
        yield text[start : feed + 1]
        start = feed + 1
