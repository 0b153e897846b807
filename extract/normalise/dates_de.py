"""Date expressions in German: "30. 11. 2025", "Ende 2023", "Q3 2025", "im März dieses Jahres"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.normalise.calendar import Parts, Unit
from extract.normalise.spelled import find_spelled

_MONTHS = "Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember"
_MONTH = rf"(?-i:{_MONTHS}|Jänner|Feber|(?:Jan|Feb|Mär|Apr|Jun|Jul|Aug|Sept|Sep|Okt|Nov|Dez)\b\.?)"
_DAYS = "Montag|Dienstag|Mittwoch|Donnerstag|Freitag|Samstag|Sonntag"
_DAY = "[0-3]?[0-9]"
_YEAR = r"(?:1[0-9]{3}|20[0-9]{2})(?![0-9A-Za-zÄÖÜäöüß]|[.,][0-9])"
_LAST = "vergangene[nrsm]?|letzte[nrsm]?|vorige[nrsm]?|verflossene[nrsm]?"
_THIS = "diese[nrsm]?|laufende[nrsm]?"
_NEXT = "kommende[nrsm]?|nächste[nrsm]?"
_SAME = r"desselben|des\sgleichen|des\sselben|jenes|selben|gleichen"
_PART = "Anfang|Mitte|Ende"
_ORDINAL = r"(?:ers|zwei|drit|vier)te[nrs]?|[1-4]\."
_NUMBER = "[0-9]{1,2}|ein(?:e[mrn]?)?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf"
_UNIT_AFTER = r"\s?(?:MW|GW|%|Prozent|Megawatt|Millionen|Milliarden|Euro|Dollar|Mio|Mrd|GPUs?|Chips|Server)"


def _that_year(n: int) -> str:
    """A year in digits or words, as groups numbered `n`."""
    words = rf"(?:(?:des|im|in|dem)\s)?(?P<r{n}>{_LAST}|{_THIS}|{_NEXT}|{_SAME}|des|Vor)\s?Jahre?s?\b"
    return rf"(?:(?P<y{n}>{_YEAR})|{words})"


def _of_year(n: int) -> str:
    return rf"(?:(?:\s?,)?\s|/)(?:im\sJahre?\s|des\sJahres\s)?{_that_year(n)}"


_ALTERNATIVES = (
    r"(?P<iso>(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9])(?![0-9-])",
    rf"(?P<d0>{_DAY})\.\s?(?P<mn>[01]?[0-9])\.\s?(?P<y0>{_YEAR}|[0-9]{{2}}(?![0-9]))",
    rf"(?P<d1>{_DAY})\.?(?:\s?(?:-|–|bis|bis\szum)\s?(?P<l1>{_DAY})\.|(?<=\.))\s?(?P<m1>{_MONTH})(?![a-zäöü0-9])(?:{_of_year(1)})?",
    rf"(?:(?P<p3>{_PART})\s)?(?P<m3>{_MONTH})(?![a-zäöü0-9-])(?:{_of_year(3)})?",
    rf"(?:(?-i:Q)(?P<q1>[1-4])|(?P<q2>{_ORDINAL})\s(?:Quartals?|Vierteljahre?s?)){_of_year(4)}",
    rf"(?:(?-i:H)(?P<h1>[12])|(?P<h2>{_ORDINAL})\s(?:Halbjahre?s?|Jahreshälfte)){_of_year(5)}",
    rf"ersten\s(?P<fm>{_NUMBER})\sMonaten?{_of_year(6)}",
    rf"(?:(?P<p7>{_PART})|(?P<season>Frühjahr|Frühling|Sommer|Herbst|Winter))\s(?:des\sJahres\s)?{_that_year(7)}",
    rf"Jahresende\s(?P<ye>{_YEAR})",
    rf"(?![0-9]|des\sJahre){_that_year(8)}",
    rf"(?P<mr>{_LAST}|{_THIS}|{_NEXT})\s(?P<mu>Monate?s?|Woche)\b",
    r"(?P<word>heute|gestern|vorgestern|(?-i:morgen)(?=\s(?-i:[a-z])))\b",
    rf"(?<!kommenden\s)(?<!nächsten\s)(?:(?P<wr>{_LAST})\s)?(?-i:(?P<weekday>{_DAYS}|Sonnabend))\b"
    rf"(?!\s?[,(]?\s?(?:de[rnm]\s)?{_DAY}\.)",
    rf"vor\s(?P<n>{_NUMBER})\s(?P<nu>Tag|Woche|Monat|Jahr)(?:en|n)?\b",
    rf"(?P<n2>{_NUMBER})\s(?P<nu2>Tag|Woche|Monat|Jahr)(?:en|e|n)?\s(?P<way>zuvor|davor|vorher|später|danach)\b",
    rf"(?P<y9>(?:19[5-9]|20[0-4])(?=[0-9](?![0-9A-Za-zÄÖÜäöüß]|[.,][0-9]))[0-9])(?!['’][0-9]|-(?!(?:19|20)[0-9]{{2}}(?![0-9]))[0-9]|{_UNIT_AFTER})",
)
_PATTERN = re.compile(rf"\b(?:{'|'.join(_ALTERNATIVES)})", re.IGNORECASE)
_NOT_A_DATE_BEFORE = re.compile(
    r"[$€£#/.'’(]$|[A-Za-zÄÖÜäöüß0-9][-–]$|\bGeschäftsjahr(?:es)?\s$", re.IGNORECASE
)
_WORDS = {"heute": 0, "gestern": -1, "vorgestern": -2, "morgen": 1}
_SEASONS = {
    "Frühjahr": "spring",
    "Frühling": "spring",
    "Sommer": "summer",
    "Herbst": "autumn",
    "Winter": "winter",
}
_PARTS = {"Anfang": "early", "Mitte": "mid", "Ende": "late"}
_UNITS: dict[str, Unit] = {"Tag": "day", "Woche": "week", "Monat": "month", "Jahr": "year"}


def find_german(text: str) -> Iterator[tuple[int, int, Parts]]:
    """Date expressions of German text as `(start, end, parts)`."""
    for match in _PATTERN.finditer(text):
        before = text[max(0, match.start() - 17) : match.start()]
        glued = _NOT_A_DATE_BEFORE.search(before)
        if glued is None or _may_follow(glued[0], match):
            yield match.start(), match.end(), _parts(match)


def _may_follow(glue: str, match: re.Match[str]) -> bool:
    """A bracket may open any date but a weekday; a dash may join two."""
    if glue == "(":
        return match["weekday"] is None
    return glue[-1] in "-–" and (match[0][0].isalpha() or match["y9"] is not None)


def _parts(match: re.Match[str]) -> Parts:
    if match["iso"]:
        year, month, day = map(int, match["iso"].split("-"))
        return Parts(year=year, month=month, day=day)
    if match["d0"]:
        year = int(match["y0"])
        return Parts(year=_century(year), month=int(match["mn"]), day=int(match["d0"]))
    if match["word"]:
        return Parts(shift=_WORDS[match["word"].lower()])
    if match["weekday"]:
        names = _DAYS.replace("Samstag", match["weekday"] if match["weekday"] == "Sonnabend" else "Samstag")
        return Parts(weekday=names.split("|").index(match["weekday"]), strictly=match["wr"] is not None)
    if match["mu"]:
        return Parts(shift=_shift(match["mr"]), unit="month" if match["mu"][0] in "Mm" else "week")
    if match["nu"] or match["nu2"]:
        return _counted(match)
    return _calendar(match)


def _century(year: int) -> int:
    """The year in full: 95 is 1995 and 25 is 2025."""
    return year if year >= 100 else year + (2000 if year < 60 else 1900)


def _counted(match: re.Match[str]) -> Parts:
    count, way = _number(match["n"] or match["n2"]), (match["way"] or "").lower()
    unit = _UNITS[(match["nu"] or match["nu2"]).capitalize()]
    return Parts(shift=count if way in {"später", "danach"} else -count, unit=unit, from_before=bool(way))


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word.lower().startswith("ein"):
        return 1
    return next((int(found.value) for found in find_spelled(word, "de")), 1)


def _shift(word: str) -> int | None:
    """-1 for last, 0 for this, 1 for next; None for no word and for "the same"."""
    if not word or _is_same(word):
        return None
    if re.fullmatch(rf"{_LAST}|Vor", word, re.IGNORECASE):
        return -1
    return 1 if re.fullmatch(_NEXT, word, re.IGNORECASE) else 0


def _is_same(word: str) -> bool:
    return re.fullmatch(_SAME, word, re.IGNORECASE) is not None


def _calendar(match: re.Match[str]) -> Parts:
    relative = _first(match, "r1 r3 r4 r5 r6 r7 r8")
    year = _first(match, "y1 y3 y4 y5 y6 y7 ye y9")
    return Parts(
        year=int(year) if year else None,
        year_shift=_shift(relative),
        same_year=_is_same(relative),
        month=_month_number(_first(match, "m1 m3")),
        day=int(match["d1"]) if match["d1"] else None,
        last_day=int(match["l1"]) if match["l1"] else None,
        quarter=_ordinal(_first(match, "q1 q2")),
        half=_ordinal(_first(match, "h1 h2")),
        part=_part(match),
        first_months=_number(match["fm"]) if match["fm"] else None,
    )


def _part(match: re.Match[str]) -> str | None:
    if match["season"]:
        return _SEASONS[match["season"].capitalize()]
    word = _first(match, "p3 p7")
    return _PARTS[word.capitalize()] if word else "late" if match["ye"] else None


def _first(match: re.Match[str], names: str) -> str:
    return next((match[name] for name in names.split() if match[name]), "")


def _ordinal(word: str) -> int | None:
    if not word:
        return None
    return int(word[0]) if word[0].isdigit() else "erzwdrvi".index(word[:2].lower()) // 2 + 1


def _month_number(name: str) -> int | None:
    if not name:
        return None
    return [month[:3] for month in _MONTHS.split("|")].index(name[:3].replace("Jän", "Jan")) + 1
