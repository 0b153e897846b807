"""Registries as XML: the Global LEI Foundation's concatenated files, OFAC's lists."""

from __future__ import annotations

from extract.sources.formats.contents import Contents
from extract.sources.formats.decode import decode
from extract.tables.gleif import ROOTS
from extract.tables.ofac import ROOT, is_ofac_xml
from extract.tables.xml_records import check_xml, root_of
from graph.errors import InputError

GLEIF = {
    "title": "Global LEI Foundation",
    "publisher": "Global Legal Entity Identifier Foundation",
    "language": "en",
}
"""What files of the Global LEI Foundation are called."""


REGISTRIES = frozenset({*ROOTS, ROOT})
"""The roots of those that are read."""
_OFAC = {
    "title": "OFAC list (SDN or consolidated)",
    "publisher": "Office of Foreign Assets Control",
    "language": "en",
}


def is_registry(head: bytes) -> bool:
    """Whether a file that begins so is a registry, by the name of its root."""
    text = head.replace(b"\0", b"").decode("utf-8", "ignore").lstrip("\ufeff")
    return root_of(text) in REGISTRIES


def read_registry(data: bytes, *, path: str) -> Contents:
    """The file as it stands.

    Raises:
        InputError: it is no text or no whole XML, or declares a document type.
    """
    text = decode(data, path=path)
    try:
        check_xml(text)
    except InputError as error:
        raise InputError(error.reason, path=path, line=error.line) from error
    return Contents(text, _OFAC if is_ofac_xml(text) else GLEIF)
