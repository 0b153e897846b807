from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from graph.errors import CaseBusyError, CaseError, CaseFormatError, ContractError, InputError
from graph.ledger import Appended, Cause, Ledger, utc_now
from graph.model import Claim, Document, Entity, Evidence, Mention
from graph.schema import Kind, Relation, Stance

DAY = datetime(2026, 1, 5, 9, tzinfo=UTC)
DOCUMENT = Document(
    id="d1", text="Bain owns Bridge. Bridge runs MY06.", publisher="Rack & Row", language="en"
)
ALIBABA = Entity("alibaba", Kind.ORGANIZATION, "Alibaba", ("阿里巴巴",), {"country": "CN"}, "gazetteer 1")


def owns(extractor: str = "rules@1") -> Claim:
    return Claim(
        subject=Mention("Bain", Kind.ORGANIZATION, True, "bain"),
        relation=Relation.OWNS,
        object=Mention("Bridge", Kind.ORGANIZATION, True, "bridge"),
        evidence=Evidence.cut(DOCUMENT, 0, 17),
        extractor=extractor,
    )


def operates(extractor: str = "rules@1") -> Claim:
    return Claim(
        subject=Mention("Bridge", Kind.ORGANIZATION, True, "bridge"),
        relation=Relation.OPERATES,
        object=Mention("MY06", Kind.DATA_CENTRE, True, "site-my06"),
        evidence=Evidence.cut(DOCUMENT, 18, 35),
        extractor=extractor,
    )


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.now = DAY

    def __call__(self) -> datetime:
        return self.now

    def forward(self, days: int) -> datetime:
        self.now += timedelta(days=days)
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path, clock: Clock) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite", clock=clock) as opened:
        yield opened


def ids(ledger: Ledger, known_at: datetime | None = None) -> set[str]:
    return {claim.id for claim in ledger.claims(known_at)}


def test_what_was_appended_comes_back_as_it_went_in(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns()], entities=[ALIBABA])

    assert [owns()] == list(ledger.claims())
    assert [DOCUMENT] == list(ledger.documents())
    assert DOCUMENT == ledger.document("d1")
    assert [ALIBABA] == list(ledger.entities())


def test_recorded_time_is_the_ledger_s_own(ledger: Ledger) -> None:
    foreign = replace(owns(), recorded=datetime(1999, 1, 1, tzinfo=UTC))

    ledger.append(DOCUMENT, [foreign])

    assert [DAY] == [claim.recorded for claim in ledger.claims()]


def test_appending_the_same_again_changes_nothing(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns()], entities=[ALIBABA], extractor="rules@1")
    before = ledger.position

    again = ledger.append(DOCUMENT, [owns()], entities=[ALIBABA], extractor="rules@1")

    assert Appended(document_new=False, claims_new=0, claims_known=1, claims_withdrawn=0) == again
    assert before == ledger.position


def test_an_unknown_document_is_none(ledger: Ledger) -> None:
    assert ledger.document("nowhere") is None


def test_an_empty_ledger_is_at_position_zero(ledger: Ledger) -> None:
    assert ledger.position == 0
    assert ledger.moments() == ()


def test_a_false_quote_is_refused_and_nothing_is_recorded(ledger: Ledger) -> None:
    false = replace(owns(), evidence=Evidence("d1", 0, 17, "Bain rents Bridge"))

    with pytest.raises(ContractError, match="not the text"):
        ledger.append(DOCUMENT, [false])

    assert ledger.position == 0


def test_one_id_cannot_stand_for_two_texts(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [])

    with pytest.raises(ContractError, match="taken by another text"):
        ledger.append(replace(DOCUMENT, text="Another text."), [])


def test_a_failing_claim_stream_leaves_no_half_document(ledger: Ledger) -> None:
    def broken() -> Iterator[Entity]:
        yield ALIBABA
        raise RuntimeError("the source broke off")

    with pytest.raises(RuntimeError):
        ledger.append(DOCUMENT, [owns()], entities=broken())

    assert ledger.position == 0


