"""Reads the header of a submission to the SEC: where the filer is incorporated and sits, and former names."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from extract.extractors.base import Extraction
from extract.extractors.structured.jurisdictions import city_in, edgar_place, place_in
from extract.extractors.structured.notes import Notes, shown
from extract.extractors.structured.parties import SURE, mention_of
from extract.gazetteer.curated import entities_of
from extract.tables.submission import Field, Filer, Former, day_of, filers_of
from graph.model import Claim, Document, Evidence, Mention
from graph.schema import Kind, Relation
from graph.when import ALWAYS, PartialDate, Period


class SubmissionHeader:
    """Each filer's state as INCORPORATED_IN, its business address as BASED_IN, former names as SUCCEEDS."""

    name = "submission-header"
    version = "1"

    def extract(self, document: Document) -> Extraction:
        """The claims of all filers, in text order; the quote goes from the name to the line that says so."""
        notes = Notes(document.text)
        claims = tuple(
            claim for filer in filers_of(document.text) for claim in _claims(filer, document, notes)
        )
        return Extraction(claims, entities_of(claims), notes=notes.errors())


def _claims(filer: Filer, document: Document, notes: Notes) -> Iterator[Claim]:
    company = mention_of(filer.name.words, Kind.ORGANIZATION, filer.name.at)
    if filer.state is not None:
        place = _place(filer.state)
        if place is None:
            code = shown(filer.state.words)
            notes.add(filer.state.start, f"EDGAR's code {code} of a place is not known: it is left out")
        else:
            yield _claim(document, company, Relation.INCORPORATED_IN, place, (filer.name, filer.state))
    region = _place(filer.region) if filer.region else None
    if filer.city is not None:
        city = city_in(filer.city.words.title(), filer.city.at, region.country if region else None)
        last = max((one for one in (filer.city, filer.region) if one), key=lambda one: one.end)
        yield _claim(document, company, Relation.BASED_IN, city, (filer.name, last))
    elif region is not None and filer.region is not None:
        yield _claim(document, company, Relation.BASED_IN, region, (filer.name, filer.region))
    for former in filer.former:
        yield from _renamed(document, company, filer, former)


def _renamed(document: Document, company: Mention, filer: Filer, former: Former) -> Iterator[Claim]:
    before = mention_of(former.name.words, Kind.ORGANIZATION, former.name.at)
    if before.entity == company.entity:
        return
    day = day_of(former.changed.words) if former.changed else None
    claim = _claim(document, company, Relation.SUCCEEDS, before, (filer.name, former.changed or former.name))
    since = Period(start=PartialDate.parse(day), end=None) if day else ALWAYS
    yield replace(claim, valid=since, qualifiers={"how": "rename"})


def _claim(
    document: Document,
    company: Mention,
    relation: Relation,
    other: Mention,
    ends: tuple[Field, Field],
) -> Claim:
    return Claim(
        company,
        relation,
        other,
        Evidence.cut(document, ends[0].start, ends[1].end),
        attribution=(document.publisher,) if document.publisher else (),
        confidence=SURE,
    )


def _place(one: Field) -> Mention | None:
    return edgar_place(one.words, one.at) or place_in(one.words, one.at, american=True)
