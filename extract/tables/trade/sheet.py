"""A trade table in a text: where its headings stand, which mapping explains them, its rows with offsets.

Read are CSV with commas, semicolons or tabs, with lines above the headings; JSON arrays of arrays; and tables
that have a column for each period (Eurostat's TSV), whose rows come out as one line for each period.
"""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from extract.tables.trade.cells import flagged
from extract.tables.trade.mapping import Measure, TradeMapping, column_of, known_trade_mappings, plain
from graph.errors import InputError

_DELIMITERS = (",", "\t", ";")
_PREAMBLE = 25
_LONGEST = 20_000
_LONGEST_NOTE = 500
_AROUND = " ,;\t\"'"
_PERIOD, _VALUE, _FLAG = "TIME_PERIOD", "OBS_VALUE", "OBS_FLAG"


@dataclass(frozen=True, slots=True)
class Sheet:
    """Where a table stands in a text and how it is read.

    Attributes:
        headings: of its columns; of a table with a column for each period, those of the lines that it gives.
        delimiter: between cells; "" for JSON.
        line: number of the line with the headings, from 1.
        start: offset of that line.
        preamble: the lines above it that are not empty.
        periods: headings of the columns that are periods.
    """

    mapping: TradeMapping
    headings: tuple[str, ...]
    delimiter: str
    line: int = 1
    start: int = 0
    preamble: tuple[str, ...] = ()
    periods: tuple[str, ...] = ()

    def columns(self, role: str) -> list[int]:
        """The places of the columns with this role, the surest first."""
        return column_of(self.headings, self.mapping.columns.get(role, ()))

    def measures(self, measures: Sequence[Measure]) -> list[tuple[int, Measure]]:
        """The columns of figures with what they measure, in the order of the measures."""
        return [
            (place, measure)
            for measure in measures
            for place, head in enumerate(self.headings)
            if measure.fits(_bare(head))
        ]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a table: its number in the file, the span of its row in the text, and its cells."""

    number: int
    start: int
    end: int
    cells: Sequence[str]

    def first(self, places: Sequence[int]) -> str:
        """The first of these cells that is not empty, or ""."""
        return next((cell for place in places if (cell := self.at(place))), "")

    def at(self, place: int) -> str:
        """A cell without blanks around it; "" if the row is too short."""
        return self.cells[place].strip() if place < len(self.cells) else ""


def sheet_of(text: str, *, mappings: Sequence[TradeMapping] | None = None) -> Sheet | None:
    """The table that a text is, by the mapping that explains most of its headings; None if none does."""
    known = known_trade_mappings() if mappings is None else mappings
    if text.lstrip()[:1] == "[":
        return _of_json(text, known)
    first = list(_first_lines(text))
    if not _may_hold_headings(first, known):
        return None
    start = 0
    above: list[str] = []
    for number, line in enumerate(first, start=1):
        found = _by_headings(line, [one for one in known if _is_near(one, (*above, line))])
        if found is not None:
            return replace(found, line=number, start=start, preamble=tuple(above))
        words = line[:_LONGEST_NOTE].strip(_AROUND)
        above += [words] if words else []
        start += len(line) + 1
    return None


def lines_of(text: str, sheet: Sheet) -> Iterator[Line]:
    """The lines below the headings; empty ones and notes of a single cell are passed over.

    Raises:
        InputError: a quoted cell never ends, or the JSON is broken; with the line.
    """
    for line in _csv_lines(text, sheet) if sheet.delimiter else _json_lines(text, after=sheet.start):
        if not _is_note(line.cells):
            yield from _by_period(line, sheet) if sheet.periods else (line,)


def _is_note(cells: Sequence[str]) -> bool:
    """Whether no more than one cell of a row is filled."""
    filled = (cell for cell in cells if cell and not cell.isspace())
    return next(filled, None) is None or next(filled, None) is None


def _first_lines(text: str) -> Iterator[str]:
    """The lines among which the headings may be."""
    start = 0
    for _ in range(_PREAMBLE):
        end = text.find("\n", start)
        yield text[start : end if end >= 0 else len(text)]
        if end < 0:
            return
        start = end + 1


def _may_hold_headings(lines: Sequence[str], known: Sequence[TradeMapping]) -> bool:
    """A quick look that spares most prose the search: no table is known without the column of its goods."""
    written = "".join("\n".join(line[:_LONGEST] for line in lines).casefold().split())
    return any(plain(heading) in written for one in known for heading in one.columns.get("hs", ()))


def _by_headings(line: str, known: Sequence[TradeMapping]) -> Sheet | None:
    """The table whose headings a line holds, with the delimiter by which most of them are explained."""
    best: tuple[int, Sheet] | None = None
    for delimiter in _DELIMITERS:
        cells = _cells(line, delimiter)
        headings, periods = _split(cells)
        mapping = _best(headings, known)
        explained = 0 if mapping is None else _explained(headings, mapping)
        if mapping is not None and (best is None or explained > best[0]):
            best = explained, Sheet(mapping, headings, delimiter, periods=periods)
    return None if best is None else best[1]


def _is_near(mapping: TradeMapping, lines: Sequence[str]) -> bool:
    """Whether the headings or the lines above them name what the mapping wants to see there."""
    return mapping.near is None or any(mapping.near.search(line.casefold()) for line in lines)


def _cells(line: str, delimiter: str) -> Sequence[str]:
    if delimiter not in line or len(line) > _LONGEST:
        return []
    try:
        return next(csv.reader([line], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return []


def _split(cells: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Headings and periods; Eurostat's TSV names all dimensions in its first cell, a period in the others."""
    first, slash, crossed = cells[0].partition("\\") if cells else ("", "", "")
    if not slash or plain(crossed) != plain(_PERIOD):
        return tuple(cell.strip() for cell in cells), ()
    return (*first.split(","), _PERIOD, _VALUE, _FLAG), tuple(cell.strip() for cell in cells[1:])


