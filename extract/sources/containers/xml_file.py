"""XML by its root: an extract of a registry is one document, anything else is read as a feed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extract.sources.base import check_size
from extract.sources.containers.feed import feed_file
from extract.sources.formats.contents import Contents
from extract.sources.formats.registry import is_registry, read_registry
from graph.errors import InputError

_HEAD = 20_000
"""Bytes in which the root begins."""


def xml_file(path: Path, *, limit: int) -> Iterator[Contents | InputError]:
    """The registry that the file is, else the entries of the feed; see `entries_of`."""
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if not is_registry(head):
        yield from feed_file(path, limit=limit)
        return
    check_size(path.stat().st_size, path=str(path), limit=limit)
    yield read_registry(path.read_bytes(), path=str(path))
