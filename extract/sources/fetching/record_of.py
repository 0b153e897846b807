"""Answers as records of a WARC 1.1 file, with the digests of their bytes."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from typing import Any

from extract.sources.fetching.exchange import Exchange, digest_of
from extract.sources.fetching.index import Kept

_SAME = "http://netpreserve.org/warc/1.1/revisit/identical-payload-digest"
_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_SENT = frozenset({"transfer-encoding"})
"""Headers that no longer hold of the payload as it is kept; they keep their value under another name."""


def note_of(agent: str, *, date: datetime, file: str) -> bytes:
    """The record that begins a file: who made it, and how."""
    lines = {
        "software": agent,
        "format": "WARC File Format 1.1",
        "conformsTo": "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/",
        "robots": "obey",
    }
    payload = "".join(f"{name}: {value}\r\n" for name, value in lines.items()).encode("utf-8")
    out, writer = _writer()
    headers = {"WARC-Date": warc_date(date), "WARC-Filename": file, "WARC-Block-Digest": digest_of(payload)}
    writer.write_record(
        writer.create_warc_record(
            "", "warcinfo", payload=io.BytesIO(payload), length=len(payload), warc_headers_dict=headers
        )
    )
    return out.getvalue()


def record_of(exchange: Exchange, *, stands: Kept | None) -> bytes:
    """The record of an answer; where an earlier one still `stands`, only a reference to that."""
    from warcio.statusandheaders import StatusAndHeaders

    status = f"{exchange.status} {exchange.reason}".strip()
    http: Any = StatusAndHeaders(status, [_kept(*one) for one in exchange.headers], protocol="HTTP/1.1")
    http.compute_headers_buffer()
    payload = b"" if stands else exchange.payload
    headers = {
        "WARC-Date": warc_date(exchange.date),
        "WARC-Payload-Digest": stands.digest if stands else exchange.digest,
        "WARC-Block-Digest": digest_of(http.headers_buff + payload),
    }
    if exchange.address:
        headers["WARC-IP-Address"] = exchange.address
    if stands:
        headers["WARC-Profile"] = _NOT_MODIFIED if exchange.status == 304 else _SAME
        headers["WARC-Refers-To-Target-URI"] = stands.url
        headers["WARC-Refers-To-Date"] = stands.date
    out, writer = _writer()
    writer.write_record(
        writer.create_warc_record(
            exchange.url,
            "revisit" if stands else "response",
            payload=io.BytesIO(payload),
            length=len(payload),
            warc_headers_dict=headers,
            http_headers=http,
        )
    )
    return out.getvalue()


def warc_date(moment: datetime) -> str:
    """A moment in UTC as WARC files write it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _kept(name: str, value: str) -> tuple[str, str]:
    return (f"X-Archive-Orig-{name}" if name.lower() in _SENT else name), value


def _writer() -> tuple[io.BytesIO, Any]:
    from warcio.warcwriter import WARCWriter

    out = io.BytesIO()
    return out, WARCWriter(out, gzip=True, warc_version="1.1")
