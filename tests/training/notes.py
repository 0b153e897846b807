"""Annotations written by a test, and read as those of the corpus are."""

from __future__ import annotations

from pathlib import Path

from training.notation import Annotated, read_file

HEADER = "=== d1 | trade press | 2026-01-19 | Rack & Row\n"


def written(folder: Path, text: str, *, language: str = "en", name: str = "notes") -> Path:
    path = folder / language / f"{name}.txt"
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, text: str, *, language: str = "en") -> Annotated:
    """The one document of a text without errors."""
    documents, problems = read_file(written(folder, text, language=language))
    assert problems == []
    (document,) = documents
    return document


def problems_of(folder: Path, text: str) -> list[str]:
    return read_file(written(folder, text))[1]
