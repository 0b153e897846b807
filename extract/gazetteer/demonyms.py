"""Nationality words: "Chinese", "chinesischer", 中资 → the country's ISO code."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extract.gazetteer.rows import DATA, read_table, split
from extract.gazetteer.spelling import HAN, spellings

_ENDINGS = ("", "e", "em", "en", "er", "es")


def demonym_spellings(path: Path | None = None) -> dict[str, str]:
    """Every inflected nationality word, in the case in which it is written → ISO 3166-1 alpha-2 code."""
    found: dict[str, str] = {}
    for _, row in read_table(path or DATA / "demonyms.csv"):
        for form in _forms(row):
            found.setdefault(form, row["country"])
    return found


def _forms(row: dict[str, str]) -> Iterator[str]:
    yield from (*split(row["en"]), *split(row["de_noun"]))
    for stem in split(row["de_adjective"]):
        for form in (stem, stem[0].upper() + stem[1:]):
            yield from (form + ending for ending in _ENDINGS)
    for word in split(row["zh"]):
        yield from (form for form in spellings(word, exact=True) if HAN.search(form))
