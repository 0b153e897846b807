"""The embedded store: kglite, one file, no server.

Invariant: the file is never edited. A load writes a new one beside it, renames it over the old one and then
stamps it; a file whose stamp is missing or does not fit is no store at all, and says so.

kglite keeps one slot for `title` and `name`, answers `type`, `label` and `node_type` with its own primary
type and cannot parse `.end`. So these properties are stored under another name, and statements and answers
are translated on the way in and out. It gives the ends of a relationship as a label instead of a node, so
`startNode(r)` and `endNode(r)` are taken only with a property behind them.
"""

from __future__ import annotations

import hashlib
import json
import re
import warnings
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, cast

from graph.errors import QueryError, QueryLimitExceeded, QuerySyntaxError, StoreError
from graph.stores import confined
from graph.stores.base import DEFAULT_LIMITS, SCHEMA_VERSION, Limits, Loaded, Rows, Stamp
from graph.stores.door import admit
from graph.stores.projection import Projection, RelationshipRow, project
from graph.stores.values import batches, plain
from graph.view import GraphView

if TYPE_CHECKING:
    import kglite

HIDDEN = frozenset({"end", "label", "name", "node_type", "title", "type"})
"""Properties that kglite would answer by rules of its own."""

PREFIX = "own__"
_STORED = {name: PREFIX + name for name in HIDDEN}
_SHOWN = {stored: name for name, stored in _STORED.items()}
_BATCH = 10_000
_ENGINE_PLACE = re.compile(r"Cypher [a-z]+ error(?: at line \d+, col \d+)?: ")


class EmbeddedStore:
    """A store in one file, or in memory alone if `path` is None."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._graph: kglite.KnowledgeGraph | None = None
        self._stamp: Stamp | None = None
        self._opened = path is None

    def load(self, view: GraphView) -> Loaded:
        """Make the store equal to `view`; one that already is stays as it is."""
        projection = project(view)
        stamp = Stamp.of(view, projection)
        before = self._ids()
        if stamp != self.stamp():
            self._replace(projection, stamp)
        return Loaded(
            nodes=len(projection.nodes),
            relationships=len(projection.relationships),
            nodes_deleted=len(before[0] - {row.id for row in projection.nodes}),
            relationships_deleted=len(before[1] - {row.id for row in projection.relationships}),
        )

    def query(
        self,
        statement: str,
        parameters: Mapping[str, Any] | None = None,
        *,
        limits: Limits = DEFAULT_LIMITS,
    ) -> Rows:
        """Answer a reading statement; see `Store.query`."""
        given = {} if parameters is None else parameters
        admitted = admit(statement, given)
        if admitted.whole_ends:
            raise QueryError("the embedded store reads startNode(r).id and endNode(r).id, not the whole node")
        if self.stamp() is None or self._graph is None:
            raise StoreError(f"the store{self._place()} holds no view; load one first")
        text = admitted.renamed(HIDDEN, PREFIX)
        values = {name: _stored(value) for name, value in given.items() if name in admitted.parameters}
        if limits.memory is None:
            return run_query(self._graph, text, values, admitted.columns, limits)
        with self._on_disk(self._graph) as path:
            return confined.run(confined.Request(path, text, values, admitted.columns, limits))

    def stamp(self) -> Stamp | None:
        """Which view the file holds; None if it is missing, damaged or of another version."""
        if not self._opened:
            self._open()
        return self._stamp

    def close(self) -> None:
        """Let go of the graph; the file stays, and is opened again when asked."""
        self._graph = None
        self._stamp = None
        self._opened = False

    @contextmanager
    def _on_disk(self, graph: kglite.KnowledgeGraph) -> Iterator[Path]:
        """The store's file, named from the root, as it is opened elsewhere; a passing one in memory."""
        if self._path is not None:
            yield self._path.resolve()
            return
        with TemporaryDirectory() as folder:
            path = Path(folder) / "store.kgl"
            _write(graph, path)
            yield path

    def _place(self) -> str:
        return "" if self._path is None else f" at {self._path}"

    def _open(self) -> None:
        self._opened = True
        if self._path is None:
            return
        stamp = _read_stamp(self._path)
        if stamp is not None:
            self._graph = open_graph(self._path)
            self._stamp = stamp if self._graph is not None else None

    def _ids(self) -> tuple[set[str], set[str]]:
        """Ids of the nodes and relationships that the store holds now."""
        if self.stamp() is None or self._graph is None:
            return set(), set()
        nodes = _view(self._graph, "MATCH (n) RETURN n.id AS id", {})
        edges = _view(self._graph, "MATCH ()-[r]->() RETURN r.id AS id", {})
        return set(nodes.column("id")), set(edges.column("id"))

    def _replace(self, projection: Projection, stamp: Stamp) -> None:
        graph = _build(projection)
        if self._path is not None:
            _save(graph, self._path, stamp)
        self._graph, self._stamp, self._opened = graph, stamp, True


def _build(projection: Projection) -> kglite.KnowledgeGraph:
    """A new graph that holds the projection."""
    import kglite

    kglite.set_query_warning_policy("silent")
    graph = kglite.KnowledgeGraph()
    graph.create_index("Entity", PREFIX + "name")
    for labels, nodes in projection.nodes_by_labels().items():
        statement = f"UNWIND $rows AS row CREATE (n:{':'.join(labels)}) SET n = row"
        for batch in batches([_own(row.properties) for row in nodes], _BATCH):
            graph.cypher(statement, params={"rows": batch})
    for relation, edges in projection.relationships_by_type().items():
        statement = (
            "UNWIND $rows AS row MATCH (a:Entity {id: row.source}), (b:Entity {id: row.target}) "
            f"CREATE (a)-[r:{relation.value}]->(b) SET r = row.properties"
        )
        for batch in batches([_edge_row(row) for row in edges], _BATCH):
            graph.cypher(statement, params={"rows": batch})
    graph.read_only(True)
    return graph


