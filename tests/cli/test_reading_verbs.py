from __future__ import annotations

import csv
import io
import json
from pathlib import Path

import networkx as nx
import pytest
import rdflib

from siliconveil.cli.failures import Exit
from siliconveil.folder import Folder
from tests.cli.running import contents, run

# --- ask ---


def test_an_answer_is_printed_with_its_quote(case_folder: Path) -> None:
    result = run("ask", "owners", "Beta", "--case", case_folder)

    assert result.exit_code == Exit.OK
    assert "Alpha owns Beta." in result.stdout


def test_an_answer_in_json_is_one_object(case_folder: Path) -> None:
    result = run("ask", "owners", "Beta", "--case", case_folder, "--json")

    (answer,) = json.loads(result.stdout)["answers"]
    assert [node["id"] for node in answer["nodes"]] == ["alpha", "beta"]


def test_an_answer_in_csv_has_a_header_and_a_row_a_hop(case_folder: Path) -> None:
    result = run("ask", "owners", "Beta", "--case", case_folder, "--csv")

    assert len(list(csv.DictReader(io.StringIO(result.stdout)))) == 1


def test_an_answer_in_markdown_quotes(case_folder: Path) -> None:
    result = run("ask", "owners", "Beta", "--case", case_folder, "--markdown")

    assert "Alpha owns Beta." in result.stdout


@pytest.mark.parametrize(("name", "start"), [("a.svg", b"<?xml"), ("a.png", b"\x89PNG")])
def test_an_answer_is_drawn(case_folder: Path, tmp_path: Path, name: str, start: bytes) -> None:
    result = run("ask", "owners", "Beta", "--case", case_folder, "--graph", tmp_path / name)

    assert (tmp_path / name).read_bytes().startswith(start)
    assert result.stderr == f"wrote {tmp_path / name}\n"


def test_a_picture_of_another_kind_is_a_wrong_command_line(case_folder: Path) -> None:
    result = run("ask", "owners", "Beta", "--case", case_folder, "--graph", "a.gif")

    assert result.exit_code == Exit.USAGE
    assert "must end in .svg or .png" in result.stderr


def test_no_answer_says_so_and_what_was_searched(case_folder: Path) -> None:
    result = run("ask", "owners", "Alpha", "--case", case_folder)

    assert result.exit_code == Exit.OK
    assert f"Searched: 2 documents with 3 claims in {case_folder}." in result.stdout


def test_an_unknown_name_is_answered_with_the_nearest(case_folder: Path) -> None:
    result = run("ask", "owners", "Betta", "--case", case_folder)

    assert result.exit_code == Exit.QUERY
    assert "Beta" in result.stderr


def test_an_earlier_moment_answers_by_what_was_known(case_folder: Path) -> None:
    result = run("ask", "owners", "Beta", "--case", case_folder, "--known-at", "start")

    assert result.exit_code == Exit.QUERY
    assert "'Beta'" in result.stderr


@pytest.mark.parametrize(
    "question",
    [
        ("financing", "--place", "MY,SG", "--investor-country", "CN"),
        ("controllers", "Beta"),
        ("holdings", "Alpha"),
        ("operators", "--place", "MY"),
        ("customers", "Beta"),
        ("route",),
        ("trade",),
        ("models", "--place", "MY"),
        ("disputed",),
        ("about", "Beta"),
    ],
    ids=lambda question: question[0],
)
def test_every_question_is_answered_or_says_that_it_is_not(
    case_folder: Path, question: tuple[str, ...]
) -> None:
    result = run("ask", *question, "--case", case_folder)

    assert (result.exit_code, result.stderr) == (Exit.OK, "")


# --- cypher ---

COUNT = "MATCH (n:Organization) RETURN count(n) AS n"


def test_a_statement_prints_a_table_and_the_count_apart(case_folder: Path) -> None:
    statement = "MATCH (a)-[r:OWNS]->(b) RETURN a.name AS owner, b.name AS owned ORDER BY owner"

    result = run("cypher", statement, "--case", case_folder)

    assert result.stdout == "owner  owned\n-----  -----\nAlpha  Beta\nGamma  Delta\n"
    assert result.stderr == "2 rows\n"


