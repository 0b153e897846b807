"""The part of the FollowTheMoney model that an export uses: schemata, their properties and types.

Names are those of followthemoney 4.11 (https://followthemoney.tech/explorer/); an export uses no other.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from siliconveil.interop.bods_check import is_uri

Types = Mapping[str, str]

_THING: Types = {
    "address": "address",
    "alias": "name",
    "country": "country",
    "description": "text",
    "name": "name",
    "wikidataId": "identifier",
}
_LEGAL: Types = {
    **_THING,
    "jurisdiction": "country",
    "leiCode": "identifier",
    "mainCountry": "country",
}
_INTERVAL: Types = {
    "description": "text",
    "endDate": "date",
    "proof": "entity:Article",
    "publisher": "string",
    "recordId": "string",
    "sourceUrl": "url",
    "startDate": "date",
    "summary": "text",
}
_INTEREST: Types = {**_INTERVAL, "role": "string", "status": "string"}

MODEL: Mapping[str, Types] = MappingProxyType(
    {
        "Article": {
            "fileName": "string",
            "language": "language",
            "publishedAt": "date",
            "publisher": "string",
            "retrievedAt": "date",
            "sourceUrl": "url",
            "title": "string",
        },
        "Company": {**_LEGAL, "ticker": "identifier"},
        "LegalEntity": _LEGAL,
        "Person": _LEGAL,
        "PublicBody": _LEGAL,
        "RealEstate": _THING,
        "Control": {
            **_INTEREST,
            "controlType": "string",
            "controlled": "entity:LegalEntity",
            "controller": "entity:LegalEntity",
        },
        "Debt": {
            **_INTERVAL,
            "amount": "number",
            "creditor": "entity:LegalEntity",
            "currency": "string",
            "debtor": "entity:LegalEntity",
        },
        "Directorship": {
            **_INTEREST,
            "director": "entity:LegalEntity",
            "organization": "entity:Organization",
        },
        "Employment": {**_INTEREST, "employee": "entity:Person", "employer": "entity:Organization"},
        "Ownership": {
            **_INTEREST,
            "asset": "entity:Asset",
            "owner": "entity:LegalEntity",
            "ownershipType": "string",
            "percentage": "string",
            "sharesType": "string",
        },
        "Representation": {**_INTEREST, "agent": "entity:LegalEntity", "client": "entity:LegalEntity"},
        "Sanction": {
            **_INTERVAL,
            "authority": "string",
            "entity": "entity:Thing",
            "program": "string",
            "status": "string",
        },
        "Succession": {
            **_INTEREST,
            "predecessor": "entity:LegalEntity",
            "successor": "entity:LegalEntity",
        },
        "UnknownLink": {**_INTEREST, "object": "entity:Thing", "subject": "entity:Thing"},
    }
)
"""Type of each property, by schema; `entity:S` points to an entity that is an S."""

_IS_A: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Article": ("Article", "Thing"),
        "Company": ("Asset", "LegalEntity", "Organization", "Thing"),
        "LegalEntity": ("LegalEntity", "Thing"),
        "Person": ("LegalEntity", "Person", "Thing"),
        "PublicBody": ("LegalEntity", "Organization", "Thing"),
        "RealEstate": ("Asset", "Thing"),
    }
)
_ENDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        schema: tuple(name for name, kind in types.items() if kind.startswith("entity:") and name != "proof")
        for schema, types in MODEL.items()
    }
)
_ID = re.compile(r"[0-9a-zA-Z]([0-9a-zA-Z.-]*[0-9a-zA-Z])?", re.ASCII)
_VALUES: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "country": re.compile(r"[a-z]{2}", re.ASCII),
        "date": re.compile(r"\d{4}(-\d{2}(-\d{2}(T\d{2}:\d{2}:\d{2})?)?)?", re.ASCII),
        "language": re.compile(r"[a-z]{3}", re.ASCII),
        "number": re.compile(r"\d+(\.\d+)?", re.ASCII),
    }
)


def type_of(schema: str, prop: str) -> str:
    """The type of a property, empty for one that an export does not use itself."""
    return MODEL.get(schema, {}).get(prop, "").partition(":")[0]


def is_id(text: str) -> bool:
    """Whether a text can be the id of an entity."""
    return _ID.fullmatch(text) is not None


def faults_of(entities: Mapping[str, tuple[str, Mapping[str, list[str]]]]) -> tuple[str, ...]:
    """Where entities break the model.

    Args:
        entities: schema and properties, by id.
    """
    return tuple(
        f"entity {name}: {fault}"
        for name, (schema, properties) in entities.items()
        for fault in _faults(name, schema, properties, entities)
    )


def _faults(
    name: str,
    schema: str,
    properties: Mapping[str, list[str]],
    entities: Mapping[str, tuple[str, Mapping[str, list[str]]]],
) -> Iterator[str]:
    if not is_id(name):
        yield "the id has characters that none may have"
    if schema not in MODEL:
        yield f"the schema {schema} is not used"
        return
    for end in _ENDS[schema]:
        if not properties.get(end):
            yield f"{schema} lacks {end}"
    for prop, values in properties.items():
        kind = MODEL[schema].get(prop)
        if kind is None:
            yield f"{schema} has no property {prop}"
        elif kind.startswith("entity:"):
            wanted = kind.partition(":")[2]
            ends = [entities[one][0] if one in entities else "" for one in values]
            if any(wanted not in _IS_A.get(end, ()) for end in ends):
                yield f"{prop} must be a {wanted} of the file, is {', '.join(values)}"
        else:
            yield from (f"{prop} is {one!r}" for one in values if not _fits(kind, one))


def _fits(kind: str, value: str) -> bool:
    if kind == "url":
        return is_uri(value)
    pattern = _VALUES.get(kind)
    return bool(value.strip()) if pattern is None else pattern.fullmatch(value) is not None
