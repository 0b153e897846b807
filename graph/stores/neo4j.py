"""The server store: Neo4j 5.26 through the official driver.

Invariant: the database is given to siliconveil. A load touches it only if it is empty or was loaded before,
which a bookkeeping node (`:SiliconveilStore`, never an `:Entity`) tells; that node says "loading" until
everything is in place, so that a broken load is never taken for a view.
"""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, LiteralString

from graph.errors import (
    QueryError,
    QueryLimitExceeded,
    QuerySyntaxError,
    StoreAccessDenied,
    StoreError,
    StoreUnavailable,
    WriteRefused,
)
from graph.stores.base import DEFAULT_LIMITS, SCHEMA_VERSION, Limits, Loaded, Rows, Stamp
from graph.stores.door import admit
from graph.stores.projection import Projection, RelationshipRow, project
from graph.stores.tokens import quote_name
from graph.stores.values import batches, node_value, relationship_value
from graph.view import GraphView

if TYPE_CHECKING:
    import neo4j

_BATCH = 10_000
_CONNECT_SECONDS = 5.0
_SCHEMES = ("bolt", "neo4j")
_BOOK = "SiliconveilStore"
_SCHEMA = (
    "CREATE CONSTRAINT siliconveil_entity_id IF NOT EXISTS FOR (n:Entity) REQUIRE n.id IS UNIQUE",
    "CREATE INDEX siliconveil_entity_name IF NOT EXISTS FOR (n:Entity) ON (n.name)",
    "CALL db.awaitIndexes(300)",
)
_LIMIT_CODES = (
    "Neo.ClientError.Transaction.TransactionTimedOut",
    "Neo.TransientError.General.MemoryPoolOutOfMemory",
    "Neo.TransientError.General.OutOfMemory",
)

_Key = tuple[str | None, str, str | None, str | None]
"""A relationship as the server has it: its id property, type and the ids of its ends."""


@dataclass(frozen=True, slots=True)
class _Held:
    """What the server holds before a load, by the server's own element ids."""

    nodes: Mapping[str, tuple[str | None, frozenset[str]]]
    relationships: Mapping[str, _Key]


