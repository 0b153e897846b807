"""What robots.txt allows us (RFC 9309), read with protego, once for each server in a run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import httpx

from extract.sources.base import DEFAULT_LIMIT
from extract.sources.fetching.exchange import Exchange
from extract.sources.fetching.manners import NAME
from graph.errors import InputError

if TYPE_CHECKING:
    from protego import Protego

_MOST = 512_000
"""Bytes of the file that are read; the standard asks for at least 500 KiB."""


@dataclass(frozen=True, slots=True)
class Rules:
    """What one server allows; `why` says why nothing is, where its file cannot be read."""

    rules: Protego | None = None
    why: str | None = None

    def allow(self, url: str) -> bool:
        """Whether we may ask for `url`."""
        return self.why is None and (self.rules is None or self.rules.can_fetch(url, NAME))

    @property
    def interval(self) -> float:
        """Seconds between two requests that the server asks for; 0 if it says nothing of it."""
        if self.rules is None:
            return 0.0
        rate = self.rules.request_rate(NAME)
        spaced = rate.seconds / rate.requests if rate is not None and rate.requests > 0 else 0.0
        asked = max(float(self.rules.crawl_delay(NAME) or 0.0), float(spaced))
        return asked if asked > 0 else 0.0


class Robots:
    """The rules of every server that is asked.

    Args:
        ask: gives the answer to a request for an address, politely, redirects followed.
    """

    def __init__(self, ask: Callable[[str], Exchange]) -> None:
        self._ask = ask
        self._known: dict[str, Rules] = {}

    def rules(self, url: str) -> Rules:
        """The rules of the server of `url`."""
        address = str(httpx.URL(url).copy_with(raw_path=b"/robots.txt"))
        if address not in self._known:
            self._known[address] = self._read(address)
        return self._known[address]

    def _read(self, address: str) -> Rules:
        from protego import Protego

        try:
            answer = self._ask(address)
            if 400 <= answer.status < 500:
                return Rules()  # the server has no rules
            if answer.status != 200:
                return Rules(why=f"answers {answer.status}; fetch it later")
            text = answer.body(limit=DEFAULT_LIMIT)[:_MOST].decode("utf-8", "replace")
        except InputError as error:
            return Rules(why=error.reason)
        return Rules(Protego.parse(text))
