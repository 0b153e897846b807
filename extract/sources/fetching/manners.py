"""How the fetcher behaves towards servers, and what it does not put up with."""

from __future__ import annotations

import re
from dataclasses import dataclass
from importlib.metadata import version

from extract.sources.base import DEFAULT_LIMIT
from graph.errors import InputError

NAME = "siliconveil"
"""What robots.txt may call us."""
_CONTACT = re.compile(r"[\x21-\x27\x2a-\x7e](?:[\x20-\x27\x2a-\x7e]{0,198}[\x21-\x27\x2a-\x7e])?")


@dataclass(frozen=True, slots=True)
class Manners:
    """Times are in seconds.

    Attributes:
        contact: an e-mail or web address of whoever asks, told to every server.
        interval: least time between two requests to one host; robots.txt may ask for more.
        attempts: how often an address is asked that answers 429 or 5xx, or breaks the connection off.
        first_wait: before the second attempt, and twice as long each time.
        longest_wait: a server that asks for more is left for another day.
        silence: how long a server may say nothing.
        total: how long one answer may take.
        limit: bytes above which an answer is refused, as it comes and unfolded.
        redirects: how many are followed.
        allow_private: whether addresses that are not of the public internet may be asked.
    """

    contact: str | None = None
    interval: float = 2.0
    attempts: int = 4
    first_wait: float = 2.0
    longest_wait: float = 300.0
    silence: float = 30.0
    total: float = 120.0
    limit: int = DEFAULT_LIMIT
    redirects: int = 5
    allow_private: bool = False

    def __post_init__(self) -> None:
        if self.contact is not None and not _CONTACT.fullmatch(self.contact):
            raise InputError(
                f"a contact is an e-mail or web address in ASCII without brackets, got {self.contact!r}"
            )

    @property
    def agent(self) -> str:
        """The `User-Agent` that servers are told."""
        name = f"{NAME}/{version('siliconveil')}"
        return f"{name} ({self.contact})" if self.contact else name
