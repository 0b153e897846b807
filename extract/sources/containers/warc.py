"""Archives of web pages (WARC 1.0 and 1.1): every page, text, PDF or feed that was answered is read.

Passed over are answers other than 200, revisits, requests and notes, and what holds no text for people:
pictures, scripts, style sheets, robots.txt.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from extract.sources.base import check_size, failed
from extract.sources.containers.feed import entries_of, is_feed
from extract.sources.containers.records import Record, records_of
from extract.sources.containers.submission import is_submission, submission_contents
from extract.sources.formats import FORMATS, Contents
from extract.sources.formats.decode import decode
from extract.sources.formats.markup import decode_markup
from extract.sources.media import format_of, media_type
from extract.sources.said_day import said_day
from extract.sources.unfold import unfold
from graph.errors import InputError

_KINDS = frozenset({"response", "resource"})
_OF_PROGRAMS = frozenset({".csv", ".json"})
"""Formats that pages fetch by the dozen for their scripts; of these only those of a known kind are read."""


@dataclass(slots=True)
class _Read:
    """What has been read of one archive: addresses of documents, and where feeds stand.

    Feeds come last, so that an entry whose page is in the archive is not read a second time as its summary.
    """

    addresses: set[str] = field(default_factory=set)
    feeds: list[int] = field(default_factory=list)


def warc_file(path: Path, *, limit: int) -> Iterator[Contents | InputError]:
    """What the records of an archive say; a broken record is named with its offset, and the others go on.

    A document has the address that was asked (WARC-Target-URI) and the day of the answer (WARC-Date).
    """
    read = _Read()
    empty = True
    with path.open("rb") as file:
        for found in records_of(file, path=str(path), limit=limit):
            empty = False
            if isinstance(found, InputError):
                yield found
            elif found.kind in _KINDS and found.status in (None, 200):
                yield from _document(found, read, path=str(path), limit=limit)
        for offset in read.feeds:
            feed = next(records_of(file, path=str(path), limit=limit, start=offset))
            if isinstance(feed, Record):
                yield from _entries(feed, read, path=str(path), limit=limit)
    if empty:
        raise InputError("holds no record; expected a WARC file", path=str(path))


def body_of(record: Record, *, limit: int) -> bytes:
    """The payload without its content encoding, where it still has one.

    Raises:
        InputError: it unfolds to more than `limit` bytes, is broken, or compressed in an unknown way.
    """
    encodings = record.http.get("content-encoding", "").split(",")
    folded = record.payload.startswith(b"\x1f\x8b") or "gzip" not in "".join(encodings).lower()
    body = unfold(record.payload, encodings=encodings if folded else (), limit=limit)
    check_size(len(body), path=record.uri, limit=limit)
    return body


def _document(record: Record, read: _Read, *, path: str, limit: int) -> Iterator[Contents | InputError]:
    place, suffix = f"{path}: record at offset {record.offset} ({record.uri})", None
    try:
        body = body_of(record, limit=limit)
        suffix = format_of(_media_type(record)[0], body, url=record.uri)
        if suffix == ".xml" and is_feed(body):
            read.feeds.append(record.offset)
        elif suffix == ".txt" and is_submission(body):
            yield from _of_submission(record, body)
        elif suffix is not None and suffix in FORMATS:
            contents = _contents(record, body, suffix, path=place)
            read.addresses.add(record.uri)
            yield _with_place(contents, record)
    except InputError as error:
        if suffix not in _OF_PROGRAMS:
            yield InputError(f"record at offset {record.offset} ({record.uri}) {error.reason}", path=path)
    except MemoryError:
        raise
    except Exception as error:  # a library stumbled over a broken page; the other records must go on
        why = failed(error, path=path).reason
        yield InputError(f"record at offset {record.offset} ({record.uri}) {why}", path=path)


def _of_submission(record: Record, body: bytes) -> Iterator[Contents | InputError]:
    """The documents of a submission to the SEC, each under the address of the whole and its own name."""
    for found in submission_contents(body, path=record.uri):
        if isinstance(found, InputError):
            yield found
        else:
            yield replace(found, values={**found.values, **_retrieved(record)})


def _entries(record: Record, read: _Read, *, path: str, limit: int) -> Iterator[Contents | InputError]:
    _, charset = _media_type(record)
    try:
        body = body_of(record, limit=limit)
        for entry in entries_of(body, path=record.uri, charset=charset, base=record.uri):
            if isinstance(entry, InputError):
                yield InputError(f"record at offset {record.offset} ({record.uri}) {entry.reason}", path=path)
            elif entry.values.get("url") not in read.addresses:
                yield replace(entry, values={**entry.values, **_retrieved(record)})
    except InputError as error:
        yield InputError(f"record at offset {record.offset} ({record.uri}) {error.reason}", path=path)


def _media_type(record: Record) -> tuple[str, str | None]:
    return media_type((record.headers if record.status is None else record.http).get("content-type"))


def _contents(record: Record, body: bytes, suffix: str, *, path: str) -> Contents:
    """What a payload says. Front matter is for the user's own words: a text of the network has none."""
    _, charset = _media_type(record)
    if suffix in (".txt", ".md"):
        return Contents(decode(_in_utf8(body, charset, path=path), path=path))
    if suffix == ".html":
        body = codecs.BOM_UTF8 + decode_markup(body, path=path, charset=charset).encode("utf-8")
    return FORMATS[suffix]()(body, path=path)


def _in_utf8(body: bytes, charset: str | None, *, path: str) -> bytes:
    return decode_markup(body, path=path, charset=charset).encode("utf-8") if charset else body


def _with_place(contents: Contents, record: Record) -> Contents:
    return replace(contents, values={**contents.values, "url": record.uri, **_retrieved(record)})


def _retrieved(record: Record) -> dict[str, str]:
    day = said_day(record.headers.get("warc-date"))
    return {"retrieved": day} if day else {}
