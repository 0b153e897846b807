"""A web server on loopback that answers as it was told, and a clock that only sleeping moves."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from extract.sources.fetching import Clock

START = datetime(2026, 1, 19, 8, 0, tzinfo=UTC)


@dataclass(frozen=True)
class Reply:
    """What the server sends.

    Attributes:
        endless: the content again and again until the reader goes away.
        cut: the connection ends after so many bytes of the content.
        drip: seconds between two bytes of the headers.
    """

    content: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    kind: str = "text/html; charset=utf-8"
    endless: bool = False
    cut: int | None = None
    drip: float | None = None


@dataclass
class Site:
    """The replies of each path in order, the last one for ever; and what was asked."""

    replies: dict[str, list[Reply]]
    url: str = ""
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    @property
    def paths(self) -> list[str]:
        """What was asked for, in order."""
        return [path for path, _ in self.asked]

    def reply(self, path: str) -> Reply:
        """The reply to the next request for a path."""
        replies = self.replies.get(path, [Reply(status=404)])
        return replies.pop(0) if len(replies) > 1 else replies[0]


@contextmanager
def serving(**replies: Reply | list[Reply]) -> Iterator[Site]:
    """A running server; `robots` answers for /robots.txt, any other name for /name."""
    paths = {"/robots.txt" if name == "robots" else f"/{name}": one for name, one in replies.items()}
    site = Site({path: one if isinstance(one, list) else [one] for path, one in paths.items()})
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = False
    server.site = site  # type: ignore[attr-defined]
    site.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield site
    finally:
        site.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        site: Site = self.server.site  # type: ignore[attr-defined]
        site.asked.append((self.path, {name.lower(): value for name, value in self.headers.items()}))
        reply = site.reply(self.path)
        with suppress(BrokenPipeError, ConnectionResetError):  # the reader had enough
            self._send(reply, site)

    def _send(self, reply: Reply, site: Site) -> None:
        if reply.drip is not None:
            for byte in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 10_000:
                self.wfile.write(bytes([byte]))
                self.wfile.flush()
                if site.closing.wait(reply.drip):
                    return
        self.send_response(reply.status)
        self.send_header("Content-Type", reply.kind)
        for name, value in reply.headers.items():
            self.send_header(name, value.replace("SITE", site.url))
        if not reply.endless:
            self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        self.wfile.write(reply.content[: reply.cut])
        while reply.endless and not site.closing.is_set():
            self.wfile.write(reply.content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@dataclass
class Stopped:
    """A clock that stands still until somebody sleeps."""

    at: float = 0.0
    slept: list[float] = field(default_factory=list)

    def sleep(self, seconds: float) -> None:
        """Move on at once."""
        self.slept.append(round(seconds, 3))
        self.at += seconds

    @property
    def clock(self) -> Clock:
        """It as the fetcher wants it."""
        return Clock(
            now=lambda: START + timedelta(seconds=self.at), seconds=lambda: self.at, sleep=self.sleep
        )
