"""Time as an argument: the command line gives the real one, a test its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Clock:
    """What the fetcher may know of time.

    Attributes:
        now: the present moment, with its zone, for the date of an answer.
        seconds: a clock that only runs forward, for waits and limits.
        sleep: waits so many seconds.
    """

    now: Callable[[], datetime]
    seconds: Callable[[], float]
    sleep: Callable[[float], None]
