"""German gazetteer names as their compounds make them."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.extractors.rules.found import Found
from extract.extractors.rules.german.names import ROLE_TAIL
from graph.schema import Kind

_SAME = {
    Kind.ORGANIZATION: re.compile(r"-(?:Konzern|Gruppe|Holding)(?:e?s)?\b"),
    Kind.CHIP: re.compile(
        r"-(?:Chip|GPU|Beschleuniger|Prozessor|Karte|Server|System|Rack|Halbleiter|Modul|Grafikprozessor)(?:e?s|e?n)?\b"
    ),
    Kind.AI_MODEL: re.compile(
        r"-(?:Modell|Modellreihe|Modellfamilie|Familie|Reihe|Version|Sprachmodell)(?:e?s|e?n|e)?\b"
    ),
    Kind.DATA_CENTRE: re.compile(r"-(?:Campus|Rechenzentrum|Standort)(?:e?s)?\b"),
}
_ROLE = re.compile(rf"-(?:{ROLE_TAIL})")


def refine(text: str, found: list[Found]) -> list[Found]:
    """The names as meant: "Alibaba-Konzern" is Alibaba, "H800-Chips" are H800, "Nvidia-Chips" are not Nvidia."""
    return [one for name in found if (one := _refined(text, name)) is not None]


def _refined(text: str, name: Found) -> Found | None:
    same = _SAME.get(name.kind)
    match = same.match(text, name.end) if same else None
    if match is not None:
        return replace(name, end=match.end(), text=text[name.start : match.end()])
    compound = re.match(r"[-–]\w", text[name.end : name.end + 2])
    if compound and not _ROLE.match(text, name.end):
        return None
    return name
