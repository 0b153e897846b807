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


def objects_of(text: str) -> Iterator[JsonObject]:
    """The objects of the array that `text` is, one by one.

    Raises:
        ValueError: it is no JSON array of objects; those before the fault have been given.
    """
    decoder, place = json.JSONDecoder(), _after(text, 0)
    if text[place : place + 1] != "[":
        raise ValueError("expected an array of objects")
    place = _after(text, place + 1)
    if text[place : place + 1] == "]":
        return
    while True:
        try:
            data, end = decoder.raw_decode(text, place)
        except RecursionError as error:
            raise ValueError("is nested too deep") from error
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


def _after(text: str, place: int) -> int:
    space = _SPACE.match(text, place)
    return space.end() if space else place
