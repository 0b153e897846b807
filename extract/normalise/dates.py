"""When things held, as the text says it: points, "since", "until" and spans, in the precision of the source.

A span's end is exclusive: "between October 2024 and May 2025" runs from 2024-10 to 2025-06, and so does
"until": "bis Oktober" ends with 2025-11.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from extract.normalise.calendar import Anchor, Parts, following, resolve
from extract.normalise.dates_de import find_german
from extract.normalise.dates_en import find_english
from extract.normalise.dates_zh import find_chinese
from extract.normalise.letters import plain_letters
from graph.errors import ContractError
from graph.when import PartialDate, Period

Role = Literal["point", "since", "until", "span"]


@dataclass(frozen=True, slots=True)
class When:
    """A date or period of the text.

    Attributes:
        start: offset of the first character, "since" or "until" included.
        end: offset after the last character.
        period: start for a point or "since", exclusive end for "until", both for a span.
        role: how the text uses it.
    """

    start: int
    end: int
    period: Period
    role: Role


@dataclass(frozen=True, slots=True)
class _Mark:
    """A date expression with the word before it."""

    start: int
    end: int
    parts: Parts
    lead: str
    lead_start: int


_FINDERS: dict[str, Callable[[str], Iterator[tuple[int, int, Parts]]]] = {
    "en": find_english,
    "de": find_german,
    "zh": find_chinese,
}
_LEAD = {
    "en": re.compile(
        r"\b(?:(?P<since>since(?:\sat\sleast)?|starting(?:\sin)?|effective(?:\sfrom)?|as\sfrom|beginning(?:\sin)?)"
        r"|(?P<start>from)|(?P<between>between)"
        r"|(?P<until>until|till|through|up\sto|up\suntil|by|to)|(?P<before>before|prior\sto)|(?P<after>after)"
        r"|(?P<at>in|on|during|of|at|as\sof|as\sat|last|this|for))\s{1,2}(?:the\s)?$",
        re.IGNORECASE,
    ),
    "de": re.compile(
        r"\b(?:(?P<since>seit(?:\sdem)?|ab(?:\sdem)?)|(?P<start>von|vom)|(?P<between>zwischen)"
        r"|(?P<until>bis(?:\s(?:zum|zu|in\sden))?)|(?P<before>vor(?:\sdem)?)|(?P<after>nach(?:\sdem)?)"
        r"|(?P<at>im|in|am|vom|zum|des|den|der))\s{1,2}(?:Jahre?s?\s{1,2})?$",
        re.IGNORECASE,
    ),
    "zh": re.compile(
        r"(?P<since>始于|始於|自从|自從|自)$|(?P<start>从|從|由)$|(?P<between>介于)$|(?P<asof>截至|截止到?)$|(?P<until>直到|到|至)$|(?P<at>在|于|於)$"
    ),
}
_TRAIL = {
    "zh": re.compile(
        r"(?P<since>起(?!诉|訴)|以来|以來|开始)|(?P<before>(?:之?前|以前)(?![0-9一二两三四五六七八九十]{1,2}(?:个|季)))|(?P<until>为止|為止)"
    ),
    "en": re.compile(r"\s(?P<since>onwards?)\b"),
    "de": re.compile(r"\s(?P<since>an)\b(?=[\s,.;)]|$)"),
}
_LINK = re.compile(
    r"\s{0,2}(?:to|until|till|through|and|bis|bis zum|und|-|–|—|至|到|和|~|～)\s{0,2}(?:the\s)?"
    r"(?P<about>(?:about|around|roughly|approximately|some\stime\sin|etwa|ungefähr|circa|ca\.|大约|约|約)\s?)?",
    re.IGNORECASE,
)
_AND = re.compile(r"\s{0,2}(?:and|und|和)", re.IGNORECASE)
_CLAUSE_END = re.compile(r"[.;!?。！？；\n]")
_YEAR_TO_DATE = 80
_LONGEST_LINK = 24


def find_dates(text: str, language: str, published: PartialDate | None) -> list[When]:
    """All dates and periods of `text`, left to right and without overlap.

    Args:
        text: any string; nothing in it makes the search fail.
        language: "en", "de" or "zh"; any other is read as English.
        published: publication date; relative dates ("on Friday", "last year", a bare month) are resolved
        against it
            and left out without it.
    """
    lang, text = language if language in _FINDERS else "en", plain_letters(text)
    found: list[When] = []
    anchor = Anchor(published)
    marks = list(_marks(text, lang))
    at = 0
    while at < len(marks):
        second = marks[at + 1] if at + 1 < len(marks) else None
        span = None if second is None else _span(text, marks[at], second, anchor)
        if span is not None:
            at += 1
        when = span or _single(text, marks[at], anchor, lang)
        if when is not None:
            found.append(when)
            anchor = _moved(anchor, when.period.start)
        at += 1
    return found


def _moved(anchor: Anchor, start: PartialDate | None) -> Anchor:
    """The anchor after the text has named `start`."""
    if start is None:
        return anchor
    known_to_the_day = start.text == start.first.isoformat()
    return replace(anchor, before=start, day_before=start if known_to_the_day else anchor.day_before)


def date_spans(text: str, language: str) -> list[tuple[int, int]]:
    """Where date expressions stand, resolved or not."""
    finder = _FINDERS.get(language, find_english)
    return [(start, end) for start, end, _ in finder(text)]


def _marks(text: str, language: str) -> Iterator[_Mark]:
    for start, end, parts in _FINDERS[language](text):
        base = max(0, start - 24)
        lead = _LEAD[language].search(text[base:start])
        name = "" if lead is None else str(lead.lastgroup)
        yield _Mark(start, end, parts, name, start if lead is None else base + lead.start())


def _span(text: str, first: _Mark, second: _Mark, anchor: Anchor) -> When | None:
    gap = text[first.end : second.start]
    link = _LINK.fullmatch(gap) if len(gap) < _LONGEST_LINK else None
    if link is not None:
        if _AND.match(gap) and first.lead != "between":
            return None
        return _linked(first, second, anchor, about=link["about"] is not None)
    if first.parts == Parts(year_shift=0) and _runs_to(text, first, second):
        return _year_to_date(first, second, anchor)
    return None


def _linked(first: _Mark, second: _Mark, anchor: Anchor, *, about: bool) -> When | None:
    """A span of two dates; either takes the year that only the other names.

    An end that is only about right (`about`) is given as it stands, for it claims no whole year or month.
    """
    opening, closing = first.parts, second.parts
    if closing.names_year and not opening.names_year and opening.month is not None:
        opening = replace(
            opening, year=closing.year, year_shift=closing.year_shift, same_year=closing.same_year
        )
    elif opening.names_year and not closing.names_year and closing.month is not None:
        closing = replace(
            closing, year=opening.year, year_shift=opening.year_shift, same_year=opening.same_year
        )
    start, last = resolve(opening, anchor), resolve(closing, anchor)
    marked = first.lead in {"between", "start", "since"}
    begin = first.lead_start if marked else first.start
    if about and start is not None and last is not None and last.first > start.first:
        return When(begin, second.end, Period(start, last), "span")
    return _period_of(begin, second.end, start, last)


def _runs_to(text: str, first: _Mark, second: _Mark) -> bool:
    gap = text[first.end : second.start]
    return second.lead in {"until", "asof"} and len(gap) <= _YEAR_TO_DATE and not _CLAUSE_END.search(gap)


def _year_to_date(first: _Mark, second: _Mark, anchor: Anchor) -> When | None:
    """This year … until October" runs from the start of the year."""
    if second.parts.month is None or second.parts.names_year:
        return None
    start = resolve(first.parts, anchor)
    last = resolve(replace(second.parts, year_shift=0), anchor)
    return _period_of(first.start, second.end, start, last)