def test_rows_can_be_neither_edited_nor_deleted(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append(DOCUMENT, [owns()])
    other = sqlite3.connect(tmp_path / "ledger.sqlite")

    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute("UPDATE entry SET body = '{}'")
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        other.execute("DELETE FROM entry")
    other.close()


def test_recorded_time_never_runs_backwards(ledger: Ledger, clock: Clock) -> None:
    ledger.append(DOCUMENT, [])
    clock.forward(-30)

    ledger.append(replace(DOCUMENT, id="d2"), [])

    assert (DAY, DAY + timedelta(microseconds=1)) == ledger.moments()


def test_an_earlier_moment_shows_what_was_known_then(ledger: Ledger, clock: Clock) -> None:
    ledger.append(DOCUMENT, [owns()])
    clock.forward(7)
    ledger.append(DOCUMENT, [operates()])

    assert {owns().id} == ids(ledger, DAY)
    assert {owns().id} == ids(ledger, DAY.replace(tzinfo=None))
    assert {owns().id, operates().id} == ids(ledger)


def test_a_position_has_its_moment(ledger: Ledger, clock: Clock) -> None:
    ledger.append(DOCUMENT, [])
    later = clock.forward(1)
    ledger.append(DOCUMENT, [owns()])

    assert DAY == ledger.moment(1)
    assert later == ledger.moment(2)
    assert [0, 1, 2] == [ledger.position_at(t) for t in (DAY - timedelta(days=1), DAY, None)]


def test_a_position_that_does_not_exist_is_an_input_error(ledger: Ledger) -> None:
    with pytest.raises(InputError, match="no position 9"):
        ledger.moment(9)


def test_withdrawing_a_document_ends_its_claims_from_then_on(ledger: Ledger, clock: Clock) -> None:
    ledger.append(DOCUMENT, [owns(), operates()])
    clock.forward(1)

    ledger.retract("d1", why="the paper withdrew it", who="editor")

    assert set() == ids(ledger)
    assert {owns().id, operates().id} == ids(ledger, DAY)
    (row,) = ledger.retractions()
    assert ("d1", Cause.WITHDRAWN, "the paper withdrew it", "editor") == (
        row.target,
        row.cause,
        row.why,
        row.who,
    )


def test_withdrawing_a_claim_leaves_the_others(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns(), operates()])

    ledger.retract(owns().id, why="misread")

    assert {operates().id} == ids(ledger)


@pytest.mark.parametrize(
    ("target", "why", "message"), [("d1", " ", "reason"), ("d9", "x", "no document or claim")]
)
def test_a_retraction_needs_a_reason_and_a_target(
    ledger: Ledger, target: str, why: str, message: str
) -> None:
    ledger.append(DOCUMENT, [])

    with pytest.raises(InputError, match=message):
        ledger.retract(target, why=why)


def test_nothing_is_withdrawn_twice(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [])
    ledger.retract("d1", why="wrong")

    with pytest.raises(InputError, match="already withdrawn"):
        ledger.retract("d1", why="wrong")


def test_a_withdrawn_document_stays_withdrawn_when_read_again(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns()], extractor="rules@1")
    ledger.retract("d1", why="wrong")

    ledger.append(DOCUMENT, [owns()], extractor="rules@1")

    assert set() == ids(ledger)


def test_a_correction_takes_the_place_of_a_claim(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns()])
    better = replace(owns(), stance=Stance.REPORTED)

    ledger.correct(owns().id, better, why="it was reported", who="editor")

    assert {better.id} == ids(ledger)
    (row,) = ledger.retractions()
    assert (Cause.CORRECTION, better.id) == (row.cause, row.replacement)


def test_a_correction_back_to_an_ended_claim_lets_it_hold_again(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns()])
    better = replace(owns(), stance=Stance.REPORTED)
    ledger.correct(owns().id, better, why="it was reported")

    ledger.correct(better.id, owns(), why="no, asserted")

    assert {owns().id} == ids(ledger)


def test_a_correction_may_point_to_a_claim_that_already_holds(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns(), operates()])

    ledger.correct(owns().id, operates(), why="the other one says it")

    assert {operates().id} == ids(ledger)


def test_a_correction_must_say_something_else(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns()])

    with pytest.raises(InputError, match="says the same"):
        ledger.correct(owns().id, owns(), why="again")


