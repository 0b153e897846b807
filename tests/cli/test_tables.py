from __future__ import annotations

import json
from pathlib import Path

import pytest

from siliconveil import open_case
from siliconveil.cli.failures import Exit
from tests.cli.running import run
from tests.extract.structured.test_gleif import FIRM, KEJORA, LEVEL_1, LEVEL_2, LINK, TERN, table

MAPPING = """
title = "Holdings"
publisher = "Example registry"
columns = ["Firm", "Owner"]

[[claim]]
subject = { column = "Owner", kind = "Organization" }
relation = "OWNS"
object = { column = "Firm", kind = "Organization" }
qualifiers = { share = "Share" }
"""
TABLE = "Firm,Owner,Share\nTern,Kejora,51\nHeron,Kejora,130\n"


@pytest.fixture
def holdings(tmp_path: Path) -> Path:
    path = tmp_path / "holdings.csv"
    path.write_text(TABLE, encoding="utf-8")
    return path


def test_a_table_is_read_by_a_mapping_that_the_command_names(tmp_path: Path, holdings: Path) -> None:
    mapping = tmp_path / "mine.toml"
    mapping.write_text(MAPPING, encoding="utf-8")

    result = run("ingest", holdings, "--case", tmp_path / "case", "--mapping", mapping)

    assert Exit.OK == result.exit_code
    assert result.stdout.startswith("1 read: 1 new, 0 updated, 0 unchanged; 2 claims new")
    left = "share “130” is none of 0 to 100 per cent: it is left out, the claim is kept"
    assert f"warning {holdings.as_posix()}:3: {left}\n" == result.stderr


def test_the_mappings_of_a_case_are_used_and_another_text_of_one_reads_again(
    tmp_path: Path, holdings: Path
) -> None:
    mapping = tmp_path / "case" / "mappings" / "mine.toml"
    mapping.parent.mkdir(parents=True)
    mapping.write_text(MAPPING, encoding="utf-8")
    run("ingest", holdings, "--case", tmp_path / "case")
    mapping.write_text(
        MAPPING.replace("OWNS", "FINANCES").replace("qualifiers", "# qualifiers"), encoding="utf-8"
    )

    again = json.loads(run("ingest", holdings, "--case", tmp_path / "case", "--json").stdout)

    assert {"updated": 1, "claims_new": 2, "claims_withdrawn": 2} == {
        name: again[name] for name in ("updated", "claims_new", "claims_withdrawn")
    }


def test_a_mapping_that_the_command_names_is_kept_and_a_table_on_file_read_again_by_it(
    tmp_path: Path, holdings: Path
) -> None:
    mapping, case = tmp_path / "mine.toml", tmp_path / "case"
    mapping.write_text(MAPPING, encoding="utf-8")
    run("ingest", holdings, "--case", case, "--mapping", mapping, "--no-extract")
    mapping.unlink()

    again = run("reread", "--case", case, "--extractor", "rules")

    assert "2 claims new" in again.stdout
    assert "share “130”" in again.stderr
    assert "0 claims new" in run("reread", "--case", case, "--extractor", "rules").stdout


@pytest.mark.parametrize("option", [["--jobs", "2"], ["--dry-run"]])
def test_several_processes_and_a_dry_run_know_the_mappings(
    tmp_path: Path, holdings: Path, option: list[str]
) -> None:
    mapping = tmp_path / "mine.toml"
    mapping.write_text(MAPPING, encoding="utf-8")

    result = run("ingest", holdings, "--case", tmp_path / "case", "--mapping", mapping, *option)

    assert (Exit.OK, "1 read: 1 new") == (result.exit_code, result.stdout[:13])


def test_python_reads_a_table_by_a_mapping_as_well(tmp_path: Path, holdings: Path) -> None:
    mapping = tmp_path / "mine.toml"
    mapping.write_text(MAPPING, encoding="utf-8")

    with open_case(tmp_path / "case", create=True) as case:
        summary = case.ingest(holdings, mappings=[mapping])

    assert (1, 2) == (summary.new, summary.claims_new)
    assert [3] == [note.line for note in summary.warnings]


def test_warnings_are_part_of_the_summary_as_json(tmp_path: Path, holdings: Path) -> None:
    mapping = tmp_path / "mine.toml"
    mapping.write_text(MAPPING, encoding="utf-8")

    result = run("ingest", holdings, "--case", tmp_path / "case", "--mapping", mapping, "--json")

    (warning,) = json.loads(result.stdout)["warnings"]
    assert (holdings.as_posix(), 3) == (warning["path"], warning["line"])


def test_printing_the_claims_of_a_table_warns_as_well(tmp_path: Path, holdings: Path) -> None:
    mapping = tmp_path / "mine.toml"
    mapping.write_text(MAPPING, encoding="utf-8")

    result = run("extract", holdings, "--mapping", mapping, "--json")

    assert 2 == len(result.stdout.splitlines())
    assert "share “130”" in result.stderr


def test_a_broken_mapping_stops_the_command_with_its_line(tmp_path: Path, holdings: Path) -> None:
    mapping = tmp_path / "mine.toml"
    mapping.write_text(MAPPING.replace("OWNS", "EATS"), encoding="utf-8")

    result = run("ingest", holdings, "--case", tmp_path / "case", "--mapping", mapping)

    assert Exit.USAGE == result.exit_code
    assert f"{mapping}:8: is no mapping of a table: 'EATS' is not a valid Relation" in result.stderr
    assert not (tmp_path / "case").exists()


def test_what_was_picked_out_of_a_golden_copy_is_ingested(tmp_path: Path) -> None:
    firms, links, wanted = tmp_path / "lei2.csv", tmp_path / "rr.csv", tmp_path / "mine.txt"
    firms.write_text(
        table(LEVEL_1, FIRM, FIRM | {"LEI": TERN, "Entity.LegalName": "Tern Holdings Ltd"}), encoding="utf-8"
    )
    links.write_text(table(LEVEL_2, LINK), encoding="utf-8")
    wanted.write_text(KEJORA, encoding="utf-8")

    first = run("pick", links, "--lei", wanted, "--out", tmp_path / "links.csv")
    second = run("pick", firms, "--lei", tmp_path / "links.csv", "--out", tmp_path / "firms.csv")
    run("ingest", tmp_path / "links.csv", tmp_path / "firms.csv", "--case", tmp_path / "case")
    answer = run("ask", "controllers", "Kejora Digital Sdn. Bhd.", "--case", tmp_path / "case")

    assert "1 of 1 records picked" in first.stderr
    assert "2 of 2 records picked" in second.stderr
    assert "Tern Holdings Ltd" in answer.stdout
    assert Exit.OK == answer.exit_code


@pytest.mark.parametrize(
    ("arguments", "message"), [((), "say which firms"), (("--country", "MY"), "is there already")]
)
def test_picking_says_what_it_lacks(tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    out = tmp_path / "out.csv"
    out.write_text("mine", encoding="utf-8")

    result = run("pick", tmp_path / "lei2.csv", "--out", out, *arguments)

    assert Exit.USAGE == result.exit_code
    assert message in result.stderr
    assert "mine" == out.read_text(encoding="utf-8")


def test_nothing_is_left_behind_of_a_pick_that_failed(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("Colour\nred\n", encoding="utf-8")

    result = run("pick", tmp_path / "a.csv", "--country", "MY", "--out", tmp_path / "out.csv")

    assert Exit.USAGE == result.exit_code
    assert ["a.csv"] == [path.name for path in tmp_path.iterdir()]
