"""The day that a feed, an e-mail or a server states, or nothing: a day is never invented."""

from __future__ import annotations

import re
from datetime import date, timedelta
from email.utils import parsedate_to_datetime

from graph.errors import ContractError
from graph.when import PartialDate

_EARLIEST = date(1900, 1, 2)
"""Older days, 1 January 1900 among them, are what programs write that know none."""
_NO_DAY = frozenset({date(1970, 1, 1)})
_ISO = re.compile(r"(\d{4}-\d{2}-\d{2})(?:[T ].*)?|(\d{4}-\d{2}|\d{4})", re.ASCII | re.DOTALL)
_YEAR_OF_MAIL = re.compile(r"\d{1,2}[ -][A-Za-z]{3,9}[ -](\d{4}|\d{2})(?!\d)", re.ASCII)
_SLACK = timedelta(days=1)
"""It may already be tomorrow where the text was published."""


def said_day(value: str | None) -> str | None:
    """The day of a date in ISO 8601 or as in e-mails, in the writer's own time.

    None if it is no date, does not exist, or stands for "unknown", as years before 1900 and the first day of
    1970 do.
    """
    text = (value or "").strip()
    iso = _ISO.fullmatch(text)
    spelled = (iso[1] or iso[2]) if iso else _of_mail(text)
    if spelled is None:
        return None
    try:
        first = PartialDate.parse(spelled).first
    except ContractError:
        return None
    return None if first < _EARLIEST or (len(spelled) == 10 and first in _NO_DAY) else spelled


def is_over(day: str, *, latest: date) -> bool:
    """Whether a partial date lies wholly behind `latest`, give or take the time zones."""
    return PartialDate.parse(day).first > latest + _SLACK


def _of_mail(text: str) -> str | None:
    year = _YEAR_OF_MAIL.search(text)
    try:
        day = parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    # The library takes the year 0001 for 2001; two digits are an old custom, four are meant.
    if year is None or (len(year[1]) == 4 and int(year[1]) != day.year):
        return None
    return day.isoformat()
