"""The periods that tables and registries give: of two days a broken one does not spoil the other."""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.extractors.structured.notes import shown
from graph.errors import ContractError
from graph.when import PartialDate, Period

_TIME_OF_DAY = re.compile(r"(?<=\d{4}-\d{2}-\d{2})\D.*", re.DOTALL)


def period_of(start: object, end: object, note: Callable[[str], None]) -> Period:
    """The period between two days as far as they are days; one that would end before it begins has no end.

    Args:
        start: day or time as the source spells it; None or empty where it gives none.
        end: likewise.
        note: is told each value that is left out.
    """
    first, last = _day(start, "start", note), _day(end, "end", note)
    try:
        return Period(first, last)
    except ContractError:
        note(f"ends ({shown(end)}) before it begins ({shown(start)}): the end is left out")
        return Period(first, None)


def _day(value: object, side: str, note: Callable[[str], None]) -> PartialDate | None:
    words = "" if value is None else _TIME_OF_DAY.sub("", str(value).strip())
    if not words:
        return None
    try:
        return PartialDate.parse(words)
    except ContractError:
        note(f"{side} {shown(value)} is no day: it is left out, the claim is kept")
        return None
