"""What a person changes about a claim that an extractor read wrongly; the words it rests on stay the same."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from graph.model import Claim
from graph.schema import SIGNATURES, QualifierType, Relation

BY = "person@1"
"""The extractor of an amended claim: no program's later version takes it back."""
_SURE = 0.99


@dataclass(frozen=True, slots=True)
class Amendment:
    """What is to be said instead; what is None stays as it is.

    Attributes:
        stance: one of the ontology's.
        since, until: partial dates; "" for unknown.
        qualifiers: by name, in the contract's form; None takes one away. A plain share or count is taken for
            just that number.
    """

    stance: str | None = None
    since: str | None = None
    until: str | None = None
    qualifiers: Mapping[str, Any] = field(default_factory=dict)


def amended(claim: Claim, amendment: Amendment) -> Claim:
    """The claim as it should have been read.

    Raises:
        ContractError: it would break the ontology.
    """
    data = claim.to_json()
    valid = dict(data["valid"])
    for name, day in (("from", amendment.since), ("to", amendment.until)):
        if day is not None:
            valid[name] = day or None
    qualifiers = data["qualifiers"] | dict(amendment.qualifiers)
    kept = {
        name: _interval(claim.relation, name, value)
        for name, value in qualifiers.items()
        if value is not None
    }
    changed = {"stance": amendment.stance or data["stance"], "valid": valid, "qualifiers": kept}
    return Claim.from_json(data | changed | {"extractor": BY, "confidence": _SURE, "recorded": None})


def _interval(relation: Relation, name: str, value: Any) -> Any:
    spec = SIGNATURES[relation].qualifiers.get(name)
    plain = isinstance(value, int | float) and not isinstance(value, bool)
    if plain and spec is not None and spec.type is QualifierType.QUANTITY:
        return {"min": value, "max": value}
    return value
