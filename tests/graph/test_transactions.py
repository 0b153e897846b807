from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from graph.errors import ContractError
from graph.ledger import Ledger
from graph.model import Document
from tests.graph.test_ledger import DOCUMENT, owns


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def seen_from_outside(tmp_path: Path) -> int:
    other = sqlite3.connect(tmp_path / "ledger.sqlite")
    try:
        return int(other.execute("SELECT count(*) FROM entry").fetchone()[0])
    finally:
        other.close()


def a_document(name: str) -> Document:
    return Document(id=name, text=f"text of {name}")


def test_a_batch_is_committed_when_it_ends(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.batch():
        ledger.append(a_document("a"), [])
        ledger.append(a_document("b"), [])
        within = seen_from_outside(tmp_path)

    assert (0, 2) == (within, seen_from_outside(tmp_path))


def test_a_flush_commits_what_a_batch_has_gathered(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.batch():
        ledger.append(a_document("a"), [])
        ledger.flush()
        ledger.flush()

        assert seen_from_outside(tmp_path) == 1


def test_a_change_that_fails_in_a_batch_leaves_the_others_whole(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.batch():
        ledger.append(DOCUMENT, [owns()])
        with pytest.raises(ContractError):
            ledger.append(Document(id="d1", text="another text"), [])
        ledger.append(a_document("b"), [])

    assert ["d1", "b"] == [document.id for document in ledger.documents()]
    assert [owns().id] == [claim.id for claim in ledger.claims()]


def test_what_stops_a_batch_keeps_what_came_before_it(ledger: Ledger, tmp_path: Path) -> None:
    def stopped() -> None:
        with ledger.batch():
            ledger.append(a_document("a"), [])
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        stopped()

    assert seen_from_outside(tmp_path) == 1


def test_a_batch_commits_by_itself_when_its_time_is_up(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.transactions.BATCH_SECONDS", 0.0)
    with ledger.batch():
        ledger.append(a_document("a"), [])

        assert seen_from_outside(tmp_path) == 1


def test_each_document_of_a_batch_has_a_moment_of_its_own(ledger: Ledger) -> None:
    with ledger.batch():
        ledger.append(a_document("a"), [])
        ledger.append(a_document("b"), [])

    moments = [document.recorded for document in ledger.documents()]
    assert moments[0] != moments[1]


def test_readers_are_not_kept_waiting_by_a_large_batch(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.batch():
        for number in range(400):
            ledger.append(Document(id=str(number), text=f"{number} " * 4000), [])

        assert seen_from_outside(tmp_path) >= 0
