from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import click
import pytest

from graph.errors import WriteRefused
from graph.stores.base import Rows
from siliconveil.cli.shell import Shell, history_file
from siliconveil.cli.statements import is_whole, parameters, statements


class Typed:
    """Stands for a person: gives the lines, then ends; remembers what was run."""

    def __init__(self, *lines: str | BaseException) -> None:
        self._lines: Iterator[str | BaseException] = iter(lines)
        self.ran: list[tuple[str, dict[str, Any]]] = []

    def read(self, prompt: str) -> str:
        line = next(self._lines, EOFError())
        if isinstance(line, BaseException):
            raise line
        return line

    def run(self, statement: str, values: dict[str, Any]) -> Rows:
        self.ran.append((statement, dict(values)))
        if "DELETE" in statement:
            raise WriteRefused("DELETE writes")
        return Rows(("one",), ({"one": 1},))

    def talk(self, **values: Any) -> list[tuple[str, dict[str, Any]]]:
        Shell(self.run, values, read=self.read).run()
        return self.ran


def test_a_statement_runs_when_its_semicolon_comes() -> None:
    assert Typed("MATCH (n)", "RETURN n;").talk() == [("MATCH (n)\nRETURN n", {})]


def test_several_statements_on_a_line_run_in_order() -> None:
    assert [statement for statement, _ in Typed("RETURN 1; RETURN 2;").talk()] == ["RETURN 1", "RETURN 2"]


def test_a_refused_statement_is_told_and_the_shell_goes_on(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Typed("DELETE n;", "RETURN 1;").talk()

    assert len(ran) == 2
    assert "Error: DELETE writes" in capsys.readouterr().err


def test_a_parameter_is_set_and_shown(capsys: pytest.CaptureFixture[str]) -> None:
    ran = Typed(":param id=alpha", ":param n=3", ":params", "RETURN $id;").talk(given=True)

    assert ran == [("RETURN $id", {"given": True, "id": "alpha", "n": 3})]
    assert capsys.readouterr().out.startswith("given = True\nid = 'alpha'\nn = 3\n")


@pytest.mark.parametrize("line", [":help", ":param", ":nonsense"])
def test_an_unknown_command_shows_the_help(capsys: pytest.CaptureFixture[str], line: str) -> None:
    Typed(line).talk()

    assert ":param NAME=VALUE" in capsys.readouterr().err


def test_a_wrong_parameter_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    Typed(":param id").talk()

    assert "'id' is not NAME=VALUE" in capsys.readouterr().err


def test_quitting_ends_the_shell() -> None:
    assert Typed(":quit", "RETURN 1;").talk() == []


def test_an_interrupt_forgets_the_line_and_the_shell_goes_on() -> None:
    assert Typed("MATCH (n)", KeyboardInterrupt(), "", "RETURN 1;").talk() == [("RETURN 1", {})]


def test_the_history_is_kept_in_the_state_folder_of_the_user(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    home = tmp_path_factory.mktemp("state")
    monkeypatch.setenv("XDG_STATE_HOME", str(home))

    assert home in history_file().parents or history_file().name == "cypher_history"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("RETURN ';' AS a; RETURN \"x;y\"", ["RETURN ';' AS a", 'RETURN "x;y"']),
        ("RETURN 1 // a; b\n; RETURN 2", ["RETURN 1 // a; b", "RETURN 2"]),
        ("/* ; */ RETURN `a;b`;", ["/* ; */ RETURN `a;b`"]),
        (r"RETURN 'it\'s;' AS a;;", [r"RETURN 'it\'s;' AS a"]),
        (" ; \n", []),
    ],
)
def test_a_semicolon_ends_a_statement_unless_it_is_quoted(text: str, found: list[str]) -> None:
    assert list(statements(text)) == found


@pytest.mark.parametrize(
    ("text", "whole"), [("RETURN 1;", True), ("RETURN ';'", False), ("RETURN 1; RETURN", False), ("", False)]
)
def test_a_text_is_whole_when_a_semicolon_ends_it(text: str, *, whole: bool) -> None:
    assert is_whole(text) is whole


def test_a_value_is_json_where_it_can_be_and_text_elsewhere() -> None:
    found = parameters(["a=1", "b=[1,2]", "c=null", "d=Alpha", 'e="1"', "f=a=b"])

    assert found == {"a": 1, "b": [1, 2], "c": None, "d": "Alpha", "e": "1", "f": "a=b"}


@pytest.mark.parametrize("pair", ["a", "=1", " =1"])
def test_a_pair_without_a_name_or_a_value_is_refused(pair: str) -> None:
    with pytest.raises(click.BadParameter, match="is not NAME=VALUE"):
        parameters([pair])
