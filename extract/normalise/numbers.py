"""Numerals in text, in digits or in words, with their scale: "3,6 Milliarden", "20亿", "two million".

Digits follow the language's own style (1.234,5 in German, 1,234.5 in English, 1'234 in Switzerland). A digit
run glued to letters is part of a name (GB300, H100, NVL72, MY06) and never a number.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from extract.normalise.currencies import BEFORE, currency_of_sign
from extract.normalise.spelled import find_spelled

_MOST_DIGITS = 18
_LATIN = "A-Za-z0-9０-９_À-ɏ"
_THIN = "\u00a0\u202f\u2009"
_DIGIT = "[0-9０-９]"
_APOSTROPHE = "['’]"
_FULL_WIDTH = str.maketrans("０１２３４５６７８９．，", "0123456789.,")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number without its unit.

    Attributes:
        start: offset of its first character, a currency sign before it included.
        end: offset after its last character, the scale word included.
        value: the number, scale included; where `open_top` is set, its floor.
        scale: what the scale word multiplied by, 1 if there was none.
        open_top: the source said "tens of", "多" or "数": at least `value`.
        spelled: in words, so that it counts as a number only beside a unit ("one" alone says nothing).
        currency: ISO code of a currency sign before it.
    """

    start: int
    end: int
    value: float
    scale: float = 1.0
    open_top: bool = False
    spelled: bool = False
    currency: str | None = None


def _grouped(mark: str) -> str:
    return rf"{_DIGIT}{{1,3}}(?:{mark}{_DIGIT}{{3}})+(?!{_DIGIT})"


def _digits_pattern(language: str) -> re.Pattern[str]:
    group, point = (r"\.", ",") if language == "de" else (",", r"\.")
    spaces = f"[{_THIN} ]" if language == "de" else f"[{_THIN}]"
    other = rf"{_DIGIT}{{1,3}}(?:{point}{_DIGIT}{{3}}){{2,}}(?!{_DIGIT})"
    foreign = rf"|{_DIGIT}+\.{_DIGIT}{{1,2}}(?!{_DIGIT})" if language == "de" else ""
    grouped = "|".join(_grouped(mark) for mark in (group, spaces))
    swiss = rf"{_grouped(_APOSTROPHE)}(?:[.,]{_DIGIT}{{1,2}}(?!{_DIGIT}))?"
    core = rf"(?:{swiss}|{other}{foreign}|(?:{grouped}|{_DIGIT}++)(?:{point}{_DIGIT}++)?)"
    plain = rf"(?<![{_LATIN}])(?<![{_LATIN}][.,'’-])(?<![A-Za-z][‐‑])"
    return re.compile(
        rf"(?:(?<![A-Za-z])(?P<sign>{BEFORE})[ {_THIN}]{{0,2}}|{plain}|(?<={_DIGIT}-))(?P<digits>{core})"
        rf"(?!{_DIGIT}|[.,'’]{_DIGIT})"
    )


_DIGITS = {language: _digits_pattern(language) for language in ("en", "de", "zh")}

_ENGLISH_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "mn": 1e6, "mln": 1e6,
    "mio": 1e6, "bn": 1e9, "tn": 1e12, "trn": 1e12, "lakh": 1e5, "crore": 1e7, "dozen": 12.0,
}  # fmt: skip
_GERMAN_SCALES = {
    "hundert": 1e2, "tausend": 1e3, "tsd": 1e3, "million": 1e6, "millionen": 1e6, "mio": 1e6, "mill": 1e6,
    "milliarde": 1e9, "milliarden": 1e9, "mrd": 1e9, "billion": 1e12, "billionen": 1e12, "bio": 1e12,
    "dutzend": 12.0,
}  # fmt: skip
_LETTER_SCALES = {"k": 1e3, "m": 1e6, "b": 1e9, "t": 1e12}

_SCALE = {
    "en": re.compile(rf"[\s-]{{0,2}}(?P<word>{'|'.join(_ENGLISH_SCALES)})s?(?![A-Za-z])", re.IGNORECASE),
    "de": re.compile(
        r"[\s-]{0,2}(?P<word>Hundert|[Tt]ausend|Tsd|Millionen|Million|Mio|Mill|Milliarden|Milliarde|Mrd|Billionen|"
        r"Billion|Bio|Dutzend|million|billion|bn|mn|hundert)"
        r"(?:(?:(?<=Tsd)|(?<=Mio)|(?<=Mill)|(?<=Mrd)|(?<=Bio))\.|(?![A-Za-zäöüß]))"
    ),
}
_LETTER_SCALE = re.compile(r"(?P<letter>[kKmMbBtT])(?![A-Za-z0-9])")
_THOUSANDS = re.compile(r"[kK](?=[\s-])")
_WITH_CURRENCY = re.compile(r"(?P<letter>[mMbBkK])(?=\s?(?:€|£|\$|euros?\b|dollars?\b|EUR\b|USD\b|RM\b))")
_CHINESE_SCALE = re.compile(
    r"\s?(?P<more>[多余餘](?![额額地]))?(?:(?P<scale>[十百千]?[万萬亿億]{1,2}|[十百](?!分)|千(?![瓦米克公兆])|兆(?=[元美新台臺日韩韓]))"
    r"(?P<more2>[多余餘](?![额額地]))?(?:(?P<rest>[0-9]{1,4}(?:\.[0-9]{1,4})?)(?P<rest_scale>[百千]?[万萬]))?)?"
)
_CHINESE_UNITS = {
    "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8, "兆": 1e12,
}  # fmt: skip


