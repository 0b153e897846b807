"""Labelled texts of our own in the format of the public sets."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from benchmarks.extraction.example import Entity, Example, Stated
from graph.schema import Kind


def line(text: str, *names: str, id_: str = "a", **rest: Any) -> dict[str, Any]:
    """A line of a file: `names` are the words of its entities, all organisations."""
    entities = [{"start": s, "end": e, "type": "ORG", "text": text[s:e]} for s, e in spans(text, *names)]
    return {"id": id_, "lang": "en", "text": text, "entities": entities, "relations": []} | rest


def spans(text: str, *names: str) -> list[tuple[int, int]]:
    """Where each name stands first."""
    return [(text.index(name), text.index(name) + len(name)) for name in names]


def relation(text: str, head: str, type_: str, tail: str, **rest: Any) -> dict[str, Any]:
    """A labelled relation of a line."""
    (one, other) = spans(text, head, tail)
    return {"type": type_, "head": list(one), "tail": list(other)} | rest


def write(folder: Path, name: str, *lines: dict[str, Any] | str) -> Path:
    """The folder with the file `name` in it."""
    rows = [one if isinstance(one, str) else json.dumps(one) for one in lines]
    (folder / name).write_text("\n".join(rows) + "\n", encoding="utf-8")
    return folder


OWNS_TEXT = "Alpha owns Beta, and Gamma watches."


def example(
    *relations: Stated, candidates: tuple[tuple[int, int], ...] | None = None, **rest: Any
) -> Example:
    """An example of three companies."""
    entities = [
        Entity((span,), Kind.ORGANIZATION, "ORG") for span in spans(OWNS_TEXT, "Alpha", "Beta", "Gamma")
    ]
    return Example(
        rest.pop("id", "x"),
        "en",
        OWNS_TEXT,
        tuple(entities),
        relations,
        candidates,
        frozenset({"OWNS"}) if candidates is None else frozenset(),
    )
