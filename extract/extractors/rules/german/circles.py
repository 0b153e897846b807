"""German phrases for parties around a named company, which are not that company."""

from __future__ import annotations

import re

from extract.extractors.rules.found import Found
from extract.gazetteer import load_gazetteer
from graph.schema import Kind

_NAMES = r"(?P<names>[\w.]+(?:-?(?:,|\s+und|\s+oder)\s+[\w.]+)*)[-–](?P<head>Umfeld|Kreis|Dunstkreis)e?s?"
_AROUND = re.compile(
    r"\b(?P<phrase>(?:Unternehmen|Firmen|Konzerne|Gesellschaften|Investoren|Geldgebern?)\s+"
    rf"(?:aus\s+dem|im|rund\s+um\s+das)\s+{_NAMES})\b"
)
_SHORT_AROUND = re.compile(r"\b(?P<phrase>(?P<names>[\w.]+)[-–](?P<head>Umfeld|Kreis|Dunstkreis)e?s?)\b")
_CLOSE_TO = re.compile(
    r"\b(?P<phrase>(?:Unternehmen|Firmen|Gesellschaften|Investoren)\s+(?:aus\s+dem|im)\s+(?P<head>Umfeld|Kreis|Dunstkreis)\s+"
    r"(?:von|des|der)\s+(?P<names>[\w.]+(?:,\s+[\w.]+)*(?:\s+und\s+[\w.]+)?))\b"
)


def find_circles(text: str) -> list[Found]:
    """Each "Firmen aus dem Baidu- und Huawei-Umfeld", with the companies it lies around."""
    matches = [m for p in (_AROUND, _SHORT_AROUND, _CLOSE_TO) for m in p.finditer(text)]
    return [found for found in map(_circle, matches) if found is not None]


def _circle(match: re.Match[str]) -> Found | None:
    gazetteer = load_gazetteer()
    names = re.split(r"-?(?:,|\s+und|\s+oder)\s+", match["names"])
    parts = [m.entry.id for name in names for m in gazetteer.find(name) if m.entry.kind is Kind.ORGANIZATION]
    if not parts:
        return None
    return Found(
        start=match.start("phrase"),
        end=match.end("phrase"),
        kind=Kind.ORGANIZATION,
        text=match["phrase"],
        named=False,
        head=match["head"],
        parts=tuple(parts),
    )
