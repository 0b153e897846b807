"""Beneficial ownership statements (BODS 0.4, Open Ownership) as they stand in a file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from extract.tables.objects import JsonObject, objects_of
from graph.errors import InputError

_TYPES = ("entity", "person", "relationship")


def is_bods(text: str) -> bool:
    """Whether a text is a JSON array that begins with a statement of BODS."""
    head = text.lstrip()[:1]
    if head != "[":
        return False
    try:
        first = next(objects_of(text), None)
    except ValueError:
        return False
    return first is not None and "statementId" in first.data and first.data.get("recordType") in _TYPES


def statements_of(text: str) -> Iterator[JsonObject]:
    """The statements, in order.

    Raises:
        InputError: the JSON is broken, or a statement lacks what BODS 0.4 requires; the message says which.
    """
    number = 0
    try:
        for number, one in enumerate(objects_of(text), start=1):
            fault = _fault(one.data)
            if fault:
                raise InputError(f"statement {number} ({one.data.get('statementId')}): {fault}")
            yield one
    except ValueError as error:
        raise InputError(f"breaks off behind statement {number}: {error}") from error


def _fault(data: Mapping[str, Any]) -> str | None:
    version = (data.get("publicationDetails") or {}).get("bodsVersion", "0.4")
    if not str(version).startswith("0.4"):
        return f"is of BODS {version}; 0.4 is read"
    missing = [
        name for name in ("statementId", "recordId", "recordType", "recordDetails") if not data.get(name)
    ]
    if missing:
        return f"lacks {', '.join(missing)}"
    if data["recordType"] not in _TYPES:
        return f"recordType {data['recordType']!r} is none of {', '.join(_TYPES)}"
    if not isinstance(data["recordDetails"], dict):
        return "recordDetails is no object"
    return None
