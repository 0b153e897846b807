"""Beneficial ownership statements (BODS 0.4) as claims; the quote is the statement as it stands in the file.

A share holding or voting right is OWNS, a right to decide is CONTROLS, an office is ROLE_AT. What gives
neither for certain (a nominee, a right to profit, an unknown interest) is AFFILIATED_WITH and says by name
what it is. A person or firm that the file leaves without a name stays an unnamed party. What `siliconveil
export` wrote says what it was in an annotation (`extract.tables.carried`): a hedged claim stays hedged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from extract.extractors.base import Extraction
from extract.extractors.structured.notes import Notes, shown
from extract.extractors.structured.parties import SURE, mention_of
from extract.extractors.structured.periods import period_of
from extract.extractors.structured.shares import share_between
from extract.gazetteer import load_gazetteer
from extract.gazetteer.curated import entities_of
from extract.tables.carried import carried_claim, carried_party
from extract.tables.objects import JsonObject
from extract.tables.statements import statements_of
from graph.identity import entity_id, unnamed_id
from graph.model import Claim, Document, Evidence, Mention, QualifierValue
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Kind, Relation

_MEANS = {
    "appointmentOfBoard": "board",
    "rightsGrantedByContract": "contract",
    "conditionalRightsGrantedByContract": "contract",
    "nominator": "nominee",
}
_CONTROLS = frozenset(
    {*_MEANS, "otherInfluenceOrControl", "controlViaCompanyRulesOrArticles", "controlByLegalFramework"}
)
_OFFICES = frozenset({"boardMember", "boardChair", "seniorManagingOfficial"})
_SHARES = {"shareholding": "shares", "votingRights": "voting"}


class BodsReader:
    """Reads every interest of a relationship, and where an entity is registered.

    Of the versions of a record each holds until the next one; a closed record has ended.
    """

    name = "bods"
    version = "2"

    def extract(self, document: Document) -> Extraction:
        """The claims, in text order.

        Raises:
            InputError: the file is broken, or is no BODS 0.4.
        """
        statements = list(statements_of(document.text))
        parties = _Parties(document, statements)
        notes = Notes(document.text)
        claims = tuple(_claims(statements, (document, parties, notes)))
        return Extraction(claims, entities_of(claims), notes.errors())


class _Parties:
    """Whom records stand for, by the last statement of each."""

    def __init__(self, document: Document, statements: Sequence[JsonObject]) -> None:
        self._document = document
        self._records: dict[str, JsonObject] = {}
        for one in statements:
            self._records[one.data["recordId"]] = one
        bearers = defaultdict(set)
        for record, one in self._records.items():
            if one.data["recordType"] != "relationship" and carried_party(one.data) is None:
                bearers[one.data["recordType"], _name(one.data)].add(record)
        self._shared = {key for key, records in bearers.items() if len(records) > 1}

    def mention(self, reference: object, side: str) -> Mention:
        """The party that a relationship names by the id of a record, or says nothing of.

        Namesakes with records of their own are two; a party without a name is unnamed.
        """
        if not isinstance(reference, str):
            reason = reference.get("reason", "") if isinstance(reference, Mapping) else ""
            return self._unnamed(f"unspecified party ({reason})" if reason else "unspecified party", side)
        record = self._records.get(reference)
        if record is None:
            return self._unnamed(f"record {reference}, which is not in the file", reference)
        kind = Kind.PERSON if record.data["recordType"] == "person" else Kind.ORGANIZATION
        own = carried_party(record.data)
        if own is not None and own.kind is kind:
            known = mention_of(own.text, kind, None) if own.named else None
            return Mention(own.text, kind, own.named, own.entity, known.country if known else None)
        name = _name(record.data)
        if not name:
            return self._unnamed(
                "unknown person" if kind is Kind.PERSON else "unknown entity", reference, kind
            )
        mention = mention_of(name, kind, None)
        if (record.data["recordType"], name) in self._shared:
            return replace(mention, entity=f"{entity_id(kind, name)}-{reference}")
        return mention

    def name(self, reference: str) -> str:
        """The name of a record, or its id."""
        record = self._records.get(reference)
        return (_name(record.data) if record is not None else "") or reference

    def _unnamed(self, words: str, key: str, kind: Kind = Kind.ORGANIZATION) -> Mention:
        own = unnamed_id(self._document.id, kind, f"{words} {key}")
        return Mention(words, kind, False, own)


def _name(data: Mapping[str, Any]) -> str:
    details = data["recordDetails"]
    if data["recordType"] == "person":
        names = details.get("names") or [{}]
        return str(names[0].get("fullName") or "").strip()
    return str(details.get("name") or "").strip()


_Around = tuple[Document, _Parties, Notes]


def _claims(statements: Sequence[JsonObject], around: _Around) -> Iterator[Claim]:
    document, parties, _ = around
    following = _following(statements)
    for one in statements:
        later = following.get(one.start)
        if one.data["recordType"] == "entity" and later is None:
            yield from _registered(one, document, parties)
            yield from _based(one, document, parties)
        elif one.data["recordType"] == "relationship":
            again = [_says(later, other) for other in _interests(later)] if later is not None else []
            for interest in _interests(one):
                if _says(one, interest) not in again:
                    yield _interest(one, interest, _until(one, interest, later), around)


def _following(statements: Sequence[JsonObject]) -> dict[int, JsonObject]:
    """For each statement, by its place, the next one of the same record."""
    last: dict[str, JsonObject] = {}
    following = {}
    for one in statements:
        before = last.get(one.data["recordId"])
        if before is not None:
            following[before.start] = one
        last[one.data["recordId"]] = one
    return following


def _interests(one: JsonObject) -> list[Mapping[str, Any]]:
    return [each for each in one.data["recordDetails"].get("interests") or () if isinstance(each, dict)]


def _says(one: JsonObject, interest: Mapping[str, Any]) -> object:
    """What is said of an interest but for its end; a later statement that says the same takes its place."""
    details = one.data["recordDetails"]
    bare = {name: value for name, value in interest.items() if name != "endDate"}
    return details.get("subject"), details.get("interestedParty"), bare


def _until(one: JsonObject, interest: Mapping[str, Any], later: JsonObject | None) -> str | None:
    """The day from which on an interest no longer holds, if the interest does not say it.

    Of a closed record that is the day of the statement. Of one that a later statement changed it is the day
    from which on the changed interest holds, else the day of that statement.
    """
    if later is None:
        return _day(one) if one.data.get("recordStatus") == "closed" else None
    since = [
        other.get("startDate") for other in _interests(later) if other.get("type") == interest.get("type")
    ]
    return next((str(day) for day in since if day and day != interest.get("startDate")), _day(later))


def _day(one: JsonObject) -> str | None:
    return str(one.data.get("statementDate") or "")[:10] or None


def _interest(one: JsonObject, interest: Mapping[str, Any], until: str | None, around: _Around) -> Claim:
    document, parties, notes = around
    note = partial(notes.add, one.start)
    details = one.data["recordDetails"]
    owner = parties.mention(details.get("interestedParty"), f"owner {one.data['recordId']}")
    owned = parties.mention(details.get("subject"), f"owned {one.data['recordId']}")
    relation, qualifiers = _meaning(interest, owner, _between(details, parties), note)
    claim = Claim(
        owner,
        relation,
        owned,
        Evidence.cut(document, one.start, one.end),
        qualifiers=qualifiers,
        attribution=_chain(one, document),
        valid=period_of(interest.get("startDate"), interest.get("endDate") or until, note),
        confidence=SURE,
    )
    return _as_carried(one, claim)


def _as_carried(one: JsonObject, claim: Claim) -> Claim:
    """The claim as it was before `siliconveil export` made a statement of it; any other as it is.

    Of one whose parties were changed since only the stance is kept.
    """
    own = carried_claim(one.data)
    if own is None:
        return claim
    signature = SIGNATURES[own.relation]
    same = (own.subject, own.object) == (claim.subject.entity, claim.object.entity)
    fits = claim.subject.kind in signature.sources and claim.object.kind in signature.targets
    if not (same and fits):
        return replace(claim, stance=own.stance)
    return replace(
        claim,
        relation=own.relation,
        qualifiers=own.qualifiers,
        stance=own.stance,
        valid=own.valid,
        confidence=own.confidence,
    )


def _meaning(
    interest: Mapping[str, Any], owner: Mention, via: str, note: Callable[[str], None]
) -> tuple[Relation, dict[str, QualifierValue]]:
    """What an interest is to us."""
    kind = str(interest.get("type") or "unknownInterest")
    if kind in _SHARES:
        indirect = interest.get("directOrIndirect") == "indirect"
        qualifiers: dict[str, QualifierValue] = {
            "interest": "beneficial"
            if indirect and interest.get("beneficialOwnershipOrControl")
            else _SHARES[kind]
        }
        share = _share(interest.get("share"), note)
        if share is not None:
            qualifiers["share"] = share
        if via:
            qualifiers["via"] = via
        return Relation.OWNS, qualifiers
    if kind in _CONTROLS:
        return Relation.CONTROLS, {"means": _MEANS[kind]} if kind in _MEANS else {}
    if kind in _OFFICES and owner.kind is Kind.PERSON:
        return Relation.ROLE_AT, {"role": kind}
    return Relation.AFFILIATED_WITH, {"nature": kind}


def _between(details: Mapping[str, Any], parties: _Parties) -> str:
    """The companies through which an indirect interest runs."""
    ends = (details.get("subject"), details.get("interestedParty"))
    records = details.get("componentRecords") or ()
    return ", ".join(
        parties.name(record)
        for record in records
        if record not in ends and isinstance(record, str) and parties.name(record) != record
    )


def _share(share: object, note: Callable[[str], None]) -> Quantity | None:
    """The share in per cent; one below 0 or above 100 is left out and noted."""
    if not isinstance(share, Mapping) or not share:
        return None
    found = _share_of(share)
    if found is None:
        said = ", ".join(f"{name} {value}" for name, value in share.items())
        note(f"share {shown(said)} is none of 0 to 100 per cent: it is left out, the claim is kept")
    return found


def _share_of(share: Mapping[str, Any]) -> Quantity | None:
    try:
        exact = share.get("exact")
        low = exact if exact is not None else share.get("minimum", share.get("exclusiveMinimum"))
        high = exact if exact is not None else share.get("maximum", share.get("exclusiveMaximum"))
        least, most = (None if end is None else float(end) for end in (low, high))
    except (TypeError, ValueError):
        return None
    open_end = "exclusiveMinimum" in share and (least is None or most is None)
    return share_between(least, most, "more than" if open_end else None)


def _chain(one: JsonObject, document: Document) -> tuple[str, ...]:
    """Who says so: the publisher, then those by whom the statement is asserted."""
    publisher = ((one.data.get("publicationDetails") or {}).get("publisher") or {}).get("name")
    asserted = [who.get("name") for who in (one.data.get("source") or {}).get("assertedBy") or ()]
    return tuple(dict.fromkeys(name for name in (publisher or document.publisher, *asserted) if name))


def _registered(one: JsonObject, document: Document, parties: _Parties) -> Iterator[Claim]:
    place = one.data["recordDetails"].get("jurisdiction")
    name = str(place.get("name") or "") if isinstance(place, Mapping) else ""
    company = parties.mention(one.data["recordId"], "")
    if not name or not company.named:
        return
    code = str(place.get("code") or "").upper()
    known = load_gazetteer().country(code)
    mention = mention_of(name, Kind.PLACE, None)
    if known is not None:
        mention = replace(mention, entity=known.id, country=known.country or None)
    elif mention.country is None and code[2:3] == "-":
        mention = replace(mention, country=code[:2])
    claim = Claim(
        company,
        Relation.INCORPORATED_IN,
        mention,
        Evidence.cut(document, one.start, one.end),
        attribution=_chain(one, document),
        confidence=SURE,
    )
    own = carried_claim(one.data, Relation.INCORPORATED_IN)
    if own is not None and own.subject == company.entity:
        mention = replace(mention, entity=own.object)
        claim = replace(claim, object=mention, stance=own.stance, valid=own.valid, confidence=own.confidence)
    yield claim


def _based(one: JsonObject, document: Document, parties: _Parties) -> Iterator[Claim]:
    """Where `siliconveil export` says that a company is based; any other address is no headquarters."""
    own = carried_claim(one.data, Relation.BASED_IN)
    company = parties.mention(one.data["recordId"], "")
    address = next(iter(one.data["recordDetails"].get("addresses") or ()), None)
    if own is None or own.subject != company.entity or not isinstance(address, Mapping):
        return
    country = address.get("country")
    name = str(address.get("address") or (country.get("name") if isinstance(country, Mapping) else "") or "")
    if name:
        yield Claim(
            company,
            Relation.BASED_IN,
            replace(mention_of(name, Kind.PLACE, None), entity=own.object),
            Evidence.cut(document, one.start, one.end),
            stance=own.stance,
            attribution=_chain(one, document),
            valid=own.valid,
            confidence=own.confidence,
        )
