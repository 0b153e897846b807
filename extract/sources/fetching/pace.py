"""How long to wait before a host is asked again."""

from __future__ import annotations

from email.utils import parsedate_to_datetime

from extract.sources.fetching.clock import Clock
from extract.sources.fetching.exchange import Exchange
from extract.sources.fetching.manners import Manners
from graph.errors import InputError


class Pace:
    """Keeps to one request in so many seconds for each host, or fewer where the host says so."""

    def __init__(self, manners: Manners, *, clock: Clock) -> None:
        self._manners = manners
        self._clock = clock
        self._free: dict[str, float] = {}
        self._intervals: dict[str, float] = {}

    def wait(self, host: str) -> None:
        """Sleep until the host may be asked.

        Raises:
            InputError: it wants to be left alone for longer than we wait.
        """
        left = self._free.get(host, 0.0) - self._clock.seconds()
        if left > self._manners.longest_wait:
            raise InputError(
                f"{host} asks to be left alone for {left:.0f} s; fetch again later: what is archived stays"
            )
        if left > 0:
            self._clock.sleep(left)

    def asked(self, host: str) -> None:
        """Note that the host has just answered, or failed to."""
        self.rest(host, max(self._manners.interval, self._intervals.get(host, 0.0)))

    def rest(self, host: str, seconds: float) -> None:
        """Leave the host alone for so many seconds from now, or longer where that is said already."""
        self._free[host] = max(self._free.get(host, 0.0), self._clock.seconds() + seconds)

    def slow_down(self, host: str, interval: float) -> None:
        """Ask the host no more often than once in `interval` seconds, as its robots.txt says."""
        if self._intervals.get(host) != interval:
            self._intervals[host] = interval
            self.asked(host)


def retry_after(exchange: Exchange) -> float | None:
    """The seconds that a server asks to wait, as a number or a date; None if it states none."""
    stated = (exchange.header("retry-after") or "").strip()
    if stated.isdecimal() and stated.isascii():
        return float(stated[:9])
    try:
        moment = parsedate_to_datetime(stated)
        seconds = (moment - exchange.date).total_seconds()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return seconds if seconds > 0 else None
