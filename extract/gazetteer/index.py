"""The gazetteer in memory: look a name up, find all names in a text."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from functools import cache, cached_property
from pathlib import Path

from extract.gazetteer.demonyms import demonym_spellings
from extract.gazetteer.entry import Entry, Match
from extract.gazetteer.finder import Finder, Pattern
from extract.gazetteer.places import cities, with_countries
from extract.gazetteer.rows import DATA, read_entries, read_table, split
from extract.gazetteer.spelling import fold, spellings
from extract.spans import Taken
from graph.schema import Kind

_NEGATED = re.compile(r"(?:non-?|nicht-?|un|非)$", re.IGNORECASE)


class Gazetteer:
    """Entries by id, by country and by surface; the automata are built when a text is first searched."""

    def __init__(self, entries: Iterable[Entry], *, ambiguous: frozenset[str] = frozenset()) -> None:
        self.entries = tuple(entries)
        self._ambiguous = ambiguous
        self._by_id = {entry.id: entry for entry in self.entries}

    def get(self, entity_id: str) -> Entry | None:
        """The entry of an id, or None."""
        return self._by_id.get(entity_id)

    def country(self, code: str) -> Entry | None:
        """The country or territory of an ISO 3166-1 alpha-2 code, or None."""
        return self._countries.get(code)

    def bearer(self, lei: str) -> Entry | None:
        """The entry that bears a legal entity identifier, or None."""
        return self._by_lei.get(lei)

    def lookup(self, surface: str) -> tuple[Entry, ...]:
        """What `surface` may stand for, ambiguous names and metonyms included; curated entries first."""
        return tuple(self._by_surface.get(fold(surface), ()))

    def find(self, text: str) -> list[Match]:
        """The names in `text`, leftmost and longest; offsets count in `text` as given.

        A genitive or plural s and the rest of a compound stay outside: "Nvidias", "Alibaba-Konzern"
        give "Nvidia" and "Alibaba". Nationality words are not names, see `find_demonyms`.
        """
        return [
            Match(hit.start, hit.end, entry, text[hit.start : hit.end], metonym)
            for hit in self._names.find(text)
            for entry, metonym in (hit.value,)
        ]

    def find_demonyms(self, text: str, *, names: Iterable[Match] | None = None) -> list[Match]:
        """The nationality words in `text`, each with the entry of its country; "non-Chinese" is none.

        Args:
            text: the text to search.
            names: its names as `find` gives them, if at hand; a nationality word inside one is passed over.
        """
        covered = Taken((name.start, name.end) for name in (self.find(text) if names is None else names))
        matches = []
        for hit in self._demonyms.find(text):
            country = self.country(hit.value)
            inside = covered.touches(hit.start, hit.end)
            if (
                country is not None
                and not inside
                and not _NEGATED.search(text, max(0, hit.start - 12), hit.start)
            ):
                matches.append(Match(hit.start, hit.end, country, text[hit.start : hit.end]))
        return matches

    @cached_property
    def _countries(self) -> dict[str, Entry]:
        return {entry.country: entry for entry in reversed(self.entries) if entry.is_country}

    @cached_property
    def _by_lei(self) -> dict[str, Entry]:
        return {entry.lei: entry for entry in reversed(self.entries) if entry.lei}

    @cached_property
    def _by_surface(self) -> dict[str, list[Entry]]:
        found: dict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            for surface in (*entry.surfaces, *entry.metonyms):
                for spelling in dict.fromkeys(spellings(surface, exact=entry.exact)):
                    if entry not in found[spelling]:
                        found[spelling].append(entry)
        return found

    @cached_property
    def _names(self) -> Finder[tuple[Entry, bool]]:
        patterns: dict[str, Pattern[tuple[Entry, bool]]] = {}
        for entry in self.entries:
            inflects = not entry.exact or entry.kind is Kind.PLACE
            for surface, metonym in _readings(entry):
                if surface in self._ambiguous:
                    continue
                for spelling in spellings(surface, exact=entry.exact):
                    patterns.setdefault(spelling, Pattern((entry, metonym), inflects))
        return Finder(patterns)

    @cached_property
    def _demonyms(self) -> Finder[str]:
        return Finder({form: Pattern(code) for form, code in demonym_spellings().items()})


def _readings(entry: Entry) -> list[tuple[str, bool]]:
    plain = [(surface, False) for surface in entry.surfaces]
    return plain + [(surface, True) for surface in entry.metonyms]


@cache
def load_gazetteer(path: Path | None = None) -> Gazetteer:
    """The gazetteer of a CSV file, the packaged one by default, with the countries and cities of the world.

    Raises:
        ContractError: the file is unreadable or a row lacks id, kind or name.
    """
    named = with_countries(read_entries(path))
    ambiguous = read_ambiguous()
    taken = {surface for entry in named for surface in (*entry.surfaces, *entry.metonyms)}
    return Gazetteer(named + cities(frozenset(taken | ambiguous.keys())), ambiguous=frozenset(ambiguous))


def read_ambiguous(path: Path | None = None) -> dict[str, frozenset[str]]:
    """Surfaces that `find` leaves alone because they may mean several things → the ids that they may mean."""
    table = read_table(path or DATA / "ambiguous.csv")
    return {row["surface"]: frozenset(split(row["ids"])) for _, row in table}
