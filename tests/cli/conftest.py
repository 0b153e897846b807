"""A small case on disk that every verb can be tried on."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.scripted import open_scripted, write


@pytest.fixture
def case_folder(tmp_path: Path) -> Path:
    """A case of two documents, recorded one after the other."""
    with open_scripted(tmp_path / "case") as case:
        case.ingest(write(tmp_path / "a.txt", "Who owns what\n\nAlpha owns Beta."))
        case.ingest(write(tmp_path / "b.txt", "Gamma owns Delta. Zeta does not own Delta."))
    return tmp_path / "case"
