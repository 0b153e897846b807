"""The records of a WARC file, one by one; a broken one is named with its offset, and the others go on.

warcio reads what stands in a record; where a record begins and ends is found here, because a file may be cut,
damaged, or unfold to more than memory holds.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

from extract.sources.base import MEGABYTE
from extract.sources.containers.members import GZIP_MAGIC, Unfolded, unfolded
from graph.errors import InputError

_LONGEST_HEAD = 1 << 17
"""Bytes for the headers of a record, and as many for those of the answer in it."""
_MOST_SKIPPED = 4000 * MEGABYTE
"""Bytes of a record too large that are unfolded to get past it; a larger one ends the reading. The next
one is not looked for inside it: what a server sends might be made to look like the record of another."""
_SCAN, _STEP = 1 << 20, 1 << 10
_PLAIN_START = b"\r\n\r\nWARC/1."
_START = re.compile(re.escape(_PLAIN_START) + b"|" + re.escape(GZIP_MAGIC))


@dataclass(frozen=True, slots=True)
class Record:
    """One record.

    Attributes:
        offset, end: where it begins in the file, and where the next one may.
        kind: response, resource, request, revisit, warcinfo, …
        headers: the record's own, and `http` those of the answer, by names in small letters.
        status: of the answer; None if it is no HTTP.
        payload: the bytes of the answer behind its headers, without chunks, still compressed as they came.
    """

    offset: int
    end: int
    kind: str
    headers: dict[str, str]
    status: int | None
    http: dict[str, str]
    payload: bytes

    @property
    def uri(self) -> str:
        """What the record is about."""
        return self.headers.get("warc-target-uri", "").strip("<>")


class _Broken(Exception):
    """A record that cannot be read; `resume` is where to look for the next one, None to end."""

    def __init__(self, why: str, *, offset: int, resume: int | None) -> None:
        self.why, self.offset, self.resume = why, offset, resume
        super().__init__(why)


def records_of(file: BinaryIO, *, path: str, limit: int, start: int = 0) -> Iterator[Record | InputError]:
    """The records of an open WARC file from `start` on, compressed or not.

    Args:
        file: can be sought in.
        path: what messages call it.
        limit: bytes above which a record is refused; its bytes are not held.
        start: where a record begins.
    """
    at: int | None = start
    while at is not None:
        try:
            yield from _run(unfolded(file, at), limit=limit, path=path)
            return
        except _Broken as error:
            yield InputError(f"record at offset {error.offset} {error.why}", path=path)
            at = None if error.resume is None else _next_start(file, error.resume)


def _run(stream: Unfolded, *, limit: int, path: str) -> Iterator[Record | InputError]:
    try:
        while (offset := stream.begin()) is not None:
            found = _record(stream, offset, limit=limit)
            yield (
                InputError(f"record at offset {offset} {found}", path=path)
                if isinstance(found, str)
                else found
            )
    except (zlib.error, EOFError) as error:
        why = "breaks off" if isinstance(error, EOFError) else f"is damaged ({error})"
        raise _Broken(why, offset=stream.offset, resume=stream.offset + 1) from error


def _record(stream: Unfolded, offset: int, *, limit: int) -> Record | str:
    """The record that begins at `offset`, or what is wrong with it where the next one is still found."""
    head = stream.head(b"\r\n\r\n", _LONGEST_HEAD)
    length = _length(head)
    if length is None:
        raise _Broken("is no WARC record", offset=offset, resume=offset + 1)
    if length > limit + _LONGEST_HEAD:
        _pass_over(stream, length, offset=offset, limit=limit)
        return _too_large(length, limit)
    block = stream.read(length)
    if len(block) < length:
        raise EOFError
    stream.settle()
    return _parsed(head, block, span=(offset, stream.end))


def _length(head: bytes) -> int | None:
    """The bytes behind the headers of a record; None if these are not the headers of one."""
    if not head.startswith(b"WARC/") or not head.endswith(b"\r\n\r\n"):
        return None
    found = re.findall(
        rb"^Content-Length[ \t]*:[ \t]*(\d{1,18})[ \t]*\r$", head, re.IGNORECASE | re.MULTILINE
    )
    return int(found[0]) if len(found) == 1 else None


def _pass_over(stream: Unfolded, length: int, *, offset: int, limit: int) -> None:
    if stream.folded and length > _MOST_SKIPPED:
        why = f"{_too_large(length, limit)}; what follows it in the file is not read"
        raise _Broken(why, offset=offset, resume=None)
    if stream.skip(length) < length:
        raise EOFError


def _too_large(length: int, limit: int) -> str:
    return (
        f"unfolds to {length / MEGABYTE:.1f} MB, the limit for one item is {limit / MEGABYTE:g} MB; "
        "raise it with --max-size if the record is wanted"
    )


def _parsed(head: bytes, block: bytes, *, span: tuple[int, int]) -> Record | str:
    from warcio.exceptions import ArchiveLoadFailed
    from warcio.recordloader import ArcWarcRecordLoader
    from warcio.statusandheaders import StatusAndHeadersParserException

    loader = ArcWarcRecordLoader(verify_http=False, arc2warc=False)
    try:
        found: Any = loader.parse_record_stream(
            io.BytesIO(head + block), known_format="warc", check_digests=True
        )
        raw = _all(found.raw_stream)
    except (
        ArchiveLoadFailed,
        StatusAndHeadersParserException,
        EOFError,
        ValueError,
        AttributeError,
    ) as error:
        return f"is broken ({type(error).__name__}: {error!s:.80})"
    http = _named(found.http_headers.headers) if found.http_headers else {}
    chunked = "chunked" in http.get("transfer-encoding", "").lower()
    if _differs(found.digest_checker.problems, chunked=chunked):
        return "is not what was archived: its bytes do not fit their digest; fetch the page again"
    return Record(
        offset=span[0],
        end=span[1],
        kind=str(found.rec_type or ""),
        headers=_named(found.rec_headers.headers),
        status=_status(found.http_headers.statusline) if found.http_headers else None,
        http=http,
        payload=_without_chunks(raw) if chunked else raw,
    )


def _differs(problems: list[str], *, chunked: bool) -> bool:
    """Whether a digest is wrong; some archives take that of a payload without its chunks."""
    kinds = ("block digest failed",) if chunked else ("block digest failed", "payload digest failed")
    return any(problem.startswith(kinds) for problem in problems)


def _without_chunks(raw: bytes) -> bytes:
    """The payload in one piece; some archives say chunked of what they have put together."""
    from warcio.bufferedreaders import ChunkedDataReader

    return _all(ChunkedDataReader(io.BytesIO(raw)))


def _all(stream: Any) -> bytes:
    out = bytearray()
    while block := stream.read(_SCAN):
        out += block
    return bytes(out)


def _named(headers: list[tuple[str, str]]) -> dict[str, str]:
    """Headers by their small names; of several with one name the first."""
    return {name.lower(): value for name, value in reversed(headers)}


def _status(line: str) -> int | None:
    code = line.split(" ", 1)[0]
    return int(code) if re.fullmatch(r"[1-5]\d\d", code, re.ASCII) else None


def _next_start(file: BinaryIO, start: int) -> int | None:
    """The next place from `start` on where a record begins; None if there is none."""
    at, overlap, size = start, len(_PLAIN_START) - 1, _STEP
    while True:
        file.seek(at)
        block = file.read(size)
        size = min(2 * size, _SCAN)
        places = sorted(match.start() for match in _START.finditer(block))
        for place in places:
            plain = block.startswith(_PLAIN_START, place)
            if plain or _folds_a_record(file, at + place):
                return at + place + (4 if plain else 0)
        if len(block) <= overlap:
            return None
        at += len(block) - overlap


def _folds_a_record(file: BinaryIO, start: int) -> bool:
    file.seek(start)
    try:
        return zlib.decompressobj(31).decompress(file.read(_STEP), 5) == b"WARC/"
    except zlib.error:
        return False
