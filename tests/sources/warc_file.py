"""WARC files for tests, written by warcio."""

from __future__ import annotations

import io
from dataclasses import dataclass, field

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

WORDS = (
    "Kejora Cloud opened a data centre in Johor on Monday, and Tern Bank lent it the 40 million dollars "
    "that the first hall had cost, the two said in a joint statement."
)


def article(words: str = WORDS) -> bytes:
    """A page with an article."""
    body = f"<article><p>{words}</p><p>{WORDS}</p></article>"
    return f"<html><head><title>Kejora</title></head><body>{body}</body></html>".encode()


@dataclass(frozen=True)
class Entry:
    """One record of a WARC file."""

    payload: bytes = field(default_factory=article)
    uri: str = "https://news.example/a"
    kind: str = "response"
    status: str = "200 OK"
    type: str = "text/html; charset=utf-8"
    headers: tuple[tuple[str, str], ...] = ()
    date: str = "2026-01-19T23:30:00Z"


def warc(*entries: Entry, folded: bool = True) -> tuple[bytes, list[int]]:
    """The bytes of a file, and where each record begins."""
    out, offsets = io.BytesIO(), []
    writer = WARCWriter(out, gzip=folded, warc_version="1.1")
    for number, entry in enumerate(entries):
        offsets.append(out.tell())
        http = StatusAndHeaders(
            entry.status, [("Content-Type", entry.type), *entry.headers], protocol="HTTP/1.1"
        )
        writer.write_record(
            writer.create_warc_record(
                entry.uri,
                entry.kind,
                payload=io.BytesIO(entry.payload),
                length=len(entry.payload),
                warc_content_type="" if entry.kind in ("response", "revisit", "request") else entry.type,
                warc_headers_dict={
                    "WARC-Date": entry.date,
                    "WARC-Record-ID": f"<urn:uuid:00000000-0000-4000-8000-{number:012}>",
                },
                http_headers=http if entry.kind in ("response", "revisit") else None,
            )
        )
    return out.getvalue(), offsets
