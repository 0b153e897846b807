"""Checks the curated rows: ids, kinds, countries, links, codes, and that no surface means two things."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain

from extract.gazetteer.entry import Entry
from extract.gazetteer.places import territory_names
from extract.gazetteer.spelling import spellings
from graph.identity import slug

_CODES = {
    "qid": re.compile(r"Q[1-9]\d*"),
    "ticker": re.compile(r"[A-Z0-9]+(?:\.[A-Z]{1,2})?(?:;[A-Z0-9]+(?:\.[A-Z]{1,2})?)*"),
    "confidence": re.compile("high|medium|low"),
}


def problems(entries: Sequence[Entry], ambiguous: Mapping[str, frozenset[str]]) -> list[str]:
    """What is wrong, one message each, with line numbers, in the order of the file."""
    found = chain(
        _repeated_ids(entries),
        *(_in_row(entry, {each.id for each in entries}, set(territory_names())) for entry in entries),
        _shared_surfaces(entries, ambiguous),
    )
    return [f"line {line}: {message}" for line, message in sorted(found)]


def _repeated_ids(entries: Sequence[Entry]) -> Iterator[tuple[int, str]]:
    first: dict[str, int] = {}
    for entry in entries:
        if entry.id in first:
            yield entry.line, f"id {entry.id!r} is already that of line {first[entry.id]}"
        first.setdefault(entry.id, entry.line)


def _in_row(entry: Entry, ids: set[str], countries: set[str]) -> Iterator[tuple[int, str]]:
    if entry.id != slug(entry.id):
        yield entry.line, f"id {entry.id!r} is no slug; expected {slug(entry.id)!r}"
    if entry.country and entry.country not in countries:
        yield entry.line, f"{entry.country!r} is no ISO 3166-1 alpha-2 code"
    for field in ("parent", "maker"):
        if (target := getattr(entry, field)) and target not in ids:
            yield entry.line, f"{field} {target!r} is the id of no row"
    for field, pattern in _CODES.items():
        if (value := getattr(entry, field)) and not pattern.fullmatch(value):
            yield entry.line, f"{field} {value!r} is malformed"
    if entry.lei and not is_lei(entry.lei):
        yield entry.line, f"LEI {entry.lei!r} fails its check digits"


def is_lei(code: str) -> bool:
    """Whether `code` is an LEI whose check digits agree (ISO 17442, ISO 7064 MOD 97-10)."""
    if not re.fullmatch("[0-9A-Z]{18}[0-9]{2}", code):
        return False
    return int("".join(str(int(character, 36)) for character in code)) % 97 == 1


def _shared_surfaces(
    entries: Sequence[Entry], ambiguous: Mapping[str, frozenset[str]]
) -> Iterator[tuple[int, str]]:
    owners: dict[str, dict[str, int]] = defaultdict(dict)
    for entry in entries:
        for surface in (*entry.surfaces, *entry.metonyms):
            for spelling in spellings(surface, exact=entry.exact):
                owners[spelling].setdefault(entry.id, entry.line)
    for spelling, lines in owners.items():
        if len(lines) > 1 and not lines.keys() <= ambiguous.get(spelling, frozenset()):
            yield max(lines.values()), f"{spelling!r} stands for {' and '.join(sorted(lines))}"
