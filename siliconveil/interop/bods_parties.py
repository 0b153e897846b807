"""Entities and people of a view as statements of BODS."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from extract.tables.carried import MAKER, CarriedParty, claim_words, party_words
from graph.identity import content_hash
from graph.model import Claim
from graph.schema import Kind, Relation, Stance
from graph.view import Node
from siliconveil.interop.bods_dates import recorded_day
from siliconveil.interop.losses import IN_A_NOTE, Losses
from siliconveil.interop.material import Material

Statement = dict[str, Any]

_UNKNOWN = re.compile(r"(?i)\b(?:unknown|unidentified|unbekannt\w*|nicht genannt\w*)\b|未知|不明")
_STATE_BODY = re.compile(r"(?i)\b(?:government|ministry|state body|agency|authority|regulator)\b")
_PLACES = {
    Relation.INCORPORATED_IN: "/recordDetails/jurisdiction",
    Relation.BASED_IN: "/recordDetails/addresses/0",
}
_ISO = 2
_LEI = re.compile(r"[A-Z0-9]{18}[0-9]{2}")


@dataclass(frozen=True, slots=True)
class Frame:
    """What all statements of an export share.

    Attributes:
        publisher: name of who publishes it.
    """

    material: Material
    publisher: str
    losses: Losses = field(compare=False)


def record_id(entity: str) -> str:
    """The id of the record of one of our entities."""
    return f"{MAKER}-entity-{entity}"


def annotation(target: str, words: str, day: str) -> dict[str, Any]:
    """A comment of ours on a part of a statement."""
    return {
        "statementPointerTarget": target,
        "creationDate": day,
        "createdBy": {"name": MAKER},
        "motivation": "commenting",
        "description": words,
    }


def statement(frame: Frame, *, day: str, **parts: Any) -> Statement:
    """A statement with what all have; its id is a hash of the record and what is said of it."""
    key = [
        parts["recordId"],
        parts["recordDetails"],
        parts["recordStatus"],
        parts.get("source"),
        frame.publisher,
    ]
    return {
        "statementId": f"{MAKER}-{content_hash(*key, length=40)}",
        "statementDate": day,
        "publicationDetails": {
            "publicationDate": day,
            "bodsVersion": "0.4",
            "publisher": {"name": frame.publisher},
        },
    } | parts


def party_statement(
    node: Node, frame: Frame, *, day: str, subject: str, placed: Sequence[Claim] = ()
) -> Statement:
    """The statement about an entity or person.

    Args:
        node: who it is.
        frame: what all statements share.
        day: when the ledger first heard of it.
        subject: id of the entity that the declaration is about.
        placed: the claims of where it is incorporated and based, see `places_of`.
    """
    person = node.kind is Kind.PERSON
    name = frame.material.name_of(node)
    notes = [
        annotation("/recordDetails", party_words(CarriedParty(node.id, node.kind, node.named, name)), day)
    ]
    notes += [
        annotation(
            _PLACES[claim.relation],
            claim_words(claim),
            recorded_day(claim.recorded, frame.material.moment),
        )
        for claim in placed
    ]
    details = _person(node, name) if person else _entity(node, name, frame, placed)
    _note_losses(node, frame.losses)
    return statement(
        frame,
        day=day,
        declarationSubject=record_id(subject),
        recordId=record_id(node.id),
        recordStatus="new",
        recordType="person" if person else "entity",
        recordDetails={"isComponent": False} | details,
        source={"type": ["thirdParty"], "description": _sources(node)},
        annotations=notes,
    )


def places_of(node: Node, frame: Frame) -> tuple[Claim, ...]:
    """The claims of where a company is incorporated and of where it is based, if all name one place each."""
    return tuple(claim for relation in _PLACES for claim in _place_of(node, frame, relation))


def _place_of(node: Node, frame: Frame, relation: Relation) -> tuple[Claim, ...]:
    """The asserted claims of a place that hold now; none if they differ, or one is denied."""
    claims = frame.material.view.claims
    stated = [
        claims[one]
        for one in node.claims
        if claims[one].relation is relation and claims[one].subject.entity == node.id
    ]
    today = frame.material.today
    firm = tuple(one for one in stated if one.stance is Stance.ASSERTED and one.valid.covers(today))
    if len({one.object.entity for one in firm}) > 1 or any(one.stance is Stance.DENIED for one in stated):
        frame.losses.add(f"{relation} that sources differ on", node.name)
        return ()
    return firm


def _person(node: Node, name: str) -> dict[str, Any]:
    if node.named:
        return {"personType": "knownPerson", "names": [{"fullName": name}]}
    kind = "unknownPerson" if _UNKNOWN.search(name) else "anonymousPerson"
    return {"personType": kind, "unspecifiedPersonDetails": _unspecified(node, name)}


def _entity(node: Node, name: str, frame: Frame, placed: Sequence[Claim]) -> dict[str, Any]:
    if not node.named:
        kind = "unknownEntity" if _UNKNOWN.search(name) else "anonymousEntity"
        return {"entityType": {"type": kind}, "unspecifiedEntityDetails": _unspecified(node, name)} | _placed(
            frame, placed
        )
    details: dict[str, Any] = {"entityType": {"type": _type(node, placed)}, "name": name}
    aliases = frame.material.aliases_of(node)
    if aliases:
        details["alternateNames"] = list(aliases)
    details |= _placed(frame, placed)
    lei = str(node.properties.get("lei") or "")
    if _LEI.fullmatch(lei):
        details["identifiers"] = [{"id": lei, "scheme": "XI-LEI", "schemeName": "Legal Entity Identifier"}]
    return details


def _type(node: Node, placed: Sequence[Claim]) -> str:
    if _STATE_BODY.search(str(node.properties.get("org_type") or "")):
        return "stateBody"
    registered = any(claim.relation is Relation.INCORPORATED_IN for claim in placed)
    return "registeredEntity" if registered or node.properties.get("lei") else "legalEntity"


def _placed(frame: Frame, placed: Sequence[Claim]) -> dict[str, Any]:
    """Jurisdiction and business address; a place that is no country has no code of its own."""
    found: dict[str, Any] = {}
    for claim in placed:
        node = frame.material.view.nodes[claim.object.entity]
        name, code = frame.material.name_of(node), str(node.properties.get("iso") or "")
        country = {"name": name} | ({"code": code} if len(code) == _ISO else {})
        if claim.relation is Relation.INCORPORATED_IN:
            found["jurisdiction"] = country
        else:
            where = {"country": country} if code else {"address": name}
            found["addresses"] = [{"type": "business"} | where]
    return found


def _unspecified(node: Node, name: str) -> dict[str, str]:
    country = node.properties.get("country")
    known = f" (of {country}, by the words of the source)" if country else ""
    return {"reason": "informationUnknownToPublisher", "description": f"{name}{known}"}


def _sources(node: Node) -> str:
    return "; ".join(node.sources) or "names in the documents that the relationships cite"


def _note_losses(node: Node, losses: Losses) -> None:
    for name in ("country", "ticker", "qid"):
        value = node.properties.get(name)
        if value and not (name == "country" and not node.named):
            losses.add(f"property {name}", f"{value} of {node.name}")
    if not node.named:
        losses.add("words for an unnamed party", node.name, fate=IN_A_NOTE)
