"""Changes to the ledger's file: each all or nothing, alone or gathered into batches for speed."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

from graph.ledger_file import as_case_error

BATCH_SECONDS = 0.5
"""How long a batch gathers changes before it commits them."""


class Transactions:
    """The transactions of one connection; without a batch each change is committed at once."""

    def __init__(self, connection: sqlite3.Connection, *, path: Path) -> None:
        self._db = connection
        self._path = path
        self._seconds: float | None = None
        self._since: float | None = None

    @contextmanager
    def one(self) -> Iterator[None]:
        """One change: whole, or undone if anything is raised inside.

        Raises:
            CaseBusyError: another process is writing.
        """
        if self._seconds is None:
            self._begin()
            done: str = "COMMIT"
            undone: tuple[str, ...] = ("ROLLBACK",)
        else:
            self._join_batch()
            done, undone = "RELEASE item", ("ROLLBACK TO item", "RELEASE item")
        try:
            yield
        except BaseException:
            for statement in undone:
                self._db.execute(statement)
            raise
        self._db.execute(done)
        if self._since is not None and monotonic() - self._since >= (self._seconds or 0):
            self.flush()

    @contextmanager
    def batch(self) -> Iterator[None]:
        """Commit the changes made inside together, twice a second and at the end, come what may.

        Each is whole or not there, as ever; a process that is killed loses those of the last moments.
        """
        self._db.execute("PRAGMA cache_spill = OFF")  # so that a batch never keeps readers waiting
        self._seconds = BATCH_SECONDS
        try:
            yield
        finally:
            self.flush()
            self._seconds = None

    def flush(self) -> None:
        """Commit what a batch has gathered, for example before a long wait."""
        if self._since is not None:
            self._since = None
            self._db.execute("COMMIT")

    def _join_batch(self) -> None:
        if self._since is None:
            self._begin()
            self._since = monotonic()
        self._db.execute("SAVEPOINT item")

    def _begin(self) -> None:
        try:
            self._db.execute("BEGIN IMMEDIATE")
        except sqlite3.OperationalError as error:
            raise as_case_error(error, self._path) from error
