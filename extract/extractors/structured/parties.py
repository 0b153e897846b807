"""The mention that a cell makes: as the gazetteer knows it, else under an id of its LEI or its name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import cache

from extract.gazetteer import Match, load_gazetteer
from extract.gazetteer.entry import Entry
from extract.gazetteer.legal import bare_name
from graph.identity import entity_id
from graph.model import Entity, Mention
from graph.schema import Kind

SURE = 0.99
"""Confidence that a row says what its claim says: a cell is not read amiss as a sentence may be."""


def mention_of(words: str, kind: Kind, start: int | None) -> Mention:
    """What a cell names.

    Args:
        words: the cell.
        kind: of what it names.
        start: offset of the words in the document, None if they do not stand there to the letter.
    """
    known = known_mention(words, kind, start)
    if known is not None:
        return known
    name = bare_name(words) if kind is Kind.ORGANIZATION else words
    return Mention(words, kind, True, entity_id(kind, name), None, start, _end(words, start))


def known_mention(words: str, kind: Kind, start: int | None) -> Mention | None:
    """What a cell names, if the gazetteer knows it; see `mention_of`."""
    match = _known(words, kind)
    if match is None:
        return None
    entry = match.entry
    return Mention(words, kind, True, entry.id, entry.country or None, start, _end(words, start))


def bearer_of(lei: str, words: str, start: int | None) -> Mention:
    """Who bears a legal entity identifier, whatever name a row gives: two with one name stay two.

    Args:
        lei: a valid identifier.
        words: how the row calls the bearer: a name, or the identifier itself.
        start: offset of the words, see `mention_of`.
    """
    entry = load_gazetteer().bearer(lei)
    entity = entry.id if entry is not None else f"lei-{lei.lower()}"
    country = (entry.country or None) if entry is not None else None
    return Mention(words, Kind.ORGANIZATION, True, entity, country, start, _end(words, start))


def country_of(code: str) -> Entry | None:
    """The country or territory of an ISO 3166-1 code of two or three letters, or None."""
    plain = code.strip().upper()
    return load_gazetteer().country(_two_letters().get(plain, plain))


def country_mention(code: str, start: int | None) -> Mention | None:
    """The country of a code as it stands in a cell; None if there is no such code."""
    entry = country_of(code)
    if entry is None:
        return None
    return Mention(code, Kind.PLACE, True, entry.id, entry.country or None, start, _end(code, start))


@cache
def _two_letters() -> dict[str, str]:
    """Codes of three letters → of two (Unicode CLDR)."""
    from babel.core import get_global

    aliases = get_global("territory_aliases")
    return {
        str(code): str(others[0]) for code, others in aliases.items() if len(code) == 3 and len(others) == 1
    }


def joined(records: Iterable[Entity]) -> tuple[Entity, ...]:
    """One record for each entity, with all aliases and properties that are given; none of the gazetteer's."""
    found: dict[str, Entity] = {}
    for one in records:
        if load_gazetteer().get(one.id) is not None:
            continue
        known = found.setdefault(one.id, one)
        if known is not one:
            names = dict.fromkeys((*known.aliases, one.name, *one.aliases))
            aliases = tuple(name for name in names if name != known.name)
            found[one.id] = replace(known, aliases=aliases, properties={**one.properties, **known.properties})
    return tuple(found[entity] for entity in sorted(found))


def _end(words: str, start: int | None) -> int | None:
    return None if start is None else start + len(words)


def _known(words: str, kind: Kind) -> Match | None:
    """The gazetteer's entry for all of the words.

    Of a chip it is that of the one model that a variant's name holds, of a rule that of the list which the
    words begin with ("Entity List (EL) - …").
    """
    found = [match for match in load_gazetteer().find(words) if match.entry.kind is kind]
    bare = bare_name(words) if kind is Kind.ORGANIZATION else words
    whole = [match for match in found if match.start == 0 and match.end in (len(words), len(bare))]
    if whole:
        return whole[0]
    if kind is Kind.RULE and found and found[0].start == 0:
        return found[0]
    models = [match for match in found if any(map(str.isdigit, match.surface))]
    return models[0] if kind is Kind.CHIP and len(models) == 1 else None
