"""A stand-in for an OpenAI-compatible server on loopback, which answers as it was told."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

PATIENCE = 20.0


@dataclass(frozen=True)
class Reply:
    """What the stub sends; with `hang` it sends nothing until it is closed, with `drip` a byte at a time."""

    status: int = 200
    content: bytes = b"{}"
    headers: dict[str, str] = field(default_factory=dict)
    hang: bool = False
    drip: bool = False


@dataclass
class Stub:
    """Gives its replies in order, the last one for ever, and remembers what it was asked."""

    url: str
    replies: list[Reply]
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str | None] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def next(self) -> Reply:
        """The reply to the next request."""
        return self.replies.pop(0) if len(self.replies) > 1 else self.replies[0]


@contextmanager
def serving(*replies: Reply) -> Iterator[Stub]:
    """A running stub."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = False
    stub = Stub(f"http://127.0.0.1:{server.server_port}/v1", list(replies))
    server.stub = stub  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield stub
    finally:
        stub.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        stub: Stub = self.server.stub  # type: ignore[attr-defined]
        body = self.rfile.read(int(self.headers["Content-Length"]))
        stub.asked.append(json.loads(body) | {"path": self.path})
        stub.keys.append(self.headers.get("Authorization"))
        reply = stub.next()
        if reply.hang:
            stub.closing.wait(PATIENCE)
            return
        self.send_response(reply.status)
        for name, value in reply.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(reply.content)))
        self.end_headers()
        self._send(reply, stub)

    def _send(self, reply: Reply, stub: Stub) -> None:
        step = 1 if reply.drip else len(reply.content) or 1
        try:
            for at in range(0, len(reply.content), step):
                self.wfile.write(reply.content[at : at + step])
                self.wfile.flush()
                if reply.drip and stub.closing.wait(0.05):
                    return
        except (BrokenPipeError, ConnectionResetError):
            return

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def written(content: str, *, finish: str = "stop", usage: tuple[int, int] | None = (1000, 100)) -> Reply:
    """A chat completion with these words."""
    data: dict[str, Any] = {
        "choices": [{"message": {"role": "assistant", "content": content}, "finish_reason": finish}]
    }
    if usage is not None:
        data["usage"] = {"prompt_tokens": usage[0], "completion_tokens": usage[1]}
    return Reply(content=json.dumps(data).encode())


def claiming(*claims: dict[str, Any], usage: tuple[int, int] | None = (1000, 100)) -> Reply:
    """A chat completion with these claims."""
    return written(json.dumps({"claims": claims}, ensure_ascii=False), usage=usage)


def failing(status: int, message: str = "", **headers: str) -> Reply:
    """An error of the server."""
    content = json.dumps({"error": {"message": message}}).encode()
    return Reply(status, content, {name.replace("_", "-"): value for name, value in headers.items()})


def owns(quote: str, subject: str, object_: str, **rest: Any) -> dict[str, Any]:
    """A proposed OWNS between two named organizations; `rest` replaces or adds parts."""
    return {
        "quote": quote,
        "subject": {"text": subject, "kind": "Organization", "named": True},
        "relation": "OWNS",
        "object": {"text": object_, "kind": "Organization", "named": True},
        "stance": "asserted",
        "attribution": [],
        "qualifiers": {},
        "valid": {"from": None, "to": None},
    } | rest
