"""Reading the fields of a mapping's TOML: each reader gives the value, or raises what is wrong and where."""

from __future__ import annotations

import re
from collections.abc import Callable
from collections.abc import Mapping as Map
from typing import Any, TypeVar

_Made = TypeVar("_Made")


class Fault(ValueError):
    """What is wrong with a mapping, and where: number of the claim from 1 (0: none), and field."""

    def __init__(self, reason: str, *, claim: int = 0, field: str = "") -> None:
        super().__init__(reason)
        self.place = (claim, field)


def check_names(data: Map[str, Any], fields: frozenset[str], within: str = "") -> None:
    """Raise Fault if a field is none of those known, as after a slip of the pen."""
    for name in data:
        if name not in fields:
            known = ", ".join(sorted(fields))
            raise Fault(f"unknown field {name!r}; known are {known}", field=within or name)


def required(data: Map[str, Any], name: str, within: str = "") -> Any:
    """The value of a field that must be there."""
    if name not in data:
        raise Fault(f"{f'{within} ' if within else ''}lacks the field {name!r}", field=within)
    return data[name]


def _typed(data: Map[str, Any], name: str, default: object, is_of: Callable[[Any], bool], what: str) -> Any:
    value = required(data, name) if default is None else data.get(name, default)
    if not is_of(value):
        raise Fault(f"{name} must be {what}, got {value!r:.60}", field=name)
    return value


def text(data: Map[str, Any], name: str, default: str | None = None, *, within: str = "") -> str:
    """The text of a field; the default, if there is one, where it lacks."""
    return str(_within(lambda: _typed(data, name, default, lambda v: isinstance(v, str), "a text"), within))


def flag(data: Map[str, Any], name: str, default: bool, *, within: str = "") -> bool:
    """True or false."""
    return bool(
        _within(lambda: _typed(data, name, default, lambda v: isinstance(v, bool), "true or false"), within)
    )


def items(data: Map[str, Any], name: str, default: list[Any] | None) -> list[Any]:
    """The list of a field."""
    return list(_typed(data, name, default, lambda v: isinstance(v, list), "a list"))


def texts(data: Map[str, Any], name: str, default: list[str] | None = None, *, within: str = "") -> list[str]:
    """The list of texts of a field."""

    def are_texts(value: Any) -> bool:
        return isinstance(value, list) and all(isinstance(one, str) for one in value)

    return list(_within(lambda: _typed(data, name, default, are_texts, "a list of texts"), within))


def table(data: Map[str, Any], name: str) -> dict[str, Any]:
    """The `name = value` pairs of a field, none where it lacks."""
    return dict(_typed(data, name, {}, lambda v: isinstance(v, dict), "a table of name = value"))


def mapping(value: Any, name: str, fields: frozenset[str] | None) -> Map[str, Any]:
    """A value that must be a table with some of these fields."""
    if not isinstance(value, dict):
        raise Fault(f"{name} must be {{ … }}, got {value!r:.60}", field=name)
    if fields is not None:
        check_names(value, fields, "" if name == "claim" else name)
    return value


def pattern(data: Map[str, Any], name: str, within: str = "") -> re.Pattern[str] | None:
    """The compiled pattern of a field; one called `pattern` has a group around what is meant."""
    words = text(data, name, "", within=within)
    try:
        pattern = re.compile(words) if words else None
    except re.error as error:
        raise Fault(f"{name} is no pattern: {error}", field=within or name) from error
    if pattern is not None and name == "pattern" and pattern.groups != 1:
        raise Fault("pattern needs one group in round brackets around what is meant", field=within or name)
    return pattern


def member(enum: type[_Made], data: Map[str, Any], name: str, *, within: str = "") -> _Made:
    """The member of an enumeration that a field names."""
    word = required(data, name, within)
    try:
        return enum(word)  # type: ignore[call-arg]
    except ValueError as error:
        raise Fault(str(error), field=within or name) from error


def _within(read: Callable[[], Any], within: str) -> Any:
    """What `read` gives; a fault in it is that of the field around it."""
    try:
        return read()
    except Fault as fault:
        if not within:
            raise
        raise Fault(f"{within}: {fault}", field=within) from fault
