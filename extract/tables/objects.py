"""The objects of a JSON array with their offsets."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

_SPACE = re.compile(r"[ \t\r\n]*")


@dataclass(frozen=True, slots=True)
class JsonObject:
    """One object of an array: its span in the text, and what it says."""

    start: int
    end: int
    data: dict[str, Any]


def objects_of(text: str, start: int = 0) -> Iterator[JsonObject]:
    """The objects of the array that begins at `start`, one by one.

    Raises:
        ValueError: it is no JSON array of objects; those before the fault have been given.
    """
    place = _after(text, start)
    if text[place : place + 1] != "[":
        raise ValueError("expected an array of objects")
    place = _after(text, place + 1)
    if text[place : place + 1] == "]":
        return
    while True:
        data, end = _value(text, place)
        if not isinstance(data, dict):
            raise ValueError(f"expected an object at character {place}, got {type(data).__name__}")
        yield JsonObject(place, end, data)
        place = _after(text, end)
        mark = text[place : place + 1]
        if mark == "]":
            return
        if mark != ",":
            raise ValueError(f"expected a comma or the end of the array at character {place}")
        place = _after(text, place + 1)


def member_of(text: str, name: str) -> Iterator[JsonObject]:
    """The objects of a member of the object that `text` is: those of its array, or the one that it is.

    Raises:
        ValueError: it is no JSON object with such a member; those before the fault have been given.
    """
    place = _after(text, 0)
    if text[place : place + 1] != "{":
        raise ValueError("expected an object")
    place = _after(text, place + 1)
    while text[place : place + 1] == '"':
        key, end = _value(text, place)
        place = _after(text, end)
        if text[place : place + 1] != ":":
            raise ValueError(f"expected a colon at character {place}")
        place = _after(text, place + 1)
        value, end = _value(text, place)
        if key == name:
            yield from _objects(text, place, end, value)
            return
        place = _after(text, end)
        if text[place : place + 1] == ",":
            place = _after(text, place + 1)
    raise ValueError(f"lacks the member {name!r}, or breaks off at character {place}")


def _objects(text: str, start: int, end: int, value: Any) -> Iterator[JsonObject]:
    if isinstance(value, dict):
        yield JsonObject(start, end, value)
    else:
        yield from objects_of(text, start)


def _value(text: str, place: int) -> tuple[Any, int]:
    try:
        return json.JSONDecoder().raw_decode(text, place)
    except RecursionError as error:
        raise ValueError("is nested too deep") from error


def _after(text: str, place: int) -> int:
    space = _SPACE.match(text, place)
    return space.end() if space else place
