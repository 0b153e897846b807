"""What an archive holds, by address: a list beside it that can be deleted and is then made again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from extract.sources.containers.records import Record
from extract.sources.fetching.address import web_address
from graph.errors import InputError

_HOPS = 10


@dataclass(frozen=True, slots=True)
class Kept:
    """One record of an archive.

    Attributes:
        file, offset, end: the WARC file, where the record begins and where the next one does.
        date: WARC-Date.
        status: of the answer; a `revisit` says that an earlier one still stands.
        etag, modified: what the server wants to be shown when it is asked again.
        location: where a redirect leads.
    """

    file: str
    offset: int
    end: int
    url: str
    date: str
    status: int
    digest: str
    revisit: bool = False
    etag: str | None = None
    modified: str | None = None
    location: str | None = None

    @property
    def place(self) -> str:
        """Where the record stands, for people."""
        return f"{self.file} at offset {self.offset}"

    @classmethod
    def of(cls, record: Record, *, file: str) -> Kept | None:
        """The entry of a record that was read; None if it is no answer."""
        if record.kind not in ("response", "revisit") or record.status is None:
            return None
        return cls(
            file=file,
            offset=record.offset,
            end=record.end,
            url=record.uri,
            date=record.headers.get("warc-date", ""),
            status=record.status,
            digest=record.headers.get("warc-payload-digest", ""),
            revisit=record.kind == "revisit",
            etag=record.http.get("etag"),
            modified=record.http.get("last-modified"),
            location=_target(record),
        )


def _target(record: Record) -> str | None:
    location = record.http.get("location")
    if location is None or not 300 <= (record.status or 0) < 400:
        return None
    try:
        return web_address(location, base=record.uri)
    except InputError:
        return None


class Index:
    """The newest whole answer of each address, and where addresses lead."""

    def __init__(self) -> None:
        self._answers: dict[str, Kept] = {}
        self._moved: dict[str, str] = {}
        self.ends: dict[str, int] = {}

    def add(self, kept: Kept) -> None:
        """Take note of a record."""
        self.ends[kept.file] = max(kept.end, self.ends.get(kept.file, 0))
        before = self._answers.get(kept.url)
        if kept.revisit:
            if before is not None:
                self._answers[kept.url] = replace(
                    before, etag=kept.etag or before.etag, modified=kept.modified or before.modified
                )
        elif kept.status == 200:
            self._answers[kept.url] = kept
            self._moved.pop(kept.url, None)
        elif kept.location:
            self._moved[kept.url] = kept.location

    def answer(self, url: str) -> Kept | None:
        """The newest whole answer of exactly that address."""
        return self._answers.get(url)

    def follow(self, url: str) -> Kept | None:
        """The newest whole answer of that address, or of the one that it led to."""
        for _ in range(_HOPS):
            if url not in self._moved:
                return self._answers.get(url)
            url = self._moved[url]
        return None


def read_lines(path: Path) -> Iterator[Kept]:
    """The entries of an index file; a line that is no entry ends it, for the file may break off there."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError):
        return
    for line in lines:
        try:
            yield Kept(**json.loads(line))
        except (ValueError, TypeError):
            return


def line_of(kept: Kept) -> str:
    """The entry as a line."""
    data: dict[str, Any] = {key: value for key, value in asdict(kept).items() if value not in (None, False)}
    return json.dumps(data, ensure_ascii=False) + "\n"
