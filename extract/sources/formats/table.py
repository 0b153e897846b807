"""Tables as CSV or TSV whose columns a mapping in the package explains."""

from __future__ import annotations

import csv

from extract.sources.formats.contents import Contents
from extract.sources.formats.decode import decode, with_plain_line_ends
from extract.tables import known_mappings, mapping_of, records_of
from extract.tables.trade import Sheet, known_trade_mappings, sheet_of
from extract.tables.trade.preamble import day_above
from graph.errors import InputError


def read_table(data: bytes, *, path: str) -> Contents:
    """The table as it stands; title, publisher and language are those of its mapping.

    Raises:
        InputError: it is no text or no CSV, or nothing says what its columns mean.
    """
    text = _text(data, path=path)
    mapping = mapping_of(text)
    if mapping is None:
        return Contents(text, said_by_trade_table(_known_sheet(text, path=path)))
    try:
        for _ in records_of(text):
            pass
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", path=path) from error
    return Contents(text, {"title": mapping.title, "publisher": mapping.publisher, "language": "en"})


def said_by_trade_table(sheet: Sheet) -> dict[str, str]:
    """What a trade table tells of itself; the day only if a line above it states it."""
    mapping = sheet.mapping
    said = {"title": mapping.title, "publisher": mapping.publisher, "language": mapping.language}
    day = day_above(sheet.preamble, roc=mapping.roc)
    return said if day is None else said | {"published": day}


def _known_sheet(text: str, *, path: str) -> Sheet:
    sheet = sheet_of(text)
    if sheet is None:
        trade = [one.title for one in known_trade_mappings()]
        titles = dict.fromkeys([*(one.title for one in known_mappings()), *trade])
        raise InputError(
            f"is a table whose columns nothing explains; known are {', '.join(titles)}", path=path
        )
    return sheet


def _text(data: bytes, *, path: str) -> str:
    """The text; one that is not UTF-8 is read as the office writes it whose headings it then has."""
    try:
        return decode(data, path=path)
    except InputError:
        if b"\0" in data:
            raise
        for mapping in known_trade_mappings():
            text = _decoded(data, mapping.encoding)
            if text and sheet_of(text, mappings=(mapping,)) is not None:
                return text
        raise


def _decoded(data: bytes, encoding: str) -> str:
    try:
        return with_plain_line_ends(data.decode(encoding)) if encoding else ""
    except UnicodeDecodeError:
        return ""