def test_a_correction_must_quote_a_document_on_file(ledger: Ledger) -> None:
    elsewhere = replace(owns(), evidence=Evidence("d9", 0, 1, "x"))

    with pytest.raises(InputError, match="not on file"):
        ledger.correct(owns().id, elsewhere, why="x")


def test_a_new_extractor_version_ends_what_it_no_longer_finds(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns(), operates()], extractor="rules@1")

    done = ledger.append(DOCUMENT, [owns("rules@2")], extractor="rules@2")

    assert Appended(document_new=False, claims_new=0, claims_known=1, claims_withdrawn=1) == done
    assert {owns().id} == ids(ledger)
    assert [Cause.EXTRACTOR] == [row.cause for row in ledger.retractions()]


def test_an_extractor_that_finds_a_claim_again_lets_it_hold_again(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns()], extractor="rules@1")
    ledger.append(DOCUMENT, [], extractor="rules@2")

    ledger.append(DOCUMENT, [owns("rules@3")], extractor="rules@3")

    assert {owns().id} == ids(ledger)


def test_an_extractor_never_overrules_a_person(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns()], extractor="rules@1")
    ledger.retract(owns().id, why="misread")

    ledger.append(DOCUMENT, [owns("rules@2")], extractor="rules@2")

    assert set() == ids(ledger)


def test_another_extractor_s_claims_are_left_alone(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [owns("human@1")], extractor="human@1")

    ledger.append(DOCUMENT, [operates()], extractor="rules@1")

    assert {owns().id, operates().id} == ids(ledger)


def test_the_ledger_knows_who_has_read_a_document(ledger: Ledger) -> None:
    ledger.append(DOCUMENT, [], extractor="rules@1")

    assert ledger.has_extraction("d1", "rules@1")
    assert not ledger.has_extraction("d1", "rules@2")


def test_a_reopened_ledger_holds_the_same(ledger: Ledger, tmp_path: Path) -> None:
    ledger.append(DOCUMENT, [owns()])

    with Ledger.open(tmp_path / "ledger.sqlite", read_only=True) as again:
        assert {owns().id} == ids(again)


def test_reading_a_missing_ledger_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="ingest"):
        Ledger.open(tmp_path / "none.sqlite", read_only=True)


def test_a_file_that_is_no_database_is_a_case_error(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(b"not a database at all" * 50)

    with pytest.raises(CaseError, match="cannot be used"):
        Ledger.open(path)


def test_a_folder_that_does_not_exist_is_a_case_error(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="cannot be used"):
        Ledger.open(tmp_path / "missing" / "ledger.sqlite")


def test_a_foreign_database_is_a_case_error(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    other = sqlite3.connect(path)
    other.execute("CREATE TABLE t (x)")
    other.close()

    with pytest.raises(CaseError, match="not a siliconveil ledger"):
        Ledger.open(path)


def test_a_ledger_of_a_newer_format_is_refused(ledger: Ledger, tmp_path: Path) -> None:
    other = sqlite3.connect(tmp_path / "ledger.sqlite")
    other.execute("PRAGMA user_version = 99")
    other.close()

    with pytest.raises(CaseFormatError, match="upgrade siliconveil"):
        Ledger.open(tmp_path / "ledger.sqlite")


def test_a_ledger_damaged_behind_its_head_is_a_case_error(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite"
    with Ledger.open(path) as ledger:
        for number in range(200):
            ledger.append(replace(DOCUMENT, id=f"d{number}"), [])
    whole = path.read_bytes()
    half = len(whole) // 2
    path.write_bytes(whole[:half] + b"\xff" * (len(whole) - half))

    with pytest.raises(CaseError, match="cannot be used"), Ledger.open(path, read_only=True) as damaged:
        list(damaged.documents())


def test_a_second_writer_is_told_to_wait(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("graph.ledger_file._BUSY_SECONDS", 0.05)
    ledger.append(DOCUMENT, [])
    other = sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")

    with (
        Ledger.open(tmp_path / "ledger.sqlite") as second,
        pytest.raises(CaseBusyError, match="another process"),
    ):
        second.append(DOCUMENT, [owns()])
    other.close()


def test_the_default_clock_is_utc() -> None:
    assert utc_now().tzinfo is UTC
