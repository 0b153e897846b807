"""Single cells: numbers, codes of goods, periods, days of vintage.

Raises:
    NotUnderstood: from every reader, where the form of a cell is unknown.
    InputError: where it is understood but impossible.
"""

from __future__ import annotations

import math
import re
import unicodedata
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from extract.tables.trade.refusal import NotUnderstood
from graph.errors import ContractError, InputError
from graph.observation import ALL_GOODS, LARGEST
from graph.when import PartialDate

_EMPTY = frozenset(
    {"", ":", "-", "–", "—", ".", "..", "...", "…", "n/a", "na", "n.a.", "nan", "null", "none", "#n/a"}
)
_NUMBER = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d*)?(?:e[+-]?\d{1,4})?|[+-]?\.\d+", re.ASCII)
_FLAGGED = re.compile(r"(?P<number>\S+)(?:\s+(?P<flags>[a-z]{1,4}))?")
_ALL = frozenset(
    {
        "total",
        "-",
        "allcommodities",
        "allgoods",
        "allhscommodities",
        "合計",
        "總計",
        "全部貨品",
        "合计",
        "总计",
    }
)
_GOODS = re.compile(r"(?P<code>\d[0-9A-Z.]*)(?:\s*[-–:]?\s+(?P<words>.+))?", re.ASCII | re.DOTALL)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_YEAR_AS_MONTH = 52
_EARLIEST, _LATEST = 1900, 2100
_ROC_BEFORE_FIRST = 1911
_PERIODS = tuple(
    re.compile(pattern, re.ASCII)
    for pattern in (
        r"(?P<year>\d{1,4})年(?:(?P<month>\d{1,2})月份?(?:(?P<day>\d{1,2})日)?)?",
        r"(?P<year>\d{4})(?P<month>\d{2})",
        r"(?P<roc>\d{3})(?P<month>\d{2})",
        r"(?P<year>\d{1,4})[-/.m](?P<month>\d{1,2})(?:[-/.](?P<day>\d{1,2}))?",
        r"(?P<year>\d{1,4})-?q(?P<quarter>\d)",
        r"(?P<year>\d{1,4})",
        r"(?P<word>[a-z]{3,9})\.?[ -]?(?P<year>\d{4}|\d{2})",
        r"(?P<year>\d{4})[ -](?P<word>[a-z]{3,9})",
    )
)
_SEVERAL = re.compile(
    r"through|year to date|\bytd\b|cumulative|累計|累计|[a-z]{3,9}\.? ?(?:-|–|to) ?[a-z]{3,9}"
    r"|\d\s*(?:-|–|~|至|到)\s*\d+\s*月|月\s*(?:-|–|~|至|到)"
)


def number(cell: str) -> float | None:
    """A figure that is not negative; None if the cell says that there is none."""
    text = unicodedata.normalize("NFKC", cell).strip().casefold()
    if text in _EMPTY:
        return None
    if not _NUMBER.fullmatch(text):
        raise InputError(f"{cell.strip()!r:.60} is no number")
    try:
        value = float(Decimal(text.replace(",", "")))
    except (InvalidOperation, OverflowError, ValueError):
        value = math.inf
    if value < 0:
        raise InputError(f"{cell.strip()!r:.60} is negative; a figure of trade is not")
    if not value < LARGEST:
        raise InputError(f"{cell.strip()!r:.60} is too large for a figure of trade")
    return value


def scaled(value: float, scale: float) -> float:
    """The figure in whole units, without the noise of binary fractions."""
    found = float(Decimal(repr(value)) * Decimal(repr(scale)))
    if not found < LARGEST:
        raise InputError(f"{value:g} times {scale:g} is too large for a figure of trade")
    return found


def flagged(cell: str) -> tuple[str, tuple[str, ...]]:
    """A figure and the flags behind it, as Eurostat writes them: "123 p", ": c"."""
    match = _FLAGGED.fullmatch(cell.strip())
    if match is None:
        return cell.strip(), ()
    return match["number"], (match["flags"],) if match["flags"] else ()


