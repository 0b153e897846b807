"""The day that the lines above a table state: when it was given out, or downloaded."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.tables.trade.cells import period
from graph.errors import InputError

_TOLD = re.compile(
    r"(?P<what>last updated?|updated|update|release[d]?|published|extracted|retrieved|download(?:ed)?|as of"
    r"|更新日期|更新時間|公布日期|發布日期|下載日期|下載時間|查詢日期|查詢時間|製表日期)"
    r"\s*(?:on|date|at)?\s*[:：]?\s*"
    r"(?P<day>\d{2,4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日|\d{2,4}[-/.]\d{1,2}[-/.]\d{1,2})",
    re.IGNORECASE,
)


def day_above(lines: Iterable[str], *, roc: bool = False) -> str | None:
    """The one day that the lines state, as an ISO day; None if they state none, or several."""
    days = set()
    for line in lines:
        for match in _TOLD.finditer(line):
            try:
                days.add(period(match["day"].replace(" ", ""), roc=roc).text)
            except InputError:
                continue
    return days.pop() if len(days) == 1 else None
