"""The details of a claim: which a relation may carry, of which type, and their written form."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from graph.errors import ContractError
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Qualifier, QualifierType, Relation

QualifierValue = Quantity | float | str
"""A normalised qualifier: an interval, a plain number, or words."""

_TRADE_PERIOD = re.compile(r"[\w -]+(?:/[\w -]+)?")
_ENDLESS = 1e300


def check(relation: Relation, qualifiers: Mapping[str, QualifierValue]) -> None:
    """Raise ContractError unless the relation may carry these qualifiers with these values."""
    for name, value in qualifiers.items():
        spec = SIGNATURES[relation].qualifiers.get(name)
        if spec is None:
            known = ", ".join(sorted(SIGNATURES[relation].qualifiers)) or "none"
            raise ContractError(f"{relation} has no qualifier {name!r}; known are {known}")
        _check_value(spec, value)


def _check_value(spec: Qualifier, value: QualifierValue) -> None:
    if spec.type in (QualifierType.QUANTITY, QualifierType.MONEY):
        _check_quantity(spec, value)
    elif spec.type is QualifierType.NUMBER:
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _ENDLESS:
            raise ContractError(f"{spec.name} must be a finite number, got {value!r}")
    elif not isinstance(value, str):
        raise ContractError(f"{spec.name} must be a text, got {value!r}")
    elif spec.words and value not in spec.words:
        raise ContractError(f"{spec.name} {value!r} is none of {', '.join(spec.words)}")
    elif spec.name == "period" and not _TRADE_PERIOD.fullmatch(value):
        raise ContractError(f"period {value!r} is not FROM/TO of partial dates such as 2025-01/2025-10")


def _check_quantity(spec: Qualifier, value: QualifierValue) -> None:
    if not isinstance(value, Quantity):
        raise ContractError(f"{spec.name} must be an interval with min and max, got {value!r}")
    if any(end is not None and end < 0 for end in (value.min, value.max)):
        raise ContractError(f"{spec.name} cannot be negative: {value.min}..{value.max}")
    if spec.upper is not None and any(end is not None and end > spec.upper for end in (value.min, value.max)):
        raise ContractError(f"{spec.name} cannot exceed {spec.upper:g}: {value.min}..{value.max}")
    if (value.currency is not None) != (spec.type is QualifierType.MONEY):
        raise ContractError(f"{spec.name} has currency {value.currency!r}; money alone carries one")


def to_json(qualifiers: Mapping[str, QualifierValue]) -> dict[str, Any]:
    """The contract's form, by name."""
    return {name: _value_to_json(value) for name, value in sorted(qualifiers.items())}


def _value_to_json(value: QualifierValue) -> Any:
    """10 and 10.0 are one number and must be spelled alike: ids are hashes of this spelling."""
    if isinstance(value, Quantity):
        return value.to_json()
    return value if isinstance(value, str) else float(value)


def from_json(relation: Relation, data: Mapping[str, Any]) -> dict[str, QualifierValue]:
    """The qualifiers from the contract's form; intervals are read where the relation has them."""
    specs = SIGNATURES[relation].qualifiers
    return {
        name: Quantity.from_json(value)
        if name in specs and specs[name].type in (QualifierType.QUANTITY, QualifierType.MONEY)
        else value
        for name, value in data.items()
    }
