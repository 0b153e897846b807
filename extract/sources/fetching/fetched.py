"""What the fetcher gives back: a page, feed or file, and how it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from extract.sources.media import media_type


class How(StrEnum):
    """How an answer came."""

    FETCHED = "fetched"
    """From the network, and new."""
    UNCHANGED = "unchanged"
    """Asked again; the server, or equal bytes, say that the archived answer still stands."""
    KNOWN = "known"
    """From the archive; nobody was asked."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A whole answer (status 200).

    Attributes:
        url: the address that was asked for, `final` the one that answered, after redirects.
        date: when the bytes were fetched, in UTC (`2026-01-19T08:00:00Z`).
        headers: of the answer, by names in small letters.
        body: the bytes, unfolded.
        digest: SHA-256 of the bytes as they came over the wire.
        place: the file and offset of the record in the archive; None without an archive.
    """

    url: str
    final: str
    how: How
    date: str
    body: bytes
    digest: str
    headers: Mapping[str, str] = field(default_factory=dict)
    place: str | None = None

    @property
    def media_type(self) -> tuple[str, str | None]:
        """Type and character set as the server states them."""
        return media_type(self.headers.get("content-type"))
