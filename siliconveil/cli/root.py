"""The command group: loads a verb when it is called, and turns errors into messages and exit codes."""

from __future__ import annotations

import importlib
import os
import sys
from collections.abc import Sequence
from typing import Any, TextIO

import click

from siliconveil.cli.failures import Exit, epilog, exit_of, message_of, notes_of
from siliconveil.cli.options import debug_option, debugging

VERBS = (
    "ask",
    "correct",
    "cypher",
    "demo",
    "diff",
    "evaluate",
    "export",
    "extract",
    "fetch",
    "ingest",
    "load",
    "pick",
    "reread",
    "retract",
    "sources",
    "stats",
)
"""Every verb; `siliconveil.cli.VERB` holds a command of the same name."""


class Verbs(click.Group):
    """A group that imports a verb's module only when the verb is looked at."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The verbs in alphabetical order."""
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a verb, or None if there is no such verb."""
        if cmd_name not in VERBS:
            return None
        command: click.Command = getattr(importlib.import_module(f"siliconveil.cli.{cmd_name}"), cmd_name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the verb; it exits with its code, or with that of the error it raised."""
        try:
            code = super().invoke(ctx)
            sys.stdout.flush()
        except (click.exceptions.Exit, click.ClickException):
            raise
        except (KeyboardInterrupt, click.Abort) as stop:
            click.echo("\n".join(("Interrupted.", *notes_of(stop))), err=True)
            code = Exit.INTERRUPTED
        except BrokenPipeError:
            _forget_stdout()
            code = Exit.PIPE_CLOSED
        except Exception as error:
            if debugging(ctx):
                raise
            click.echo(message_of(error), err=True)
            code = exit_of(error)
        ctx.exit(int(code or 0))


def _forget_stdout() -> None:
    """Point stdout at nothing, so that the interpreter's last flush does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(
    cls=Verbs,
    epilog=epilog(),
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110},
)
@click.version_option(package_name="siliconveil", message="%(prog)s %(version)s")
@debug_option
def root() -> None:
    """Who really finances, owns and uses the AI-chip clusters.

    Reads texts into a case, and answers from it with quotes, sources and dates.

    \b
    Start with:
      siliconveil ingest ARTICLES/
      siliconveil ask financing --place MY,SG --investor-country CN
    """


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the command line; the console script calls this."""
    for stream in (sys.stdout, sys.stderr):
        _speak_utf8(stream)
    root.main(args=None if arguments is None else list(arguments), prog_name="siliconveil")


def _speak_utf8(stream: TextIO) -> None:
    """German and Chinese quotes must come out whole, whatever the locale says."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(encoding="utf-8", errors="backslashreplace")
