"""Which columns of a trade table hold what, found once; a table that lacks one that is needed is refused."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.tables.trade import Line, NotUnderstood, Sheet
from extract.tables.trade.cells import number, scaled
from extract.tables.trade.mapping import Measure, column_of, plain
from extract.tables.trade.units import unit_of
from graph.errors import InputError
from graph.observation import Series

_NO_UNIT = frozenset({"", "-", "n/a", "na", "x", "no_su", "noquantity"})


@dataclass(frozen=True, slots=True)
class Figures:
    """A column of figures: its place, the unit of one, and what it counts; None if a column says that."""

    place: int
    unit: str
    scale: float
    series: Series | None
    basis: str


@dataclass(frozen=True)
class Columns:
    """The places of the columns of a sheet, by what they hold."""

    sheet: Sheet
    values: tuple[Figures, ...]
    quantities: tuple[tuple[int, Measure, Sequence[int]], ...]
    areas: Mapping[str, Sequence[int]]
    goods: Sequence[int]
    words: Sequence[int]
    series: Sequence[int]
    periods: tuple[Sequence[int], Sequence[int], Sequence[int]]
    indicator: Sequence[int]
    nomenclature: Sequence[int]
    vintage: Sequence[int]
    flagged: Sequence[int]
    marks: tuple[tuple[int, Mapping[str, str]], ...]
    split: tuple[tuple[str, int, frozenset[str]], ...]

    def figures(self, line: Line) -> Iterator[Figures]:
        """The columns whose figures a row holds; where it names its measure, as that says."""
        if not self.indicator:
            yield from self.values
            return
        cell = line.first(self.indicator)
        measure = self.sheet.mapping.indicators.get(plain(cell))
        if measure is None:
            raise NotUnderstood(f"{cell!r:.60} is no measure that is known, so that the unit is not either")
        for one in self.values:
            yield Figures(one.place, measure.unit, measure.scale, one.series or measure.series, measure.basis)

    def period(self, line: Line) -> str:
        """The period of a row in one text."""
        whole, years, months = self.periods
        cell = line.first(whole)
        if cell or not years:
            if not cell:
                raise InputError("names no month or year")
            return cell
        year, month = line.first(years), line.first(months)
        if not year or not month:
            raise InputError("names no month or no year")
        return f"{year.rstrip('年')}-{month.rstrip('月'):0>2}"

    def quantity(self, line: Line) -> tuple[float | None, str]:
        """What the row counts beside its value: the first quantity that it gives with a unit."""
        for place, measure, units in self.quantities:
            unit = measure.unit or line.first(units)
            amount = number(line.at(place)) if plain(unit) not in _NO_UNIT else None
            if amount:
                return scaled(amount, measure.scale or 1), unit[:30]
        return None, ""

    def flags(self, line: Line) -> tuple[str, ...]:
        """How the source marks the figure, in words where the mapping has them; a nought marks nothing."""
        found: list[str] = []
        for place, words in self.marks:
            cell = line.at(place)
            meant = _meant(plain(cell), words)
            found += meant or [cell] * (place in self.flagged and cell not in ("", "0"))
        return tuple(found)

    def breakdown(self, line: Line) -> str:
        """What splits the figure further: "motCode=1000;customsCode=C04", or ""."""
        cells = ((name, line.at(place), whole) for name, place, whole in self.split)
        return ";".join(f"{name}={cell}" for name, cell, whole in cells if plain(cell) not in whole)


def columns_of(sheet: Sheet) -> Columns:
    """The columns of a sheet.

    Raises:
        InputError: a column that is needed is missing, or no unit is stated; with the line of the headings.
    """
    columns = Columns(
        sheet=sheet,
        values=_values(sheet),
        quantities=tuple(
            (place, measure, column_of(sheet.headings, measure.unit_columns))
            for place, measure in sheet.measures(sheet.mapping.quantities)
        ),
        areas={role: sheet.columns(role) for role in _AREAS},
        goods=sheet.columns("hs"),
        words=sheet.columns("description"),
        series=sheet.columns("series"),
        periods=(sheet.columns("period"), sheet.columns("year"), sheet.columns("month")),
        indicator=sheet.columns("indicator"),
        nomenclature=sheet.columns("nomenclature"),
        vintage=sheet.columns("vintage"),
        flagged=sheet.columns("flags"),
        marks=_marks(sheet),
        split=_split(sheet),
    )
    for missing in _missing(columns):
        raise InputError(f"{_KIND.format(title=sheet.mapping.title)} {missing}", line=sheet.line)
    return columns


_AREAS = ("reporter", "reporter_name", "partner", "partner_name")
_KIND = "is a table of the kind {title}, but"


def _missing(columns: Columns) -> Iterator[str]:
    mapping = columns.sheet.mapping
    whole, years, months = columns.periods
    if not columns.values:
        yield "no column holds its figures"
    if not columns.goods:
        yield "no column holds the code of the goods"
    if not columns.areas["partner"]:
        yield "no column names the partner"
    if not mapping.reporter and not columns.areas["reporter"]:
        yield "no column names the reporter"
    if not columns.series and any(one.series is None for one in columns.values):
        yield "nothing says whether it counts exports or imports"
    if not whole and not (years and months):
        yield "no column says which month or year a figure counts"


def _values(sheet: Sheet) -> tuple[Figures, ...]:
    """The columns of figures; of two that count the same in the same unit the first."""
    found: dict[tuple[str, Series | None], Figures] = {}
    for place, measure in sheet.measures(sheet.mapping.values):
        series = measure.series or _series_above(sheet)
        unit = _unit(sheet, place, measure)
        found.setdefault((unit[0], series), Figures(place, *unit, series, measure.basis))
    return tuple(found.values())


def _unit(sheet: Sheet, place: int, measure: Measure) -> tuple[str, float]:
    if sheet.columns("indicator"):
        return "", 1
    if measure.unit:
        return measure.unit, measure.scale
    stated = unit_of(sheet.headings[place], sheet.preamble)
    if stated is None:
        raise InputError(
            f"no currency is stated for the column {sheet.headings[place]!r:.60}: neither its heading nor "
            "a line above the table names one",
            line=sheet.line,
        )
    return stated


def _series_above(sheet: Sheet) -> Series | None:
    """The one series that the lines above a table without a column for it name."""
    if sheet.columns("series"):
        return None
    known = sorted(sheet.mapping.series.items(), key=lambda item: -len(item[0]))
    named = {
        next(series for word, series in known if len(word) > 1 and word in line)
        for line in map(plain, sheet.preamble)
        if any(len(word) > 1 and word in line for word, _ in known)
    }
    return named.pop() if len(named) == 1 else None


def _marks(sheet: Sheet) -> tuple[tuple[int, Mapping[str, str]], ...]:
    """The columns that say how firm a figure is, with the words for their cells."""
    marks: dict[int, Mapping[str, str]] = {place: {} for place in sheet.columns("flags")}
    for name, words in sheet.mapping.marks.items():
        marks |= dict.fromkeys(column_of(sheet.headings, [name]), words)
    return tuple(marks.items())


def _meant(cell: str, words: Mapping[str, str]) -> list[str]:
    """The words for a cell, or for each of its letters ("pe"); none if one is unknown."""
    if cell in words:
        return [words[cell]]
    return [words[letter] for letter in cell] if cell and all(letter in words for letter in cell) else []


def _split(sheet: Sheet) -> tuple[tuple[str, int, frozenset[str]], ...]:
    return tuple(
        (name, place, frozenset(map(plain, whole)))
        for name, whole in sheet.mapping.breakdown.items()
        for place in column_of(sheet.headings, [name])
    )
