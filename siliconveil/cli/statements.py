"""Cypher as people type it: statements that end in a semicolon, and values for their parameters."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

import click

_PIECE = re.compile(
    r"""'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*"|`[^`]*`|//[^\n]*|/\*.*?\*/|(?P<end>;)""", re.DOTALL
)


def statements(text: str) -> Iterator[str]:
    """The statements of `text`; a semicolon inside quotes or a comment ends none."""
    start = 0
    for piece in _PIECE.finditer(text):
        if piece["end"]:
            yield from _unless_blank(text[start : piece.start()])
            start = piece.end()
    yield from _unless_blank(text[start:])


def is_whole(text: str) -> bool:
    """Whether `text` ends in a semicolon that ends a statement."""
    last = None
    for piece in _PIECE.finditer(text):
        last = piece
    return last is not None and bool(last["end"]) and not text[last.end() :].strip()


def parameters(pairs: Iterable[str]) -> dict[str, Any]:
    """The parameters of `NAME=VALUE` pairs; a value is JSON where it can be, else text.

    Raises:
        click.BadParameter: a pair has no `=` or no name.
    """
    return dict(parameter(pair) for pair in pairs)


def parameter(pair: str) -> tuple[str, Any]:
    """The name and value of one `NAME=VALUE`."""
    name, sign, value = pair.partition("=")
    if not sign or not name.strip():
        raise click.BadParameter(f"{pair!r} is not NAME=VALUE")
    try:
        return name.strip(), json.loads(value)
    except ValueError:
        return name.strip(), value


def _unless_blank(text: str) -> Iterator[str]:
    if text.strip():
        yield text.strip()
