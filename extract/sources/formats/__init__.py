"""What a file of each type says: its text and what it tells of itself."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Protocol

from extract.sources.formats.contents import Contents


class Format(Protocol):
    """Bytes to contents; `path` is for messages."""

    def __call__(self, data: bytes, *, path: str) -> Contents:
        """What the file says.

        Raises:
            InputError: it cannot be read; the message says why and what to do.
        """
        ...


def _text() -> Format:
    from extract.sources.formats.text import read_text

    return read_text


def _page() -> Format:
    from extract.sources.formats.page import read_page

    return read_page


def _mail() -> Format:
    from extract.sources.formats.mail import read_mail

    return read_mail


def _pdf() -> Format:
    from extract.sources.formats.pdf import read_pdf

    return read_pdf


def _table() -> Format:
    from extract.sources.formats.table import read_table

    return read_table


def _json() -> Format:
    from extract.sources.formats.json_file import read_json

    return read_json


FORMATS: Mapping[str, Callable[[], Format]] = MappingProxyType(
    {
        ".txt": _text,
        ".md": _text,
        ".markdown": _text,
        ".html": _page,
        ".htm": _page,
        ".xhtml": _page,
        ".eml": _mail,
        ".pdf": _pdf,
        ".csv": _table,
        ".dat": _table,
        ".tsv": _table,
        ".json": _json,
        ".jsonl": _json,
    }
)
"""By suffix, small letters; a library is loaded when the first file needs it."""

__all__ = ["FORMATS", "Contents", "Format"]
