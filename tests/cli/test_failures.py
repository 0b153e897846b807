from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

import click
import pytest
from click.testing import CliRunner

from graph.errors import InputError, QueryLimitExceeded, StoreAccessDenied
from siliconveil.cli.failures import Exit
from siliconveil.cli.root import Verbs
from tests.cli.running import contents, run, start

READERS = [
    ("stats",),
    ("cypher", "RETURN 1 AS one"),
    ("ask", "trade"),
    ("diff", "--from", "start", "--to", "now"),
    ("export", "--format", "json"),
    ("retract", "x", "--why", "y"),
    ("load",),
]
HEAVY = {
    "HanTa",
    "babel",
    "filelock",
    "jieba",
    "kglite",
    "lingua",
    "matplotlib",
    "neo4j",
    "networkx",
    "numpy",
    "opencc",
    "pandas",
    "prompt_toolkit",
    "rdflib",
    "rich",
    "spacy",
}


@pytest.mark.parametrize("arguments", READERS, ids=lambda arguments: arguments[0])
def test_a_verb_without_a_case_says_how_to_make_one_and_makes_none(
    tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    result = run(*arguments, "--case", tmp_path / "case")

    assert (result.exit_code, result.stdout) == (Exit.CASE, "")
    assert "siliconveil ingest" in result.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("case.json", b"{"),
        ("case.json", b'{"format": 99}'),
        ("ledger.sqlite", b"garbage that is no database"),
        ("ledger.sqlite", None),
    ],
)
def test_a_broken_case_stops_a_verb_and_stays_as_it_was(
    case_folder: Path, name: str, content: bytes | None
) -> None:
    (case_folder / name).unlink()
    if content is not None:
        (case_folder / name).write_bytes(content)
    before = contents(case_folder)

    result = run("stats", "--case", case_folder)

    assert (result.exit_code, result.stdout) == (Exit.CASE, "")
    assert result.stderr.startswith("Error: ")
    assert "Traceback" not in result.stderr
    assert contents(case_folder) == before


def test_a_ledger_that_is_damaged_in_the_middle_is_a_case_error(case_folder: Path) -> None:
    ledger = case_folder / "ledger.sqlite"
    data = ledger.read_bytes()
    ledger.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))

    result = run("stats", "--case", case_folder)

    assert result.exit_code == Exit.CASE


def test_an_unreachable_server_is_a_store_error_and_the_case_stays(case_folder: Path) -> None:
    before = contents(case_folder)

    result = run("load", "--store", "bolt://127.0.0.1:9", "--case", case_folder)

    assert result.exit_code == Exit.STORE
    assert "no Neo4j answers at bolt://127.0.0.1:9" in result.stderr
    assert contents(case_folder) == before


def test_the_environment_names_the_store_of_every_question(case_folder: Path) -> None:
    result = run("ask", "trade", "--case", case_folder, env={"SILICONVEIL_STORE": "bolt://127.0.0.1:9"})

    assert result.exit_code == Exit.STORE


@pytest.mark.parametrize(
    "arguments", [("nonsense",), ("stats", "--nonsense"), ("ask", "nonsense"), ("extract",)]
)
def test_a_wrong_command_line_is_exit_code_two(arguments: tuple[str, ...]) -> None:
    assert run(*arguments).exit_code == Exit.USAGE


def test_debug_shows_the_traceback(tmp_path: Path) -> None:
    process = start("stats", "--debug", "--case", tmp_path / "case")

    _, errors = process.communicate()

    assert b"Traceback" in errors
    assert process.returncode == Exit.UNEXPECTED


def test_help_loads_no_heavy_package() -> None:
    process = start("--help", env={"PYTHONPROFILEIMPORTTIME": "1"})

    output, errors = process.communicate()

    loaded = {line.rpartition("|")[2].strip().partition(".")[0] for line in errors.decode().splitlines()}
    assert b"Usage: siliconveil" in output
    assert loaded & HEAVY == set()


def test_output_is_utf8_in_a_locale_that_is_not(tmp_path: Path) -> None:
    process = start("stats", "--case", tmp_path / "Größe", env={"PYTHONIOENCODING": "ascii"})

    _, errors = process.communicate()

    assert "Größe" in errors.decode("utf-8")


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_a_reader_that_goes_away_ends_the_verb_quietly(case_folder: Path) -> None:
    process = start("export", "--format", "json", "--case", case_folder)
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()

    errors = process.stderr.read()

    assert (process.wait(), errors) == (Exit.PIPE_CLOSED, b"")
    process.stderr.close()


class Raising(Verbs):
    """The command group with one verb that raises."""

    def __init__(self, error: BaseException) -> None:
        super().__init__("raising")
        self._error = error

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        def fail() -> None:
            raise self._error

        return click.Command(cmd_name, callback=fail)


@pytest.mark.parametrize(
    ("error", "code", "message"),
    [
        (KeyboardInterrupt(), Exit.INTERRUPTED, "Interrupted.\n"),
        (click.Abort(), Exit.INTERRUPTED, "Interrupted.\n"),
        (InputError("no such id"), Exit.USAGE, "Error: no such id\n"),
        (StoreAccessDenied("wrong password"), Exit.STORE, "Error: wrong password\n"),
        (QueryLimitExceeded("too long"), Exit.QUERY, "Error: too long\n"),
        (sqlite3.OperationalError("disk full"), Exit.CASE, "Error: the case's ledger failed (disk full)"),
        (KeyError("x"), Exit.UNEXPECTED, "Error: unexpected KeyError: 'x'\nThis is a bug in siliconveil;"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, BaseException) else None,
)
def test_an_error_ends_with_its_exit_code_and_one_message(
    error: BaseException, code: Exit, message: str
) -> None:
    result = CliRunner().invoke(Raising(error), ["verb"])

    assert result.exit_code == code
    assert result.stderr.startswith(message)
