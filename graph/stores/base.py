"""What every graph store can do, and the values that cross its border.

Invariant: a store is a projection of one view. It can be thrown away at any time; what it cannot answer it
refuses with an error, it never answers with silence.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol, Self

from graph.stores.projection import SCHEMA_VERSION, NodeRow, Projection, RelationshipRow, project
from graph.view import GraphView

__all__ = [
    "DEFAULT_LIMITS",
    "SCHEMA_VERSION",
    "TYPED_LIMITS",
    "Limits",
    "Loaded",
    "NodeRow",
    "Projection",
    "RelationshipRow",
    "Rows",
    "Stamp",
    "Store",
    "project",
]


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one query.

    Attributes:
        seconds: wall-clock time after which the query is stopped.
        rows: rows that are handed back; more are cut off and `Rows.truncated` says so.
        work: rows and list items that the embedded engine may hold or walk on the way to the answer.
        memory: bytes that the query may take; None leaves it to the work cap. Ask for it wherever a person
            types the statement: the embedded store then runs it in a process of its own. On Neo4j the
            server's settings rule.
    """

    seconds: float = 30.0
    rows: int = 100_000
    work: int = 10_000_000
    memory: int | None = None


DEFAULT_LIMITS = Limits()
"""For the statements of the query library."""

TYPED_LIMITS = Limits(memory=2 << 30)
"""For statements that a person types."""


@dataclass(frozen=True, slots=True)
class Rows:
    """The answer to one query, in plain Python values.

    A node comes as its properties with `_labels` (sorted), a relationship as its properties with `_type`,
    a path as `{"nodes": […], "relationships": […]}`, dates as ISO text.

    Attributes:
        columns: names in the order of the RETURN clause.
        warnings: what the engine had to say (an unknown label, …), each once.
        truncated: whether the row cap cut the answer.
    """

    columns: tuple[str, ...]
    records: tuple[dict[str, Any], ...]
    warnings: tuple[str, ...] = ()
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Stamp:
    """Which view a store holds.

    Attributes:
        position: the ledger's position that the view was derived from.
        schema: version of the property-graph form.
        valid_at: the view's valid day as ISO text, or None for any day.
        known_at: the view's recorded moment as ISO text, or None for now.
        digest: SHA-256 over all nodes and relationships.
    """

    position: int
    schema: int
    valid_at: str | None
    known_at: str | None
    digest: str

    @classmethod
    def of(cls, view: GraphView, projection: Projection) -> Self:
        """The stamp of a store that holds `projection`, made from `view`."""
        return cls(
            position=view.position,
            schema=SCHEMA_VERSION,
            valid_at=None if view.valid_at is None else view.valid_at.isoformat(),
            known_at=None if view.known_at is None else view.known_at.isoformat(),
            digest=projection.digest(),
        )


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a load did.

    Attributes:
        nodes, relationships: how many the view holds, and so the store now.
        nodes_deleted, relationships_deleted: how many the store held that the view does not.
    """

    nodes: int
    relationships: int
    nodes_deleted: int
    relationships_deleted: int


class Store(Protocol):
    """Holds one view and answers Cypher about it."""

    def load(self, view: GraphView) -> Loaded:
        """Make the store equal to `view`: add, update and delete as needed."""
        ...

    def query(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Rows:
        """Answer a reading statement.

        Raises:
            WriteRefused: the statement does, or may do, more than read.
            QuerySyntaxError: the statement is not Cypher.
            QueryLimitExceeded: a cap other than that on rows was reached.
            StoreError: the store holds no view, or failed.
        """
        ...

    def stamp(self) -> Stamp | None:
        """Which view the store holds; None if none that can be trusted, so that the caller loads one."""
        ...

    def close(self) -> None:
        """Let go of files and connections."""
        ...
