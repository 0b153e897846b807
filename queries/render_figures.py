"""Figures of trade tables for people and programs, each with source, vintage and row."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from graph.model import Document
from graph.observation import ALL_GOODS, Area, AreaKind, Observation
from graph.vintages import Figure
from queries.figures import Observations, states
from queries.wording import number

if TYPE_CHECKING:
    import pandas

SHOWN = 200
"""Figures that a text shows; beyond it a line says how many there are."""

_QUOTE = 200
COLUMNS = (
    "reporter",
    "reporter_name",
    "partner",
    "partner_name",
    "partner_kind",
    "aggregate",
    "series",
    "hs",
    "hs_digits",
    "nomenclature",
    "description",
    "period",
    "value",
    "unit",
    "basis",
    "breakdown",
    "quantity",
    "quantity_unit",
    "flags",
    "source",
    "vintage",
    "recorded",
    "revised",
    "contested",
    "document",
    "line",
    "start",
    "end",
    "quote",
    "id",
)
"""The columns of `frame`. `aggregate`: a side is no single country; `line`: of the row, counted from 1."""


class Lines:
    """Numbers of lines in documents, counted once for each document."""

    def __init__(self, observations: Observations) -> None:
        self._documents = observations.documents
        self._feeds: dict[str, list[int]] = {}

    def of(self, one: Observation) -> int | None:
        """The line on which the row of a figure begins; None if its document is not at hand."""
        document = self._documents.get(one.evidence.document)
        if document is None:
            return None
        feeds = self._feeds.get(document.id)
        if feeds is None:
            feeds = [place for place, letter in enumerate(document.text) if letter == "\n"]
            self._feeds[document.id] = feeds
        return bisect_right(feeds, one.evidence.start) + 1


def frame(observations: Observations, *, revisions: bool = False) -> pandas.DataFrame:
    """One row a figure; with `revisions` one for each value that some vintage gave, the latest last."""
    import pandas

    lines = Lines(observations)
    rows = [
        _cells(one, figure, lines.of(one))
        for figure in observations
        for one in (states(figure) if revisions else (figure.current,))
    ]
    return pandas.DataFrame(rows, columns=list(COLUMNS))


def _cells(one: Observation, figure: Figure, line: int | None) -> dict[str, Any]:
    return {
        "reporter": one.reporter.code or one.reporter.text,
        "reporter_name": one.reporter.text,
        "partner": one.partner.code or one.partner.text,
        "partner_name": one.partner.text,
        "partner_kind": one.partner.kind.value,
        "aggregate": one.partner.aggregate or one.reporter.aggregate,
        "series": one.series.value,
        "hs": one.hs,
        "hs_digits": one.level,
        "nomenclature": one.nomenclature,
        "description": one.description,
        "period": one.period.text,
        "value": one.value,
        "unit": one.unit,
        "basis": one.basis,
        "breakdown": one.breakdown,
        "quantity": one.quantity,
        "quantity_unit": one.quantity_unit,
        "flags": ";".join(one.flags),
        "source": one.source,
        "vintage": None if one.vintage is None else one.vintage.text,
        "recorded": one.recorded,
        "revised": figure.revised,
        "contested": bool(figure.rivals),
        "document": one.evidence.document,
        "line": line,
        "start": one.evidence.start,
        "end": one.evidence.end,
        "quote": one.evidence.quote,
        "id": one.id,
    }


def to_json(observations: Observations) -> list[dict[str, Any]]:
    """Each figure in plain values, with its row, and its other values in the same form."""
    lines = Lines(observations)
    return [
        _plain(figure.current, lines)
        | {
            "earlier": [_plain(one, lines) for one in figure.earlier],
            "rivals": [_plain(one, lines) for one in figure.rivals],
        }
        for figure in observations
    ]


def _plain(one: Observation, lines: Lines) -> dict[str, Any]:
    data = one.to_json()
    data["evidence"] |= {"quote": one.evidence.quote, "line": lines.of(one)}
    recorded = None if one.recorded is None else one.recorded.isoformat()
    return data | {"hs_digits": one.level, "recorded": recorded}


def text(observations: Observations) -> str:
    """A line a figure, with its row under it; the warnings first."""
    return "\n".join(figure_lines(observations)) + "\n"


def figure_lines(observations: Observations) -> Iterator[str]:
    """The lines of `text`."""
    for warning in observations.warnings:
        yield f"Note: {warning}"
    lines = Lines(observations)
    for figure in observations.figures[:SHOWN]:
        one = figure.current
        yield f"{figure_words(one)} [{source_words(one, observations, lines)}]"
        yield f"    “{quoted(one)}”"
        for other in figure.rivals:
            yield f"    CONTESTED: {value_words(other)} [{source_words(other, observations, lines)}]"
        for other in reversed(figure.earlier):
            yield f"    earlier: {value_words(other)} [{source_words(other, observations, lines)}]"
    if len(observations) > SHOWN:
        yield (
            f"{SHOWN} of {len(observations)} figures are shown; ask for one destination, code or series, "
            "or take all of them as JSON"
        )


def figure_words(one: Observation) -> str:
    """`Taiwan → Malaysia: exports, HS 847150, 2025-01: 31 m USD (FOB)`."""
    marks = [one.basis, one.breakdown, *one.flags]
    if one.partner.aggregate:
        marks.append(f"{one.partner.kind.value}, no single country")
    shown = ", ".join(filter(None, marks))
    return f"{subject_words(one)}: {value_words(one)}" + (f" ({shown})" if shown else "")


def subject_words(one: Observation) -> str:
    """What it is a figure of: `Taiwan → Malaysia: exports, HS 847150, 2025-01`."""
    goods = "all goods" if one.hs == ALL_GOODS else f"HS {one.hs}"
    arrow = "→" if one.series.outward else "←" if one.series.inward else "–"
    ends = f"{area_words(one.reporter)} {arrow} {area_words(one.partner)}"
    return f"{ends}: {one.series.value}, {goods}, {one.period}"


def area_words(area: Area) -> str:
    """The English name of a country; any other area as its source writes it."""
    from babel import Locale

    if area.kind is not AreaKind.COUNTRY:
        return area.text
    return str(Locale.parse("en").territories.get(area.code or "", area.text))


def value_words(one: Observation) -> str:
    """`31 m USD`."""
    return f"{number(one.value)} {one.unit}"


def source_words(one: Observation, observations: Observations, lines: Lines) -> str:
    """`Eurostat Comext, vintage 2025-03-14, line 7 of document 4c57…`."""
    vintage = f"vintage {one.vintage}" if one.vintage is not None else "vintage not stated"
    recorded = "" if one.recorded is None else f", recorded {one.recorded.date().isoformat()}"
    line = lines.of(one)
    where = f"line {line} of document" if line is not None else "document"
    document: Document | None = observations.documents.get(one.evidence.document)
    name = document.uri if document is not None and document.uri else one.evidence.document
    return f"{one.source}, {vintage}{recorded}; {where} {name}"


def quoted(one: Observation) -> str:
    """The row on one line, cut if it is very long."""
    line = " ".join(one.evidence.quote.split())
    return line if len(line) <= _QUOTE else line[: _QUOTE - 1] + "…"
