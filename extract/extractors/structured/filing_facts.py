"""Reads the facts that a filing states in its inline XBRL; see `extract.tables.facts`."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from extract.extractors.base import Extraction
from extract.extractors.structured.jurisdictions import city_in, edgar_place, other_place, place_in
from extract.extractors.structured.notes import Notes, shown
from extract.extractors.structured.parties import SURE, mention_of
from extract.extractors.structured.stated_share import NO_SHARE, stated_share
from extract.gazetteer.curated import entities_of
from extract.tables.facts import StatedFact, facts_in, facts_start
from graph.model import Claim, Document, Evidence, Mention, QualifierValue
from graph.schema import Kind, Relation

_LEGAL_ENTITY = "dei:LegalEntityAxis"
_STANDARD = re.compile(r"(?:us-gaap|srt|ifrs-full|dei|country|stpr|exch|currency|naics|sic):")
"""Members of common taxonomies classify; only a filer's own member names a party."""
_SHARE = re.compile(r"(?:Percentage|Proportion)")
_CODE = re.compile(r"[A-Z0-9]{2}")
_MEMBER_END = re.compile(r"(?:Member|Domain)$")


class FilingFacts:
    """Cover facts as BASED_IN and INCORPORATED_IN, shares in named companies as OWNS; the quote is a row.

    Concentrations ("a customer of 17 %") are shares of revenue and are not read.
    """

    name = "filing-facts"
    version = "1"

    def spans(self, document: Document) -> list[tuple[int, int]]:
        """The part of the document that is the table of facts."""
        start = facts_start(document.text)
        return [] if start is None else [(start, len(document.text))]

    def extract(self, document: Document) -> Extraction:
        """The claims of all facts, in text order.

        A share is read if one dimension of its context names the company, by a member whose name stands in
        the filing's words; of several periods the last. What is left out is named in the notes.
        """
        notes = Notes(document.text, lined=False)
        reading = _Reading(document, list(facts_in(document.text)), notes)
        claims = tuple(sorted(reading.claims(), key=lambda claim: claim.evidence.start))
        return Extraction(claims, entities_of(claims), notes=reading.notes.errors())


