"""The mention that a cell makes: as the gazetteer knows it, else under an id of its name."""

from __future__ import annotations

from extract.gazetteer import Match, load_gazetteer
from extract.gazetteer.legal import bare_name
from graph.identity import entity_id
from graph.model import Mention
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
