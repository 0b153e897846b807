from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.amendment import Amendment
from graph.errors import ContractError, InputError
from graph.schema import Stance
from siliconveil.case import Case
from siliconveil.cli.failures import Exit
from tests.cli.running import run
from tests.cli.scripted import open_scripted, write

TEXT = "Alpha owns Beta. Gamma owns Delta."


@pytest.fixture
def case(tmp_path: Path) -> Case:
    opened = open_scripted(tmp_path / "case")
    opened.ingest(write(tmp_path / "a.txt", TEXT))
    return opened


def first(case: Case) -> str:
    return next(claim.id for claim in case.ledger.claims() if claim.subject.entity == "alpha")


def correct(case: Case, *options: str) -> dict[str, Any]:
    done = run("correct", first(case), *options, "--why", "the text hedges it", "--case", case.path, "--json")
    assert done.exit_code == Exit.OK, done.stderr
    by: dict[str, Any] = json.loads(done.stdout)["by"]
    return by


def test_a_corrected_claim_takes_the_place_of_the_one_that_was_read_wrongly(case: Case) -> None:
    wrong = first(case)

    right = correct(case, "--stance", "alleged", "--since", "2025-03", "--set", "share=40")

    live = {claim.id: claim for claim in case.ledger.claims()}
    assert wrong not in live
    assert live[right["id"]].stance is Stance.ALLEGED
    assert right["qualifiers"] == {"share": {"min": 40.0, "max": 40.0, "approx": False}}
    assert right["valid"] == {"from": "2025-03", "to": None}
    assert right["evidence"]["quote"] == "Alpha owns Beta."


def test_the_diff_gives_correction_as_the_cause(case: Case) -> None:
    correct(case, "--stance", "alleged")

    changes = json.loads(run("diff", "--from", "#3", "--to", "now", "--case", case.path, "--json").stdout)
    assert {"correction"} == {change["cause"] for change in changes["changes"]}


def test_no_later_version_of_the_extractor_takes_a_correction_back(case: Case, tmp_path: Path) -> None:
    right = correct(case, "--stance", "alleged")

    with open_scripted(case.path, create=False, version="2") as later:
        later.reread()

        assert right["id"] in {claim.id for claim in later.ledger.claims()}
        assert len(list(later.ledger.claims())) == 2


def test_a_detail_is_taken_away_and_a_text_is_taken_as_it_is(case: Case) -> None:
    given = correct(case, "--set", "share=40", "--set", "via=a fund")
    assert given["qualifiers"]["via"] == "a fund"

    done = run("correct", given["id"], "--set", "share=", "--why", "not said", "--case", case.path, "--json")

    assert json.loads(done.stdout)["by"]["qualifiers"] == {"via": "a fund"}


@pytest.mark.parametrize(
    ("amendment", "message"),
    [
        (Amendment(), "says the same"),
        (Amendment(qualifiers={"share": 130}), "cannot exceed 100"),
        (Amendment(qualifiers={"colour": "red"}), "has no qualifier 'colour'"),
        (Amendment(since="2025-13"), "2025-13"),
        (Amendment(since="2025", until="2024"), "before it starts"),
    ],
)
def test_a_correction_that_cannot_be_is_refused_and_nothing_changes(
    case: Case, amendment: Amendment, message: str
) -> None:
    position = case.ledger.position

    with pytest.raises((InputError, ContractError), match=message):
        case.correct(first(case), amendment, why="a slip")

    assert position == case.ledger.position


def test_a_correction_needs_a_reason_and_a_claim(case: Case) -> None:
    with pytest.raises(InputError, match="needs a reason"):
        case.correct(first(case), Amendment(stance="alleged"), why=" ")
    with pytest.raises(InputError, match="no claim has the id 'none'"):
        case.correct("none", Amendment(stance="alleged"), why="a slip")


def test_a_detail_without_a_value_is_a_wrong_command(case: Case) -> None:
    done = run("correct", first(case), "--set", "share", "--why", "a slip", "--case", case.path)

    assert done.exit_code == Exit.USAGE
    assert "is not NAME=VALUE" in done.stderr
