from __future__ import annotations

import json
from pathlib import Path

import pytest

from siliconveil.cli.failures import Exit
from tests.cli.running import run
from tests.cli.scripted import open_scripted, write
from tests.interop.test_bods_received import FILE
from tests.interop.test_ftm import RECEIVED

RULES = {"SILICONVEIL_EXTRACTOR": "rules"}


def test_a_file_of_statements_goes_in_and_comes_out_equal(tmp_path: Path) -> None:
    source = write(tmp_path / "b.json", "\ufeff" + json.dumps(FILE, indent=4).replace("60", "60.0"))
    assert run("ingest", source, "--case", tmp_path / "case", env=RULES).exit_code == Exit.OK

    result = run("export", "--format", "bods", "--case", tmp_path / "case")

    assert (Exit.OK, "") == (result.exit_code, result.stderr)
    sent = json.loads(source.read_text(encoding="utf-8-sig"), parse_float=str)
    assert sent == json.loads(result.stdout, parse_float=str)


def test_entities_go_in_and_come_out_to_the_letter(tmp_path: Path) -> None:
    source = write(tmp_path / "f.jsonl", RECEIVED)
    run("ingest", source, "--case", tmp_path / "case", env=RULES)

    result = run("export", "--format", "ftm", "--case", tmp_path / "case")

    assert RECEIVED == result.stdout


def test_own_claims_come_back_from_a_fresh_case(case_folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "out.json"
    assert run("export", "--format", "bods", "--output", out, "--case", case_folder).exit_code == Exit.OK
    run("ingest", out, "--case", tmp_path / "fresh", env=RULES)

    edges = json.loads(run("export", "--format", "json", "--case", tmp_path / "fresh").stdout)["edges"]

    triples = {(edge["subject"], edge["relation"], edge["object"], edge["stance"]) for edge in edges}
    assert {("alpha", "OWNS", "beta", "asserted"), ("gamma", "OWNS", "delta", "asserted")} == triples


def test_what_is_lost_is_printed_and_written(case_folder: Path, tmp_path: Path) -> None:
    losses = tmp_path / "losses.json"

    result = run("export", "--format", "bods", "--losses", losses, "--case", case_folder)

    (row,) = json.loads(losses.read_text(encoding="utf-8"))["losses"]
    assert ("stance denied", "left out", 1) == (row["kind"], row["fate"], row["count"])
    assert "1  stance denied (left out)" in result.stderr
    assert Exit.OK == result.exit_code


def test_faults_of_what_came_in_are_named_and_the_file_goes_out(tmp_path: Path) -> None:
    wrong = json.dumps([FILE[0] | {"statementDate": "2024"}])
    run("ingest", write(tmp_path / "b.json", wrong), "--case", tmp_path / "case", env=RULES)

    result = run("export", "--format", "bods", "--case", tmp_path / "case")

    assert (Exit.OK, json.loads(wrong)) == (result.exit_code, json.loads(result.stdout))
    assert "statementDate" in result.stderr


def test_the_publisher_is_the_one_that_is_named(case_folder: Path) -> None:
    result = run("export", "--format", "bods", "--publisher", "The Desk", "--case", case_folder)

    names = {one["publicationDetails"]["publisher"]["name"] for one in json.loads(result.stdout)}
    assert {"The Desk"} == names


def test_an_earlier_moment_of_the_ledger_can_be_asked_for(case_folder: Path) -> None:
    result = run("export", "--format", "bods", "--known-at", "start", "--case", case_folder)

    assert [] == json.loads(result.stdout)


def test_statements_are_csv_or_by_their_suffix_json(case_folder: Path, tmp_path: Path) -> None:
    table = run("export", "--format", "ftm-statements", "--case", case_folder).stdout
    run("export", "--format", "ftm-statements", "--out", tmp_path / "s.jsonl", "--case", case_folder)

    lines = (tmp_path / "s.jsonl").read_text(encoding="utf-8").splitlines()
    assert len(table.splitlines()) - 1 == len(lines)
    assert "doc_" in json.loads(lines[0])["dataset"]


@pytest.mark.parametrize(
    "wrong",
    [
        ("--format", "ftm", "--with-hedged"),
        ("--format", "json", "--publisher", "The Desk"),
        ("--format", "json", "--losses", "losses.json"),
    ],
)
def test_an_option_of_another_format_is_refused(wrong: tuple[str, ...], case_folder: Path) -> None:
    assert run("export", *wrong, "--case", case_folder).exit_code == Exit.USAGE


def test_the_same_case_gives_the_same_file_at_any_time(tmp_path: Path) -> None:
    with open_scripted(tmp_path / "case") as case:
        case.ingest(write(tmp_path / "a.txt", "Alpha owns Beta."))

    once, again = (run("export", "--format", "bods", "--case", tmp_path / "case").stdout for _ in range(2))

    assert once == again
