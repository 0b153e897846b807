"""The curated records behind claims."""

from __future__ import annotations

from collections.abc import Sequence

from extract.gazetteer import load_gazetteer
from graph.model import Claim, Entity


def entities_of(claims: Sequence[Claim]) -> tuple[Entity, ...]:
    """The gazetteer's records behind the named ends of the claims."""
    gazetteer = load_gazetteer()
    ids = sorted({mention.entity for claim in claims for mention in (claim.subject, claim.object)})
    return tuple(entry.entity for entry in map(gazetteer.get, ids) if entry is not None)
