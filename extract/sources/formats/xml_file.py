"""XML files of a known kind: the Global LEI Foundation's concatenated files, OFAC's list."""

from __future__ import annotations

from extract.sources.formats.contents import Contents
from extract.sources.formats.decode import decode
from extract.tables.gleif import is_gleif
from extract.tables.ofac import is_ofac_xml
from extract.tables.xml_records import check_xml
from graph.errors import InputError

GLEIF = {
    "title": "Global LEI Foundation",
    "publisher": "Global Legal Entity Identifier Foundation",
    "language": "en",
}
"""What files of the Global LEI Foundation are called."""


_OFAC = {
    "title": "OFAC list (SDN or consolidated)",
    "publisher": "Office of Foreign Assets Control",
    "language": "en",
}


def read_xml(data: bytes, *, path: str) -> Contents:
    """The file as it stands.

    Raises:
        InputError: it is no text, no whole XML, of no known kind, or declares a document type.
    """
    text = decode(data, path=path)
    try:
        check_xml(text)
    except InputError as error:
        raise InputError(error.reason, path=path, line=error.line) from error
    if is_gleif(text):
        return Contents(text, GLEIF)
    if is_ofac_xml(text):
        return Contents(text, _OFAC)
    raise InputError(
        "is XML of no known kind; read are the concatenated files of the Global LEI Foundation (LEI-CDF, "
        "RR-CDF, reporting exceptions) and OFAC's SDN.XML and CONSOLIDATED.XML",
        path=path,
    )