def find_numerals(text: str, language: str) -> list[Numeral]:
    """All numerals of `text`, left to right; digits win over words where they meet."""
    digits = list(_find_digits(text, language))
    starts = [numeral.start for numeral in digits]
    words = [
        Numeral(word.start, word.end, word.value, word.scale, word.open_top, spelled=True)
        for word in find_spelled(text, language)
        if not _overlaps(digits, starts, word.start, word.end)
    ]
    return sorted(digits + words, key=lambda numeral: numeral.start)


def _overlaps(numerals: list[Numeral], starts: list[int], start: int, end: int) -> bool:
    before = bisect_right(starts, start) - 1
    return (before >= 0 and numerals[before].end > start) or (
        before + 1 < len(starts) and starts[before + 1] < end
    )


def _find_digits(text: str, language: str) -> Iterator[Numeral]:
    for match in _DIGITS[language].finditer(text):
        value = parse_digits(match["digits"], language)
        if value is None:
            continue
        sign = match["sign"]
        currency = None if sign is None else currency_of_sign(sign, language)
        yield _scaled(text, match, value, language, currency)


def parse_digits(digits: str, language: str) -> float | None:
    """The number that `digits` spell in the language's style, or None if it has more than 18 digits."""
    plain = digits.translate(_FULL_WIDTH)
    if len(plain) > 2 * _MOST_DIGITS or sum(map(str.isdigit, plain)) > _MOST_DIGITS:
        return None
    group, point = (".", ",") if language == "de" else (",", ".")
    if re.search(_APOSTROPHE, plain):
        group, point = ",", "."
        plain = plain.replace(",", ".")
    plain = re.sub(rf"['’ {_THIN}]", "", plain)
    if plain.count(point) > 1 or (point == "," and re.fullmatch(r"[0-9]+\.[0-9]{1,2}", plain)):
        group, point = point, group
    return float(plain.replace(group, "").replace(point, "."))


def scaled(value: float, factor: float) -> float:
    """`value` times `factor` without the noise of binary fractions: 8.3 million is 8300000.0."""
    return value if factor == 1.0 else round(value * factor, 3)


def _scaled(text: str, match: re.Match[str], value: float, language: str, currency: str | None) -> Numeral:
    start, end = match.start(), match.end()
    if language == "zh" and (chinese := _CHINESE_SCALE.match(text, end)) and chinese.end() > end:
        return _chinese_scaled(chinese, start, value, currency)
    letter = _LETTER_SCALE if currency else _WITH_CURRENCY
    if glued := letter.match(text, end) or _THOUSANDS.match(text, end):
        scale = _LETTER_SCALES[glued[0][0].lower()]
        return Numeral(
            start, glued.end(), scaled(value, scale), scale, spelled=currency is None, currency=currency
        )
    found = _SCALE["de" if language == "de" else "en"].match(text, end)
    if found is None:
        return Numeral(start, end, value, currency=currency)
    scale = _scale_of(found["word"], language)
    return Numeral(start, found.end(), scaled(value, scale), scale, currency=currency)


def _scale_of(word: str, language: str) -> float:
    """What a scale word multiplies by; lower-case "billion" in German text is a quoted English one."""
    if language == "de" and word not in {"million", "billion", "bn", "mn"}:
        return _GERMAN_SCALES[word.lower()]
    return _ENGLISH_SCALES[word.lower()]


def _chinese_scaled(match: re.Match[str], start: int, value: float, currency: str | None) -> Numeral:
    scale = _product(match["scale"] or "")
    total = scaled(value, scale)
    if match["rest"]:
        total += float(match["rest"]) * _product(match["rest_scale"])
    more = bool(match["more"] or match["more2"])
    return Numeral(start, match.end(), total, scale, open_top=more, currency=currency)


def _product(units: str) -> float:
    product = 1.0
    for unit in units:
        product *= _CHINESE_UNITS[unit]
    return product
