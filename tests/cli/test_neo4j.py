from __future__ import annotations

import json
from pathlib import Path

import pytest

from siliconveil.cli.failures import Exit
from tests.cli.running import contents, run
from tests.neo4j_server.process import Server

OWNERS = "MATCH (a)-[r:OWNS]->(b) RETURN a.id AS owner, b.id AS owned ORDER BY owner"


@pytest.fixture
def environment(empty_neo4j: Server) -> dict[str, str]:
    return {"NEO4J_USER": empty_neo4j.user, "NEO4J_PASSWORD": empty_neo4j.password}


def test_a_case_is_loaded_and_loading_again_deletes_nothing(
    case_folder: Path, empty_neo4j: Server, environment: dict[str, str]
) -> None:
    arguments = ("load", "--store", empty_neo4j.uri, "--case", case_folder, "--json")

    first, second = (json.loads(run(*arguments, env=environment).stdout) for _ in range(2))

    assert first == second
    assert (first["relationships"], first["nodes_deleted"]) == (2, 0)


def test_a_question_is_answered_by_the_server_as_by_the_file(
    case_folder: Path, empty_neo4j: Server, environment: dict[str, str]
) -> None:
    here = run("cypher", OWNERS, "--case", case_folder, "--json")

    there = run(
        "cypher",
        OWNERS,
        "--case",
        case_folder,
        "--json",
        env=environment | {"SILICONVEIL_STORE": empty_neo4j.uri},
    )

    assert (there.exit_code, there.stdout) == (Exit.OK, here.stdout)


def test_a_wrong_password_is_a_store_error_that_does_not_show_it(
    case_folder: Path, empty_neo4j: Server, environment: dict[str, str]
) -> None:
    before = contents(case_folder)

    result = run(
        "load",
        "--store",
        empty_neo4j.uri,
        "--case",
        case_folder,
        env=environment | {"NEO4J_PASSWORD": "wrong-secret"},
    )

    assert result.exit_code == Exit.STORE
    assert "refuses the user" in result.stderr
    assert "wrong-secret" not in result.output
    assert contents(case_folder) == before
