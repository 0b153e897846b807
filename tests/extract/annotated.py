"""A small annotated document of our own for tests of the scorer, and claims as an extractor finds them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from extract.scoring import GoldDocument
from extract.scoring.gold_files import parse_gold_line
from graph.model import Claim
from graph.schema import SIGNATURES, Kind, Relation

TEXT = (
    "Kejora Cloud GmbH owns 40% of Bintang Power. Regulators say that Bintang Power operates Sagu Park. "
    "Kejora denies that it owns Sagu Park. Kejora Cloud has held its 40% of Bintang since 2021."
)
SENTENCES = [sentence.strip() + "." for sentence in TEXT.split(".") if sentence.strip()]
PARTIES = {
    "kejora": (Kind.ORGANIZATION, ["Kejora Cloud GmbH", "Kejora"]),
    "bintang": (Kind.ORGANIZATION, ["Bintang Power"]),
    "sagu": (Kind.DATA_CENTRE, ["Sagu Park"]),
}


def claim(
    subject: str, relation: str, object_: str, *, sentence: int = 0, doc: str = "g1", **rest: Any
) -> dict[str, Any]:
    """A claim in the contract's form; ends are ids of `PARTIES` or any other words."""
    start = TEXT.index(SENTENCES[sentence])
    signature = SIGNATURES[Relation(relation)]
    return {
        "subject": _end(subject, min(signature.sources)),
        "relation": relation,
        "object": _end(object_, min(signature.targets)),
        "qualifiers": {},
        "stance": "asserted",
        "attribution": [],
        "valid": {"from": None, "to": None},
        "evidence": {
            "document": doc,
            "start": start,
            "end": start + len(SENTENCES[sentence]),
            "quote": SENTENCES[sentence],
        },
    } | rest


def _end(words: str, kind: Kind) -> dict[str, Any]:
    kind, surfaces = PARTIES.get(words, (kind, [words]))
    return {"text": surfaces[0], "kind": kind, "named": True, "entity": words}


GOLD_CLAIMS = [
    claim("kejora", "OWNS", "bintang", qualifiers={"share": {"min": 40, "max": 40}}),
    claim("bintang", "OPERATES", "sagu", sentence=1, stance="reported", attribution=["Regulators"]),
    claim("kejora", "OWNS", "sagu", sentence=2, stance="denied"),
    claim("bintang", "CUSTOMER_OF", "sagu", sentence=1, optional=True),
]


def record(claims: list[dict[str, Any]] | None = None, **rest: Any) -> dict[str, Any]:
    """An annotated document as a line holds it."""
    entities = [
        {"id": name, "kind": kind, "named": True, "mentions": [[at, at + len(first)]], "aliases": more}
        for name, (kind, (first, *more)) in PARTIES.items()
        if (at := TEXT.index(first)) >= 0
    ]
    return {
        "id": "g1",
        "text": TEXT,
        "lang": "en",
        "genre": "note",
        "published": "2026-01-05",
        "publisher": "House Notes",
        "entities": entities,
        "claims": GOLD_CLAIMS if claims is None else claims,
    } | rest


def gold(claims: list[dict[str, Any]] | None = None, **rest: Any) -> GoldDocument:
    """The same, read."""
    return parse_gold_line(json.dumps(record(claims, **rest)).encode())


def found(*claims: dict[str, Any]) -> list[Claim]:
    """Claims as an extractor gives them."""
    return [Claim.from_json(one) for one in claims]


def write_gold(path: Path, *records: dict[str, Any]) -> Path:
    """The gold file `path` with these lines."""
    path.write_text("".join(json.dumps(one) + "\n" for one in records), encoding="utf-8")
    return path
