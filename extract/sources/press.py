"""Articles and filings as files of the known formats, single ones or folders in sorted order."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from extract.sources.base import DEFAULT_LIMIT, NOTHING_SAID, Found, Piece, Provenance, check_size
from extract.sources.formats import FORMATS, Contents
from extract.sources.title import title_of
from graph.errors import InputError
from graph.model import Document

SUFFIXES = tuple(FORMATS)


@dataclass(frozen=True, slots=True)
class Press:
    """Files and folders. A folder is read recursively; hidden entries and `exclude` are passed over.

    Attributes:
        limit: bytes above which a file is refused.
        exclude: folders never read, such as the case that the documents go to.
    """

    paths: tuple[Path, ...]
    provenance: Provenance = NOTHING_SAID
    limit: int = DEFAULT_LIMIT
    exclude: tuple[Path, ...] = ()

    def documents(self) -> Iterator[Found]:
        """The documents in the order of the paths; each file once, however often it is named."""
        for piece in self.pieces():
            yield from piece()

    def pieces(self) -> Iterator[Piece]:
        """The files as parts that can be read each on its own, and what cannot be read."""
        seen: set[Path] = set()
        for found in self.files():
            if isinstance(found, InputError):
                yield partial(_given, found)
                continue
            resolved = found.resolve()
            if resolved not in seen:
                seen.add(resolved)
                yield partial(_read, found, provenance=self.provenance, limit=self.limit)

    def files(self) -> Iterator[Path | InputError]:
        """The files that will be read, and the folders that cannot be."""
        skip = frozenset(folder.resolve() for folder in self.exclude)
        for path in self.paths:
            if path.is_dir():
                yield from _walk(path, skip)
            else:
                yield path


def _given(found: Found) -> tuple[Found]:
    return (found,)


def _read(path: Path, *, provenance: Provenance, limit: int) -> tuple[Found]:
    try:
        return (read_file(path, provenance=provenance, limit=limit),)
    except InputError as error:
        return (error,)


def read_file(path: Path, *, provenance: Provenance = NOTHING_SAID, limit: int = DEFAULT_LIMIT) -> Document:
    """The document that a file holds.

    Raises:
        InputError: the file is missing, unreadable, of another type, too large, or holds no text.
    """
    name = str(path)
    if path.exists() and path.suffix.lower() not in SUFFIXES:
        raise InputError(
            f"is of type {path.suffix or '(none)'}, expected {', '.join(SUFFIXES)}; convert it to text first",
            path=name,
        )
    data = _bytes_of(path, limit=limit)
    contents = FORMATS[path.suffix.lower()]()(data, path=name)
    return _document(contents, uri=path.as_posix(), provenance=provenance)


def _bytes_of(path: Path, *, limit: int) -> bytes:
    try:
        if path.exists() and not path.is_file():
            raise InputError("is a device or a pipe, expected a file", path=str(path))
        check_size(path.stat().st_size, path=str(path), limit=limit)
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError("does not exist; check the spelling", path=str(path)) from None
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror}); check its permissions", path=str(path)
        ) from error


def _document(contents: Contents, *, uri: str, provenance: Provenance) -> Document:
    said = contents.values
    publisher = said.get("publisher", provenance.publisher)
    published = said.get("published", provenance.published)
    return Document(
        id=Document.derive_id(contents.body, publisher=publisher, published=published),
        text=contents.body,
        uri=said.get("url", uri),
        title=said.get("title") or title_of(contents.body),
        publisher=publisher,
        published=published,
        retrieved=said.get("retrieved"),
        language=provenance.language or said.get("language"),
        licence=said.get("licence"),
        grade=said.get("grade"),
    )


def _walk(folder: Path, skip: frozenset[Path]) -> Iterator[Path | InputError]:
    refused: list[OSError] = []
    empty = True
    for root, folders, files in os.walk(folder, onerror=refused.append):
        folders[:] = sorted(
            name for name in folders if not _hidden(name) and (Path(root) / name).resolve() not in skip
        )
        for name in sorted(files):
            if not _hidden(name):
                empty = False
                yield Path(root) / name
    for error in refused:
        yield InputError(f"cannot be read ({error.strerror}); check its permissions", path=error.filename)
    if empty and not refused:
        yield InputError(f"holds no file; expected {', '.join(SUFFIXES)}", path=str(folder))


def _hidden(name: str) -> bool:
    return name.startswith(".")
