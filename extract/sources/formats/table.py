"""Tables as CSV or TSV whose columns a mapping explains: one of the user's own, or one in the package."""

from __future__ import annotations

from collections.abc import Sequence

from extract.sources.formats.contents import Contents
from extract.sources.formats.decode import decode, with_plain_line_ends
from extract.sources.formats.registry import GLEIF
from extract.tables import (
    Mapping,
    check_headings,
    fitting,
    headings_of,
    mapping_of,
    records_of,
)
from extract.tables.gleif import gleif_records, is_gleif
from extract.tables.records import SEPARATORS
from extract.tables.trade import Sheet, known_trade_mappings, sheet_of
from extract.tables.trade.preamble import day_above
from graph.errors import InputError

_SHOWN = 20
"""Headings that a message names."""


def read_table(data: bytes, *, path: str, own: Sequence[Mapping] = ()) -> Contents:
    """The table as it stands; title, publisher and language are those of its mapping.

    Args:
        data: the file.
        path: for messages.
        own: the user's mappings, which win over those in the package.

    Raises:
        InputError: it is no text or no CSV, or nothing says what its columns mean.
    """
    text = _text(data, path=path, own=own)
    if is_gleif(text) and fitting(text, own) is None:
        return _gleif(text, path)
    mapping = mapping_of(text, own)
    if mapping is None:
        sheet = sheet_of(text)
        if sheet is None:
            raise InputError(_unexplained(text), path=path)
        return Contents(text, said_by_trade_table(sheet))
    try:
        _check(text, mapping)
    except InputError as error:
        raise InputError(error.reason, path=path, line=error.line) from error
    said = {"title": mapping.title, "publisher": mapping.publisher, "language": mapping.language}
    return Contents(text, said)


def said_by_trade_table(sheet: Sheet) -> dict[str, str]:
    """What a trade table tells of itself; the day only if a line above it states it."""
    mapping = sheet.mapping
    said = {"title": mapping.title, "publisher": mapping.publisher, "language": mapping.language}
    day = day_above(sheet.preamble, roc=mapping.roc)
    return said if day is None else said | {"published": day}


def _gleif(text: str, path: str) -> Contents:
    try:
        for _ in gleif_records(text):
            pass
    except InputError as error:
        raise InputError(error.reason, path=path, line=error.line) from error
    return Contents(text, GLEIF)


def _check(text: str, mapping: Mapping) -> None:
    if mapping.nothing:
        raise InputError(f"is {mapping.title}: {mapping.nothing}")
    if mapping.first is None:
        check_headings(headings_of(text, mapping.separator), mapping.used())
    for _ in records_of(text, mapping.separator):
        pass


def _text(data: bytes, *, path: str, own: Sequence[Mapping]) -> str:
    """The text in UTF-8 or marked UTF-16, else in the encoding of the mapping whose headings it then has.

    A mapping of the user's names it, or the office whose trade table it is writes it so.
    """
    try:
        return decode(data, path=path)
    except InputError as error:
        if b"\0" in data:
            raise
        for encoding in dict.fromkeys(one.encoding for one in own if one.encoding):
            text = _decoded(data, encoding)
            if text is not None and mapping_of(text, [one for one in own if one.encoding == encoding]):
                return text
        for trade in known_trade_mappings():
            text = _decoded(data, trade.encoding) if trade.encoding else None
            if text and sheet_of(text, mappings=(trade,)) is not None:
                return text
        hint = '; or say encoding = "gb18030" (big5, windows-1252) in a mapping of your own'
        raise InputError(
            error.reason + (hint if "is not UTF-8" in error.reason else ""), path=path, line=error.line
        ) from error


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, LookupError):
        return None
    return with_plain_line_ends(text)


def _unexplained(text: str) -> str:
    """What headings the table has, and how to explain them."""
    headings = max((tuple(filter(None, headings_of(text, separator))) for separator in SEPARATORS), key=len)
    named = ", ".join(heading[: _SHOWN * 2] for heading in headings[:_SHOWN])
    more = f" and {len(headings) - _SHOWN} more" if len(headings) > _SHOWN else ""
    return (
        f"is a table whose columns nothing explains. Its headings are: {named}{more}. "
        "Say what they mean in a mapping (a short TOML file, see docs/tables.md) and name it with "
        "--mapping FILE, or put it into the folder mappings of the case"
    )
