"""One answer of a server, as it came."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from datetime import datetime

from extract.sources.unfold import unfold

_MOVED = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request for `url` and what came back.

    Attributes:
        reason: the words behind the status.
        headers: names and values in the order in which they came.
        payload: the bytes of the answer without chunks, compressed where the server compressed them.
        date: when the answer was whole, in UTC.
        address: the IP address that answered.
    """

    url: str
    status: int
    reason: str
    headers: tuple[tuple[str, str], ...]
    payload: bytes
    date: datetime
    address: str | None = None

    def header(self, name: str) -> str | None:
        """The first header of that name."""
        return next((value for key, value in self.headers if key.lower() == name), None)

    @property
    def location(self) -> str | None:
        """Where a redirect leads."""
        return self.header("location") if self.status in _MOVED else None

    @property
    def digest(self) -> str:
        """SHA-256 of the payload, as WARC files write it."""
        return digest_of(self.payload)

    def body(self, *, limit: int) -> bytes:
        """The payload unfolded.

        Raises:
            InputError: it unfolds to more than `limit` bytes, or cannot be unfolded.
        """
        encodings = [value for key, value in self.headers if key.lower() == "content-encoding"]
        return unfold(self.payload, encodings=",".join(encodings).split(","), limit=limit)


def digest_of(data: bytes) -> str:
    """SHA-256 in base 32, with its name before it."""
    return "sha256:" + base64.b32encode(hashlib.sha256(data).digest()).decode("ascii")
