"""Tables as CSV whose columns a mapping in the package explains."""

from __future__ import annotations

import csv

from extract.sources.formats.contents import Contents
from extract.sources.formats.decode import decode
from extract.tables import known_mappings, mapping_of, records_of
from graph.errors import InputError


def read_table(data: bytes, *, path: str) -> Contents:
    """The table as it stands; title and publisher are those of its mapping, and its language is English.

    Raises:
        InputError: it is no text or no CSV, or nothing says what its columns mean.
    """
    text = decode(data, path=path)
    mapping = mapping_of(text)
    if mapping is None:
        known = ", ".join(one.title for one in known_mappings())
        raise InputError(f"is a table whose columns nothing explains; known are {known}", path=path)
    try:
        for _ in records_of(text):
            pass
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", path=path) from error
    return Contents(text, {"title": mapping.title, "publisher": mapping.publisher, "language": "en"})
