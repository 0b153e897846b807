"""Files that hold many documents: feeds, and archives of web pages; XML may be a registry instead."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Protocol

from extract.sources.formats.contents import Contents
from graph.errors import InputError


class Container(Protocol):
    """A file to the contents of its documents, one by one."""

    def __call__(self, path: Path, *, limit: int) -> Iterator[Contents | InputError]:
        """What each document of the file says, in order; what cannot be used comes as an error that names it.

        A document that has an address of its own gives it as `url`; one that knows when it was fetched says
        so as `retrieved`.

        Args:
            path: the file, which can be opened.
            limit: bytes above which one document is refused; an archive may be larger.

        Raises:
            InputError: the whole file cannot be used.
            OSError: it cannot be read.
        """
        ...


def _feed() -> Container:
    from extract.sources.containers.feed import feed_file

    return feed_file


def _xml() -> Container:
    from extract.sources.containers.xml_file import xml_file

    return xml_file


def _warc() -> Container:
    from extract.sources.containers.warc import warc_file

    return warc_file


CONTAINERS: Mapping[str, Callable[[], Container]] = MappingProxyType(
    {
        ".xml": _xml,
        ".rss": _feed,
        ".atom": _feed,
        ".warc": _warc,
        ".warc.gz": _warc,
    }
)
"""By the end of the name, small letters; a library is loaded when the first file needs it."""

__all__ = ["CONTAINERS", "Container"]
