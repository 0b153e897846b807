"""What a claim carries through a format that has no place for it, in words that are read back.

A statement of BODS knows no stance and no coarse date. `siliconveil export` says them in an annotation, one
`key value` a line with the quote last; read back, they keep a hedged claim hedged.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from graph import qualifiers
from graph.errors import ContractError
from graph.model import Claim, QualifierValue
from graph.schema import Kind, Relation, Stance
from graph.when import Period

MAKER = "siliconveil"
"""Who makes such annotations: the name in `createdBy`."""


@dataclass(frozen=True, slots=True)
class CarriedParty:
    """Whom a record stands for."""

    entity: str
    kind: Kind
    named: bool
    text: str


@dataclass(frozen=True, slots=True)
class CarriedClaim:
    """What a claim said before it became a statement."""

    subject: str
    relation: Relation
    object: str
    qualifiers: Mapping[str, QualifierValue]
    stance: Stance
    valid: Period
    confidence: float


def claim_words(claim: Claim) -> str:
    """The description of an annotation that carries a claim."""
    details = {
        "claim": claim.id,
        "triple": [claim.subject.entity, claim.relation.value, claim.object.entity],
        "qualifiers": qualifiers.to_json(claim.qualifiers),
        "stance": claim.stance.value,
        "valid": claim.valid.to_json(),
        "confidence": claim.confidence,
        "extractor": claim.extractor,
        "quote": claim.evidence.quote,
    }
    return _lines(details)


def party_words(party: CarriedParty) -> str:
    """The description of an annotation that carries whom a record stands for."""
    return _lines(
        {"entity": party.entity, "kind": party.kind.value, "named": party.named, "text": party.text}
    )


def carried_claim(statement: Mapping[str, Any], relation: Relation | None = None) -> CarriedClaim | None:
    """The claim that a statement's annotations carry (of that relation), or None.

    A broken one counts as none.
    """
    for words in _carried(statement, "claim"):
        try:
            found = _claim(words)
        except (ContractError, ValueError, TypeError, KeyError):
            continue
        if relation is None or found.relation is relation:
            return found
    return None


def carried_party(statement: Mapping[str, Any]) -> CarriedParty | None:
    """The party that a statement's annotations carry, or None; a broken one counts as none."""
    for words in _carried(statement, "entity"):
        try:
            entity, text, named = words["entity"], words["text"], words["named"]
            kind = Kind(words["kind"])
        except (ValueError, KeyError):
            continue
        if isinstance(entity, str) and isinstance(text, str) and entity and text and isinstance(named, bool):
            return CarriedParty(entity, kind, named, text)
    return None


def _lines(details: Mapping[str, Any]) -> str:
    return "\n".join(f"{key} {json.dumps(value, ensure_ascii=False)}" for key, value in details.items())


def _carried(statement: Mapping[str, Any], first: str) -> Iterator[dict[str, Any]]:
    annotations = statement.get("annotations")
    for one in annotations if isinstance(annotations, list) else ():
        maker = one.get("createdBy") if isinstance(one, dict) else None
        words = one.get("description") if isinstance(one, dict) else None
        if isinstance(maker, dict) and maker.get("name") == MAKER and isinstance(words, str):
            found = _read(words)
            if next(iter(found), "") == first:
                yield found


def _read(words: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for line in words.split("\n"):
        key, _, value = line.partition(" ")
        try:
            found[key] = json.loads(value)
        except (ValueError, RecursionError):
            return {}
    return found


def _claim(words: Mapping[str, Any]) -> CarriedClaim:
    subject, verb, target = words["triple"]
    relation = Relation(verb)
    details = qualifiers.from_json(relation, words["qualifiers"])
    qualifiers.check(relation, details)
    valid, confidence = words["valid"], float(words["confidence"])
    if not (isinstance(subject, str) and isinstance(target, str) and 0.0 <= confidence <= 1.0):
        raise ValueError("a carried claim has two ids, and a confidence in 0..1")
    return CarriedClaim(
        subject,
        relation,
        target,
        details,
        Stance(words["stance"]),
        Period.parse(valid["from"], valid["to"]),
        confidence,
    )
