"""Trade statistics: every figure of a table that a mapping explains is an observation, with its row as quote.

What a table means must be known in full: an unknown series, unit or form of month refuses the table. A row
that is understood but impossible is left out and named, and so are rows that contradict each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.extractors.base import Extraction
from extract.extractors.structured.trade_columns import Columns, Figures, columns_of
from extract.gazetteer.areas import area_of
from extract.tables.trade import Line, NotUnderstood, Sheet, TradeMapping, lines_of, sheet_of
from extract.tables.trade.cells import day, goods, number, period, scaled
from extract.tables.trade.mapping import plain
from graph.errors import ContractError, InputError
from graph.model import Document, Evidence
from graph.observation import Area, Observation, Series
from graph.when import PartialDate

NAMED = 50
"""Rows of one table that are named each; of the others only the count is."""


@dataclass(frozen=True)
class TradeTable:
    """Reads a table by its mapping."""

    mapping: TradeMapping
    version: str = "1"

    @property
    def name(self) -> str:
        """That of the mapping."""
        return f"trade-{self.mapping.name}"

    def extract(self, document: Document) -> Extraction:
        """The figures of all rows, in text order, and the rows that cannot be used.

        Raises:
            InputError: something in the table is not understood; with the line.
        """
        sheet = sheet_of(document.text, mappings=(self.mapping,))
        if sheet is None:
            raise InputError(f"is no table of the kind {self.mapping.title}")
        reading = _Reading(document, sheet, columns_of(sheet), f"{self.name}@{self.version}")
        found, bad = reading.observations()
        if not found and bad:
            raise InputError(f"no row can be used; the first: {bad[0].reason}", line=bad[0].line)
        return Extraction(observations=tuple(found), skipped=_named(bad, document))


def _named(bad: list[InputError], document: Document) -> tuple[InputError, ...]:
    path = document.uri or document.id
    named = [InputError(one.reason, path=path, line=one.line) for one in bad[:NAMED]]
    if len(bad) > NAMED:
        named.append(InputError(f"and {len(bad) - NAMED} more rows that cannot be used", path=path))
    return tuple(named)


class _Reading:
    """One table of one document."""

    def __init__(self, document: Document, sheet: Sheet, columns: Columns, extractor: str) -> None:
        self._document = document
        self._sheet = sheet
        self._mapping = sheet.mapping
        self._columns = columns
        self._extractor = extractor
        self._vintage = _said(document)
        self._areas: dict[tuple[str, ...], Area | None] = {}
        self._row: Evidence | None = None

    def observations(self) -> tuple[list[Observation], list[InputError]]:
        """What the rows say, and the rows that cannot be used.

        Rows that give different figures of the same are all left out: something that tells them apart is not
        understood. A row that repeats another says nothing new.
        """
        found: dict[tuple[str, ...], tuple[Observation, int]] = {}
        clashing: dict[tuple[str, ...], int] = {}
        bad: list[InputError] = []
        for line in lines_of(self._document.text, self._sheet):
            for one in self._of_line(line, bad):
                known, _ = found.setdefault(one.key, (one, line.number))
                if known.value != one.value:
                    clashing.setdefault(one.key, line.number)
        for key, number_of_line in clashing.items():
            _, first = found.pop(key)
            bad.append(InputError(_CLASH.format(first=first), line=number_of_line))
        return [one for one, _ in found.values()], sorted(bad, key=lambda error: error.line or 0)

    def _of_line(self, line: Line, bad: list[InputError]) -> Iterator[Observation]:
        try:
            yield from self._read(line)
        except NotUnderstood as error:
            raise InputError(error.reason, line=line.number) from error
        except InputError as error:
            bad.append(InputError(error.reason, line=line.number))

    def _read(self, line: Line) -> list[Observation]:
        figures = list(self._columns.figures(line))
        present = [(one, value) for one in figures if (value := number(line.at(one.place))) is not None]
        _check_width(line, self._sheet, figures)
        if not present:
            return []
        self._check_nomenclature(line)
        code, words = goods(line.first(self._columns.goods))
        base = Observation(
            reporter=self._area(line, "reporter"),
            partner=self._area(line, "partner"),
            series=Series.BILLING,
            hs=code,
            period=period(self._columns.period(line), roc=self._mapping.roc),
            value=0.0,
            unit=present[0][0].unit,
            evidence=self._evidence(line),
            source=self._mapping.publisher,
            nomenclature=self._nomenclature(line),
            breakdown=self._columns.breakdown(line),
            description=line.first(self._columns.words) or words,
            flags=self._columns.flags(line),
            vintage=day(line.first(self._columns.vintage), day_first=self._mapping.day_first)
            or self._vintage,
            extractor=self._extractor,
        )
        quantity, unit = self._columns.quantity(line)
        return [
            replace(
                base,
                series=one.series or self._series(line),
                value=scaled(value, one.scale),
                unit=one.unit,
                basis=one.basis,
                quantity=quantity,
                quantity_unit=unit,
            )
            for one, value in present
        ]

    def _series(self, line: Line) -> Series:
        cell = line.first(self._columns.series)
        if not cell:
            raise InputError("does not say whether it counts exports or imports")
        series = self._mapping.series.get(plain(cell))
        if series is None:
            known = ", ".join(dict.fromkeys(one.value for one in self._mapping.series.values()))
            raise NotUnderstood(f"{cell!r:.60} is no series that is known; known are {known}")
        return series

    def _area(self, line: Line, role: str) -> Area:
        if role == "reporter" and self._mapping.reporter:
            return _constant(self._mapping.reporter)
        cells = tuple(line.at(place) for place in self._columns.areas[role])
        name = line.first(self._columns.areas[f"{role}_name"])
        key = (*cells, name)
        if key not in self._areas:
            self._areas[key] = area_of(cells, name=name, numbers=self._mapping.numbers)
        area = self._areas[key]
        if area is None:
            raise InputError(f"does not name the {role}")
        return area

    def _nomenclature(self, line: Line) -> str:
        return line.first(self._columns.nomenclature) or self._mapping.nomenclature

    def _check_nomenclature(self, line: Line) -> None:
        family, cell = self._mapping.hs_family, line.first(self._columns.nomenclature)
        if family is not None and cell and not family.match(cell):
            raise NotUnderstood(
                f"goods are coded by {cell!r:.20}, not by the Harmonized System; download it by HS codes"
            )

    def _evidence(self, line: Line) -> Evidence:
        last = self._row
        if last is None or (last.start, last.end) != (line.start, line.end):
            self._row = last = Evidence.cut(self._document, line.start, line.end)
        return last


def _check_width(line: Line, sheet: Sheet, figures: Sequence[Figures]) -> None:
    """Raise InputError if a row breaks off before its figures, or has cells that no heading explains."""
    extra = [cell for cell in line.cells[len(sheet.headings) :] if cell.strip()]
    if extra and not sheet.periods:
        raise InputError(
            f"has {len(line.cells)} cells for {len(sheet.headings)} headings; "
            "a number with a comma in it needs quotes"
        )
    if len(line.cells) <= min(one.place for one in figures):
        raise InputError(f"breaks off after {len(line.cells)} of {len(sheet.headings)} cells")


_CLASH = "gives another figure than line {first} for the same goods, partner and month; both are left out"


def _constant(code: str) -> Area:
    area = area_of([code])
    if area is None:
        raise ContractError("a mapping names no reporter")
    return area


def _said(document: Document) -> PartialDate | None:
    """The day of publication or retrieval that the document or the user states."""
    for stated in (document.published, document.retrieved):
        found = None if stated is None else _partial(stated)
        if found is not None:
            return found
    return None


def _partial(stated: str) -> PartialDate | None:
    try:
        return PartialDate.parse(stated)
    except ContractError:
        return day(stated)