@dataclass
class _Reading:
    """One pass over the facts of a document."""

    document: Document
    facts: list[StatedFact]
    notes: Notes

    def claims(self) -> Iterator[Claim]:
        """The claims of all facts, registrant by registrant."""
        registrants = dict(self._registrants())
        for entity, registrant in registrants.items():
            cover = {one.fact.name: one for one in reversed(self.facts) if _legal_entity(one) == entity}
            yield from self._incorporated(registrant, cover)
            yield from self._based(registrant, cover)
        yield from self._shares(registrants)

    def _registrants(self) -> Iterator[tuple[str, Mention]]:
        """Each registrant by its member of the axis of legal entities, "" for the one without."""
        seen = set()
        for one in self.facts:
            entity = _legal_entity(one)
            if one.fact.name == "dei:EntityRegistrantName" and entity is not None and entity not in seen:
                seen.add(entity)
                yield entity, mention_of(one.cell.text, Kind.ORGANIZATION, one.cell.start)

    def _incorporated(self, registrant: Mention, cover: Mapping[str, StatedFact]) -> Iterator[Claim]:
        fact = cover.get("dei:EntityIncorporationStateCountryCode")
        if fact is None:
            return
        words, start = fact.cell.text, fact.cell.start
        if _CODE.fullmatch(words):
            place = edgar_place(words, start)
        else:
            place = place_in(words, start, american=True) or other_place(words, start)
        if place is None:
            self.notes.add(start, f"EDGAR's code {shown(words)} of a place is not known: it is left out")
            return
        yield self._claim(registrant, Relation.INCORPORATED_IN, place, (fact, fact), {})

    def _based(self, registrant: Mention, cover: Mapping[str, StatedFact]) -> Iterator[Claim]:
        names = ("CityOrTown", "StateOrProvince", "Country")
        told = [fact for name in names if (fact := cover.get(f"dei:EntityAddress{name}")) is not None]
        if not told:
            return
        places = [place for fact in told if (place := _place(fact)) is not None]
        country = next((place.country for place in reversed(places) if place.country), None)
        city = told[0]
        if "CityOrTown" in city.fact.name:
            place = city_in(city.cell.text, city.cell.start, country)
        else:
            place = _place(city)
        if place is not None:
            ends = min(told, key=lambda one: one.row.start), max(told, key=lambda one: one.row.start)
            yield self._claim(registrant, Relation.BASED_IN, place, ends, {})

    def _shares(self, registrants: Mapping[str, Mention]) -> Iterator[Claim]:
        latest: dict[tuple[str, tuple[tuple[str, str], ...]], StatedFact] = {}
        for one in self.facts:
            if _SHARE.search(one.fact.name):
                key = (one.fact.name, one.fact.dimensions)
                known = latest.get(key)
                if known is None or _day(known) < _day(one):
                    latest[key] = one
        for one in latest.values():
            yield from self._share(one, registrants)

    def _share(self, one: StatedFact, registrants: Mapping[str, Mention]) -> Iterator[Claim]:
        axes = dict(one.fact.dimensions)
        owner = registrants.get("")
        if len(axes) > 1 and axes.get(_LEGAL_ENTITY) in registrants:
            owner = registrants[axes.pop(_LEGAL_ENTITY)]
        company = self._named(next(iter(axes.values()))) if len(axes) == 1 else None
        if owner is None or company is None or company.entity == owner.entity:
            self._leave_out(one, "its context names no company that the filing's words name")
            return
        qualifiers: dict[str, QualifierValue] = {}
        stated = stated_share(one.cell.text)
        if stated is not None and stated.share is not None:
            qualifiers["share"] = stated.share
        else:
            left = f"share {shown(one.cell.text)} of {shown(company.text)} {NO_SHARE}"
            self.notes.add(one.row.start, left)
        if "VotingRights" in one.fact.name:
            qualifiers["interest"] = "voting"
        yield self._claim(owner, Relation.OWNS, company, (one, one), qualifiers)

    def _leave_out(self, one: StatedFact, why: str) -> None:
        members = ", ".join(member for _, member in one.fact.dimensions) or "none"
        left = f"{one.fact.name} {one.cell.text} (members: {members}) is left out: {why}"
        self.notes.add(one.row.start, left)

    def _named(self, member: str) -> Mention | None:
        """The company that a filer's own member stands for, as the filing's words spell it."""
        if _STANDARD.match(member):
            return None
        key = _MEMBER_END.sub("", member.rpartition(":")[2])
        pattern = r"[\W_]*".join(map(re.escape, filter(str.isalnum, key)))
        end = facts_start(self.document.text) or 0
        found = re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE).search(self.document.text, 0, end)
        if found is None or not pattern or "\n" in found[0] or not found[0][0].isupper():
            return None
        return mention_of(found[0], Kind.ORGANIZATION, found.start())

    def _claim(
        self,
        subject: Mention,
        relation: Relation,
        other: Mention,
        ends: tuple[StatedFact, StatedFact],
        qualifiers: Mapping[str, QualifierValue],
    ) -> Claim:
        chain = (self.document.publisher,) if self.document.publisher else ()
        evidence = Evidence.cut(self.document, ends[0].row.start, ends[1].row.end)
        return Claim(
            subject, relation, other, evidence, qualifiers=qualifiers, attribution=chain, confidence=SURE
        )


def _legal_entity(one: StatedFact) -> str | None:
    """The legal entity that a fact is about, "" for the registrant; None if it is about something else."""
    axes = dict(one.fact.dimensions)
    if not axes:
        return ""
    return axes[_LEGAL_ENTITY] if set(axes) == {_LEGAL_ENTITY} else None


def _day(one: StatedFact) -> str:
    """The last day of a fact's period."""
    return one.fact.period.rpartition(" to ")[2]


def _place(one: StatedFact) -> Mention | None:
    words, start = one.cell.text, one.cell.start
    code = _CODE.fullmatch(words) is not None
    return edgar_place(words, start) if code else place_in(words, start, american=True)
