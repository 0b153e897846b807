"""The country that the words of a phrase give: by an adjective ("Chinese investors") or a place in it."""

from __future__ import annotations

from extract.gazetteer import load_gazetteer
from graph.schema import Kind


def country_in(phrase: str) -> str | None:
    """ISO 3166-1 alpha-2 code of the one country that `phrase` speaks of; None for none or several."""
    gazetteer = load_gazetteer()
    matches = [*gazetteer.find_demonyms(phrase), *gazetteer.find(phrase)]
    codes = {m.entry.country for m in matches if m.entry.kind is Kind.PLACE and m.entry.country}
    return codes.pop() if len(codes) == 1 else None
