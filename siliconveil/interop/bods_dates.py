"""Days of a claim as BODS takes them: full ones, none of them invented, none in the future."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from graph.errors import ContractError
from graph.model import Claim
from graph.when import PartialDate
from siliconveil.interop.bods_check import is_moment
from siliconveil.interop.bods_interests import said
from siliconveil.interop.losses import IN_A_NOTE, Losses


@dataclass(frozen=True, slots=True)
class Days:
    """When an interest held.

    Attributes:
        closed: whether it has ended on a day that the source does not give.
    """

    start: str | None
    end: str | None
    closed: bool

    def fields(self) -> dict[str, str]:
        """The fields of the interest."""
        return {
            name: day for name, day in (("startDate", self.start), ("endDate", self.end)) if day is not None
        }


def is_full(day: PartialDate) -> bool:
    """Whether it means one day."""
    return day.after - day.first == timedelta(days=1)


def days_of(claim: Claim, today: date, losses: Losses) -> Days | None:
    """The days of a claim; None for one that begins after `today`, which no statement may say."""
    start, end = claim.valid.start, claim.valid.end
    if start is not None and start.first > today:
        losses.add("claim that begins after the ledger's last day", said(claim))
        return None
    for coarse in (start, end):
        if coarse is not None and not is_full(coarse):
            losses.add("coarse date", f"{coarse} in {said(claim)}", fate=IN_A_NOTE)
    if end is not None and is_full(end) and end.first > today:
        losses.add("end in the future", f"{end} in {said(claim)}", fate=IN_A_NOTE)
    return Days(
        start=start.text if start is not None and is_full(start) else None,
        end=end.text if end is not None and is_full(end) and end.first <= today else None,
        closed=end is not None and not is_full(end) and claim.valid.last_end() <= today,
    )


def recorded_day(recorded: datetime | None, moment: datetime) -> str:
    """The day on which the ledger learned something, in UTC."""
    return (recorded or moment).astimezone(UTC).date().isoformat()


def past_moment(text: str | None, today: date) -> str | None:
    """A full day or moment that is not after `today`; None for anything else."""
    if text is None:
        return None
    try:
        day = PartialDate.parse(text[:10])
    except ContractError:
        return None
    fits = is_full(day) and (len(text) == len(day.text) or is_moment(text))
    return text if fits and day.first <= today else None
