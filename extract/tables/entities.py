"""FollowTheMoney entities as JSON Lines, as OpenSanctions and Aleph give them out."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import InputError

_KEYS = ("id", "schema", "properties")


@dataclass(frozen=True, slots=True)
class FtmEntity:
    """One line: its span in the text, and the entity.

    Attributes:
        properties: each a list of texts.
        datasets: names of the sets that it comes from.
    """

    start: int
    end: int
    id: str
    schema: str
    properties: dict[str, list[str]]
    datasets: tuple[str, ...]

    def first(self, *names: str) -> str | None:
        """The first value of the first of these properties that has one."""
        return next((values[0] for name in names if (values := self.properties.get(name))), None)


def is_ftm(text: str) -> bool:
    """Whether the first line of a text is an entity."""
    first = text.lstrip().split("\n", 1)[0]
    try:
        data = json.loads(first) if first.startswith("{") else None
    except (ValueError, RecursionError):
        return False
    return isinstance(data, dict) and all(key in data for key in _KEYS)


def entities_of(text: str) -> Iterator[FtmEntity]:
    """The entities, in order; empty lines are passed over.

    Raises:
        InputError: a line is no entity; the message gives its number.
    """
    start = 0
    for number, line in enumerate(text.split("\n"), start=1):
        if line.strip():
            yield _entity(line, start, number)
        start += len(line) + 1


def _entity(line: str, start: int, number: int) -> FtmEntity:
    try:
        data = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"line {number} is not JSON: {error!s:.80}") from error
    if not isinstance(data, dict) or not all(data.get(key) for key in _KEYS[:2]):
        raise InputError(f"line {number} is no entity: expected id, schema and properties")
    properties = data.get("properties")
    if not isinstance(properties, dict):
        raise InputError(f"line {number} ({data['id']}): properties is no object")
    return FtmEntity(
        start,
        start + len(line),
        str(data["id"]),
        str(data["schema"]),
        {name: _texts(values) for name, values in properties.items()},
        tuple(str(one) for one in data.get("datasets") or ()),
    )


def _texts(values: Any) -> list[str]:
    """Values as texts; a nested entity stands for its id."""
    listed = values if isinstance(values, list) else [values]
    return [str(one["id"]) if isinstance(one, dict) and "id" in one else str(one) for one in listed]