def _edge_row(row: RelationshipRow) -> dict[str, Any]:
    return {"source": row.start, "target": row.end, "properties": _own(row.properties)}


def run_query(
    graph: kglite.KnowledgeGraph,
    statement: str,
    parameters: dict[str, Any],
    columns: Sequence[str] | None,
    limits: Limits,
) -> Rows:
    """Run a statement that the door let through, with the stored names, and translate what comes back."""
    import kglite

    try:
        return _rows(_view(graph, statement, parameters, limits), columns)
    except kglite.CypherSyntaxError as error:
        raise QuerySyntaxError(f"the embedded engine cannot read this: {_message(error)}") from error
    except kglite.CypherTimeoutError as error:
        raise QueryLimitExceeded(
            f"the query ran longer than {limits.seconds:g} s; start it at an id or shorten its paths"
        ) from error
    except (kglite.KgError, ValueError, TypeError, OverflowError, RecursionError) as error:
        if "max_work_units" in str(error) or "safety limit" in str(error):
            raise QueryLimitExceeded(_message(error)) from error
        raise QueryError(_message(error)) from error


def _view(
    graph: kglite.KnowledgeGraph, statement: str, parameters: dict[str, Any], limits: Limits | None = None
) -> kglite.ResultView:
    """The engine's answer; without limits for the store's own bookkeeping."""
    caps: dict[str, Any] = {}
    if limits is not None:
        caps = {
            "timeout_ms": max(1, int(limits.seconds * 1000)),
            "max_work_units": limits.work,
            "row_limit": limits.rows,
        }
    view = graph.cypher(statement, params=parameters, hide_structural_keys=True, **caps)
    return cast("kglite.ResultView", view)


def _rows(view: kglite.ResultView, columns: Sequence[str] | None) -> Rows:
    own = tuple(view.columns)
    names = tuple(_shown_text(name) for name in own) if columns is None else tuple(columns)
    records = tuple(
        {name: plain(row[column], _SHOWN) for name, column in zip(names, own, strict=True)} for row in view
    )
    diagnostics = view.diagnostics or {}
    total = diagnostics.get("total_rows")
    return Rows(
        columns=names,
        records=records,
        warnings=tuple(dict.fromkeys(_shown_text(text) for text in _about_names(view.warnings))),
        truncated=total is not None and total > len(records),
    )


def _about_names(texts: Iterable[str]) -> Iterator[str]:
    """The warnings but for that on cut rows, which `Rows.truncated` carries."""
    return (text for text in texts if not text.startswith("Result truncated"))


def _own(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties of a row under the names that they are stored by."""
    return {_STORED.get(name, name): value for name, value in properties.items()}


def _stored(value: Any) -> Any:
    """A parameter with the hidden properties under the names that they are stored by."""
    if isinstance(value, Mapping):
        return {_STORED.get(key, key): _stored(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_stored(item) for item in value]
    return value


def _message(error: Exception) -> str:
    """The engine's first line, without its place, which counts in the statement as translated."""
    return _ENGINE_PLACE.sub("", _shown_text(str(error)).partition("\n")[0], count=1)


def _shown_text(text: str) -> str:
    return text.replace(PREFIX, "")


def _save(graph: kglite.KnowledgeGraph, path: Path, stamp: Stamp) -> None:
    """Put the graph's file in place, then its stamp; in between there is no valid store."""
    fresh, note = path.with_name(path.name + ".new"), _stamp_path(path)
    content = {"stamp": asdict(stamp), "engine": _engine()}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        _write(graph, fresh)
        content["sha256"] = _sha256(fresh)
        note.unlink(missing_ok=True)
        fresh.replace(path)
        unfinished = note.with_name(note.name + ".new")
        unfinished.write_text(json.dumps(content), encoding="utf-8")
        unfinished.replace(note)
    except OSError as error:
        raise StoreError(f"the store at {path} cannot be written: {error}") from error


def _write(graph: kglite.KnowledgeGraph, path: Path) -> None:
    """Write the graph to `path`; the engine's advice on its format is of no use to anyone."""
    import kglite

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            graph.save(str(path), layout="compact")
        except kglite.KgError as error:
            raise OSError(str(error)) from error


def _read_stamp(path: Path) -> Stamp | None:
    """The stamp beside the file, if the file is the one that was stamped, by this engine and form."""
    try:
        content = json.loads(_stamp_path(path).read_text(encoding="utf-8"))
        stamp = Stamp(**content["stamp"])
        fits = content["engine"] == _engine() and content["sha256"] == _sha256(path)
    except (OSError, ValueError, TypeError, KeyError):
        return None
    return stamp if fits and stamp.schema == SCHEMA_VERSION else None


def open_graph(path: Path) -> kglite.KnowledgeGraph | None:
    """The graph in the file, for reading; None if it is damaged."""
    import kglite

    kglite.set_query_warning_policy("silent")
    try:
        graph = kglite.load(str(path))
    except kglite.KgError:
        return None
    graph.read_only(True)
    return graph


def _stamp_path(path: Path) -> Path:
    return path.with_name(path.name + ".stamp")


def _engine() -> str:
    from importlib.metadata import version

    return f"kglite {version('kglite')}"


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
