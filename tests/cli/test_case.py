from __future__ import annotations

import json
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from extract.pipeline import Summary
from graph.errors import CaseBusyError, CaseError, CaseFormatError, InputError, WriteRefused
from graph.stores.embedded import EmbeddedStore
from siliconveil.case import Case
from siliconveil.folder import FORMAT, Folder
from tests.cli.running import contents
from tests.cli.scripted import open_scripted, write

OWNERS = "MATCH (a)-[r:OWNS]->(b) RETURN a.id AS owner, b.id AS owned ORDER BY owner"


@pytest.fixture
def case(tmp_path: Path) -> Case:
    return open_scripted(tmp_path / "case")


def owners(case: Case, known_at: datetime | None = None) -> list[tuple[str, str]]:
    rows = case.query(OWNERS, known_at=known_at)
    return [(record["owner"], record["owned"]) for record in rows.records]


def test_a_new_case_is_an_empty_ledger_with_a_format(case: Case) -> None:
    description = json.loads((case.path / "case.json").read_text(encoding="utf-8"))

    assert (description["format"], case.ledger.position) == (FORMAT, 0)


def test_ingesting_a_text_puts_its_claims_into_the_graph(case: Case, tmp_path: Path) -> None:
    summary = case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta. Beta owns Gamma."))

    assert summary == Summary(read=1, new=1, claims_new=2)
    assert owners(case) == [("alpha", "beta"), ("beta", "gamma")]


