"""Entries of OFAC's lists as XML (SDN.XML, CONSOLIDATED.XML)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from extract.tables.xml_records import local, root_of, xml_records

ROOT = "sdnList"


@dataclass(frozen=True, slots=True)
class OfacEntry:
    """One entry: its span in the text, and what it says.

    Attributes:
        type: "Entity", "Individual", "Vessel" or "Aircraft".
        aliases: other names, in whatever script.
        remarks: which may hold the day of listing.
    """

    start: int
    end: int
    name: str
    type: str
    programs: tuple[str, ...]
    aliases: tuple[str, ...]
    remarks: str


def is_ofac_xml(text: str) -> bool:
    """Whether a text is a list of OFAC as XML."""
    return root_of(text) == ROOT


def ofac_entries(text: str) -> Iterator[OfacEntry]:
    """The entries, in order.

    Raises:
        InputError: one cannot be parsed.
    """
    for record in xml_records(text, "sdnEntry"):
        said = record.element
        yield OfacEntry(
            record.start,
            record.end,
            next(_texts(said, "lastName"), ""),
            next(_texts(said, "sdnType"), ""),
            tuple(_texts(said, "programList", "program")),
            tuple(_texts(said, "akaList", "aka", "lastName")),
            next(_texts(said, "remarks"), ""),
        )


def _texts(element: Any, name: str, *below: str) -> Iterator[str]:
    """The texts of the elements at a path below an element, in any namespace; empty ones are passed over."""
    for child in element:
        if local(child) != name:
            continue
        if below:
            yield from _texts(child, *below)
        elif (child.text or "").strip():
            yield child.text.strip()
