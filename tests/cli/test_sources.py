from __future__ import annotations

import json
from pathlib import Path

import pytest

from siliconveil.cli.failures import Exit
from siliconveil.origins import WORTH_KEEPING
from tests.cli.running import contents, run
from tests.cli.scripted import open_scripted, write

STORY = (
    "Alpha owns Beta. The purchase was agreed in Kulai on Monday for forty million dollars, "
    "and the hall with "
    "its eighteen megawatts goes to the buyer in spring, the two firms said in a joint "
    "statement to the exchange."
)


def article(folder: Path, name: str, publisher: str, text: str = STORY) -> Path:
    return write(folder / f"{name}.txt", f"---\ntitle: Of {name}\npublisher: {publisher}\n---\n{text}")


@pytest.fixture
def wired(tmp_path: Path) -> Path:
    """A case with a story, its copy and another story."""
    with open_scripted(tmp_path / "case") as case:
        case.ingest(article(tmp_path, "a", "Beacon"), article(tmp_path, "b", "Courier", "By us. " + STORY))
        case.ingest(article(tmp_path, "c", "Dockside", "Gamma owns Delta. Nobody knows since when it does."))
    return tmp_path / "case"


def test_a_case_without_a_registry_shows_its_publishers_and_what_rests_on_what(wired: Path) -> None:
    result = run("sources", "--case", wired)

    assert result.exit_code == Exit.OK
    assert "no registry: documents of every source are taken" in result.stdout
    assert "3 documents, 2 independent of one another" in result.stdout
    assert "group 1: 2 documents that count as one source" in result.stdout
    assert "copy, 100% of the runs of words of the shorter one stand in both" in result.stdout


def test_json_tells_documents_groups_and_reasons(wired: Path) -> None:
    told = json.loads(run("sources", "--json", "--case", wired).stdout)

    (group,) = told["groups"]
    assert {1, None} == {document["group"] for document in told["documents"]}
    assert group["documents"] == sorted(d["id"] for d in told["documents"] if d["group"] == 1)
    assert [group["documents"]] == [tie["documents"] for tie in group["ties"]]
    assert (None, 2, []) == (told["registry"], told["independent"], told["unlisted"])
    assert [1, 1, 1] == [source["documents"] for source in told["sources"]]
    assert [1, 1, 1] == [source["claims"] for source in told["sources"]]


def test_the_groups_are_those_by_which_answers_count_sources(wired: Path) -> None:
    with open_scripted(wired) as case:
        edges = case.view().edges.values()

        assert {"alpha": (2, 1), "gamma": (1, 1)} == {e.subject: (len(e.claims), e.sources) for e in edges}


def test_a_withdrawn_copy_drops_out_of_its_group(wired: Path) -> None:
    told = json.loads(run("sources", "--json", "--case", wired).stdout)
    run("retract", told["groups"][0]["documents"][0], "--why", "withdrawn", "--case", wired)

    after = json.loads(run("sources", "--json", "--case", wired).stdout)

    assert ([], 2, 2) == (after["groups"], len(after["documents"]), after["independent"])


def test_a_registry_is_begun_graded_and_then_decides_what_is_taken(wired: Path, tmp_path: Path) -> None:
    assert run("sources", "init", "--case", wired).exit_code == Exit.OK
    listed = run("sources", "--case", wired).stdout
    path = wired / "sources.yaml"
    path.write_text(path.read_text().replace("grade:\n", "grade: B\n"))
    run("sources", "add", "Elbe Post", "--grade", "c", "--kind", "news", "--alias", "EP", "--case", wired)

    with open_scripted(wired) as case:
        summary = case.ingest(
            article(tmp_path, "d", "EP", "Eta owns Theta."),
            article(tmp_path, "e", "Fjord", "Iota owns Kappa."),
        )

    assert "without a grade, so that further documents are refused: Beacon, Courier, Dockside" in listed
    assert (1, 1) == (summary.new, len(summary.skipped))
    assert "its publisher 'Fjord' is not in" in summary.skipped[0].reason
    with open_scripted(wired) as case:
        assert [None, None, None, "C"] == [document.grade for document in case.ledger.documents()]
    told = json.loads(run("sources", "--json", "--case", wired).stdout)
    assert [] == told["ungraded"] == told["unlisted"]
    assert ("C", 1) == next((s["grade"], s["documents"]) for s in told["sources"] if s["name"] == "Elbe Post")


def test_a_registry_is_not_begun_twice_and_a_broken_one_is_named(wired: Path) -> None:
    run("sources", "init", "--case", wired)
    before = contents(wired)

    again = run("sources", "init", "--case", wired)

    assert (Exit.USAGE, before) == (again.exit_code, contents(wired))
    assert "is there already" in again.stderr
    (wired / "sources.yaml").write_text("sources:\n  - name: Beacon\n    grade: best\n")
    for verb in ("sources", "stats"):
        result = run(verb, "--case", wired)
        assert result.exit_code == Exit.USAGE
        assert "sources.yaml:3: the grade 'BEST' is not on the scale" in result.stderr


def test_what_is_not_listed_is_named(wired: Path) -> None:
    run("sources", "add", "Beacon", "--grade", "A", "--case", wired)

    shown = run("sources", "--case", wired).stdout

    assert "not listed, so that further documents are refused: Courier, Dockside" in shown
    assert "Beacon    A" in shown


def test_a_registry_can_lie_in_the_folder_before_the_case_is_made(tmp_path: Path) -> None:
    (tmp_path / "case").mkdir()
    (tmp_path / "case" / "sources.yaml").write_text("sources:\n  - {name: Beacon, grade: A}\n")

    with open_scripted(tmp_path / "case") as case:
        summary = case.ingest(article(tmp_path, "a", "Beacon"), article(tmp_path, "b", "Courier"))

    assert (1, 1) == (summary.new, len(summary.skipped))


def test_an_alias_makes_a_credit_known(tmp_path: Path) -> None:
    retold = (
        "Alpha owns Beta. That is what the HB reported. Neighbours of the plant complain of "
        "noise at night, and a "
        "council member wants to know who paid for the road. Lorries have been seen since February. In Kulai "
        "forty million dollars are a great sum."
    )
    with open_scripted(tmp_path / "case") as case:
        case.ingest(article(tmp_path, "a", "Harbour Beacon"), article(tmp_path, "b", "Courier", retold))
        before = case.sources().origins
        (tmp_path / "case" / "sources.yaml").write_text(
            "sources:\n  - {name: Harbour Beacon, aliases: [HB], grade: A}\n  - {name: Courier, grade: B}\n"
        )

        assert (2, 1) == (before, case.sources().origins)


def test_the_groups_of_a_larger_case_are_kept_and_are_those_of_the_ledger(tmp_path: Path) -> None:
    folder = tmp_path / "texts"
    folder.mkdir()
    for number in range(WORTH_KEEPING):
        article(
            folder, f"{number}", f"Paper {number}", f"Alpha owns Beta{number}. {STORY if number < 3 else ''}"
        )
    with open_scripted(tmp_path / "case") as case:
        case.ingest(folder)
        groups = case.sources().groups
    kept = tmp_path / "case" / "origins.json"
    with open_scripted(tmp_path / "case") as case:
        assert groups == case.sources().groups
        (first, *_) = next(iter(groups.members.values()))
        case.retract(first, why="withdrawn")
        assert first not in case.sources().groups.origin
    for broken in ("", "[]", '{"stamp": 1}', kept.read_text()[:50]):
        kept.write_text(broken)
        with open_scripted(tmp_path / "case") as case:
            assert 2 == len(case.sources().groups.origin)
