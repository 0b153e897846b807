"""JSON files of a known kind: beneficial ownership statements (BODS 0.4)."""

from __future__ import annotations

from extract.sources.formats.contents import Contents
from extract.sources.formats.decode import decode
from extract.tables.statements import is_bods, statements_of
from graph.errors import InputError


def read_statements(data: bytes, *, path: str) -> Contents:
    """The file as it stands; the publisher is that of its first statement.

    Raises:
        InputError: it is no text or no array of BODS statements, or one of them is broken.
    """
    text = decode(data, path=path)
    if not is_bods(text):
        raise InputError("is JSON of no known kind; an array of BODS 0.4 statements is read", path=path)
    try:
        first, *_ = (one.data for one in statements_of(text))
    except InputError as error:
        raise InputError(error.reason, path=path) from error
    publisher = ((first.get("publicationDetails") or {}).get("publisher") or {}).get("name")
    title = {"title": "Beneficial ownership statements"}
    return Contents(text, title | {"publisher": publisher} if publisher else title)