class Neo4jStore:
    """A store on a Neo4j server; it connects when first used."""

    def __init__(self, uri: str, user: str, password: str, database: str = "neo4j") -> None:
        self._uri = uri
        self._auth = (user, password)
        self._database = database
        self._driver: neo4j.Driver | None = None
        self._known: Stamp | None = None

    def load(self, view: GraphView) -> Loaded:
        """Make the database equal to `view`."""
        projection = project(view)
        with self._session() as session:
            self._claim(session)
            self._known = None
            for statement in _SCHEMA:
                _run(session, statement)
            held = _held(session)
            gone = _delete_stale(session, held, projection)
            _merge_nodes(session, projection)
            _remove_stale_labels(session, held, projection)
            _merge_relationships(session, projection)
            stamp = Stamp.of(view, projection)
            _run(session, f"MATCH (s:{_BOOK}) SET s = $book", book=asdict(stamp) | {"state": "loaded"})
        return Loaded(len(projection.nodes), len(projection.relationships), *gone)

    def query(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Rows:
        """Answer a reading statement; see `Store.query`."""
        given = {} if parameters is None else dict(parameters)
        admitted = admit(statement, given)
        if self._known is None and self.stamp() is None:
            raise StoreError(f"the database at {self._uri} holds no view; load one first")
        values = {name: _sent(value) for name, value in given.items() if name in admitted.parameters}
        try:
            with self._session(limits) as session, session.begin_transaction(timeout=limits.seconds) as work:
                return _rows(work.run(_text(admitted.text), values), admitted.columns, limits.rows)
        except (TypeError, ValueError, OverflowError) as error:
            raise QueryError(f"a parameter cannot be sent to Neo4j: {error}") from error

    def stamp(self) -> Stamp | None:
        """Which view the database holds; None if it was never, or not completely, loaded."""
        with self._session() as session:
            rows = _read(session, f"MATCH (s:{_BOOK} {{state: 'loaded'}}) RETURN properties(s)")
        self._known = next((_stamp(properties) for (properties,) in rows), None)
        return self._known

    def close(self) -> None:
        """Close the connections; the next use opens them again."""
        if self._driver is not None:
            self._driver.close()
        self._driver = None

    @contextmanager
    def _session(self, limits: Limits = DEFAULT_LIMITS) -> Iterator[neo4j.Session]:
        """A session whose errors are this project's."""
        import neo4j
        from neo4j.exceptions import DriverError, Neo4jError

        try:
            with self._connected().session(
                database=self._database, default_access_mode=neo4j.READ_ACCESS, fetch_size=2_000
            ) as session:
                yield session
        except Neo4jError as error:
            raise self._server_error(error, limits) from error
        except (DriverError, OSError) as error:
            self.close()
            raise self._unavailable(error) from error

    def _unavailable(self, error: Exception) -> StoreUnavailable:
        reason = " ".join(str(error).split())
        return StoreUnavailable(
            f"no Neo4j answers at {self._uri} ({reason}); start one with `docker compose up -d neo4j`, "
            "or correct the address (bolt://HOST:7687)"
        )

    def _connected(self) -> neo4j.Driver:
        import neo4j

        if not self._uri.startswith(_SCHEMES):
            raise self._unavailable(ValueError(f"an address starts with {' or '.join(_SCHEMES)}"))
        if self._driver is None:
            logging.getLogger("neo4j").addHandler(logging.NullHandler())
            driver = neo4j.GraphDatabase.driver(
                self._uri,
                auth=self._auth,
                connection_timeout=_CONNECT_SECONDS,
                connection_acquisition_timeout=2 * _CONNECT_SECONDS,
                max_transaction_retry_time=2 * _CONNECT_SECONDS,
            )
            self._driver = driver
            driver.verify_connectivity()
        return self._driver

    def _server_error(self, error: neo4j.exceptions.Neo4jError, limits: Limits) -> Exception:
        code, message = error.code or "", error.message or str(error)
        if code.startswith("Neo.ClientError.Security"):
            self.close()
            return StoreAccessDenied(
                f"Neo4j at {self._uri} refuses the user {self._auth[0]!r} or the password; "
                "set NEO4J_USER and NEO4J_PASSWORD"
            )
        if code.startswith(_LIMIT_CODES):
            return QueryLimitExceeded(f"stopped after at most {limits.seconds:g} s: {message}")
        if code == "Neo.ClientError.Statement.AccessMode":
            return WriteRefused(message)
        if code == "Neo.ClientError.Statement.SyntaxError":
            return QuerySyntaxError(message)
        if code.startswith("Neo.ClientError.Statement"):
            return QueryError(message)
        return StoreError(f"Neo4j at {self._uri} failed: {message} ({code})")

    def _claim(self, session: neo4j.Session) -> None:
        """Take the database for siliconveil, unless somebody else's data is in it."""
        [(books, others)] = _read(
            session,
            f"RETURN COUNT {{ MATCH (s:{_BOOK}) RETURN s }} AS books, "
            f"COUNT {{ MATCH (n) WHERE NOT n:{_BOOK} RETURN n }} AS others",
        )
        if not books and others:
            raise StoreError(
                f"the database {self._database!r} at {self._uri} holds {others} nodes that siliconveil did "
                "not write; give it an empty database, as a load deletes what the view does not hold"
            )
        _run(session, f"MERGE (s:{_BOOK}) SET s = {{state: 'loading'}}")


def _held(session: neo4j.Session) -> _Held:
    nodes = _read(session, "MATCH (n:Entity) RETURN elementId(n), n.id, labels(n)")
    edges = _read(session, "MATCH (a:Entity)-[r]->(b:Entity) RETURN elementId(r), r.id, type(r), a.id, b.id")
    return _Held(
        nodes={element: (node_id, frozenset(labels)) for element, node_id, labels in nodes},
        relationships={element: (edge_id, kind, start, end) for element, edge_id, kind, start, end in edges},
    )


def _delete_stale(session: neo4j.Session, held: _Held, projection: Projection) -> tuple[int, int]:
    """Delete what the view does not hold; gives how many nodes and relationships that were."""
    wanted = {row.id for row in projection.nodes}
    keys: set[_Key] = {(row.id, row.type.value, row.start, row.end) for row in projection.relationships}
    edges = list(_surplus(held.relationships.items(), keys))
    nodes = [element for element, (node_id, _) in held.nodes.items() if node_id not in wanted]
    _each(session, "MATCH ()-[r]->() WHERE elementId(r) = row DELETE r", edges)
    _each(session, "MATCH (n) WHERE elementId(n) = row DETACH DELETE n", nodes)
    return len(nodes), len(edges)


def _surplus(held: Iterable[tuple[str, _Key]], wanted: set[_Key]) -> Iterator[str]:
    """Element ids of the relationships that are not wanted, or there a second time."""
    missing = set(wanted)
    for element, key in held:
        if key in missing:
            missing.remove(key)
        else:
            yield element


def _merge_nodes(session: neo4j.Session, projection: Projection) -> None:
    for labels, nodes in projection.nodes_by_labels().items():
        statement = f"MERGE (n:Entity {{id: row.id}}) SET n = row, n:{':'.join(map(quote_name, labels))}"
        _each(session, statement, [dict(row.properties) for row in nodes])


def _remove_stale_labels(session: neo4j.Session, held: _Held, projection: Projection) -> None:
    """Take labels off nodes that have them no more; they come from the server, so they are quoted."""
    wanted = {row.id: frozenset(row.labels) for row in projection.nodes}
    stale: dict[tuple[str, ...], list[str]] = defaultdict(list)
    for element, (node_id, labels) in held.nodes.items():
        surplus = tuple(sorted(labels - wanted.get(node_id or "", labels)))
        if surplus:
            stale[surplus].append(element)
    for labels_gone, elements in stale.items():
        names = ":".join(map(quote_name, labels_gone))
        _each(session, f"MATCH (n) WHERE elementId(n) = row REMOVE n:{names}", elements)


def _merge_relationships(session: neo4j.Session, projection: Projection) -> None:
    for relation, edges in projection.relationships_by_type().items():
        statement = (
            "MATCH (a:Entity {id: row.start}) MATCH (b:Entity {id: row.end}) "
            f"MERGE (a)-[r:{relation.value} {{id: row.id}}]->(b) SET r = row.properties"
        )
        _each(session, statement, [_edge_row(row) for row in edges])


def _edge_row(row: RelationshipRow) -> dict[str, Any]:
    """The relationship as a parameter of the statement that merges it."""
    return {"id": row.id, "start": row.start, "end": row.end, "properties": dict(row.properties)}


def _each(session: neo4j.Session, statement: str, rows: Sequence[Any]) -> None:
    """Run `statement` for every `row`, in batches, each a transaction of its own."""
    for batch in batches(rows, _BATCH):
        _run(session, f"UNWIND $rows AS row {statement}", rows=batch)


def _run(session: neo4j.Session, statement: str, **parameters: Any) -> None:
    session.execute_write(lambda work: work.run(_text(statement), parameters).consume())


def _read(session: neo4j.Session, statement: str) -> list[tuple[Any, ...]]:
    return session.execute_read(lambda work: [tuple(row.values()) for row in work.run(_text(statement))])


def _text(statement: str) -> LiteralString:
    """The statement as the driver's type wants it: made of constants, quoted labels and the door's text."""
    return statement  # pyright: ignore[reportReturnType]


def _stamp(properties: Mapping[str, Any]) -> Stamp | None:
    """The stamp on the bookkeeping node, if it is of this version's form."""
    if properties.get("schema") != SCHEMA_VERSION:
        return None
    return Stamp(
        position=int(properties["position"]),
        schema=SCHEMA_VERSION,
        valid_at=properties.get("valid_at"),
        known_at=properties.get("known_at"),
        digest=str(properties["digest"]),
    )


def _rows(result: neo4j.Result, columns: Sequence[str] | None, most: int) -> Rows:
    names = tuple(result.keys()) if columns is None else tuple(columns)
    records: list[dict[str, Any]] = []
    truncated = False
    for row in result:
        if len(records) == most:
            truncated = True
            break
        records.append(dict(zip(names, map(_plain, row.values()), strict=True)))
    return Rows(names, tuple(records), tuple(dict.fromkeys(_warnings(result.consume()))), truncated)


def _warnings(summary: neo4j.ResultSummary) -> Iterator[str]:
    for status in summary.gql_status_objects:
        if status.is_notification and status.raw_severity == "WARNING":
            yield status.status_description.removeprefix("warn: ")


def _plain(value: Any) -> Any:
    """A value of the driver in plain Python; see `Rows`."""
    from neo4j.graph import Node, Path, Relationship

    if isinstance(value, Node):
        return node_value(list(value.labels), {key: _plain(item) for key, item in value.items()})
    if isinstance(value, Relationship):
        return relationship_value(value.type, {key: _plain(item) for key, item in value.items()})
    if isinstance(value, Path):
        return {"nodes": _plain(list(value.nodes)), "relationships": _plain(list(value.relationships))}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    return value.iso_format() if hasattr(value, "iso_format") else value


def _sent(value: Any) -> Any:
    """A parameter as the driver takes it."""
    if isinstance(value, Mapping):
        return {key: _sent(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_sent(item) for item in value]
    return value