def _period_of(start: int, end: int, opening: PartialDate | None, last: PartialDate | None) -> When | None:
    if opening is None or last is None or last.first < opening.first:
        return None
    try:
        return When(start, end, Period(opening, following(last)), "span")
    except ContractError:
        return None


def _single(text: str, mark: _Mark, anchor: Anchor, language: str) -> When | None:
    if _is_bare_month(mark, language):
        return None
    if mark.parts.first_months is not None:
        return _first_months(mark, anchor)
    partial = resolve(mark.parts, anchor)
    if partial is None:
        return None
    if mark.parts.last_day is not None:
        last = resolve(replace(mark.parts, day=mark.parts.last_day), anchor)
        return _period_of(mark.start, mark.end, partial, last)
    lead, end = mark.lead, mark.end
    trail = _TRAIL[language].match(text, mark.end)
    if trail is not None and (language != "de" or lead == "start"):
        lead, end = str(trail.lastgroup), trail.end()
    start = mark.lead_start if lead in {"since", "until", "before", "after", "start"} else mark.start
    if lead in {"since", "after", "start"} and not (lead == "start" and language == "de"):
        return When(start, end, Period(start=partial), "since")
    if lead == "until" and mark.parts.weekday is not None:
        return None  # "bis Montag" looks ahead, and a weekday is resolved backwards.
    if lead == "until":
        return When(start, end, Period(end=following(partial)), "until")
    if lead == "before":
        # "before the end of 2025" runs through 2025; "before May" ends where May begins.
        last = following(partial) if mark.parts.part == "late" else partial
        return When(start, end, Period(end=last), "until")
    return When(mark.start, end, Period(start=partial), "point")


def _is_bare_month(mark: _Mark, language: str) -> bool:
    """Whether "May" or "March" stands without anything that makes it a month."""
    parts = mark.parts
    alone = parts.month is not None and parts.day is None and parts.part is None and not parts.names_year
    return alone and language != "zh" and not mark.lead


def _first_months(mark: _Mark, anchor: Anchor) -> When | None:
    """The first ten months of 2025" is January to October."""
    count = mark.parts.first_months or 0
    year = resolve(replace(mark.parts, first_months=None), anchor)
    if year is None or not 1 <= count <= 12:
        return None
    opening, last = f"{year.text}-01", f"{year.text}-{count:02d}"
    return _period_of(mark.start, mark.end, PartialDate.parse(opening), PartialDate.parse(last))