def test_a_parameter_is_json_or_text(case_folder: Path) -> None:
    statement = "MATCH (a:Organization) WHERE a.name IN $names AND a.id = $id RETURN a.id AS id"
    given = ("--param", 'names=["Alpha", "Beta"]', "--param", "id=beta")

    result = run("cypher", statement, *given, "--case", case_folder, "--json")

    assert json.loads(result.stdout) == [{"id": "beta"}]


def test_statements_from_a_pipe_run_one_after_the_other(case_folder: Path) -> None:
    result = run("cypher", "--case", case_folder, stdin=f"{COUNT};\nRETURN ';' AS s; // end")

    assert result.stdout == "n\n-\n5\ns\n-\n;\n"


def test_a_cut_answer_says_so(case_folder: Path) -> None:
    result = run("cypher", "MATCH (n) RETURN n.id AS id", "--rows", "1", "--case", case_folder)

    assert result.stderr == "only the first 1 row is shown; there are more (raise --rows)\n"


@pytest.mark.parametrize(
    "statement",
    [
        "MATCH (n) DETACH DELETE n",
        "CREATE (n:Organization {id: 'x'})",
        "LOAD CSV FROM 'file:///etc/passwd' AS line RETURN line",
        "CALL db.labels()",
        "MATCH (n) WHERE",
        "this is no cypher",
    ],
)
def test_a_statement_that_writes_or_is_wrong_is_refused_and_the_case_stays(
    case_folder: Path, statement: str
) -> None:
    run("cypher", COUNT, "--case", case_folder)
    before = contents(case_folder)

    result = run("cypher", statement, "--case", case_folder)

    assert (result.exit_code, result.stdout) == (Exit.QUERY, "")
    assert result.stderr.startswith("Error: ")
    assert contents(case_folder) == before


def test_a_parameter_without_a_value_is_a_wrong_command_line(case_folder: Path) -> None:
    result = run("cypher", COUNT, "--param", "id", "--case", case_folder)

    assert result.exit_code == Exit.USAGE


# --- diff ---


def test_the_diff_in_json_has_a_list_of_changes(case_folder: Path) -> None:
    result = run("diff", "--from", "start", "--to", "now", "--case", case_folder, "--json")

    changes = json.loads(result.stdout)["changes"]
    assert sorted(change["id"] for change in changes if change["item"] == "node") == [
        "alpha",
        "beta",
        "delta",
        "gamma",
        "zeta",
    ]


def test_the_diff_of_a_moment_with_itself_is_empty(case_folder: Path) -> None:
    result = run("diff", "--from", "now", "--to", "now", "--case", case_folder, "--json")

    assert json.loads(result.stdout)["changes"] == []


def test_the_diff_from_a_position_shows_what_came_after(case_folder: Path) -> None:
    result = run("diff", "--from", "#1", "--to", "now", "--case", case_folder, "--json")

    changes = json.loads(result.stdout)["changes"]
    assert {change["subject"] for change in changes if change["item"] == "edge"} == {"gamma"}


@pytest.mark.parametrize(("form", "start"), [("--markdown", "#"), ("--html", "<!doctype html>")])
def test_the_diff_is_a_report(case_folder: Path, tmp_path: Path, form: str, start: str) -> None:
    out = tmp_path / "report"

    result = run("diff", "--from", "start", "--to", "now", form, "--out", out, "--case", case_folder)

    assert (result.exit_code, result.stdout) == (Exit.OK, "")
    assert out.read_text(encoding="utf-8").lower().startswith(start)


def test_the_diff_of_two_days_in_the_world_is_asked_with_the_valid_axis(case_folder: Path) -> None:
    moments = ("--from", "start", "--to", "2025-01-01")

    result = run("diff", *moments, "--axis", "valid", "--case", case_folder, "--json")

    assert json.loads(result.stdout)["to"]["valid_at"] == "2025-01-01"


