"""What a date expression says, and the partial date it means beside a publication date.

Invariant: nothing is invented. A month without a year is the latest such month up to publication; a week is
given as its month, and only if it lies in one; without a publication date, relative expressions mean
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from graph.errors import ContractError
from graph.when import PartialDate

Unit = Literal["day", "week", "month", "year"]
_EARLIEST, _LATEST = 1000, 2100


@dataclass(frozen=True, slots=True)
class Parts:
    """The pieces of one date expression, as far as they were written.

    Attributes:
        year: written out.
        year_shift: -1 for "last year", 0 for "this year", 1 for "next year".
        same_year: "of that year", "同年": the year of the date before it.
        month: 1 to 12.
        day: 1 to 31.
        last_day: the other end of "3-5 May".
        quarter: 1 to 4.
        half: 1 or 2.
        part: a word of `graph.when`: "early", "mid", "late", "spring", "summer", "autumn", "winter".
        first_months: "the first ten months" of the year.
        weekday: 0 for Monday to 6 for Sunday; the latest such day up to publication.
        strictly: "last Friday" is never the day of publication itself.
        shift: how many `unit`s after (or, negative, before) publication.
        unit: what `shift` counts.
        from_before: `shift` counts from the date before it in the text ("three weeks earlier").
    """

    year: int | None = None
    year_shift: int | None = None
    same_year: bool = False
    month: int | None = None
    day: int | None = None
    last_day: int | None = None
    quarter: int | None = None
    half: int | None = None
    part: str | None = None
    first_months: int | None = None
    weekday: int | None = None
    strictly: bool = False
    shift: int | None = None
    unit: Unit = "day"
    from_before: bool = False

    @property
    def names_year(self) -> bool:
        """Whether the expression says which year it means."""
        return self.year is not None or self.year_shift is not None or self.same_year


@dataclass(frozen=True, slots=True)
class Anchor:
    """What relative dates count from.

    Attributes:
        published: publication date, or None.
        before: the date that came before in the text, or None.
        day_before: the last date known to the day that came before in the text, or None.
    """

    published: PartialDate | None = None
    before: PartialDate | None = None
    day_before: PartialDate | None = None


def resolve(parts: Parts, anchor: Anchor) -> PartialDate | None:
    """The partial date that `parts` mean, or None where that would be a guess or no such day exists."""
    try:
        if parts.weekday is not None:
            return _weekday(parts, anchor)
        if parts.shift is not None:
            return _shifted(parts, anchor)
        year = _year(parts, anchor)
        if year is None and parts.month is not None:
            return _latest(parts, anchor)
        return None if year is None else _within(parts, year)
    except (ValueError, OverflowError, ContractError):
        return None


def _year(parts: Parts, anchor: Anchor) -> int | None:
    if parts.year is not None:
        return parts.year if _EARLIEST <= parts.year <= _LATEST else None
    if parts.same_year:
        return None if anchor.before is None else anchor.before.first.year
    if parts.year_shift is None or anchor.published is None:
        return None
    return _one_year(anchor.published, parts.year_shift)


def _one_year(published: PartialDate, shift: int) -> int | None:
    last = published.after - timedelta(days=1)
    return published.first.year + shift if last.year == published.first.year else None


def _within(parts: Parts, year: int) -> PartialDate:
    if parts.month is not None:
        day = "" if parts.day is None else f"-{parts.day:02d}"
        return PartialDate.parse(f"{year:04d}-{parts.month:02d}{day}")
    if parts.quarter is not None:
        return PartialDate.parse(f"{year:04d}-Q{parts.quarter}")
    if parts.half is not None:
        return PartialDate.parse(f"{year:04d}-H{parts.half}")
    return PartialDate.parse(f"{parts.part} {year:04d}" if parts.part else f"{year:04d}")


def _latest(parts: Parts, anchor: Anchor) -> PartialDate | None:
    """The latest such month or day that had begun when the text was published."""
    if anchor.published is None:
        return None
    last = anchor.published.after - timedelta(days=1)
    for year in range(last.year, last.year - 9, -1):
        try:
            found = _within(parts, year)
        except ContractError:  # 29 February of a common year
            continue
        if found.first <= last:
            return found
    return None


def _day_of(published: PartialDate | None) -> date | None:
    """The day of a date that is known to the day."""
    if published is None or published.after - published.first != timedelta(days=1):
        return None
    return published.first


def _weekday(parts: Parts, anchor: Anchor) -> PartialDate | None:
    today = _day_of(anchor.published)
    if today is None or parts.weekday is None:
        return None
    back = (today.weekday() - parts.weekday) % 7
    back += 7 if parts.strictly and back == 0 else 0
    if parts.shift is not None:
        return PartialDate.of(today - timedelta(days=today.weekday() - parts.weekday - 7 * parts.shift))
    return PartialDate.of(today - timedelta(days=back))


def _shifted(parts: Parts, anchor: Anchor) -> PartialDate | None:
    origin = anchor.published
    if parts.from_before:
        origin = anchor.before if parts.unit in {"month", "year"} else anchor.day_before
    shift = parts.shift or 0
    if origin is None:
        return None
    if parts.unit == "year":
        year = _one_year(origin, shift)
        return None if year is None else PartialDate.parse(f"{year:04d}")
    if parts.unit == "month":
        return _month_shifted(origin, shift)
    day = _day_of(origin)
    if day is None:
        return None
    if parts.unit == "week":
        return _month_of_week(day + timedelta(weeks=shift), around=parts.from_before or abs(shift) > 1)
    return PartialDate.of(day + timedelta(days=shift))


def _month_shifted(origin: PartialDate, shift: int) -> PartialDate | None:
    last = origin.after - timedelta(days=1)
    if (origin.first.year, origin.first.month) != (last.year, last.month):
        return None
    months = origin.first.year * 12 + origin.first.month - 1 + shift
    return PartialDate.parse(f"{months // 12:04d}-{months % 12 + 1:02d}")


def _month_of_week(day: date, *, around: bool) -> PartialDate | None:
    """The month of the week of `day`, or with `around` of the seven days about it, if they lie in one."""
    first = day - timedelta(days=3 if around else day.weekday())
    last = first + timedelta(days=6)
    return PartialDate.parse(f"{day:%Y-%m}") if first.month == last.month else None


def following(partial: PartialDate) -> PartialDate:
    """The exclusive end of a period that runs through `partial`, as precise: 2025-10 gives 2025-11."""
    text, after = partial.text, partial.after
    if len(text) == 10:
        return PartialDate.of(after)
    if len(text) == 4:
        return PartialDate.parse(f"{after:%Y}")
    if "Q" in text:
        return PartialDate.parse(f"{after:%Y}-Q{(after.month + 2) // 3}")
    if "H" in text:
        return PartialDate.parse(f"{after:%Y}-H{(after.month + 5) // 6}")
    if text.startswith("late"):
        return PartialDate.parse(f"{after:%Y}")
    return PartialDate.parse(f"{after:%Y-%m}")
