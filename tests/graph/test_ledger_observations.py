from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph.diff import ChangeCause, ChangeKind, diff_figures
from graph.errors import ContractError, InputError
from graph.ledger import Ledger, Succession
from graph.model import Document, Evidence
from graph.observation import Observation
from graph.vintages import figures
from tests.graph.trade import TABLE, figure

DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
LATER = Document(id="d2", text="new row", publisher="Customs")


class Clock:
    """A clock that goes on by a day at each look."""

    def __init__(self) -> None:
        self.now = DAY

    def __call__(self) -> datetime:
        self.now += timedelta(days=1)
        return self.now


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", clock=Clock()) as opened:
        yield opened


def revised() -> Observation:
    return replace(figure(value=2, vintage="2025-04-10"), evidence=Evidence.cut(LATER, 0, 7))


def test_an_observation_comes_back_as_it_went_in_with_the_words_of_its_row(ledger: Ledger) -> None:
    appended = ledger.append(TABLE, [figure(), figure(value=3, hs="8542")])

    assert [figure(), figure(value=3, hs="8542")] == list(ledger.observations())
    assert (2, {"exports": 2}) == (appended.observations_new, ledger.count_observations())
    assert {DAY + timedelta(days=1)} == {one.recorded for one in ledger.observations()}


def test_every_row_keeps_its_own_words(ledger: Ledger) -> None:
    other = replace(figure(hs="8542"), evidence=Evidence.cut(TABLE, 4, 13))
    ledger.append(TABLE, [figure(), other, replace(other, unit="kg")])

    assert ["row", "other row", "other row"] == [one.evidence.quote for one in ledger.observations()]


def test_appending_the_same_table_again_changes_nothing(ledger: Ledger) -> None:
    ledger.append(TABLE, [figure()], extractor="trade@1")
    before = ledger.position

    again = ledger.append(TABLE, [figure()], extractor="trade@1")

    assert (0, 0, before) == (again.observations_new, again.observations_withdrawn, ledger.position)


def test_a_false_row_is_refused_and_nothing_is_recorded(ledger: Ledger) -> None:
    false = replace(figure(), evidence=Evidence("d1", 0, 3, "rod"))

    with pytest.raises(ContractError, match="not the text"):
        ledger.append(TABLE, [figure(), false])

    assert 0 == ledger.position


def test_a_withdrawn_table_takes_its_figures_with_it_and_the_past_keeps_them(ledger: Ledger) -> None:
    ledger.append(TABLE, [figure()])
    known = ledger.moment(ledger.position)
    ledger.retract("d1", why="the office withdrew it")

    assert ([], {}) == (list(ledger.observations()), ledger.count_observations())
    assert [figure()] == list(ledger.observations(known))


def test_one_figure_can_be_withdrawn(ledger: Ledger) -> None:
    ledger.append(TABLE, [figure(), figure(hs="8542")])

    ledger.retract(figure().id, why="a typing error in the table")

    assert ["8542"] == [one.hs for one in ledger.observations()]
    assert {"exports": 1} == ledger.count_observations()


def test_the_value_of_then_is_known_at_then_and_the_revision_is_known_now(ledger: Ledger) -> None:
    ledger.append(TABLE, [figure(vintage="2025-03-10")])
    then = ledger.moment(ledger.position)
    ledger.append(LATER, [revised()])

    (before,), (now,) = figures(ledger.observations(then)), figures(ledger.observations())

    assert (1, 2, [1]) == (before.current.value, now.current.value, [one.value for one in now.earlier])


def test_a_newer_version_of_a_table_leaves_the_older_figures_as_an_earlier_vintage(ledger: Ledger) -> None:
    ledger.append(TABLE, [figure(vintage="2025-03-10"), figure(hs="8542")])

    appended = ledger.append(LATER, [revised()], succession=Succession("d1", "d2"))

    assert (1, 0) == (appended.observations_new, appended.observations_withdrawn)
    by_code = {found.current.hs: found for found in figures(ledger.observations())}
    assert (2, [1]) == (by_code["8471"].current.value, [one.value for one in by_code["8471"].earlier])
    assert 1 == by_code["8542"].current.value
    assert {"exports": 3} == ledger.count_observations()


def test_an_older_version_of_a_table_can_still_be_withdrawn(ledger: Ledger) -> None:
    ledger.append(TABLE, [figure()])
    ledger.append(LATER, [revised()], succession=Succession("d1", "d2"))

    ledger.retract("d1", why="the office withdrew it")

    assert [2] == [one.value for one in ledger.observations()]
    with pytest.raises(InputError, match="already withdrawn"):
        ledger.retract("d1", why="again")


def test_a_newer_reader_ends_the_figures_that_it_does_not_find(ledger: Ledger) -> None:
    old, other = figure(extractor="trade@1"), figure(hs="8542", extractor="trade@1")
    ledger.append(TABLE, [old, other], extractor="trade@1")

    appended = ledger.append(TABLE, [figure(value=9, extractor="trade@2")], extractor="trade@2")

    assert (1, 2) == (appended.observations_new, appended.observations_withdrawn)
    assert [9] == [one.value for one in ledger.observations()]


def test_a_figure_whose_document_is_not_on_file_is_a_fault(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append(TABLE, [figure()])
    with sqlite3.connect(tmp_path / "ledger.sqlite") as db:
        db.execute("DROP TRIGGER entry_is_never_deleted")
        db.execute("DELETE FROM entry WHERE kind = 'document'")
    db.close()

    with pytest.raises(ContractError, match="not on file"):
        list(ledger.observations())


# --- the difference between two moments ---


def test_a_revised_figure_is_a_change_whose_cause_is_the_later_table(ledger: Ledger) -> None:
    ledger.append(TABLE, [figure(vintage="2025-03-10")])
    then = ledger.moment(ledger.position)
    ledger.append(LATER, [revised(), replace(revised(), hs="8542")])

    found = diff_figures(ledger.observations(then), ledger.observations())

    (change,) = found.changes
    assert (ChangeKind.CHANGED, ChangeCause.SOURCE, 1) == (change.kind, change.cause, found.appeared)
    assert change.new is not None
    assert (1, 2) == (change.old.value, change.new.value)
    assert found.to_json()["changes"][0]["new"]["value"] == 2


def test_a_figure_of_a_withdrawn_table_is_gone_by_the_withdrawal(ledger: Ledger) -> None:
    ledger.append(TABLE, [figure()])
    then = ledger.moment(ledger.position)
    ledger.retract("d1", why="the office withdrew it")

    found = diff_figures(ledger.observations(then), ledger.observations(), retractions=ledger.retractions())

    (change,) = found.changes
    assert (ChangeKind.VANISHED, ChangeCause.RETRACTION, None) == (change.kind, change.cause, change.new)
    assert found.to_json()["changes"][0]["new"] is None


def test_nothing_changed_is_no_difference(ledger: Ledger) -> None:
    ledger.append(TABLE, [figure()])

    assert not diff_figures(ledger.observations(), ledger.observations())