@pytest.mark.parametrize("moment", ["yesterday", "2025-13-01", "#x", "#999"])
def test_a_moment_that_is_none_is_a_wrong_command_line(case_folder: Path, moment: str) -> None:
    result = run("diff", "--from", moment, "--to", "now", "--case", case_folder)

    assert result.exit_code == Exit.USAGE
    assert "Error: " in result.stderr


# --- export, stats ---


def test_the_graph_is_exported_as_json(case_folder: Path) -> None:
    result = run("export", "--format", "json", "--case", case_folder)

    data = json.loads(result.stdout)
    assert (len(data["nodes"]), len(data["edges"]), len(data["claims"]), len(data["documents"])) == (
        5,
        2,
        3,
        2,
    )


def test_the_graph_is_exported_as_graphml_with_its_quotes(case_folder: Path, tmp_path: Path) -> None:
    run("export", "--format", "graphml", "--out", tmp_path / "g.graphml", "--case", case_folder)

    graph = nx.read_graphml(tmp_path / "g.graphml")

    assert graph["alpha"]["beta"]["quotes"] == "Alpha owns Beta."


def test_the_graph_is_exported_as_turtle(case_folder: Path) -> None:
    result = run("export", "--format", "turtle", "--case", case_folder)

    assert len(rdflib.Graph().parse(data=result.stdout, format="turtle")) > 0


def test_the_graph_is_exported_as_four_tables(case_folder: Path, tmp_path: Path) -> None:
    run("export", "--format", "csv", "--out", tmp_path / "tables", "--case", case_folder)

    lengths = {
        path.stem: len(list(csv.DictReader(io.StringIO(path.read_text(encoding="utf-8")))))
        for path in (tmp_path / "tables").iterdir()
    }

    assert lengths == {"nodes": 5, "edges": 2, "claims": 3, "documents": 2}


def test_tables_need_a_folder(case_folder: Path) -> None:
    assert run("export", "--format", "csv", "--case", case_folder).exit_code == Exit.USAGE


def test_the_texts_stay_in_the_case(case_folder: Path) -> None:
    result = run("export", "--format", "json", "--case", case_folder)

    assert "Who owns what\n" not in json.loads(result.stdout).__repr__()


def test_the_counts_are_printed_with_the_documents(case_folder: Path) -> None:
    result = run("stats", "--case", case_folder)

    assert "claims      3: asserted 2, denied 1" in result.stdout
    assert "Who owns what" in result.stdout


def test_the_counts_in_json_name_the_ledger_position(case_folder: Path) -> None:
    result = run("stats", "--case", case_folder, "--json")

    data = json.loads(result.stdout)
    assert (data["claims"], len(data["ledger"])) == (3, 2)


# --- retract ---


def test_a_withdrawn_claim_shows_in_the_diff(case_folder: Path) -> None:
    claim = json.loads(run("export", "--format", "json", "--case", case_folder).stdout)["edges"][0]["claims"][
        0
    ]

    result = run("retract", claim, "--why", "the paper corrected it", "--case", case_folder)

    assert (result.exit_code, result.stdout) == (Exit.OK, f"withdrawn: {claim}\n")
    assert len(json.loads(run("export", "--format", "json", "--case", case_folder).stdout)["edges"]) == 1


def test_withdrawing_what_is_not_there_is_a_wrong_command_line(case_folder: Path) -> None:
    before = contents(case_folder)

    result = run("retract", "nothing", "--why", "because", "--case", case_folder)

    assert result.exit_code == Exit.USAGE
    assert contents(case_folder) == before


def test_withdrawing_while_another_process_writes_is_refused(case_folder: Path) -> None:
    with Folder(case_folder).writing():
        result = run("retract", "x", "--why", "because", "--case", case_folder)

    assert result.exit_code == Exit.CASE
    assert "another process is writing to the case" in result.stderr
