"""OFAC's lists as XML: which programs restrict which firms; the quote is the entry as it stands in the file.

People, ships and planes are left out. Which of OFAC's lists a file is does not stand in it; the program does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import partial

from extract.extractors.base import Extraction
from extract.extractors.structured.notes import Notes
from extract.extractors.structured.parties import SURE, joined, mention_of
from extract.extractors.structured.periods import period_of
from extract.gazetteer.curated import entities_of
from extract.tables.ofac import OfacEntry, ofac_entries
from graph.model import Claim, Document, Entity, Evidence
from graph.schema import Kind, Relation

PUBLISHER = "Office of Foreign Assets Control"
_LISTED = re.compile(r"Listing Date \([^)]*\):? (\d{1,2} [A-Z][a-z]{2} \d{4})")


class OfacReader:
    """Reads each entry of a firm as RESTRICTS, from OFAC to the firm, with its programs as the rule."""

    name = "ofac"
    version = "1"

    def extract(self, document: Document) -> Extraction:
        """The claims, in text order.

        Raises:
            InputError: the file is broken.
        """
        notes, told = Notes(document.text), list[Entity]()
        claims = tuple(
            claim for entry in ofac_entries(document.text) for claim in _claims(entry, document, notes, told)
        )
        return Extraction(claims, entities_of(claims) + joined(told), notes.errors())


def _claims(entry: OfacEntry, document: Document, notes: Notes, told: list[Entity]) -> Iterator[Claim]:
    if entry.type != "Entity":
        return
    if not entry.name:
        notes.add(entry.start, "the entry has no name: left out")
        return
    start = document.text.find(entry.name, entry.start, entry.end)
    firm = mention_of(entry.name, Kind.ORGANIZATION, None if start < 0 else start)
    names = tuple(dict.fromkeys(name for name in entry.aliases if name != entry.name))
    if names:
        told.append(Entity(firm.entity, firm.kind, entry.name, names, {}, PUBLISHER))
    yield Claim(
        mention_of(PUBLISHER, Kind.ORGANIZATION, None),
        Relation.RESTRICTS,
        firm,
        Evidence.cut(document, entry.start, entry.end),
        qualifiers={"rule": ", ".join(entry.programs)} if entry.programs else {},
        attribution=(document.publisher or PUBLISHER,),
        valid=period_of(_listed(entry.remarks), None, partial(notes.add, entry.start)),
        confidence=SURE,
    )


def _listed(remarks: str) -> str | None:
    """The day of listing, if the remarks give one and no other."""
    days = {match[1] for match in _LISTED.finditer(remarks)}
    if len(days) != 1:
        return None
    try:
        return datetime.strptime(days.pop(), "%d %b %Y").date().isoformat()
    except ValueError:
        return None
