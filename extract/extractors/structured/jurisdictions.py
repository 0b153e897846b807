"""The place that a cell of a list of companies names: a state or country in the many spellings of filings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from extract.extractors.structured.parties import known_mention
from extract.gazetteer import load_gazetteer
from extract.gazetteer.rows import DATA, read_table
from graph.identity import entity_id, slug
from graph.model import Mention
from graph.schema import Kind

_LEAD = re.compile(
    r"\s*(?:(?:incorporated|organi[sz]ed|formed|registered|established)\s+(?:in|under\s+the\s+laws\s+of)\s+)?"
    r"(?:(?:an?|the)\s+)?(?:(?:State|Commonwealth|Province|Federal\s+Republic|Republic|Kingdom|Grand\s+Duchy|"
    r"Principality|Territory)\s+of\s+)?(?:the\s+)?",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"[\s,]+(?:(?:exempted|limited|general|private|public|business|liability|domestic|international|statutory|"
    r"corporation|company|companies|partnership|trust|corp\.?|inc\.?|llc|l\.l\.c\.|lp|l\.p\.|law|"
    r"with|by|shares)[\s,]*)+$",
    re.IGNORECASE,
)
_PARTS = re.compile(r"\s*[,;/()（）–—]\s*|\s+-\s+")
_TWO_LETTERS = re.compile(r"[A-Z]{2}")
_LONGEST = 200
"""Characters beyond which a cell names no place."""
_GEORGIA = "georgia"


def place_in(words: str, start: int, *, american: bool = False) -> Mention | None:
    """The place that all the words name, or the first of its parts ("Delaware, U.S."); None if unknown.

    Args:
        words: a cell, without footnote marks.
        start: offset of the words in the document.
        american: whether the table speaks of US states: "DE" is Delaware then, and "Georgia" no country.
    """
    if len(words) > _LONGEST:
        return None
    american = american or any(_is_united_states(part) for part in _PARTS.split(words)[1:])
    for first, last in _spans(words):
        found = _known(words[first:last], start + first, american=american)
        if found is not None:
            return found
    return None


def other_place(words: str, start: int) -> Mention:
    """A place that nothing here knows, by the first part of the words ("Elbonia, Europe")."""
    first, last = list(_spans(words))[1:2][0] if _PARTS.search(words) else (0, len(words))
    name = words[first:last] or words
    begins = start + words.index(name)
    return Mention(name, Kind.PLACE, True, entity_id(Kind.PLACE, name), None, begins, begins + len(name))


def city_in(words: str, start: int, country: str | None) -> Mention:
    """The city of an address in a country, by its ISO code; namesakes in other countries are others."""
    known = known_mention(words, Kind.PLACE, start)
    if known is not None and (country is None or known.country == country):
        return known
    name = entity_id(Kind.PLACE, f"{words} {country}" if country else words)
    return Mention(words, Kind.PLACE, True, name, country, start, start + len(words))


def is_place(words: str) -> bool:
    """Whether the words name a known place and nothing beside it, but for "State of" and a form."""
    if len(words) > _LONGEST:
        return False
    first, last = _trimmed(words, 0, len(words))
    return _known(words[first:last], first, american=True) is not None


def is_state(words: str) -> bool:
    """Whether the words are a state of the US by name or letters, and no country as well."""
    if _TWO_LETTERS.fullmatch(words):
        return words.lower() in _table("state") and load_gazetteer().country(words) is None
    row = _table("state-name").get(_key(words))
    return row is not None and row[0].lower() != _GEORGIA


def edgar_place(code: str, start: int) -> Mention | None:
    """The place of a code as EDGAR uses it ("E9", "DE"); None if it is unknown."""
    row = _table("edgar").get(code.lower()) or _table("state").get(code.lower())
    return None if row is None else _mention(row, code, start)


def _is_united_states(part: str) -> bool:
    found = known_mention(part, Kind.PLACE, None) if part else None
    return found is not None and found.entity == "united-states"


def _spans(words: str) -> Iterator[tuple[int, int]]:
    """The whole without what stands before and behind a name, then its parts in order."""
    yield _trimmed(words, 0, len(words))
    at = 0
    for gap in [*_PARTS.finditer(words), None]:
        end = len(words) if gap is None else gap.start()
        if words[at:end].strip():
            yield _trimmed(words, at, end)
        at = end if gap is None else gap.end()


def _trimmed(words: str, start: int, end: int) -> tuple[int, int]:
    form = _FORM.search(words[start:end])
    last = start + (form.start() if form else len(words[start:end].rstrip(" :")))
    lead = _LEAD.match(words, start, last)
    return (lead.end() if lead and lead.end() < last else start), last


def _known(words: str, start: int, *, american: bool) -> Mention | None:
    key = _key(words)
    if not key:
        return None
    row = _table("words").get(key)
    if row is None and american and _TWO_LETTERS.fullmatch(words):
        row = _table("state").get(words.lower())
    if row is None and (american or key != _GEORGIA):
        row = _table("state-name").get(key)
    if row is not None:
        return _mention(row, words, start)
    if key == _GEORGIA:  # the state or the country: nothing here says which
        return Mention(words, Kind.PLACE, True, "place-georgia", None, start, start + len(words))
    return known_mention(words, Kind.PLACE, start) or known_mention(words.replace(".", ""), Kind.PLACE, start)


def _mention(row: tuple[str, str], words: str, start: int) -> Mention:
    name, country = row
    entry = next((one for one in load_gazetteer().lookup(name) if one.kind is Kind.PLACE), None)
    if entry is None or (country and (entry.country != country or entry.is_country)):
        state = "georgia-us" if name.lower() == _GEORGIA else entity_id(Kind.PLACE, name)
        return Mention(words, Kind.PLACE, True, state, country or None, start, start + len(words))
    return Mention(words, Kind.PLACE, True, entry.id, entry.country or None, start, start + len(words))


def _key(words: str) -> str:
    return slug(words.replace(".", "").replace("’", "").replace("'", "")) if words.strip() else ""


@cache
def _table(kind: str) -> Mapping[str, tuple[str, str]]:
    """The rows of `extract/data/jurisdictions.csv` of one kind; "state-name" keys the states by name."""
    rows = [row for _, row in read_table(DATA / "jurisdictions.csv")]
    if kind == "state-name":
        return {_key(row["place"]): (row["place"], row["country"]) for row in rows if row["kind"] == "state"}
    key = _key if kind == "words" else str.lower
    return {key(row["words"]): (row["place"], row["country"]) for row in rows if row["kind"] == kind}