def _by_period(line: Line, sheet: Sheet) -> Iterator[Line]:
    dimensions = next(csv.reader([line.at(0)]), [])
    for period, cell in zip(sheet.periods, line.cells[1:], strict=False):
        figure, flags = flagged(cell)
        yield replace(line, cells=(*dimensions, period, figure, *flags))


def _csv_lines(text: str, sheet: Sheet) -> Iterator[Line]:
    lines = [f"{line}\n" for line in text[sheet.start :].split("\n")]
    starts = list(accumulate(map(len, lines), initial=sheet.start))
    reader = csv.reader(lines, delimiter=sheet.delimiter, strict=True)
    before = 0
    try:
        for cells in reader:
            first, before = before, reader.line_num
            end = min(starts[before] - 1, len(text))
            if first and starts[first] < end:
                yield Line(sheet.line + first, starts[first], end, cells)
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", line=sheet.line + before) from error


def _of_json(text: str, known: Sequence[TradeMapping]) -> Sheet | None:
    """An array of arrays, the first of which holds the headings, as the US Census API gives it."""
    if not text.lstrip()[1:].lstrip().startswith("["):
        return None
    try:
        first = next(_json_lines(text), None)
    except InputError:
        return None
    mapping = None if first is None else _best(tuple(first.cells), known)
    if first is None or mapping is None:
        return None
    return Sheet(mapping, tuple(first.cells), "", first.number, first.start)


def _json_lines(text: str, *, after: int = -1) -> Iterator[Line]:
    """The inner arrays that start behind the offset `after`, one by one."""
    decoder, place, number, counted = json.JSONDecoder(), text.index("[") + 1, 1, 0
    while True:
        place = _behind(text, place)
        number, counted = number + text.count("\n", counted, place), place
        if text[place : place + 1] == "]":
            return
        try:
            cells, end = decoder.raw_decode(text, place)
        except (ValueError, RecursionError) as error:
            raise InputError(f"is no JSON array of rows: {error!s:.80}", line=number) from error
        if not isinstance(cells, list):
            raise InputError(f"expected a row in brackets, got {text[place : place + 20]!r}", line=number)
        if place > after:
            yield Line(number, place, end, tuple("" if cell is None else str(cell) for cell in cells))
        place = _behind(text, end)
        if text[place : place + 1] not in (",", "]"):
            raise InputError("is no JSON array of rows: it breaks off behind this row", line=number)
        place += text[place : place + 1] == ","


def _behind(text: str, place: int) -> int:
    while text[place : place + 1].isspace():
        place += 1
    return place


def _best(headings: Sequence[str], known: Sequence[TradeMapping]) -> TradeMapping | None:
    named = set(map(plain, headings))
    fitting = [
        one
        for one in known
        if all(not named.isdisjoint(map(plain, one.columns.get(role, ()))) for role in one.known_by)
    ]
    return max(fitting, key=lambda one: _explained(headings, one), default=None)


def _explained(headings: Sequence[str], mapping: TradeMapping) -> int:
    named = {place for wanted in mapping.columns.values() for place in column_of(headings, wanted)}
    return len(named) + sum(one.fits(_bare(head)) for head in headings for one in mapping.values)


def _bare(heading: str) -> str:
    """A heading without what USA Trade Online puts behind a measure."""
    return plain(heading.replace("(Default Member)", ""))
