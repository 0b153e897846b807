"""German names without a title, a legal form or an entry: capitalised words that the tagger takes for names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from extract.extractors.rules.found import Found
from extract.extractors.rules.german.heads import HEADS
from extract.extractors.rules.german.tagged import Token, is_odd, tokens
from extract.extractors.rules.german.titles import TITLE_WORD
from extract.gazetteer import load_gazetteer
from graph.schema import Kind

_AT = frozenset({"in", "nach", "aus", "nahe"})
_SPEECH = r"(?:sagte?|erklärte?|betonte?|schreibt|schrieb|meinte?|warnte?|kritisierte?)"
_SPEAKS = re.compile(rf"\s+{_SPEECH}\b|[“\"],\s+{_SPEECH}")
_SPOKEN = re.compile(rf"\b{_SPEECH}\s+$")
_COMMON = re.compile(
    "|".join(rf"(?:[\\w-]*(?:{words}))" for heads in HEADS.values() for words in heads.values()),
    re.IGNORECASE,
)
_TITLED = re.compile(
    r"\b(?:[\wäöü-]*(?:[Cc]hef(?:in)?|[Vv]orstand|[Vv]orsitzende[rn]?|[Ss]precher(?:in)?|[Dd]irektor(?:in)?|[Gg]ründer(?:in)?|"
    r"[Gg]eschäftsführer(?:in)?|[Pp]räsident(?:in)?|[Mm]anager(?:in)?))\s(?:der|des|von|bei)\s[^.,;]{2,50},\s$"
)
_LONGEST = 4
_NEVER = frozenset(
    [
        "januar",
        "februar",
        "märz",
        "april",
        "mai",
        "juni",
        "juli",
        "august",
        "september",
        "oktober",
        "november",
        "dezember",
        "montag",
        "dienstag",
        "mittwoch",
        "donnerstag",
        "freitag",
        "samstag",
        "sonntag",
        "euro",
        "dollar",
        "yuan",
        "ringgit",
        "renminbi",
        "gigawatt",
        "megawatt",
        "mio",
        "mrd",
        "ki",
        "it",
        "ai",
        "eu",
        "usa",
        "amerika",
        "amerikas",
        "westen",
        "golf",
        "typ",
        "typs",
        "prozent",
        "ceo",
        "cfo",
    ]
)


def find_unknown(text: str) -> list[Found]:
    """Every run of capitalised words with a proper name in it."""
    known = {at for match in load_gazetteer().find(text) for at in range(match.start, match.end)}
    words = [word for word in tokens(text) if word.start not in known and not _COMMON.fullmatch(word.text)]
    return [found for run in _runs(words) if (found := _named(run, text)) is not None]


def _runs(words: Sequence[Token]) -> Iterator[list[Token]]:
    run: list[Token] = []
    for word in words:
        joined = bool(run) and word.start == run[-1].end + 1
        if word.text[0].isupper() and word.tag in ("NE", "NN", "FM", "XY") and len(word.text) > 1:
            if run and not joined:
                yield run
                run = []
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _named(run: list[Token], text: str) -> Found | None:
    while run and (TITLE_WORD.fullmatch(run[0].text) or run[0].text.casefold() in _NEVER):
        run = run[1:]
    if not 0 < len(run) <= _LONGEST or any(word.text.casefold() in _NEVER for word in run):
        return None
    start, end = run[0].start, run[-1].end
    kind = _kind(run, text)
    place = kind is Kind.PLACE
    if all(word.tag == "NN" and not (place and is_odd(word.text)) for word in run):
        return None
    if not place and any("-" in word.text for word in run):
        return None
    return Found(start=start, end=end, kind=kind, text=text[start:end], named=True)


def _kind(run: list[Token], text: str) -> Kind:
    start, end = run[0].start, run[-1].end
    before = text[max(0, start - 80) : start].rstrip().rpartition(" ")[2].casefold()
    if before in _AT and text[end : end + 1] != "-":
        return Kind.PLACE
    if _TITLED.search(text, max(0, start - 90), start) and len(run) in (2, 3):
        return Kind.PERSON
    spoken = _SPOKEN.search(text, max(0, start - 20), start) or _SPEAKS.match(text, end)
    if spoken and len(run) in (2, 3) and all(word.tag == "NE" for word in run):
        return Kind.PERSON
    return Kind.ORGANIZATION
