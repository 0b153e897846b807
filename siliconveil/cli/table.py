"""Rows as an aligned table for a terminal, where Chinese characters take two cells."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any


def lines(columns: Sequence[str], records: Sequence[dict[str, Any]]) -> Iterator[str]:
    """The header, a rule and the rows; nothing is cut."""
    from rich.cells import cell_len

    cells = [[cell(record.get(column)) for column in columns] for record in records]
    widths = [
        max([cell_len(column), *(cell_len(row[number]) for row in cells)])
        for number, column in enumerate(columns)
    ]
    for row in [list(columns), ["-" * width for width in widths], *cells]:
        padded = (text + " " * (width - cell_len(text)) for text, width in zip(row, widths, strict=True))
        yield "  ".join(padded).rstrip()


def cell(value: Any) -> str:
    """A value on one line; null is empty."""
    if value is None:
        return ""
    if isinstance(value, bool) or not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    return " ".join(value.split())
