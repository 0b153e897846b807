"""Figures of trade tables: who traded what with whom in which month, as one table of one day gives it.

Invariant: an observation is frozen and stands in one row of one document. It is no claim: figures are never
merged, and a later table that gives another value stands beside the earlier one, see `graph.vintages`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Self

from graph import fields
from graph.errors import ContractError
from graph.identity import content_hash
from graph.model import Evidence
from graph.when import PartialDate

ALL_GOODS = "TOTAL"
"""Stands in the place of an HS code for all goods together."""

LARGEST = 1e16
"""No figure of trade reaches it, and beyond it a number is no longer exact."""

_HS = re.compile(r"\d{2}[0-9A-Z]{0,9}", re.ASCII)
_CODE = re.compile("[A-Z]{2}")
_UNIT = re.compile(r"\S(?:.{0,30}\S)?")


class Series(StrEnum):
    """What a figure counts. Figures of two series are never added up nor taken for one another.

    `EXPORTS` and `IMPORTS` are what the source calls so; `TOTAL_EXPORTS` and `TOTAL_IMPORTS` where it says
    that goods sent on or taken back are counted in.
    """

    EXPORTS = "exports"
    TOTAL_EXPORTS = "exports with re-exports"
    DOMESTIC_EXPORTS = "domestic exports"
    RE_EXPORTS = "re-exports"
    IMPORTS = "imports"
    TOTAL_IMPORTS = "imports with re-imports"
    IMPORTS_FOR_CONSUMPTION = "imports for consumption"
    RE_IMPORTS = "re-imports"
    BILLING = "billing"

    @property
    def outward(self) -> bool:
        """Whether goods go from the reporter to the partner."""
        return self in _OUTWARD

    @property
    def inward(self) -> bool:
        """Whether goods come from the partner to the reporter."""
        return self is not Series.BILLING and not self.outward

    @property
    def within(self) -> Series | None:
        """The series of the same source that counts this one in, if one does."""
        return _WITHIN.get(self)

    def adds_to(self, other: Series) -> bool:
        """Whether figures of both may stand in one sum."""
        return self is other

    def mirrors(self, other: Series) -> bool:
        """Whether the partner's statistics show the same goods in `other`, counted and valued its own way."""
        return (self.outward and other.inward) or (self.inward and other.outward)


_OUTWARD = frozenset({Series.EXPORTS, Series.TOTAL_EXPORTS, Series.DOMESTIC_EXPORTS, Series.RE_EXPORTS})
_WITHIN = {
    Series.DOMESTIC_EXPORTS: Series.TOTAL_EXPORTS,
    Series.RE_EXPORTS: Series.TOTAL_EXPORTS,
    Series.RE_IMPORTS: Series.TOTAL_IMPORTS,
}


class AreaKind(StrEnum):
    """What a reporter or partner is; only countries may be added up."""

    COUNTRY = "country"
    GROUP = "group"
    WORLD = "world"
    RESIDUAL = "residual"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Area:
    """A reporter or partner.

    Attributes:
        text: as the table writes it.
        kind: a group overlaps with its members, a residual is what the source assigns to no country ("Areas,
            nes"), and of an unknown one nobody can say whether it overlaps.
        code: ISO 3166-1 alpha-2 of a country, "world", or the source's own code of a group.
    """

    text: str
    kind: AreaKind
    code: str | None = None

    def __post_init__(self) -> None:
        if not self.text:
            raise ContractError("an area needs a text")
        if self.kind is AreaKind.COUNTRY and not _CODE.fullmatch(self.code or ""):
            raise ContractError(f"a country needs an ISO 3166-1 alpha-2 code, got {self.code!r}")

    @property
    def key(self) -> str:
        """What tells it from others: its code, or for want of one its words."""
        return self.code or " ".join(self.text.casefold().split())

    @property
    def aggregate(self) -> bool:
        """Whether it is no single country, so that its figures may hold those of others."""
        return self.kind is not AreaKind.COUNTRY

    def to_json(self) -> dict[str, Any]:
        """`{"text", "kind", "code"}`."""
        return {"text": self.text, "kind": self.kind.value, "code": self.code}

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """An area from the form of `to_json`."""
        data = fields.mapping(data)
        return cls(
            fields.string(data.get("text")),
            fields.member(AreaKind, data.get("kind")),
            fields.optional(fields.string, data.get("code")),
        )


