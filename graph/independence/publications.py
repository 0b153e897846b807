"""Who is credited in a text: "X reported", "laut X", "据X报道", "(dpa)", for every X that the case knows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice
from typing import TYPE_CHECKING, Self

from graph.independence.words import IDEOGRAPH, TOKEN, simplified

if TYPE_CHECKING:
    from ahocorasick_rs import AhoCorasick

AGENCIES: Mapping[str, tuple[str, ...]] = {
    "reuters": ("Reuters", "Thomson Reuters", "路透社", "路透"),
    "associated press": ("Associated Press", "AP", "美联社"),
    "afp": ("AFP", "Agence France-Presse", "法新社"),
    "dpa": ("dpa", "dpa-AFX", "Deutsche Presse-Agentur", "德新社"),
    "bloomberg": ("Bloomberg", "Bloomberg News", "彭博社", "彭博"),
    "dow jones": ("Dow Jones", "Dow Jones Newswires", "道琼斯"),
    "xinhua": ("Xinhua", "Xinhua News Agency", "新华社", "新华网"),
    "china news service": ("China News Service", "中新社", "中新网"),
    "kyodo": ("Kyodo", "Kyodo News", "共同社"),
    "yonhap": ("Yonhap", "Yonhap News Agency", "韩联社"),
    "bernama": ("Bernama", "马新社"),
    "central news agency": ("Central News Agency", "中央社"),
    "sid": ("SID",),
    "apa": ("APA",),
    "tass": ("TASS", "塔斯社"),
    "upi": ("UPI",),
    "ians": ("IANS",),
    "pti": ("Press Trust of India", "PTI"),
}
"""News agencies by key, with the names under which other papers print what they sell."""

_ENDING = re.compile(r"(?:es|er|em|en|e)$")
_ARTICLES = frozenset({"the", "der", "die", "das", "dem", "des", "den"})
_WORD = rf"(?:{IDEOGRAPH}|[\w’'&.-]+)"
_BEFORE = re.compile(
    r"(?:\baccording to|\breport(?:ed)? (?:by|in|from|on)|\breports? (?:by|in|from|on)|\btold"
    r"|\bcit(?:es|ed|ing)"
    r"|\bquot(?:es|ed|ing)|\binterview with|\bwritten by|\bseen by|\bfirst (?:reported|published)(?: by| in)?"
    r"|\b(?:published|revealed|obtained|disclosed) (?:by|in)|\bfrom (?=(?:the )?$)|\bsource:"
    r"|\blaut|\bnach (?:informationen|angaben|recherchen|einem bericht|berichten)(?: de[rs]| von)?"
    r"|\bberichte(?:te|n|ten|t)?|\bberichtet|\bmeldete?|\bschreibt|\bschrieb|\bberufung auf"
    r"|\bbezug auf|\bquelle:"
    r"|\bgegenüber|\bbericht (?:de[rs]|von|im|in)|\bmaterial (?:von|from)"
    r"|据|引述|援引|转引|来源[:：]?|转载自?|转自|综合|告诉|向)"
    rf"\W{{0,3}}(?:{_WORD}\W{{1,2}}){{0,5}}$",
    re.IGNORECASE,
)
_NEAR_BEFORE = re.compile(r"(?:据|引述|援引|转引|来源[:：]?|转载自?|转自|综合|告诉|向)[《“「『(（\s]{0,2}$")
_AFTER = re.compile(
    rf"^[”“\"»«』」》)’'s,]{{0,4}}\s?(?:{_WORD}\W{{1,2}}){{0,4}}?"
    r"(?:(?:has |had |have |first |also )*(?:report(?:s|ed)?\b|wrote\b|writes\b|revealed\b"
    r"|published\b|disclosed\b)"
    r"|berichte|meldet|schreibt|schrieb|zufolge|vermeldet|enthüllt)",
    re.IGNORECASE,
)
_AFTER_CHINESE = re.compile(
    r"^[”」』》]?[\u4e00-\u9fff\d]{0,12}?"
    r"(?:报道|消息|获悉|引述|援引|披露|透露|讯|指出|电(?=[\s　:：，,（(]|$))"
)
_ALONE = re.compile(r"^(?:/\w+)?\s?[)）\]]")
_OPENING = re.compile(
    r"[(（\[]\s?"
    r"(?:(?:mit|with|reporting by|additional reporting by|via|quelle:|source:|来源[:：]?|nach|by)\s)?"
    r"(?:[\w-]{2,12}[/,]\s?)?$",
    re.IGNORECASE,
)
_END = re.compile(r"[.!?;](?=\s|$)|[。！？；\n]")
_LONGEST = 120
"""Characters that the longest name may have."""
_REACH = 70
"""Characters on either side of a name in which it may be credited."""


@dataclass(frozen=True)
class Publications:
    """The publications that a text can credit.

    Attributes:
        names: key of the publication by the stems of a name; one publication may have several names.
    """

    names: Mapping[tuple[str, ...], str] = field(default_factory=dict)

    @classmethod
    def of(cls, names: Iterable[str], *, aliases: Mapping[str, Iterable[str]] | None = None) -> Self:
        """The publications of a case.

        Args:
            names: publishers as their documents name them.
            aliases: other names of a publisher, by its name; the news agencies are always known.
        """
        given = tuple((name, tuple(others)) for name, others in sorted((aliases or {}).items()))
        return cls._known(given, tuple(sorted(set(names))))

    @classmethod
    @lru_cache(maxsize=4)
    def _known(cls, given: tuple[tuple[str, tuple[str, ...]], ...], names: tuple[str, ...]) -> Self:
        """The same object for the same names: what finds them in a text is made once."""
        known: dict[tuple[str, ...], str] = {}
        for name, others in [*AGENCIES.items(), *given, *((name, ()) for name in names)]:
            spelled = [stems for stems in map(_stems, (name, *others)) if stems]
            key = next((known[stems] for stems in spelled if stems in known), name.casefold().strip())
            for stems in spelled:
                known.setdefault(stems, key)
        return cls(known)

    def key(self, name: str) -> str | None:
        """The key of the publication that has this name, or None if it is not known."""
        return self.names.get(_stems(name))

    def credited(self, text: str) -> frozenset[str]:
        """The keys of the publications that a text, in simplified script, names as its source."""
        return frozenset(key for key, start, end in self._mentions(text) if _credits(text, start, end))

    def _mentions(self, text: str) -> Iterator[tuple[str, int, int]]:
        openings, automaton = self._openings
        lower = text.lower()
        for number, start, _ in automaton.find_matches_as_indexes(lower if len(lower) == len(text) else text):
            if start and _inside_a_word(text[start - 1 : start + 1]):
                continue
            for length in openings[number][1]:
                words = list(islice(TOKEN.finditer(text, start, start + _LONGEST), length))
                key = self._named([word[0].casefold() for word in words])
                if key is not None and (key in AGENCIES or _is_name(text[start : words[-1].end()])):
                    yield key, start, words[-1].end()
                    break

    def _named(self, words: list[str]) -> str | None:
        """The publication of that name, which may stand in the genitive."""
        *first, last = words or [""]
        stems = tuple(map(_stem, first))
        spelled = (last, *(last.removesuffix(ending) for ending in ("s", "es") if last.endswith(ending)))
        return next((self.names[(*stems, one)] for one in spelled if (*stems, one) in self.names), None)

    @cached_property
    def _openings(self) -> tuple[list[tuple[str, tuple[int, ...]]], AhoCorasick]:
        """The stems that names start with, how many words such names have, and what finds them."""
        from ahocorasick_rs import AhoCorasick, MatchKind

        lengths: dict[str, set[int]] = {}
        for stems in self.names:
            lengths.setdefault(stems[0], set()).add(len(stems))
        openings = [(stem, tuple(sorted(found, reverse=True))) for stem, found in sorted(lengths.items())]
        return openings, AhoCorasick([stem for stem, _ in openings], matchkind=MatchKind.Standard)


def _inside_a_word(two: str) -> bool:
    """Whether two neighbouring characters belong to one word."""
    return len(TOKEN.findall(two)) == 1 and all(TOKEN.match(sign) for sign in two)


def _is_name(words: str) -> bool:
    """Whether words are written as a name: not in small letters, unless they are a web address."""
    return not words[:1].islower() or "." in words


def _stems(name: str) -> tuple[str, ...]:
    found = TOKEN.findall(simplified(name).casefold())
    words = found[1:] if len(found) > 1 and found[0] in _ARTICLES else found
    return (*map(_stem, words[:-1]), *words[-1:])


def _stem(word: str) -> str:
    """A word that is not the last of a name, without what German adds to an adjective."""
    return _ENDING.sub("", word) if len(word) > 3 else word


def _credits(text: str, start: int, end: int) -> bool:
    """Whether the words around a name say that the text has something from it."""
    before, after = text[max(0, start - _REACH) : start], text[end : end + _REACH]
    return _in_brackets(before, after) or _at_the_end(text, start, end) or _said(before, after)


def _in_brackets(before: str, after: str) -> bool:
    return _OPENING.search(before) is not None and _ALONE.match(after) is not None


def _at_the_end(text: str, start: int, end: int) -> bool:
    """Whether the name stands behind the last sentence or by itself on a line: a credit line."""
    line_end = text.find("\n", end)
    rest = text[end : line_end if line_end >= 0 else len(text)]
    lead = re.split(r"[.!?。！？”\"]\s*|\n", text[:start])[-1]
    return not rest.strip(" .)/\t") and len(lead.strip(" –—-(/")) <= 12 and start > 0


def _said(before: str, after: str) -> bool:
    before = _END.split(before)[-1] if _END.search(before) else before
    found = _END.search(after)
    after = after[: found.start() + 1] if found else after
    if _NEAR_BEFORE.search(before) or _AFTER_CHINESE.match(after):
        return True
    return _BEFORE.search(before) is not None or _AFTER.match(after) is not None
