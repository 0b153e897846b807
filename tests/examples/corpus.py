"""The example articles and the claims expected in them, as the tests read them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.sources.formats import Contents
from extract.sources.formats.frontmatter import parse

ROOT = Path(__file__).parents[2]
ARTICLES = sorted((ROOT / "examples" / "articles").glob("*.md"))
EXPECTED = sorted((ROOT / "examples" / "expected").glob("*.jsonl"))
SHARED = ROOT.parent / "shared" / "data"


def article(path: Path) -> Contents:
    return parse(path.read_text(encoding="utf-8"), path=path.name)


def expected(path: Path) -> dict[str, Any]:
    (line,) = path.read_text(encoding="utf-8").splitlines()
    found: dict[str, Any] = json.loads(line)
    return found


def shared(name: str) -> Path:
    """A file of the data that is never part of the repository."""
    path = SHARED / name
    if not path.exists():
        pytest.skip(f"../shared/data/{name} is not here: this comparison needs it")
    return path
