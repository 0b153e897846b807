"""Date expressions in English: "13 January 2026", "late 2024", "Q3 2025", "March last year", "on Friday"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.normalise.calendar import Parts, Unit
from extract.normalise.spelled import find_spelled

_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH = rf"(?-i:{_MONTHS}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_DAYS = "Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
_DAY_NAMES: tuple[str, ...] = tuple(_DAYS.split("|"))
_DAY = "[0-3]?[0-9]"
_NTH = r"(?:st|nd|rd|th)?"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9A-Za-z]|[.,][0-9])"
_RELATIVE = r"last|this|the\scurrent|the\sprevious|next|the\ssame|that|the"
_PART = r"early|mid|late|(?:the\s)?(?:very\s)?(?:end|close|beginning|start|middle)(?:\sof)?"
_ORDINAL = "first|second|third|fourth"
_NUMBER = "[0-9]{1,2}|a|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_UNIT_AFTER = (
    r"\s?(?:MW|GW|%|percent|per\scent|per\b|GPUs?|chips|servers|million|billion|[a-z]{0,9}-?dollars)"
)


def _that_year(n: int) -> str:
    """A year in digits or words, as groups numbered `n`."""
    return rf"(?:(?P<y{n}>{_YEAR})|(?P<r{n}>{_RELATIVE})\syear\b)"


def _of_year(n: int) -> str:
    return rf"(?:\s?,)?\s(?:of\s|in\s)?{_that_year(n)}"


_ALTERNATIVES = (
    r"(?P<iso>(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9-])",
    rf"(?P<d1>{_DAY})(?:\s?[-–]\s?(?P<l1>{_DAY}))?{_NTH}(?:\sof)?\s(?P<m1>{_MONTH})(?![a-z0-9])(?:{_of_year(1)})?",
    rf"(?P<m2>{_MONTH})\s(?P<d2>{_DAY})(?:\s?[-–]\s?(?P<l2>{_DAY}))?{_NTH}(?![0-9A-Za-z:%]|[-–.,:][0-9]|{_UNIT_AFTER})"
    rf"(?:{_of_year(2)})?",
    rf"(?:(?P<p3>{_PART})[\s-])?(?P<m3>{_MONTH})(?![a-z0-9])(?:{_of_year(3)})?",
    rf"(?:(?-i:Q)(?P<q1>[1-4])|(?P<q2>[1-4])(?-i:Q)|(?P<q3>{_ORDINAL})[\s-]quarter)"
    rf"(?:{_of_year(4)}|(?:(?<=Q)|\s?['’])(?P<yq>[0-3][0-9])(?![0-9A-Za-z]))",
    rf"(?:(?-i:H)(?P<h1>[12])|(?P<h2>[12])(?-i:H)|(?P<h3>first|second)\shalf)"
    rf"(?:{_of_year(5)}|(?:(?<=H)|\s?['’])(?P<yh>[0-3][0-9])(?![0-9A-Za-z]))",
    rf"first\s(?P<fm>{_NUMBER})\smonths{_of_year(6)}",
    rf"(?:(?P<p7>{_PART})[\s-]|(?P<yearend>year-end)\s|(?P<season>spring|summer|autumn|fall|winter)(?:\sof)?\s){_that_year(7)}",
    r"(?:earlier\s|later\s)?(?P<r8>last|this|next)\s(?P<u8>year|month|week)\b",
    r"(?P<word>today|yesterday|tomorrow)\b",
    rf"(?<!next\s)(?:(?P<wr>last)\s)?(?-i:(?P<weekday>{_DAYS}))\b"
    rf"(?!\s?[,(]?\s?(?:the\s)?(?:{_DAY}{_NTH}\s(?:of\s)?)?{_MONTH})",
    rf"(?P<n>{_NUMBER})\s(?P<nu>day|week|month|year)s?\s(?P<way>ago|earlier|later)\b",
    rf"(?P<y9>(?:19[5-9]|20[0-4])(?=[0-9](?![0-9A-Za-z]|[.,][0-9]))[0-9])(?!['’][0-9]|-(?!(?:19|20)[0-9]{{2}}(?![0-9]))[0-9]|{_UNIT_AFTER})",
)
_PATTERN = re.compile(rf"\b(?:{'|'.join(_ALTERNATIVES)})", re.IGNORECASE)
_NOT_A_DATE_BEFORE = re.compile(r"[$€£#/.'’(]$|[A-Za-z0-9][-–]$|\b(?:fiscal|FY)\s$", re.IGNORECASE)
_ORDINALS = {"first": 1, "second": 2, "third": 3, "fourth": 4}
_STARTS = {"ear": "early", "beg": "early", "sta": "early", "mid": "mid"}
_SHIFTS = {"last": -1, "the previous": -1, "this": 0, "the current": 0, "the": 0, "next": 1}
_WORDS = {"today": 0, "yesterday": -1, "tomorrow": 1}
_UNITS: dict[str, Unit] = {"day": "day", "week": "week", "month": "month", "year": "year"}


def find_english(text: str) -> Iterator[tuple[int, int, Parts]]:
    """Date expressions of English text as `(start, end, parts)`."""
    for match in _PATTERN.finditer(text):
        before = text[max(0, match.start() - 8) : match.start()]
        glued = _NOT_A_DATE_BEFORE.search(before)
        if glued is None or _may_follow(glued[0], match):
            yield match.start(), match.end(), _parts(match)


def _may_follow(glue: str, match: re.Match[str]) -> bool:
    """A bracket may open any date but a weekday ("14 February (Friday)"); a dash may join two."""
    if glue == "(":
        return match["weekday"] is None
    return glue[-1] in "-–" and (match[0][0].isalpha() or match["y9"] is not None)


def _parts(match: re.Match[str]) -> Parts:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Parts(year=year, month=month, day=day)
    if match["word"]:
        return Parts(shift=_WORDS[match["word"].lower()])
    if match["weekday"]:
        return Parts(weekday=_DAY_NAMES.index(match["weekday"]), strictly=match["wr"] is not None)
    if match["u8"]:
        shift, unit = _SHIFTS[match["r8"].lower()], _UNITS[match["u8"].lower()]
        return Parts(year_shift=shift) if unit == "year" else Parts(shift=shift, unit=unit)
    if match["nu"]:
        return _counted(match)
    return _calendar(match)


def _counted(match: re.Match[str]) -> Parts:
    count, way = number_of(match["n"]), match["way"].lower()
    unit = _UNITS[match["nu"].lower()]
    return Parts(shift=count if way == "later" else -count, unit=unit, from_before=way != "ago")


def number_of(word: str) -> int:
    """The whole number that digits or an English word spell."""
    if word.isdigit():
        return int(word)
    return next((int(found.value) for found in find_spelled(word, "en")), 1)


def _calendar(match: re.Match[str]) -> Parts:
    relative = " ".join(_first(match, "r1 r2 r3 r4 r5 r6 r7").lower().split())
    year, short = _first(match, "y1 y2 y3 y4 y5 y6 y7 y9"), _first(match, "yq yh")
    day, last_day = _first(match, "d1 d2"), _first(match, "l1 l2")
    return Parts(
        year=int(year) if year else 2000 + int(short) if short else None,
        year_shift=_SHIFTS.get(relative),
        same_year=relative in {"that", "the same"},
        month=_month_number(_first(match, "m1 m2 m3")),
        day=int(day) if day else None,
        last_day=int(last_day) if last_day else None,
        quarter=_ordinal(_first(match, "q1 q2 q3")),
        half=_ordinal(_first(match, "h1 h2 h3")),
        part=_part(match),
        first_months=number_of(match["fm"]) if match["fm"] else None,
    )


def _part(match: re.Match[str]) -> str | None:
    if match["season"]:
        season = match["season"].lower()
        return "autumn" if season == "fall" else season
    words = _first(match, "p3 p7").lower().replace("the ", "").replace("very ", "")
    if not words and not match["yearend"]:
        return None
    return _STARTS.get(words[:3], "late")


def _first(match: re.Match[str], names: str) -> str:
    return next((match[name] for name in names.split() if match[name]), "")


def _ordinal(word: str) -> int | None:
    if not word:
        return None
    return int(word) if word.isdigit() else _ORDINALS[word.lower()]


def _month_number(name: str) -> int | None:
    return [month[:3] for month in _MONTHS.split("|")].index(name[:3]) + 1 if name else None
