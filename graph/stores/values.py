"""Values as engines give them, turned into plain Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time
from itertools import islice
from typing import Any, TypeVar

_Item = TypeVar("_Item")
_NODE = {"id", "labels", "properties"}
_RELATIONSHIP = {"id", "start", "end", "type", "properties"}


def batches(items: Sequence[_Item], size: int) -> Iterator[list[_Item]]:
    """`items` in lists of at most `size`."""
    rest = iter(items)
    while batch := list(islice(rest, size)):
        yield batch


def node_value(labels: Sequence[str], properties: Mapping[str, Any]) -> dict[str, Any]:
    """A node as a plain value: its properties and its sorted labels under `_labels`."""
    return {"_labels": sorted(labels), **properties}


def relationship_value(relation: str, properties: Mapping[str, Any]) -> dict[str, Any]:
    """A relationship as a plain value: its properties and its type under `_type`."""
    return {"_type": relation, **properties}


def plain(value: Any, names: Mapping[str, str]) -> Any:
    """A value of the embedded engine in plain Python.

    Args:
        value: what the engine gave.
        names: names to show for the names that properties are stored by.
    """
    if isinstance(value, dict):
        return _plain_map(value, names)
    if isinstance(value, list | tuple):
        return [plain(item, names) for item in value]
    if isinstance(value, str):
        return names.get(value, value)
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return value


def _plain_map(value: dict[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    if value.keys() == _NODE:
        own = {key: item for key, item in value["properties"].items() if key not in ("title", "type")}
        return node_value(value["labels"], _renamed(own, names))
    if value.keys() == _RELATIONSHIP:
        return relationship_value(value["type"], _renamed(value["properties"], names))
    return _renamed(value, names)


def _renamed(value: Mapping[str, Any], names: Mapping[str, str]) -> dict[str, Any]:
    return {names.get(key, key): plain(item, names) for key, item in value.items()}
