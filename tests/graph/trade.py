"""Invented figures of trade."""

from __future__ import annotations

from graph.model import Document, Evidence
from graph.observation import Area, AreaKind, Observation, Series
from graph.when import PartialDate

TAIWAN = Area("TW", AreaKind.COUNTRY, "TW")
MALAYSIA = Area("Malaysia", AreaKind.COUNTRY, "MY")
WORLD = Area("World", AreaKind.WORLD, "world")
TABLE = Document(id="d1", text="row\nother row\n", publisher="Customs", uri="table.csv")


def figure(
    *,
    value: float = 1.0,
    hs: str = "8471",
    period: str = "2025-01",
    partner: Area = MALAYSIA,
    vintage: str | None = None,
    **other: object,
) -> Observation:
    """Taiwan's exports to Malaysia of January 2025, or what is said otherwise."""
    usual: dict[str, object] = {
        "reporter": TAIWAN,
        "series": Series.EXPORTS,
        "unit": "USD",
        "evidence": Evidence.cut(TABLE, 0, 3),
        "source": "Customs",
        "nomenclature": "H6",
    }
    return Observation(
        partner=partner,
        hs=hs,
        period=PartialDate.parse(period),
        value=value,
        vintage=None if vintage is None else PartialDate.parse(vintage),
        **(usual | other),  # type: ignore[arg-type]  # a test names the fields that it varies
    )