@dataclass(frozen=True, slots=True)
class Observation:
    """One figure. Equality is that of every part but the recorded moment.

    Attributes:
        hs: code of the goods without dots, 2 to 11 characters ("8471", and letters where the source hides the
            goods), or `ALL_GOODS`.
        period: the year, quarter or month that it counts.
        value: in whole units of `unit`: thousands of a table are multiplied out.
        unit: an ISO 4217 currency, or the unit of a quantity ("kg") where the row counts one.
        evidence: the row; of a table with a column for each month, the row that holds the figure.
        source: whose statistics they are; two sources stay apart.
        nomenclature: of the code as the source names it ("H6", "CN", "CCC"), or "".
        basis: how it is valued ("FOB", "CIF", "customs"), where the table says it.
        breakdown: what else splits the figure ("motCode=1000"); "" for what is not split further.
        description: of the goods, as written.
        quantity, quantity_unit: what the same row counts beside the value.
        flags: as the source marks it ("c", "p", "estimated").
        vintage: day on which the table was given out or retrieved; None if nobody says it.
        extractor: "name@version".
        recorded: when the ledger learned it; stamped by the ledger alone.
    """

    reporter: Area
    partner: Area
    series: Series
    hs: str
    period: PartialDate
    value: float
    unit: str
    evidence: Evidence
    source: str
    nomenclature: str = ""
    basis: str = ""
    breakdown: str = ""
    description: str = ""
    quantity: float | None = None
    quantity_unit: str = ""
    flags: tuple[str, ...] = ()
    vintage: PartialDate | None = None
    extractor: str = ""
    recorded: datetime | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        if self.hs != ALL_GOODS and not _HS.fullmatch(self.hs):
            raise ContractError(f"{self.hs!r} is no code of goods: expected 2 to 11 digits, or {ALL_GOODS}")
        if not _UNIT.fullmatch(self.unit) or not self.source:
            raise ContractError(f"a figure needs a unit and a source, got {self.unit!r}, {self.source!r}")
        for number in (self.value, 0.0 if self.quantity is None else self.quantity):
            if not (math.isfinite(number) and 0 <= number < LARGEST):
                raise ContractError(f"a figure of trade lies between 0 and {LARGEST:g}, got {number!r}")
        object.__setattr__(self, "value", float(self.value))
        object.__setattr__(self, "quantity", None if self.quantity is None else float(self.quantity))

    @property
    def level(self) -> int:
        """How many digits the code of the goods has; 0 for all goods."""
        return 0 if self.hs == ALL_GOODS else len(self.hs)

    @property
    def key(self) -> tuple[str, ...]:
        """What it is a figure of; two values under one key are a revision or contradict each other."""
        return (
            self.source,
            self.reporter.key,
            self.partner.key,
            self.series.value,
            self.nomenclature,
            self.hs,
            self.period.text,
            self.unit,
            self.basis,
            self.breakdown,
        )

    @property
    def id(self) -> str:
        """Stable hash of document, row, key, value, quantity and vintage."""
        place = (self.evidence.document, self.evidence.start, self.evidence.end)
        vintage = None if self.vintage is None else self.vintage.text
        return content_hash(
            "observation", place, self.key, self.value, self.quantity, self.quantity_unit, vintage
        )

    @property
    def known_since(self) -> date:
        """The day from which it was known: that of the vintage, else that on which the ledger learned it."""
        if self.vintage is not None:
            return self.vintage.first
        return date.min if self.recorded is None else self.recorded.date()

    def to_json(self) -> dict[str, Any]:
        """All parts as plain values; the evidence without its words, which stand in the document."""
        data: dict[str, Any] = {name: getattr(self, name) for name in _PLAIN}
        return data | {
            "id": self.id,
            "reporter": self.reporter.to_json(),
            "partner": self.partner.to_json(),
            "series": self.series.value,
            "period": self.period.text,
            "flags": list(self.flags),
            "vintage": None if self.vintage is None else self.vintage.text,
            "evidence": {
                "document": self.evidence.document,
                "start": self.evidence.start,
                "end": self.evidence.end,
            },
        }

    @classmethod
    def from_json(cls, data: Any, *, evidence: Evidence, recorded: datetime | None = None) -> Self:
        """An observation from the form of `to_json`, with the words of its row.

        Raises:
            ContractError: a part is missing, of the wrong type or impossible.
        """
        data = fields.mapping(data)
        vintage = fields.optional(fields.string, data.get("vintage"))
        return cls(
            reporter=Area.from_json(data.get("reporter")),
            partner=Area.from_json(data.get("partner")),
            series=fields.member(Series, data.get("series")),
            hs=fields.string(data.get("hs")),
            period=PartialDate.parse(fields.string(data.get("period"))),
            value=fields.number(data.get("value")),
            unit=fields.string(data.get("unit")),
            evidence=evidence,
            source=fields.string(data.get("source")),
            quantity=fields.optional(fields.number, data.get("quantity")),
            flags=fields.strings(data.get("flags") or ()),
            vintage=None if vintage is None else PartialDate.parse(vintage),
            recorded=recorded,
            **{name: _words(data, name) for name in _WORDS},
        )


_WORDS = ("nomenclature", "basis", "breakdown", "description", "quantity_unit", "extractor")
_PLAIN = ("hs", "value", "unit", "source", "quantity", *_WORDS)


def _words(data: Mapping[str, Any], name: str) -> str:
    return fields.optional(fields.string, data.get(name) or None) or ""
