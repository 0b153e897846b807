"""The archive: every answer as a record of a standard WARC file, so that a quote can be checked years later.

Invariant: what was written once is never changed. The list beside the files (`index.py`) only saves reading
them; where it is missing or older than the files, it is made again from them.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Self

from extract.sources.base import MEGABYTE
from extract.sources.containers.records import Record, records_of
from extract.sources.fetching.exchange import Exchange
from extract.sources.fetching.index import Index, Kept, line_of, read_lines
from extract.sources.fetching.record_of import note_of, record_of
from graph.errors import CaseBusyError, CaseError, InputError

_LARGEST_FILE = 1000 * MEGABYTE
_LARGEST_RECORD = 1 << 40
"""What is in the archive was within the limits of the day on which it was fetched."""
_PATTERN = "fetched-*.warc.gz"


class Archive:
    """A folder of WARC files; open it with `Archive.opened`, which keeps other writers out."""

    def __init__(self, folder: Path, *, agent: str) -> None:
        self._folder = folder
        self._agent = agent
        self._list = folder / ".index.jsonl"
        self._index = Index()
        self._load()

    @classmethod
    @contextmanager
    def opened(cls, folder: Path, *, agent: str) -> Iterator[Self]:
        """The archive in `folder`, made if it is not there.

        Raises:
            CaseBusyError: another process writes to it.
            CaseError: the folder cannot be written to.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(folder / ".lock", timeout=0)
        try:
            folder.mkdir(parents=True, exist_ok=True)
            lock.acquire()
        except Timeout:
            raise CaseBusyError(
                f"another process is fetching into {folder}: wait for it to finish, then try again"
            ) from None
        except OSError as error:
            raise CaseError(f"the archive {folder} cannot be written to ({error.strerror})") from error
        try:
            yield cls(folder, agent=agent)
        finally:
            lock.release()

    def answer(self, url: str) -> Kept | None:
        """The newest whole answer of exactly that address."""
        return self._index.answer(url)

    def follow(self, url: str) -> Kept | None:
        """The newest whole answer of that address, or of the one that it led to."""
        return self._index.follow(url)

    def read(self, kept: Kept) -> Record:
        """The record, checked against its digest.

        Raises:
            CaseError: it is no longer what was written.
        """
        path = self._folder / kept.file
        with path.open("rb") as file:
            found = next(records_of(file, path=str(path), limit=_LARGEST_RECORD, start=kept.offset))
        if isinstance(found, InputError):
            raise CaseError(f"{found}; restore the file from a backup")
        return found

    def keep(self, exchange: Exchange) -> Kept:
        """Write an answer, and give its place; one that says nothing new refers to the one before.

        Raises:
            CaseError: it cannot be written.
        """
        before = self._index.answer(exchange.url)
        same = before is not None and (
            exchange.status == 304 or (exchange.status == 200 and exchange.digest == before.digest)
        )
        path = self._file()
        if not path.exists():
            self._append(path, note_of(self._agent, date=exchange.date, file=path.name))
        offset = self._append(path, record_of(exchange, stands=before if same else None))
        written = self._read_back(path, offset)
        self._index.add(written)
        with self._list.open("a", encoding="utf-8") as lines:
            lines.write(line_of(written))
        return written

    def _file(self) -> Path:
        """The file to write to: the last one, or the next where that is full."""
        files = sorted(self._folder.glob(_PATTERN))
        if files and files[-1].stat().st_size < _LARGEST_FILE:
            return files[-1]
        return self._folder / f"fetched-{len(files) + 1:05}.warc.gz"

    def _append(self, path: Path, record: bytes) -> int:
        try:
            with path.open("ab") as file:
                offset = file.seek(0, os.SEEK_END)
                file.write(record)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise CaseError(f"{path} cannot be written to ({error.strerror}); what it held stays") from error
        return offset

    def _read_back(self, path: Path, offset: int) -> Kept:
        with path.open("rb") as file:
            found = next(records_of(file, path=str(path), limit=_LARGEST_RECORD, start=offset))
        kept = Kept.of(found, file=path.name) if isinstance(found, Record) else None
        if kept is None:
            raise CaseError(f"{path} does not hold what was just written to it ({found}); check the disk")
        return kept

    def _load(self) -> None:
        entries = list(read_lines(self._list))
        files = sorted(self._folder.glob(_PATTERN))
        sizes = {path.name: path.stat().st_size for path in files}
        if all(entry.end <= sizes.get(entry.file, -1) for entry in entries):
            for entry in entries:
                self._index.add(entry)
        else:
            entries = []
        found = [kept for path in files for kept in self._unlisted(path)]
        if found or not entries:
            self._rewrite([*entries, *found])

    def _unlisted(self, path: Path) -> Iterator[Kept]:
        """The records behind the last one that is listed; a last one that breaks off is put aside."""
        start = self._index.ends.get(path.name, 0)
        broken: int | None = None
        with path.open("rb") as file:
            end = start
            for found in records_of(file, path=str(path), limit=_LARGEST_RECORD, start=start):
                broken = end if isinstance(found, InputError) else None
                if isinstance(found, Record):
                    end = found.end
                    kept = Kept.of(found, file=path.name)
                    if kept is not None:
                        self._index.add(kept)
                        yield kept
        if broken is not None:
            _put_aside(path, broken)

    def _rewrite(self, entries: list[Kept]) -> None:
        part = self._list.with_suffix(".part")
        part.write_text("".join(map(line_of, entries)), encoding="utf-8")
        part.replace(self._list)


def _put_aside(path: Path, start: int) -> None:
    """Move the bytes from `start` on, a record that was never whole, to a hidden file beside."""
    with path.open("r+b") as file:
        file.seek(start)
        path.with_name(f".{path.name}.{start}.broken").write_bytes(file.read())
        file.truncate(start)
