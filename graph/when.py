"""Dates as precise as the source gave them, and half-open periods between them.

Invariant: a day is never invented. "late 2024" stays "late 2024"; what can be compared is the span of days
that it may mean, `first` to `after` (exclusive).
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from graph.errors import ContractError

_MONTHS_OF_WORD = {
    "early": (1, 5),
    "mid": (5, 9),
    "late": (9, 13),
    "spring": (3, 6),
    "summer": (6, 9),
    "autumn": (9, 12),
    "winter": (12, 15),
}
_FORMS = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|-Q(?P<quarter>[1-4])|-H(?P<half>[12]))?"
    r"|(?P<word>" + "|".join(_MONTHS_OF_WORD) + r") (?P<word_year>\d{4})",
    re.ASCII,
)


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A date of stated precision: `2025`, `2025-10`, `2025-10-03`, `2025-Q4`, `2025-H1` or `late 2024`.

    Attributes:
        text: the canonical spelling; equality and hash are those of the spelling.
        first: the first day it may mean.
        after: the day after the last day it may mean.
    """

    text: str
    first: date
    after: date

    @classmethod
    def parse(cls, text: str) -> Self:
        """The partial date spelled by `text`.

        Raises:
            ContractError: the spelling is none of the known forms, or no such day exists.
        """
        match = _FORMS.fullmatch(text)
        if match is None:
            raise ContractError(
                f"date {text!r} is not YYYY, YYYY-MM, YYYY-MM-DD, YYYY-Qn, YYYY-Hn or 'early|mid|late YYYY'"
            )
        try:
            first, after = _span(match)
        except (ValueError, OverflowError) as error:
            raise ContractError(f"date {text!r} does not exist: {error}") from error
        return cls(text, first, after)

    @classmethod
    def of(cls, day: date) -> Self:
        """The partial date that means exactly `day`."""
        return cls(day.isoformat(), day, day + timedelta(days=1))

    def __str__(self) -> str:
        return self.text


def _span(match: re.Match[str]) -> tuple[date, date]:
    if match["day"]:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
        return day, day + timedelta(days=1)
    year = int(match["year"] or match["word_year"])
    if match["month"]:
        month = date(year, int(match["month"]), 1).month
        months = (month, month + 1)
    elif match["quarter"]:
        months = (3 * int(match["quarter"]) - 2, 3 * int(match["quarter"]) + 1)
    elif match["half"]:
        months = (6 * int(match["half"]) - 5, 6 * int(match["half"]) + 1)
    else:
        months = _MONTHS_OF_WORD.get(match["word"] or "", (1, 13))
    return _month_start(year, months[0]), _month_start(year, months[1])


def _month_start(year: int, month: int) -> date:
    """First day of `month`, where 13 is January of the next year."""
    return date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


@dataclass(frozen=True, slots=True)
class Period:
    """When something holds: from `start` (inclusive) to `end` (exclusive); None is an unknown or open end.

    A coarse bound counts from its first day: `to` 2025-11 means "up to the last day of October".
    """

    start: PartialDate | None = None
    end: PartialDate | None = None

    def __post_init__(self) -> None:
        if self.start and self.end and self.end.after <= self.start.first:
            raise ContractError(f"period ends ({self.end}) before it starts ({self.start})")

    @classmethod
    def parse(cls, start: str | None, end: str | None) -> Self:
        """The period between two spellings; see `PartialDate.parse`."""
        return cls(
            None if start is None else PartialDate.parse(start),
            None if end is None else PartialDate.parse(end),
        )

    def covers(self, day: date) -> bool:
        """Whether the period may hold on `day`; an unknown end never excludes a day."""
        if self.start and day < self.start.first:
            return False
        return not (self.end and day >= max(self.end.first, self._at_least_until()))

    def overlaps(self, other: Period) -> bool:
        """Whether some day may lie in both periods."""
        return self._may_start_before(other) and other._may_start_before(self)

    def _may_start_before(self, other: Period) -> bool:
        return self.start is None or other.end is None or self.start.first < other.last_end()

    def last_end(self) -> date:
        """The day from which it no longer holds; `date.max` if the end is open."""
        return date.max if self.end is None else max(self.end.first, self._at_least_until())

    def _at_least_until(self) -> date:
        """A period whose coarse bounds coincide ("2025" to "2025") still holds for the days it names."""
        if self.start and self.end and self.end.first <= self.start.first:
            return self.end.after
        return date.min

    def to_json(self) -> dict[str, str | None]:
        """`{"from": …, "to": …}` with the spellings, or None."""
        return {
            "from": None if self.start is None else self.start.text,
            "to": None if self.end is None else self.end.text,
        }


ALWAYS = Period()
