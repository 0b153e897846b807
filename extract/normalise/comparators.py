"""Comparison words around a number: "more than", "fast", "逾", "左右".

A preposition that looks like one is left alone: "die Runde über 500 Millionen Dollar" is a round *of* 500
million, "a dispute over $2 billion" is *about* it, and 节约 is not 约.
"""

from __future__ import annotations

import re
from itertools import chain

_WINDOW = 34

_BEFORE_WORDS: dict[str, dict[str, str]] = {
    "en": {
        "more than": r"more than|over|above|exceed(?:s|ed|ing)?|in excess of|greater than|upwards of|"
        r"north of|topping",
        "at least": r"at least|no (?:less|fewer) than|not less than|a minimum of",
        "almost": r"almost|nearly|close to|just under|just short of|approaching|nearing",
        "less than": r"less than|fewer than|under|below",
        "up to": r"up to|as much as|as many as|at most|no more than|not more than|a maximum of",
        "about": r"about|around|roughly|approximately|approx\.?|some|circa|ca\.|an estimated|estimated",
    },
    "de": {
        "more than": r"mehr als|über|ueber|gut|jenseits von|oberhalb von",
        "at least": r"mindestens|wenigstens|zumindest|nicht weniger als|nicht unter",
        "almost": r"fast|knapp|beinahe|nahezu|annähernd|kurz vor",
        "less than": r"weniger als|unter",
        "up to": r"bis zu|maximal|höchstens|nicht mehr als|allenfalls",
        "about": r"rund|etwa|circa|ca\.|zirka|ungefähr|um die|an die|schätzungsweise|geschätzt(?:e[nr]?)?",
    },
    "zh": {
        "more than": r"(?<![不])超过了?|(?<![不])超過了?|逾|(?<![赶反不])超|高于|多于",
        "at least": r"至少|不少于|不少於|不低于|不低於|最少",
        "almost": r"(?<![最附靠新临臨])近|将近|將近|接近|几乎|幾乎",
        "less than": r"不到|不足|少于|少於|(?<!不)低于|(?<!不)低於",
        "up to": r"至多|最多|不超过|不超過|不超",
        "about": r"(?<![节節合签簽预預公纽紐契违違续續])约为?|"
        r"(?<![節合簽預公紐契違續])約為?|大约|大約|大概|估计",
    },
}
_AFTER_WORDS: dict[str, dict[str, str]] = {
    "en": {"at least": r"\+|\s(?:or|and) more\b", "up to": r"\s(?:or less|at most)\b", "about": r"\sor so\b"},
    "de": {"at least": r"\+|\s(?:oder|und) mehr\b", "up to": r"\soder weniger\b"},
    "zh": {"at least": r"以上|\+", "up to": r"以下|以内|以內", "about": r"左右|上下"},
}
_TILDE = re.compile(r"[~≈]\s?$")
_NOT_A_COMPARISON = {
    "en": re.compile(
        r"\b(?:disputes?|rows?|fights?|concerns?|lawsuits?|talks|negotiations?|controls?|sued|fined|battles?|quarrels?)"
        r"\s+over\s*$",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"(?:runde|kredit|darlehen|anleihe|vertrag|auftrag|rechnung|scheck|finanzierung|tranche|deal|betrag|linie|"
        r"abkommen|vereinbarung|geschäft|bürgschaft|garantie|fazilität|verfügt|verfügen|verfügte|kontrolle|streit|"
        r"gespräche)\w{0,3}\s+über\s*$",
        re.IGNORECASE,
    ),
}


def _before_pattern(words: dict[str, str], gap: str, edge: str) -> re.Pattern[str]:
    parts = (f"(?P<{name.replace(' ', '_')}>{pattern})" for name, pattern in words.items())
    return re.compile(rf"{edge}(?:{'|'.join(parts)}){gap}$", re.IGNORECASE)


def _after_pattern(words: dict[str, str]) -> re.Pattern[str]:
    parts = (f"(?P<{name.replace(' ', '_')}>{pattern})" for name, pattern in words.items())
    return re.compile("|".join(parts), re.IGNORECASE)


_BEFORE = {
    lang: _before_pattern(
        words, r"\s{0,2}" if lang == "zh" else r"\s{1,2}", "" if lang == "zh" else r"(?<!\w)"
    )
    for lang, words in _BEFORE_WORDS.items()
}
_AFTER = {lang: _after_pattern(words) for lang, words in _AFTER_WORDS.items()}


def comparator_before(text: str, start: int, language: str) -> tuple[str, int] | None:
    """The comparator that ends right before `start`, and where it begins."""
    base = max(0, start - _WINDOW)
    window = text[base:start]
    if tilde := _TILDE.search(window):
        return "about", base + tilde.start()
    misleading = _NOT_A_COMPARISON.get(language)
    if misleading is not None and misleading.search(window):
        return None
    for lang in dict.fromkeys(chain([language], ["en"] if language == "zh" else [])):
        if match := _BEFORE[lang].search(window):
            return str(match.lastgroup).replace("_", " "), base + match.start()
    return None


def comparator_after(text: str, end: int, language: str) -> tuple[str, int] | None:
    """The comparator that begins at `end` ("or more", "左右"), and where it ends."""
    match = _AFTER[language].match(text, end)
    return None if match is None else (str(match.lastgroup).replace("_", " "), match.end())