def test_ingesting_again_changes_nothing(case: Case, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Alpha owns Beta.")
    case.ingest(path)
    case.query(OWNERS)
    before = contents(case.path)

    summary = case.ingest(path)

    assert summary == Summary(read=1, unchanged=1)
    assert contents(case.path) == before


def test_another_version_of_the_extractor_that_finds_the_same_changes_no_claim(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Alpha owns Beta.")
    with open_scripted(tmp_path / "case") as case:
        case.ingest(path)

    with open_scripted(tmp_path / "case", version="2") as case:
        summary = case.ingest(path)

    assert summary == Summary(read=1, unchanged=1)


def test_skipped_items_are_named_and_the_others_are_recorded(case: Case, tmp_path: Path) -> None:
    summary = case.ingest(write(tmp_path / "empty.txt", ""), write(tmp_path / "a.txt", "Alpha owns Beta."))

    assert [error.path for error in summary.skipped] == [str(tmp_path / "empty.txt")]
    assert owners(case) == [("alpha", "beta")]


def test_an_earlier_moment_is_answered_by_what_was_known_then(case: Case, tmp_path: Path) -> None:
    case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta."))
    then = case.ledger.moment(case.ledger.position)
    case.ingest(write(tmp_path / "b.txt", "Gamma owns Delta."))

    assert owners(case, known_at=then) == [("alpha", "beta")]
    assert owners(case) == [("alpha", "beta"), ("gamma", "delta")]


def test_a_retracted_document_stops_holding(case: Case, tmp_path: Path) -> None:
    case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta."))
    (document,) = case.ledger.documents()

    case.retract(document.id, why="withdrawn by the paper")

    assert owners(case) == []


def test_the_diff_of_the_whole_record_shows_what_appeared(case: Case, tmp_path: Path) -> None:
    case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta."))

    diff = case.diff(datetime.min.replace(tzinfo=UTC), None)

    assert {change.kind.value for change in diff.changes} == {"appeared"}
    assert len(diff.changes) == 3


def test_the_diff_of_equal_moments_is_empty(case: Case, tmp_path: Path) -> None:
    case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta."))

    assert case.diff(None, None).changes == ()
    assert case.diff(date(2025, 1, 1), date(2025, 1, 2), axis="valid").changes == ()


@pytest.mark.parametrize(
    ("moment", "axis"), [(date(2025, 1, 1), "recorded"), (None, "valid"), (datetime(2025, 1, 1), "valid")]
)
def test_a_moment_of_the_wrong_axis_is_refused(case: Case, moment: date | None, axis: str) -> None:
    with pytest.raises(InputError, match="is no moment of the"):
        case.diff(moment, moment, axis=axis)


def test_a_named_question_is_answered_with_its_quote(case: Case, tmp_path: Path) -> None:
    case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta."))

    (answer,) = case.owners_of("Beta").answers

    assert [hop.evidence[0].quote for hop in answer.hops] == ["Alpha owns Beta."]


def test_what_is_denied_is_no_edge_and_is_found_as_disputed(case: Case, tmp_path: Path) -> None:
    case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta. Alpha does not own Beta."))

    (answer,) = case.disputed().answers

    assert answer.disputed


def test_the_counts_tell_what_the_case_holds(case: Case, tmp_path: Path) -> None:
    case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta. Alpha does not own Beta."))

    counts = case.stats()

    assert (counts.documents, counts.claims, counts.nodes, counts.edges, counts.disputed) == (1, 2, 2, 1, 1)
    assert (counts.relations, counts.languages) == ({"OWNS": 1}, {"en": 1})


# --- the store is only a projection ---


@pytest.mark.parametrize("name", ["graph.kgl", "graph.kgl.stamp"])
@pytest.mark.parametrize("damage", ["deleted", "garbage"])
def test_a_damaged_projection_is_rebuilt_from_the_ledger(tmp_path: Path, name: str, damage: str) -> None:
    with open_scripted(tmp_path / "case") as case:
        case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta."))
        case.query(OWNERS)
    if damage == "deleted":
        (tmp_path / "case" / name).unlink()
    else:
        (tmp_path / "case" / name).write_bytes(b"garbage")

    with open_scripted(tmp_path / "case", create=False) as case:
        found = owners(case)

    assert found == [("alpha", "beta")]


def test_another_ledger_of_the_same_length_is_not_answered_from_the_old_projection(tmp_path: Path) -> None:
    for name, text in (("one", "Alpha owns Beta."), ("two", "Gamma owns Delta.")):
        with open_scripted(tmp_path / name) as case:
            case.ingest(write(tmp_path / f"{name}.txt", text))
            case.query(OWNERS)
    (tmp_path / "one" / "ledger.sqlite").write_bytes((tmp_path / "two" / "ledger.sqlite").read_bytes())

    with open_scripted(tmp_path / "one", create=False) as case:
        found = owners(case)

    assert found == [("gamma", "delta")]


def test_a_given_store_that_holds_another_case_is_loaded_anew(tmp_path: Path) -> None:
    store = EmbeddedStore(None)
    for name, text in (("one", "Alpha owns Beta."), ("two", "Gamma owns Delta.")):
        with open_scripted(tmp_path / name, store=store) as case:
            case.ingest(write(tmp_path / f"{name}.txt", text))
            found = owners(case)

    assert found == [("gamma", "delta")]


def test_a_given_store_stays_open_after_the_case(tmp_path: Path) -> None:
    store = EmbeddedStore(None)
    with open_scripted(tmp_path / "case", store=store) as case:
        case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta."))
        case.load()

    rows = store.query(OWNERS)

    assert len(rows.records) == 1


def test_a_writing_statement_is_refused_and_changes_nothing(case: Case, tmp_path: Path) -> None:
    case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta."))
    case.query(OWNERS)
    before = contents(case.path)

    with pytest.raises(WriteRefused):
        case.query("MATCH (n) DETACH DELETE n")

    assert contents(case.path) == before


# --- unusable cases ---


def broken_case(folder: Path) -> None:
    with open_scripted(folder) as case:
        case.ingest(write(folder.parent / "a.txt", "Alpha owns Beta."))


BROKEN = [
    ("case.json", b"{garbage", CaseError, "cannot be read"),
    ("case.json", b"[]", CaseError, "does not say the case's format"),
    ("case.json", b'{"format": "one"}', CaseError, "does not say the case's format"),
    ("case.json", b'{"format": 0}', CaseError, "says format 0, expected 1"),
    ("case.json", b'{"format": 99}', CaseFormatError, "upgrade siliconveil"),
    ("case.json", None, CaseError, "it holds no case.json"),
    ("ledger.sqlite", b"garbage that is no database, not at all", CaseError, "ledger"),
    ("ledger.sqlite", b"", CaseError, "is not a siliconveil ledger"),
    ("ledger.sqlite", None, CaseError, "has lost its ledger"),
]


@pytest.mark.parametrize("create", [False, True])
@pytest.mark.parametrize(("name", "content", "error", "reason"), BROKEN)
def test_an_unusable_case_says_why_and_stays_as_it_was(
    tmp_path: Path, name: str, content: bytes | None, error: type[CaseError], reason: str, *, create: bool
) -> None:
    folder = tmp_path / "case"
    broken_case(folder)
    if content is None:
        (folder / name).unlink()
    else:
        (folder / name).write_bytes(content)
    before = contents(folder)

    with pytest.raises(error, match=reason):
        open_scripted(folder, create=create)

    assert contents(folder) == before


def test_a_missing_case_is_not_made_by_a_reader(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no case at"):
        open_scripted(tmp_path / "case", create=False)

    assert not (tmp_path / "case").exists()


def test_a_folder_with_other_things_in_it_does_not_become_a_case(tmp_path: Path) -> None:
    write(tmp_path / "letter.txt", "Dear all")

    with pytest.raises(CaseError, match="is not a case"):
        open_scripted(tmp_path)

    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_file_where_the_case_should_be_is_named(tmp_path: Path) -> None:
    with pytest.raises(CaseError, match="there is no case at"):
        open_scripted(write(tmp_path / "case", "text"))


def test_a_second_writer_is_told_who_holds_the_lock_and_changes_nothing(case: Case, tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", "Alpha owns Beta.")
    before = contents(case.path)

    with Folder(case.path).writing(), pytest.raises(CaseBusyError, match=r"it holds .*write\.lock"):
        case.ingest(path)

    assert contents(case.path) == before


def test_a_reader_needs_no_lock(case: Case, tmp_path: Path) -> None:
    case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta."))

    with Folder(case.path).writing():
        found = owners(case)

    assert found == [("alpha", "beta")]
