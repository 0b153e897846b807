"""Per cents and fractions, and shares given in words ("wholly owned", "sämtliche Anteile", "全资").

A fraction of shares is a percentage; of anything else (a price, a cost) it is a ratio. Percentage points
and basis points are differences, not shares, and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.normalise.numbers import Numeral, parse_digits
from extract.normalise.spelled import parse_chinese
from extract.normalise.unit import Unit
from extract.normalise.value import WHOLE, Kind

_PERCENT = re.compile(
    r"[\s-]{0,2}(?:%(?!-?(?:Punkt|point))|％|per\s?cent(?!age|\s+points?)|pct\b|Prozent(?!punkt|-Punkt)|"
    r"(?<=-)prozentig|(?<=\s)prozentig|prozentig)(?:ige[nmrs]?|e[nmrs]?)?(?![a-zäöü])"
)


def percent_unit(text: str, numeral: Numeral) -> Unit | None:
    """The per cent sign or word after `numeral`."""
    match = _PERCENT.match(text, numeral.end)
    return None if match is None else Unit("percent", match.end())


@dataclass(frozen=True, slots=True)
class Fraction:
    """A part of a whole; `value` is in per cent for kind "percent" and in 0..1 for kind "ratio"."""

    start: int
    end: int
    kind: Kind
    value: float
    unit: str | None = None


_WHOLE = {
    "en": re.compile(
        r"\b(?:wholly[\s-]owned|wholly[\s-]foreign[\s-]owned|fully[\s-]owned|sole\s(?:owner|shareholder)|"
        r"(?:all|the\s(?:entire|whole))\s(?:of\s)?(?:the\s|its\s)?(?:issued\s|outstanding\s|remaining\s){0,2}"
        r"(?:and\spaid-up\s)?(?:shares|share\scapital|equity))\b",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:(?:sämtliche[nr]?|alle[nr]?)\s(?:Anteile[n]?|Aktien|Geschäftsanteile[n]?|Gesellschaftsanteile[n]?)|"
        r"hundertprozentig(?:e[nmrs]?)?|(?:alleinige[nmr]?)\s(?:Eigentümer(?:in)?|Gesellschafter(?:in)?|Aktionär(?:in)?)|"
        r"Alleineigentümer(?:in)?|Alleingesellschafter(?:in)?|Alleinaktionär(?:in)?)\b",
        re.IGNORECASE,
    ),
    "zh": re.compile("全资|全資|独资|獨資|(?:全部|所有)(?:已[发發]行)?(?:股权|股份|股權|股本|权益|權益)"),
}
# A "100-prozentige Tochter" is given in words as well: its share is whole, not measured.
_WHOLE_ADJECTIVE = re.compile(r"\b100[\s-]?prozentig(?:e[nmrs]?)?\b|\b100[\s-]?%ige[nmrs]?\b", re.IGNORECASE)

_PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8,
    "ninth": 9, "tenth": 10, "twelfth": 12, "fifteenth": 15, "twentieth": 20,
    "thirtieth": 30, "fiftieth": 50, "hundredth": 100,
    "hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "sechstel": 6, "siebtel": 7, "achtel": 8,
    "neuntel": 9, "zehntel": 10, "zwölftel": 12, "fünfzehntel": 15, "zwanzigstel": 20,
    "dreißigstel": 30, "fünfzigstel": 50, "hundertstel": 100,
}  # fmt: skip
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "seven": 7, "nine": 9, "ein": 1,
    "einem": 1, "eines": 1, "zwei": 2, "drei": 3, "vier": 4, "fünf": 5, "die": 1, "der": 1,
}  # fmt: skip
_ENGLISH = re.compile(
    r"\b(?:(?P<count>a|an|one|two|three|four|five|seven|nine)[\s-]"
    r"(?P<part>half|third|quarter|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twelfth|fifteenth|twentieth|thirtieth|fiftieth|hundredth)s?|(?P<half>half))\b",
    re.IGNORECASE,
)
_ENGLISH_AFTER = re.compile(
    r"\s(?:of\s(?!(?:20|19)\d\d|the\s(?:year|month|quarter|decade|century)\b)|(?:the|its|their|that|this|what|as)\s(?!year|month)|"
    r"stakes?\b|interest\b|share\b|ownership\b|price\b|cost\b|cheaper\b)",
    re.IGNORECASE,
)
_GERMAN = re.compile(
    r"\b(?:(?P<count>ein|einem|eines|zwei|drei|vier|fünf)\s"
    r"(?P<part>Drittel|Viertel|Fünftel|Sechstel|Siebtel|Achtel|Neuntel|Zehntel|Zwölftel|Fünfzehntel|Zwanzigstel|Dreißigstel|Fünfzigstel|Hundertstel)n?|(?:die|der|zur)\s(?P<half>Hälfte))\b",
    re.IGNORECASE,
)
_CHINESE = re.compile(
    r"(?:(?P<below>百|[二三四五六七八九]?十[一二三四五六七八九]?|[二三四五六七八九]|[0-9]{1,3})分之(?P<above>[一二两三四五六七八九十百点點]{1,7}|[0-9]{1,3}(?:\.[0-9]{1,3})?)"
    r"|(?P<tenths>[一两兩二三四五六七八九])成(?P<more>[一二三四五六七八九半])?(?![立员員熟功本型交长長果])|(?P<half>一半|半[数數]))"
)
_SHARES_AFTER = re.compile(
    r"[\s-](?:(?:of|des|der|am|an|von)\s)?(?:[\w'’-]{1,24}\s){0,4}?"
    r"(?:shares?\b|shareholding|stock\b|equity\b|stakes?\b|capital\b|voting\b|votes\b|ownership\b|interest\b|"
    r"Anteile?|Aktien|Stimmrechte|Kapital|Stammkapital|Beteiligung|Gesellschaftsanteile|Geschäftsanteile|Grundkapital)",
    re.IGNORECASE,
)
_SHARES_BEFORE = re.compile(
    r"\b(?:owns?|owned|owning|holds?|held|holding|acquired?|acquires|bought|buys|hält|halten|hielt|besitzt|besaß|gehört(?:e|en)?|"
    r"erwarb|erwirbt|übernahm|übernimmt)\s(?:[\w-]{1,14}\s){0,3}$",
    re.IGNORECASE,
)
_CHINESE_SHARES = re.compile(r"的?[^，。；！？\s]{0,6}(?:股|权益|投票权)")
_CHINESE_HOLDS = re.compile(r"(?:各持|各[占佔]|持有|持股|占股|拥有|股权|股份)[^，。；！？\s]{0,8}$")
_CHINESE_PRICE = re.compile(r"的?(?:价|價|成本|费用|費用)")
_CHINESE_PRICED = re.compile(r"(?:价格?|價格?|成本|费用|費用)[^，。；！？\s]{0,8}的?$")


def find_fractions(text: str, language: str) -> Iterator[Fraction]:
    """Fractions and whole shares in words, each language's own."""
    for match in _WHOLE[language].finditer(text):
        yield Fraction(match.start(), match.end(), "percent", 100.0, WHOLE)
    if language == "zh":
        yield from _chinese(text)
        return
    if language == "de":
        for match in _WHOLE_ADJECTIVE.finditer(text):
            yield Fraction(match.start(), match.end(), "percent", 100.0, WHOLE)
    for match in (_GERMAN if language == "de" else _ENGLISH).finditer(text):
        if language == "de" or _is_part(text, match):
            yield _part(text, match)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether "a third", "half" is a part of something, not an ordinal ("a third party") or half a year."""
    hyphenated = "-" in match[0] and not match["half"]
    after = _ENGLISH_AFTER.match(text, match.end()) is not None or _is_compared(text, match)
    return after or hyphenated or (match["count"] or "").lower() in {"two", "three", "four"}


_COMPARED = re.compile(r"\b(?:over|under|than|nearly|almost|about|around|roughly|some)\s$", re.IGNORECASE)
_ORDINAL_OF = re.compile(
    r"\s(?:an?\b|[a-z]+\b(?<!\bby)(?<!\band)(?<!\bin)(?<!\bto)(?<!\bfor)(?<!\bfrom))", re.IGNORECASE
)


def _is_compared(text: str, match: re.Match[str]) -> bool:
    """Whether a comparison makes it a part ("just over half"), and no noun an ordinal."""
    compared = _COMPARED.search(text, max(0, match.start() - 12), match.start())
    return compared is not None and _ORDINAL_OF.match(text, match.end()) is None


def _part(text: str, match: re.Match[str]) -> Fraction:
    below = 2 if match["half"] else _PARTS[match["part"].lower()]
    above = 1 if match["half"] else _COUNTS[match["count"].lower()]
    before = text[max(0, match.start() - 60) : match.start()]
    if _SHARES_AFTER.match(text, match.end()) or _SHARES_BEFORE.search(before):
        return Fraction(match.start(), match.end(), "percent", 100.0 * above / below)
    return Fraction(match.start(), match.end(), "ratio", above / below)


def _chinese(text: str) -> Iterator[Fraction]:
    for match in _CHINESE.finditer(text):
        value = _chinese_value(match)
        before = text[max(0, match.start() - 16) : match.start()]
        of_shares = _CHINESE_SHARES.match(text, match.end()) or _CHINESE_HOLDS.search(before)
        of_price = _CHINESE_PRICE.match(text, match.end()) or _CHINESE_PRICED.search(before)
        if value is None or (match["half"] and not of_shares and not of_price):
            continue
        if match["below"] == "百" or of_shares:
            yield Fraction(match.start(), match.end(), "percent", 100.0 * value)
        else:
            yield Fraction(match.start(), match.end(), "ratio", value)


def _chinese_value(match: re.Match[str]) -> float | None:
    if match["half"]:
        return 0.5
    if match["tenths"]:
        tenths = parse_chinese(match["tenths"])
        more = 5 if match["more"] == "半" else parse_chinese(match["more"] or "零")
        return None if tenths is None or more is None else tenths / 10.0 + more / 100.0
    below, above = _chinese_number(match["below"]), _chinese_number(match["above"])
    return None if not below or above is None else above / below


def _chinese_number(words: str) -> float | None:
    if words == "百":
        return 100.0
    return parse_digits(words, "zh") if words[0].isdigit() else parse_chinese(words)
