"""FollowTheMoney entities as claims; the quote is the line of the entity that links two others.

A link whose end is not in the file is left out, for nothing says who it is; an end without a name that is
described stays an unnamed party. A status that is one of our stances keeps a hedged link hedged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from extract.extractors.base import Extraction
from extract.extractors.structured.notes import Notes, shown
from extract.extractors.structured.parties import SURE, bearer_of, mention_of
from extract.extractors.structured.periods import period_of
from extract.extractors.structured.shares import share_in
from extract.gazetteer import load_gazetteer
from extract.gazetteer.curated import entities_of as records_of
from extract.tables.entities import FtmEntity, entities_of
from extract.tables.lei import lei_in
from graph.errors import ContractError
from graph.identity import unnamed_id
from graph.model import Claim, Document, Evidence, Mention, QualifierValue
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from graph.when import ALWAYS

_PEOPLE = frozenset({"Person"})
_FIRMS = frozenset({"Company", "Organization", "LegalEntity", "PublicBody"})
_MEANS = {"appointment": "board", "contractual": "contract", "nominee": "nominee", "state": "state"}
Details = dict[str, QualifierValue]
Told = Callable[[str], None]
"""Takes what is left out of an entity."""


@dataclass(frozen=True)
class _Link:
    """A schema that links two entities: its properties with subject and object, and what it states.

    Attributes:
        people: relation instead, if the subject is a person.
        details: gives the qualifiers.
    """

    subject: str
    relation: Relation
    object: str
    details: Callable[[FtmEntity, Told], Details]
    people: Relation | None = None


def _owning(link: FtmEntity, note: Told) -> Details:
    share = share_in(link.first("percentage"), note)
    details: Details = {} if share is None else {"share": share}
    kind = (link.first("ownershipType") or link.first("role") or "").casefold()
    return details | {"interest": "beneficial"} if "beneficial" in kind else details


def _means(link: FtmEntity, _: Told) -> Details:
    means = _MEANS.get((link.first("controlType") or "").casefold())
    return {"means": means} if means else {}


def _role(link: FtmEntity, _: Told) -> Details:
    role = link.first("role")
    return {"role": role} if role else {}


def _nature(link: FtmEntity, _: Told) -> Details:
    return {"nature": link.first("role", "relationship", "status") or link.schema}


def _lending(link: FtmEntity, note: Told) -> Details:
    currency, words = link.first("currency"), link.first("amount")
    if not words:
        return {}
    try:
        amount = Quantity.exactly(float(words.replace(",", "")), currency=currency)
    except (ValueError, ContractError):
        amount = None
    if amount is None or not currency or not (amount.min or 0) > 0:
        note(f"amount {shown(words)} {currency or 'without a currency'} is left out, the claim is kept")
        return {}
    return {"amount": amount}


_LINKS: Mapping[str, _Link] = MappingProxyType(
    {
        "Ownership": _Link("owner", Relation.OWNS, "asset", _owning),
        "Control": _Link("controller", Relation.CONTROLS, "controlled", _means),
        "Directorship": _Link(
            "director", Relation.AFFILIATED_WITH, "organization", _role, people=Relation.ROLE_AT
        ),
        "Employment": _Link("employee", Relation.AFFILIATED_WITH, "employer", _role, people=Relation.ROLE_AT),
        "Membership": _Link("member", Relation.AFFILIATED_WITH, "organization", _nature),
        "Representation": _Link("agent", Relation.AFFILIATED_WITH, "client", _nature),
        "UnknownLink": _Link("subject", Relation.AFFILIATED_WITH, "object", _nature),
        "Debt": _Link("creditor", Relation.FINANCES, "debtor", _lending),
        "Succession": _Link("successor", Relation.SUCCEEDS, "predecessor", lambda _, __: {}),
    }
)


class FtmReader:
    """Reads links, where companies are registered, and who is on whose list."""

    name = "ftm"
    version = "3"

    def extract(self, document: Document) -> Extraction:
        """The claims, in text order.

        Raises:
            InputError: a line is no entity.
        """
        found = list(entities_of(document.text))
        parties, notes = _parties(found, document), Notes(document.text)
        claims = tuple(
            claim for one in found for claim in _claims(one, parties, (document, notes)) if claim is not None
        )
        return Extraction(claims, records_of(claims), notes.errors())


def _parties(found: Sequence[FtmEntity], document: Document) -> dict[str, Mention]:
    """People and firms by the ids of their entities; namesakes that no gazetteer knows are kept apart."""
    parties: dict[str, Mention] = {}
    bearers: dict[str, set[str]] = defaultdict(set)
    for one in found:
        name = one.first("name")
        if name and one.schema in (*_PEOPLE, *_FIRMS):
            kind = Kind.PERSON if one.schema in _PEOPLE else Kind.ORGANIZATION
            parties[one.id] = _with_country(_named(name, kind, one), one)
            bearers[parties[one.id].entity].add(one.id)
        elif one.first("description") and one.schema in (*_PEOPLE, *_FIRMS):
            parties[one.id] = _unnamed(one, document)
    for entity, ids in bearers.items():
        if len(ids) > 1 and load_gazetteer().get(entity) is None:
            parties |= {one: replace(parties[one], entity=f"{entity}-{one}") for one in ids}
    return parties


def _named(name: str, kind: Kind, one: FtmEntity) -> Mention:
    """Whom an entity names: as the gazetteer knows the name, else the bearer of its identifier."""
    mention = mention_of(name, kind, None)
    lei = lei_in(one.first("leiCode")) if kind is Kind.ORGANIZATION else None
    if lei is None or load_gazetteer().get(mention.entity) is not None:
        return mention
    return bearer_of(lei, name, None)


def _unnamed(one: FtmEntity, document: Document) -> Mention:
    words = (one.first("description") or "").removeprefix("unnamed: ").strip() or "unknown party"
    kind = Kind.PERSON if one.schema in _PEOPLE else Kind.ORGANIZATION
    return Mention(words, kind, False, unnamed_id(document.id, kind, f"{words} {one.id}"))


def _with_country(mention: Mention, one: FtmEntity) -> Mention:
    code = (one.first("jurisdiction", "mainCountry") or "").upper()
    known = load_gazetteer().country(code)
    return mention if mention.country or known is None else replace(mention, country=code)


_Around = tuple[Document, Notes]


def _claims(one: FtmEntity, parties: Mapping[str, Mention], around: _Around) -> Iterator[Claim | None]:
    link = _LINKS.get(one.schema)
    if link is not None:
        for owner in one.properties.get(link.subject, ()):
            for other in one.properties.get(link.object, ()):
                yield _linked(one, link, (parties.get(owner), parties.get(other)), around)
    elif one.schema == "Sanction":
        for listed in one.properties.get("entity", ()):
            yield _listed(one, parties.get(listed), around)
    elif one.schema in _FIRMS and one.id in parties:
        yield _registered(one, parties[one.id], around)


def _linked(
    one: FtmEntity, link: _Link, ends: tuple[Mention | None, Mention | None], around: _Around
) -> Claim | None:
    subject, other = ends
    if subject is None or other is None or subject.entity == other.entity:
        return None
    person = subject.kind is Kind.PERSON
    relation = link.people if link.people is not None and person else link.relation
    note = partial(around[1].add, one.start)
    details = link.details(one, note)
    if relation is Relation.AFFILIATED_WITH and "nature" not in details:
        details = _nature(one, note)
    if other.kind is not Kind.ORGANIZATION or (person and relation is Relation.SUCCEEDS):
        return None
    return _claim(one, (subject, relation, other), details, around)


def _listed(one: FtmEntity, listed: Mention | None, around: _Around) -> Claim | None:
    """Who lists a firm; lists of people are no relation of the ontology."""
    authority = one.first("authority")
    if not authority or listed is None or listed.kind is not Kind.ORGANIZATION:
        return None
    program = one.first("program")
    details: Details = {"rule": program} if program else {}
    return _claim(
        one, (mention_of(authority, Kind.ORGANIZATION, None), Relation.RESTRICTS, listed), details, around
    )


def _registered(one: FtmEntity, company: Mention, around: _Around) -> Claim | None:
    known = load_gazetteer().country((one.first("jurisdiction") or "").upper())
    if known is None:
        return None
    place = Mention(known.name, Kind.PLACE, True, known.id, known.country or None)
    return _claim(one, (company, Relation.INCORPORATED_IN, place), {}, around, dated=False)


def _claim(
    one: FtmEntity,
    triple: tuple[Mention, Relation, Mention],
    details: Details,
    around: _Around,
    *,
    dated: bool = True,
) -> Claim:
    (document, notes), (subject, relation, other) = around, triple
    note = partial(notes.add, one.start)
    publisher = one.first("publisher") or document.publisher
    return Claim(
        subject,
        relation,
        other,
        Evidence.cut(document, one.start, one.end),
        qualifiers=details,
        attribution=(publisher,) if publisher else one.datasets[:1],
        stance=_stance(one) if dated else Stance.ASSERTED,
        valid=period_of(one.first("startDate"), one.first("endDate"), note) if dated else ALWAYS,
        confidence=SURE,
    )


def _stance(one: FtmEntity) -> Stance:
    """How firm a link is, where its status says so by a word of ours ("alleged"); else asserted."""
    said = {status.strip().casefold() for status in one.properties.get("status", ())}
    return Stance.doubtful(stance for stance in Stance if stance.value in said)
