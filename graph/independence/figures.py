"""The figures of a text, as values: "310 million", "3,1 亿" and "310 Mio." are one."""

from __future__ import annotations

import re
from functools import lru_cache

_TENS = {
    "million": 6, "millions": 6, "millionen": 6, "mio": 6,
    "mn": 6, "m": 6, "billion": 9, "billions": 9, "bn": 9,
    "bln": 9, "b": 9, "milliarde": 9, "milliarden": 9, "mrd": 9, "thousand": 3, "tausend": 3, "k": 3,
    "trillion": 12, "billionen": 12, "万亿": 12, "千亿": 11, "百亿": 10, "十亿": 9, "亿": 8, "千万": 7,
    "百万": 6, "十万": 5, "万": 4,
}  # fmt: skip
_SCALES = "|".join(sorted(_TENS, key=len, reverse=True))
_NUMBER = re.compile(
    rf"(?<![a-z\d.,])(\d+(?:[.,'’\u00a0\u202f]\d{{3}})*(?:[.,]\d+)?)(?:[\s\u00a0-]?({_SCALES})(?![a-z]))?"
)
_THOUSANDS_POINT = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}|\d+,\d{4,}")
_SPELLED = {
    "dozen": 12, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80,
    "ninety": 90, "thirteen": 13, "fourteen": 14,
    "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19, "zwanzig": 20, "dreißig": 30, "vierzig": 40, "fünfzig": 50, "sechzig": 60, "siebzig": 70,
    "achtzig": 80, "neunzig": 90, "dreizehn": 13,
    "vierzehn": 14, "fünfzehn": 15, "sechzehn": 16, "siebzehn": 17,
    "achtzehn": 18, "neunzehn": 19,
}  # fmt: skip
_WORD = re.compile(rf"\b({'|'.join(_SPELLED)})\b(?:[\s-]({_SCALES})\b)?")
_CHINESE = re.compile(
    r"([零一二两三四五六七八九十百千]{2,})(万亿|亿|万)?|([一二两三四五六七八九十])(万亿|亿|万)"
)
_DIGITS = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_UNITS = {"十": 10, "百": 100, "千": 1000}
_LEAST, _YEARS = 12, range(1990, 2041)
"""A whole number up to the first, or a year, is too common to tell anything."""


def figures_of(text: str, *, language: str | None = None) -> frozenset[float]:
    """The telling figures of a text: neither small whole numbers nor years.

    Args:
        text: in simplified script if Chinese.
        language: ISO 639-1 code; German and its like point thousands with a full stop.
    """
    text = text.lower()
    values = [*_written(text, language), *_spelled(text), *_chinese(text)]
    return frozenset(round(value, 6) for value in values if _tells(value))


@lru_cache(maxsize=65536)
def weight(figure: float) -> float:
    """How much it says that two texts share a figure: a round one less than one of several digits."""
    return 1.0 if len(f"{figure:.10g}".replace(".", "").strip("0")) > 1 else 0.5


def _tells(value: float) -> bool:
    return value != int(value) or (value > _LEAST and int(value) not in _YEARS)


def _written(text: str, language: str | None) -> list[float]:
    values = []
    for match in _NUMBER.finditer(text):
        number = re.sub("['’\u00a0\u202f]", "", match[1])
        pointed = language == "de" or (language is None and re.fullmatch(r"\d+,\d{1,2}", number) is not None)
        if pointed and _THOUSANDS_POINT.fullmatch(number):
            number = number.replace(".", "").replace(",", ".")
        number = number.replace(",", "")
        if number.count(".") > 1:
            number = number.replace(".", "")
        values.append(_scaled(float(number), match[2]))
    return values


def _spelled(text: str) -> list[float]:
    return [_scaled(_SPELLED[match[1]], match[2]) for match in _WORD.finditer(text)]


def _chinese(text: str) -> list[float]:
    found = _CHINESE.finditer(text)
    return [_scaled(_value(match[1] or match[3]), match[2] or match[4]) for match in found]


def _value(signs: str) -> int:
    """The value of Chinese numerals below ten thousand: 二十八 is 28, 一百二 is 102."""
    total, digit = 0, 0
    for sign in signs:
        if sign in _UNITS:
            total += (digit or 1) * _UNITS[sign]
            digit = 0
        else:
            digit = 10 * digit + _DIGITS[sign]
    return total + digit


def _scaled(value: float, scale: str | None) -> float:
    return value * 10 ** _TENS[scale] if scale else value
