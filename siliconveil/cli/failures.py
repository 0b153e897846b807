"""Exit codes, and which error leads to which."""

from __future__ import annotations

import sqlite3
from enum import IntEnum

from graph.errors import CaseError, ExtractorError, InputError, QueryError, SiliconveilError, StoreError


class Exit(IntEnum):
    """The exit codes, as documented in docs/cli.md."""

    OK = 0
    UNEXPECTED = 1
    USAGE = 2
    SKIPPED = 3
    CASE = 4
    STORE = 5
    QUERY = 6
    EXTRACTOR = 7
    INTERRUPTED = 130
    PIPE_CLOSED = 141


MEANINGS = {
    Exit.OK: "done",
    Exit.UNEXPECTED: "an unexpected error (a bug: run again with --debug and report it)",
    Exit.USAGE: "the command line is wrong, or names something that is not there",
    Exit.SKIPPED: "some or all input was skipped; the message names each item and why",
    Exit.CASE: "the case is missing, broken, of a newer format, or another process writes to it",
    Exit.STORE: "the graph store is unreachable, denies access, or failed",
    Exit.QUERY: "the question was refused or is wrong",
    Exit.EXTRACTOR: "the extractor cannot go on (server, key, cost ceiling); what was read before stays",
    Exit.INTERRUPTED: "interrupted from the keyboard",
    Exit.PIPE_CLOSED: "the reader of the output went away",
}

_BY_CLASS: tuple[tuple[type[Exception], Exit], ...] = (
    (InputError, Exit.USAGE),  # what a verb could skip it has skipped; this came from an argument
    (CaseError, Exit.CASE),
    (ExtractorError, Exit.EXTRACTOR),
    (StoreError, Exit.STORE),
    (QueryError, Exit.QUERY),
    (sqlite3.Error, Exit.CASE),
)


def exit_of(error: Exception) -> Exit:
    """The exit code that an error leads to."""
    return next((code for kind, code in _BY_CLASS if isinstance(error, kind)), Exit.UNEXPECTED)


def message_of(error: Exception) -> str:
    """One message for a person: what was expected, what came, what to do next, and what was noted."""
    return "\n".join((_message_of(error), *notes_of(error)))


def notes_of(error: BaseException) -> tuple[str, ...]:
    """What was noted on an error on its way."""
    return tuple(getattr(error, "__notes__", ()))


def _message_of(error: Exception) -> str:
    if isinstance(error, SiliconveilError):
        return f"Error: {error}"
    if isinstance(error, sqlite3.Error):
        return f"Error: the case's ledger failed ({error}): check the disk, or restore the case from a backup"
    return (
        f"Error: unexpected {type(error).__name__}: {error}\n"
        "This is a bug in siliconveil; run again with --debug and report what it prints."
    )


def epilog() -> str:
    """The table of exit codes for `--help`."""
    rows = "\n".join(f"  {code.value:>3}  {meaning}" for code, meaning in MEANINGS.items())
    return f"\b\nExit codes:\n{rows}"
