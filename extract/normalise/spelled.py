"""Numbers written in words: English and German through text2num, Chinese through cn2an.

Vague plurals give their floor: "tens of thousands" and 数万 are at least 10,000, nothing more is known.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0,
    "hundert": 1e2, "tausend": 1e3, "millionen": 1e6, "milliarde": 1e9, "milliarden": 1e9, "billionen": 1e12,
    "dutzend": 12.0, "zehntausend": 1e4, "hunderttausend": 1e5, "tens": 10.0, "dozens": 12.0, "scores": 20.0,
    "hundreds": 1e2, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "trillions": 1e12,
    "十": 1e1, "百": 1e2, "千": 1e3, "万": 1e4, "萬": 1e4, "亿": 1e8, "億": 1e8,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Spelled:
    """A number in words; see `extract.normalise.numbers.Numeral` for the fields."""

    start: int
    end: int
    value: float
    scale: float = 1.0
    open_top: bool = False


_ONES = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|"
    "eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
)
_BIG = "hundred|thousand|million|billion|trillion|dozen"
_AND = r"(?:(?<=hundred)|(?<=thousand)|(?<=million)|(?<=billion))\s{1,2}and\s{1,2}"
_ENGLISH = re.compile(
    rf"\b(?:(?P<half>half\sa)[\s-](?P<half_scale>million|billion)"
    rf"|(?P<plus>{_ONES})\sand\sa\shalf(?:[\s-](?P<plus_scale>{_BIG}))?"
    rf"|(?P<vague>(?:a\sfew|several|a\scouple\sof|many)\s(?P<few_scale>{_BIG})s?"
    rf"|(?:(?P<many>tens|dozens|scores|hundreds|thousands|millions)\sof\s)?(?P<many_scale>hundreds|thousands|millions|billions|"
    rf"trillions|dozens)(?=\sof\b))"
    rf"|(?P<words>(?:a[\s-](?={_BIG})(?:{_BIG})|{_ONES})(?:(?:{_AND}|[\s-]{{1,2}})(?:{_ONES}|{_BIG})\b){{0,9}}+))\b",
    re.IGNORECASE,
)
_MORPHS = (
    "zwanzig|dreißig|dreissig|vierzig|fünfzig|sechzig|siebzig|achtzig|neunzig|dreizehn|vierzehn|fünfzehn|sechzehn|siebzehn|"
    "achtzehn|neunzehn|hundert|tausend|zehn|elf|zwölf|zwei|drei|vier|fünf|sechs|sieben|acht|neun|eins|ein|und"
)
_GERMAN_BIG = "Milliarden|Milliarde|Millionen|Million|Billionen|Billion|Dutzend|Tausend|Hundert"
_GERMAN = re.compile(
    rf"\b(?:(?P<half>(?:eine\s)?halben?)\s(?P<half_scale>Milliarde|Million)"
    rf"|(?P<plus>anderthalb|(?:ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun)einhalb)(?:\s(?P<plus_scale>{_GERMAN_BIG}))?"
    rf"|(?P<vague>(?:mehreren?|einigen?|ein\spaar|viele)\s(?P<few_scale>{_GERMAN_BIG}|hundert|tausend)"
    rf"|(?P<many_scale>Zehntausend|Hunderttausend|Hundert|Tausend|Dutzend)en?"
    rf"|(?P<bare_scale>Milliarden|Millionen))"
    rf"|(?P<words>(?:ein(?:e[rnm]?)?(?=\s(?:{_GERMAN_BIG}|Prozent|Dutzend)\b)|(?!(?:ein|eins|und)\b)(?:{_MORPHS})++)"
    rf"(?:\s(?P<scale>{_GERMAN_BIG}))?))\b",
    re.IGNORECASE,
)
_HAN = "零〇一二两兩三四五六七八九十百千万萬亿億"
_HAN_DIGIT = "零〇一二三四五六七八九"
_CHINESE = re.compile(
    rf"(?<![第之{_HAN}0-9.])(?:(?P<vague>[数數几幾上](?P<vague_scale>[十百千万萬亿億]{{1,4}}))"
    rf"|(?P<words>(?:[{_HAN.replace('千', '')}]|千(?!瓦)){{1,20}}+"
    rf"(?:[点點][{_HAN_DIGIT}]{{1,6}}[十百千万萬亿億]{{0,3}})?)"
    rf"(?P<more>[多余餘](?![额額地]))?)"
)


def find_spelled(text: str, language: str) -> Iterator[Spelled]:
    """Numbers in words, left to right."""
    if language == "zh":
        yield from _chinese(text)
    elif language == "de":
        yield from _latin(text, _GERMAN, "de")
    else:
        yield from _latin(text, _ENGLISH, "en")


def _latin(text: str, pattern: re.Pattern[str], language: str) -> Iterator[Spelled]:
    position = 0
    while match := pattern.search(text, position):
        position = max(match.end(), position + 1)
        if match["half"] or match["plus"]:
            yield _with_half(match)
        elif match["vague"]:
            yield _vague(match)
        elif found := _words(match, language):
            position = found.end
            yield found


def _with_half(match: re.Match[str]) -> Spelled:
    groups = match.groupdict()
    scale = _SCALES.get((groups["half_scale"] or groups["plus_scale"] or "").lower(), 1.0)
    whole = 0.0 if groups["half"] else _whole_of(groups["plus"].lower())
    return Spelled(match.start(), match.end(), (whole + 0.5) * scale, scale)


def _whole_of(word: str) -> float:
    if word == "anderthalb":
        return 1.0
    language = "de" if word.endswith("einhalb") else "en"
    return _parse(word.removesuffix("einhalb"), language) or 1.0


def _vague(match: re.Match[str]) -> Spelled:
    scale = 1.0
    for name in ("few_scale", "many", "many_scale", "bare_scale"):
        word = match.groupdict().get(name)
        scale *= _SCALES[word.lower()] if word else 1.0
    return Spelled(match.start(), match.end(), scale, scale, open_top=True)


def _words(match: re.Match[str], language: str) -> Spelled | None:
    """The number of a run of number words, shortened from the right until it makes sense."""
    words = match["words"]
    while words:
        value = _parse(words, language)
        if value is not None:
            last = re.split(r"[\s-]", words.lower())[-1]
            return Spelled(match.start(), match.start() + len(words), value, _SCALES.get(last, 1.0))
        words = re.sub(r"[\s-]*[^\s-]*$", "", words)
        words = re.sub(r"\s+and$", "", words, flags=re.IGNORECASE)
    return None


def _parse(words: str, language: str) -> float | None:
    from text_to_num import text2num

    plain = re.sub(r"[\s-]+", " ", words.lower())
    dozens = re.fullmatch(r"(.*?) (?:dozen|dutzend)", plain)
    if dozens:
        count = _parse(dozens[1], language)
        return None if count is None else 12.0 * count
    plain = re.sub(r"^(?:a|eine?[rnm]?) ", "one " if language == "en" else "ein ", plain)
    try:
        return float(text2num(plain, language))
    except (ValueError, OverflowError):
        return 1.0 if plain in {"a", "ein", "eine", "einer", "einem", "einen"} else None


def _chinese(text: str) -> Iterator[Spelled]:
    for match in _CHINESE.finditer(text):
        if match["vague"]:
            scale = 1.0
            for unit in match["vague_scale"]:
                scale *= _SCALES[unit]
            yield Spelled(match.start(), match.end(), scale, scale, open_top=True)
        elif (value := parse_chinese(match["words"])) is not None:
            scale = 1e8 if match["words"][-1] in "亿億" else 1e4 if match["words"][-1] in "万萬" else 1.0
            yield Spelled(match.start(), match.end(), value, scale, open_top=bool(match["more"]))


def parse_chinese(words: str) -> float | None:
    """The number of Chinese numeral characters such as 三千五百 or 百亿, or None if they spell none.

    A scale alone (亿) is none: its number is missing.
    """
    import cn2an

    if words in _SCALES and words != "十":
        return None
    plain = words.translate(str.maketrans("萬億兩點", "万亿两点"))
    plain = f"一{plain}" if plain[:1] in tuple("百千万亿") else plain
    try:
        return float(cn2an.cn2an(plain, "smart"))
    except (ValueError, KeyError, IndexError):
        return None
