"""The form that the model's answer must have, built from the vocabulary of the graph."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from graph.quantity import COMPARATORS
from graph.schema import SIGNATURES, Kind, Qualifier, QualifierType, Relation, Signature, Stance

_NULL = {"type": "null"}
_TEXT_OR_NULL = {"type": ["string", "null"]}


def answer_schema() -> dict[str, Any]:
    """A JSON schema in the subset that strict servers accept: each key required, none besides."""
    claims = [_claim(relation, signature) for relation, signature in SIGNATURES.items()]
    return _object(claims={"type": "array", "items": {"anyOf": claims}}) | {
        "$defs": {"quantity": _quantity(), "money": _quantity(currency=_TEXT_OR_NULL)}
    }


def _claim(relation: Relation, signature: Signature) -> dict[str, Any]:
    return _object(
        quote={"type": "string"},
        subject=_mention(signature.sources),
        relation={"type": "string", "enum": [relation.value]},
        object=_mention(signature.targets),
        stance={"type": "string", "enum": [stance.value for stance in Stance]},
        attribution={"type": "array", "items": {"type": "string"}},
        qualifiers=_object(**{name: _qualifier(spec) for name, spec in signature.qualifiers.items()}),
        valid=_object(**{"from": _TEXT_OR_NULL, "to": _TEXT_OR_NULL}),
    )


def _mention(kinds: Iterable[Kind]) -> dict[str, Any]:
    return _object(
        text={"type": "string"},
        kind={"type": "string", "enum": sorted(kind.value for kind in kinds)},
        named={"type": "boolean"},
    )


def _qualifier(spec: Qualifier) -> dict[str, Any]:
    if spec.type is QualifierType.WORD:
        return {"type": ["string", "null"], "enum": [*spec.words, None]}
    if spec.type is QualifierType.TEXT:
        return _TEXT_OR_NULL
    if spec.type is QualifierType.NUMBER:
        return {"type": ["number", "null"]}
    name = "money" if spec.type is QualifierType.MONEY else "quantity"
    return {"anyOf": [{"$ref": f"#/$defs/{name}"}, _NULL]}


def _quantity(**more: Any) -> dict[str, Any]:
    number = {"type": ["number", "null"]}
    comparator = {"type": ["string", "null"], "enum": [*COMPARATORS, None]}
    return _object(min=number, max=number, approx={"type": "boolean"}, comparator=comparator, **more)


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