def goods(cell: str) -> tuple[str, str]:
    """The code of the goods and the words behind it; "8471.50" is "847150", and ="8471" is 8471."""
    text = cell.strip().removeprefix("=").strip("\"' \t")
    if "".join(text.casefold().split()) in _ALL or text.casefold().startswith("total "):
        return ALL_GOODS, ""
    match = _GOODS.fullmatch(unicodedata.normalize("NFKC", text))
    if match is None:
        raise InputError(f"{cell.strip()!r:.60} is no code of goods")
    code = match["code"].replace(".", "")
    if not 2 <= len(code) <= 11:
        raise InputError(f"code of goods {code!r:.40} has {len(code)} digits, expected 2 to 11")
    if code.isdecimal() and len(code) in (3, 5, 7):
        raise InputError(
            f"code of goods {code!r} has {len(code)} digits: a spreadsheet seems to have cut its leading zero"
        )
    return code, (match["words"] or "").strip()


@lru_cache(maxsize=4096)  # a table names few months in many rows
def period(cell: str, *, roc: bool = False) -> PartialDate:
    """The year, quarter, month or day that a cell names.

    Args:
        cell: "202501", "2025-01", "Jan 2025", "114年1月", "2025"; month 52 stands for the whole year.
        roc: whether years below 1000 count from 1912.
    """
    text = " ".join(unicodedata.normalize("NFKC", cell).casefold().split())
    if _SEVERAL.search(text):
        raise InputError(f"{cell.strip()!r:.60} counts several months together, which is no single period")
    for form in _PERIODS:
        match = form.fullmatch(text.replace(" ", "") if "年" in text else text)
        if match is not None and ("roc" not in form.groupindex or roc):
            return _period(match, cell.strip(), roc=roc)
    raise NotUnderstood(f"{cell.strip()!r:.60} is no month or year of a known form, such as 2025-01 or 2025")


def _period(match: re.Match[str], cell: str, *, roc: bool) -> PartialDate:
    parts = match.groupdict()
    year = _year(parts, cell, roc=roc)
    if parts.get("word"):
        return _spelled(f"{year}-{_month_named(parts['word'], cell):02d}", cell)
    if parts.get("quarter"):
        return _spelled(f"{year}-Q{parts['quarter']}", cell)
    month = parts.get("month")
    if month is None or int(month) == _YEAR_AS_MONTH:
        return _spelled(f"{year}", cell)
    day = parts.get("day")
    return _spelled(f"{year}-{int(month):02d}" + (f"-{int(day):02d}" if day else ""), cell)


def _year(parts: dict[str, str | None], cell: str, *, roc: bool) -> int:
    written = parts.get("roc") or parts.get("year") or ""
    year = int(written)
    if parts.get("word") and len(written) == 2:
        year += 2000 if year < 70 else 1900
    elif roc and 0 < year < 1000:
        year += _ROC_BEFORE_FIRST
    if not _EARLIEST <= year <= _LATEST:
        raise InputError(f"{cell!r:.60} lies in the year {written}, which no table of trade counts")
    return year


def _month_named(word: str | None, cell: str) -> int:
    short = (word or "")[:3]
    if short not in _MONTHS:
        raise NotUnderstood(f"{cell!r:.60} names no month that is known")
    return _MONTHS.index(short) + 1


def _spelled(text: str, cell: str) -> PartialDate:
    try:
        return PartialDate.parse(text)
    except ContractError:
        raise InputError(f"{cell!r:.60} does not exist: there is no {text}") from None


def day(cell: str, *, day_first: bool = False) -> PartialDate | None:
    """The day of a vintage such as "15/09/26 11:00:00" (day first) or "2026-09-15T11:00", else None."""
    text = cell.strip()
    match = re.match(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4}|\d{2})\b", text, re.ASCII) if day_first else None
    if match:
        year = int(match[3]) + (2000 if len(match[3]) == 2 else 0)
        text = f"{year:04d}-{int(match[2]):02d}-{int(match[1]):02d}"
    try:
        return PartialDate.parse(text[:10].replace("/", "-"))
    except ContractError:
        return None
