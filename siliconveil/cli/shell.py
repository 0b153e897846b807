"""The interactive Cypher shell: multi-line statements, parameters, and a history kept between sessions."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import QueryError
from siliconveil.cli.statements import is_whole, parameter, statements

if TYPE_CHECKING:
    from graph.stores.base import Rows

_HELP = """\
End a statement with a semicolon. Only reading statements run.
  :param NAME=VALUE   set a parameter (JSON or text), used as $NAME
  :params             show the parameters
  :help               show this
  :quit               leave (or Ctrl-D)"""

Run = Callable[[str, dict[str, Any]], "Rows"]
Read = Callable[[str], str]


class Shell:
    """Reads statements until the end, runs each, and goes on after a wrong one.

    Args:
        run: answers a statement with the given parameters.
        values: the parameters to start with.
        read: gives the next line for a prompt, and raises EOFError at the end.
    """

    def __init__(self, run: Run, values: dict[str, Any], *, read: Read | None = None) -> None:
        self._run = run
        self._values = dict(values)
        self._read = read or _prompt()

    def run(self) -> None:
        """Talk until the user leaves."""
        click.echo("Read-only Cypher; :help for help, :quit to leave.", err=True)
        while (text := self._next()) is not None:
            if text.startswith(":"):
                if text.split()[0] in (":quit", ":exit", ":q"):
                    return
                self._command(text)
            else:
                self._answer(text)

    def _next(self) -> str | None:
        """The next whole statement or command; None at the end."""
        text = ""
        while True:
            try:
                line = self._read("... " if text else "cypher> ")
            except KeyboardInterrupt:
                text = ""
                continue
            except EOFError:
                return None
            text = f"{text}\n{line}" if text else line
            if not text.strip():
                text = ""
            elif text.startswith(":") or is_whole(text):
                return text.strip()

    def _command(self, text: str) -> None:
        word, _, rest = text.partition(" ")
        if word == ":param" and rest.strip():
            try:
                name, value = parameter(rest.strip())
            except click.BadParameter as error:
                click.echo(error.format_message(), err=True)
            else:
                self._values[name] = value
        elif word == ":params":
            for name, value in self._values.items():
                click.echo(f"{name} = {value!r}")
        else:
            click.echo(_HELP, err=True)

    def _answer(self, text: str) -> None:
        from siliconveil.cli.cypher import show

        for statement in statements(text):
            try:
                show(self._run(statement, self._values))
            except QueryError as error:
                click.echo(f"Error: {error}", err=True)


def history_file() -> Path:
    """Where the history is kept: the user's state folder, not the case."""
    from platformdirs import user_state_path

    return user_state_path("siliconveil", appauthor=False, ensure_exists=True) / "cypher_history"


def _prompt() -> Read:
    from prompt_toolkit import PromptSession
    from prompt_toolkit.history import FileHistory, History, InMemoryHistory

    history: History
    try:
        history = FileHistory(str(history_file()))
    except OSError:
        history = InMemoryHistory()
    session: PromptSession[str] = PromptSession(history=history)
    return session.prompt
