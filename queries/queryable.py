"""What a question is put to: something that runs a statement, and the view that its rows come from.

Rows carry ids only; names, quotes and dates are read from the view, so that a row can never say more than
the claims do.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from graph.view import GraphView
from queries.library import statement

ROW_CAP = 5_000
"""Rows that one statement of the library may hand back; beyond it an answer says that it was cut."""


class RowsLike(Protocol):
    """What a store hands back; `graph.stores.base.Rows` is one."""

    @property
    def columns(self) -> tuple[str, ...]:
        """Names in the order of the RETURN clause."""
        ...

    @property
    def records(self) -> Sequence[Mapping[str, Any]]:
        """One mapping a row, in plain Python values."""
        ...

    @property
    def truncated(self) -> bool:
        """Whether a cap of the store cut the rows."""
        ...

    @property
    def warnings(self) -> tuple[str, ...]:
        """What the engine had to say."""
        ...


class Queryable(Protocol):
    """A store that holds `view`, behind its read-only door."""

    @property
    def view(self) -> GraphView:
        """The view that the store was loaded with."""
        ...

    def run(self, statement: str, parameters: Mapping[str, Any]) -> RowsLike:
        """Answer a reading statement."""
        ...


@dataclass(frozen=True, slots=True)
class Asked:
    """A graph and the valid day that a question is about; None is any day.

    The day defaults to that of the view: a view of one day has nothing to say about another.
    """

    graph: Queryable
    valid_at: date | None = None

    @property
    def view(self) -> GraphView:
        """The view that evidence comes from."""
        return self.graph.view

    @property
    def day(self) -> date | None:
        """The valid day in force."""
        return self.view.valid_at if self.valid_at is None else self.valid_at

    def rows(self, name: str, **parameters: Any) -> Fetched:
        """The rows of the library's statement `name`, at most `ROW_CAP`.

        The engine's own warnings stay here: a library statement names the whole vocabulary, and that a
        small graph lacks some of it is nothing to tell the asker.
        """
        day = None if self.day is None else self.day.isoformat()
        given = {"valid_at": day, "limit": ROW_CAP + 1, **parameters}
        wanted = statement(name)
        rows = self.graph.run(wanted.text, {key: given[key] for key in wanted.parameters})
        records = tuple(rows.records)
        return Fetched(records[:ROW_CAP], rows.truncated or len(records) > ROW_CAP)


@dataclass(frozen=True, slots=True)
class Fetched:
    """Rows of one statement, and whether there would have been more."""

    records: tuple[Mapping[str, Any], ...]
    truncated: bool = False

    def __add__(self, other: Fetched) -> Fetched:
        return Fetched(self.records + other.records, self.truncated or other.truncated)
