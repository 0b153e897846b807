"""Reading the fields of outside JSON: each reader gives the value or says what was expected.

Raises:
    ContractError: from every reader, where the value is of another type.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar

from graph.errors import ContractError

_Member = TypeVar("_Member", bound=StrEnum)
_Read = TypeVar("_Read")


def mapping(value: Any) -> Mapping[str, Any]:
    """`value` as an object with fields."""
    if not isinstance(value, Mapping):
        raise ContractError(f"expected an object with fields, got {value!r}")
    return value


def optional(read: Callable[[Any], _Read], value: Any) -> _Read | None:
    """What `read` makes of `value`, or None for None."""
    return None if value is None else read(value)


def flag(value: Any) -> bool:
    """`value` as true or false."""
    if not isinstance(value, bool):
        raise ContractError(f"expected true or false, got {value!r}")
    return value


def offset(value: Any) -> int:
    """`value` as a character offset."""
    if isinstance(value, bool) or not isinstance(value, int):
        raise ContractError(f"expected a character offset, got {value!r}")
    return value


def number(value: Any) -> float:
    """`value` as a number."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ContractError(f"expected a number, got {value!r}")
    return value


def strings(value: Any) -> tuple[str, ...]:
    """`value` as a list of texts."""
    if not isinstance(value, list | tuple):
        raise ContractError(f"expected a list of texts, got {value!r}")
    if not all(isinstance(item, str) for item in value):
        raise ContractError(f"expected a list of texts, got {value!r}")
    return tuple(value)


def moment(value: Any) -> datetime:
    """`value` as a moment in ISO 8601."""
    try:
        return datetime.fromisoformat(string(value))
    except ValueError as error:
        raise ContractError(f"expected a moment such as 2025-11-30T12:00:00+00:00, got {value!r}") from error


def string(value: Any) -> str:
    """`value` as a text that is not empty."""
    if not isinstance(value, str) or not value:
        raise ContractError(f"expected a text, got {value!r}")
    return value


def member(enum: type[_Member], value: Any) -> _Member:
    """`value` as a member of `enum`."""
    try:
        return enum(value)
    except ValueError:
        known = ", ".join(member.value for member in enum)
        raise ContractError(f"{value!r} is no {enum.__name__}; known are {known}") from None
