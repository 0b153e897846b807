"""German adjectives of origin that are made from a place and written with a capital ("Shanghaier")."""

from __future__ import annotations

from extract.gazetteer import load_gazetteer
from graph.schema import Kind

_IRREGULAR = frozenset({"Münchner", "Bremer", "Zürcher", "Basler", "Dresdner", "Luxemburger", "Texaner"})


def is_origin(word: str) -> bool:
    """Whether `word` is such an adjective."""
    if word in _IRREGULAR:
        return True
    place = word[:1].isupper() and word.endswith("er") and len(word) > 4
    return place and any(m.entry.kind is Kind.PLACE and not m.start for m in load_gazetteer().find(word[:-2]))
