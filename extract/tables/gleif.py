"""Records of the Global LEI Foundation: who is who (level 1), who consolidates whom and why not (level 2).

Read are the golden copy as CSV, the concatenated files as XML (LEI-CDF 3.1, RR-CDF 2.1, reporting exceptions
2.1) and answers of its web interface as JSON. All are brought into the columns of the golden copy.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from extract.tables.objects import JsonObject, member_of
from extract.tables.records import SEPARATORS, check_headings, headings_of, records_of
from extract.tables.xml_records import XmlRecord, local, root_of, xml_records
from graph.errors import InputError

LEVEL_1 = ("LEI", "Entity.LegalName")
RELATIONSHIPS = (
    "Relationship.StartNode.NodeID",
    "Relationship.EndNode.NodeID",
    "Relationship.RelationshipType",
)
EXCEPTIONS = ("LEI", "Exception.Category")
_KINDS = (LEVEL_1, RELATIONSHIPS, EXCEPTIONS)
ROOTS = {
    "LEIData": "LEIRecord",
    "RelationshipData": "RelationshipRecord",
    "ReportingExceptionData": "Exception",
}
_NUMBERED = frozenset(
    {"OtherEntityName", "TransliteratedOtherEntityName", "SuccessorEntity", "RelationshipPeriod"}
)
_RENAMED = {
    "Relationship.RelationshipPeriods.RelationshipPeriod": "Relationship.Period",
    "ExceptionCategory": "Exception.Category",
    "ExceptionReason": "Exception.Reason.1",
}
_OTHER_NAMES = {
    "OtherEntityName": "otherNames",
    "TransliteratedOtherEntityName": "transliteratedOtherNames",
}
_API = re.compile(r'"type"\s*:\s*"(?:lei-records|relationship-records|reporting-exceptions)"')
_HEAD = 100_000
_MOST = 60
"""Numbered columns that are looked for."""


@dataclass(frozen=True, slots=True)
class GleifRecord:
    """One record: its span in the text, and its cells by the golden copy's columns; empty ones may lack.

    Attributes:
        fault: why its cells cannot be trusted; empty if they can.
    """

    start: int
    end: int
    cells: Mapping[str, str]
    fault: str = ""

    def get(self, column: str) -> str:
        """A cell without blanks around it; empty if it lacks."""
        return (self.cells.get(column) or "").strip()

    def numbered(self, prefix: str, suffix: str = "") -> Iterator[str]:
        """The cells of the columns PREFIX.1SUFFIX, PREFIX.2SUFFIX and so on that are not empty."""
        for number in range(1, _MOST):
            column = f"{prefix}.{number}{suffix}"
            if column not in self.cells:
                return
            if self.get(column):
                yield self.get(column)

    @property
    def is_exception(self) -> bool:
        """Whether it says why a parent is not told."""
        return "Exception.Category" in self.cells

    @property
    def is_relationship(self) -> bool:
        """Whether it joins two entities."""
        return "Relationship.RelationshipType" in self.cells

    def period(self) -> tuple[str, str]:
        """The days between which a relationship holds: those of its relationship period, not of accounts."""
        for number in range(1, _MOST):
            prefix = f"Relationship.Period.{number}."
            names = {name.lower(): name for name in self.cells if name.startswith(prefix)}
            if not names:
                break
            kind = self.get(names.get(f"{prefix}periodtype".lower(), ""))
            if kind in ("RELATIONSHIP_PERIOD", ""):
                start = self.get(names.get(f"{prefix}startdate".lower(), ""))
                end = self.get(names.get(f"{prefix}enddate".lower(), ""))
                if start or end:
                    return start, end
        return "", ""


def is_gleif(text: str) -> bool:
    """Whether a text is a file of the Global LEI Foundation."""
    if text.startswith(("{", "[")):
        return text.startswith("{") and _API.search(text, 0, _HEAD) is not None
    return root_of(text) in ROOTS or _separator(text) is not None


def gleif_records(text: str) -> Iterator[GleifRecord]:
    """The records, in order.

    Raises:
        InputError: the file is broken; the message says where.
    """
    if text.startswith("{"):
        yield from _of_api(text)
    elif root_of(text) in ROOTS:
        for record in xml_records(text, *ROOTS.values()):
            yield GleifRecord(record.start, record.end, _cells(record))
    else:
        separator = _separator(text) or ","
        headings = headings_of(text, separator)
        check_headings(headings, [column for kind in _KINDS for column in kind])
        for row in records_of(text, separator):
            fault = "the row has more cells than headings" if row.extra else ""
            yield GleifRecord(row.start, row.end, row.cells, fault)


def _separator(text: str) -> str | None:
    for separator in SEPARATORS:
        headings = set(headings_of(text, separator))
        if any(headings.issuperset(kind) for kind in _KINDS):
            return separator
    return None


def _cells(record: XmlRecord) -> dict[str, str]:
    """An element as cells: the path of names, numbered where an element may repeat."""
    cells: dict[str, str] = {}
    _walk(record.element, "", cells)
    renamed = {}
    for name, value in cells.items():
        old = next((old for old in _RENAMED if name == old or name.startswith(f"{old}.")), None)
        renamed[name if old is None else _RENAMED[old] + name[len(old) :]] = value
    return renamed


def _walk(element: Any, path: str, cells: dict[str, str]) -> None:
    """Put the texts below an element to `cells`; records nest but a few levels."""
    seen: dict[str, int] = {}
    for child in element:
        name = local(child)
        if not name:
            continue
        seen[name] = seen.get(name, 0) + 1
        number = f".{seen[name]}" if name in _NUMBERED else ""
        below = f"{path}.{name}{number}" if path else f"{name}{number}"
        if len(child):
            _walk(child, below, cells)
        else:
            cells.setdefault(below, child.text or "")


def _of_api(text: str) -> Iterator[GleifRecord]:
    number = 0
    try:
        for one in member_of(text, "data"):
            yield GleifRecord(one.start, one.end, _of_object(one))
            number += 1
    except (ValueError, AttributeError, TypeError) as error:
        raise InputError(f"breaks off behind record {number}: {error!s:.120}") from error


def _of_object(one: JsonObject) -> dict[str, str]:
    said = one.data.get("attributes") or {}
    kind = one.data.get("type")
    if kind == "relationship-records":
        cells = _relationship(said)
    elif kind == "reporting-exceptions":
        cells = {
            "LEI": said.get("lei"),
            "Exception.Category": said.get("category") or "",
            "Exception.Reason.1": said.get("reason"),
        }
    else:
        cells = _registrant(said)
    return {name: str(value) for name, value in cells.items() if value is not None}


def _registrant(said: Mapping[str, Any]) -> dict[str, Any]:
    entity, registration = said.get("entity") or {}, said.get("registration") or {}
    seat = entity.get("headquartersAddress") or {}
    expiration = entity.get("expiration") or {}
    successors = entity.get("successorEntities") or [entity.get("successorEntity") or {}]
    cells = {
        "LEI": said.get("lei"),
        "Entity.LegalName": (entity.get("legalName") or {}).get("name"),
        "Entity.HeadquartersAddress.City": seat.get("city"),
        "Entity.HeadquartersAddress.Country": seat.get("country"),
        "Entity.LegalJurisdiction": entity.get("jurisdiction"),
        "Entity.EntityCategory": entity.get("category"),
        "Entity.EntityStatus": entity.get("status"),
        "Entity.EntityExpirationDate": expiration.get("date"),
        "Registration.RegistrationStatus": registration.get("status"),
        "Registration.LastUpdateDate": registration.get("lastUpdateDate"),
    }
    for column, names in _OTHER_NAMES.items():
        for number, other in enumerate(entity.get(names) or (), start=1):
            cells[f"Entity.{column}s.{column}.{number}"] = other.get("name") or ""
    for number, successor in enumerate(successors, start=1):
        cells[f"Entity.SuccessorEntity.{number}.SuccessorLEI"] = successor.get("lei") or ""
    return cells


def _relationship(said: Mapping[str, Any]) -> dict[str, Any]:
    relationship, registration = said.get("relationship") or {}, said.get("registration") or {}
    cells = {
        "Relationship.RelationshipType": relationship.get("type") or "",
        "Relationship.RelationshipStatus": relationship.get("status"),
        "Registration.RegistrationStatus": registration.get("status"),
        "Registration.LastUpdateDate": registration.get("lastUpdateDate"),
    }
    for side in ("Start", "End"):
        node = relationship.get(f"{side.lower()}Node") or {}
        cells[f"Relationship.{side}Node.NodeID"] = node.get("id")
        cells[f"Relationship.{side}Node.NodeIDType"] = node.get("type")
    for number, period in enumerate(relationship.get("periods") or (), start=1):
        for column, name in (("startDate", "startDate"), ("endDate", "endDate"), ("periodType", "type")):
            cells[f"Relationship.Period.{number}.{column}"] = period.get(name) or ""
    return cells
