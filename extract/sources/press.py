"""Articles and filings as files of the known formats, single ones or folders in sorted order.

A file is one document, or a container of many (`extract.sources.containers`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from extract.sources.base import DEFAULT_LIMIT, NOTHING_SAID, Found, Piece, Provenance, check_size, failed
from extract.sources.containers import CONTAINERS
from extract.sources.containers.submission import is_submission, submission_contents
from extract.sources.formats import FORMATS, Contents
from extract.sources.said_day import is_over
from extract.sources.title import title_of
from extract.tables import Mapping as TableMapping
from graph.errors import InputError
from graph.model import Document
from graph.when import PartialDate

SUFFIXES = (*FORMATS, *CONTAINERS)
TABLES = (".csv", ".tsv", ".dat")
_BY_THE_USER = frozenset({".txt", ".md", ".markdown"})
"""What a text says of itself in front matter is taken as it is."""


@dataclass(frozen=True, slots=True)
class Press:
    """Files and folders. A folder is read recursively; hidden entries and `exclude` are passed over.

    Attributes:
        limit: bytes above which a file is refused.
        exclude: folders never read, such as the case that the documents go to.
        today: a later day is no day of publication, whatever a page, mail or feed says; None to take all.
        mappings: the user's own mappings of tables.
    """

    paths: tuple[Path, ...]
    provenance: Provenance = NOTHING_SAID
    limit: int = DEFAULT_LIMIT
    exclude: tuple[Path, ...] = ()
    today: date | None = None
    mappings: tuple[TableMapping, ...] = ()

    def documents(self) -> Iterator[Found]:
        """The documents in the order of the paths; each file once, however often it is named."""
        for piece in self.pieces():
            yield from piece()

    def pieces(self) -> Iterator[Piece]:
        """The files as parts that can be read each on its own, and what cannot be read.

        A container is read here, for it may hold more than a process should; its documents are the parts.
        """
        seen: set[Path] = set()
        how = replace(self, paths=())  # goes to other processes with each file
        for found in self.files():
            if isinstance(found, InputError):
                yield partial(_given, found)
                continue
            resolved = found.resolve()
            if resolved not in seen:
                seen.add(resolved)
                read = partial(_read, found, how)
                if _suffix(found) in CONTAINERS:
                    yield from (partial(_given, document) for document in read())
                else:
                    yield read

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


def _read(path: Path, how: Press) -> Iterator[Found]:
    try:
        for contents in _contents_of(path, limit=how.limit, own=how.mappings):
            if isinstance(contents, InputError):
                yield contents
            else:
                yield _document(contents, path, provenance=how.provenance, today=how.today)
    except InputError as error:
        yield error
    except MemoryError:
        raise
    except Exception as error:  # a library stumbled over a broken file; the others must go on
        yield failed(error, path=str(path))


def read_file(
    path: Path,
    *,
    provenance: Provenance = NOTHING_SAID,
    limit: int = DEFAULT_LIMIT,
    own: Sequence[TableMapping] = (),
) -> Document:
    """The document that a file holds; of a container the first; a table by the user's `own` mappings first.

    Raises:
        InputError: the file is missing, unreadable, of another type, too large, or holds no text.
    """
    contents = next(_contents_of(path, limit=limit, own=own))
    if isinstance(contents, InputError):
        raise contents
    return _document(contents, path, provenance=provenance, today=None)


def _contents_of(path: Path, *, limit: int, own: Sequence[TableMapping]) -> Iterator[Contents | InputError]:
    suffix, name = _suffix(path), str(path)
    _check(path, suffix)
    try:
        if suffix in CONTAINERS:
            yield from _of_container(path, suffix, limit=limit)
            return
        check_size(path.stat().st_size, path=name, limit=limit)
        data = path.read_bytes()
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); check its permissions", path=name) from error
    if own and suffix in TABLES:
        from extract.sources.formats.table import read_table

        yield read_table(data, path=name, own=own)
        return
    if suffix == ".txt" and is_submission(data):
        yield from submission_contents(data, path=path.as_posix())
        return
    yield FORMATS[suffix]()(data, path=name)


def _of_container(path: Path, suffix: str, *, limit: int) -> Iterator[Contents | InputError]:
    empty = True
    for contents in CONTAINERS[suffix]()(path, limit=limit):
        empty = False
        yield contents
    if empty:
        raise InputError("holds no page, text or feed entry; there is nothing to read", path=str(path))


def _suffix(path: Path) -> str:
    """The end of the name in small letters, both parts of `.warc.gz`."""
    both = "".join(path.suffixes[-2:]).lower()
    return both if both in CONTAINERS else path.suffix.lower()


def _check(path: Path, suffix: str) -> None:
    """Raise InputError unless `path` is a file of a known type."""
    try:
        path.stat()
    except FileNotFoundError:
        raise InputError("does not exist; check the spelling", path=str(path)) from None
    except OSError as error:
        raise InputError(
            f"cannot be read ({error.strerror}); check its permissions", path=str(path)
        ) from error
    if suffix not in SUFFIXES:
        raise InputError(
            f"is of type {path.suffix or '(none)'}, expected {', '.join(SUFFIXES)}; convert it to text first",
            path=str(path),
        )
    if not path.is_file():
        raise InputError("is a device or a pipe, expected a file", path=str(path))


def _document(contents: Contents, path: Path, *, provenance: Provenance, today: date | None) -> Document:
    said = dict(contents.values)
    if _suffix(path) not in _BY_THE_USER and _in_the_future(said, today):
        del said["published"]
    publisher = said.get("publisher", provenance.publisher)
    published = said.get("published", provenance.published)
    return Document(
        id=Document.derive_id(contents.body, publisher=publisher, published=published),
        text=contents.body,
        uri=said.get("url", path.as_posix()),
        title=said.get("title") or title_of(contents.body),
        publisher=publisher,
        published=published,
        retrieved=said.get("retrieved"),
        language=provenance.language or said.get("language"),
        licence=said.get("licence"),
        grade=said.get("grade"),
    )


def _in_the_future(said: Mapping[str, str], today: date | None) -> bool:
    """Whether the day of publication lies behind that on which the text was fetched, or behind today."""
    retrieved = PartialDate.parse(said["retrieved"]).after if "retrieved" in said else None
    known = [day for day in (today, retrieved) if day is not None]
    return "published" in said and bool(known) and is_over(said["published"], latest=min(known))


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
