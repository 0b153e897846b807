"""Load time and query time of the embedded store against Neo4j, as ratios in one run.

    python -m benchmarks.stores 20000

makes a case of that many parties and sites with three times as many edges, loads it into both stores, asks
each the same questions and prints a table. Rows are compared: a ratio counts only if both answers are equal.
The server is that of the tests (`tests/neo4j_server`), or the one named by NEO4J_TEST_URI, which is emptied.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from graph.identity import content_hash
from graph.schema import Kind, Relation, Stance
from graph.stores.base import Rows, Store
from graph.stores.embedded import EmbeddedStore
from graph.stores.neo4j import Neo4jStore
from graph.view import Edge, GraphView, Node
from graph.when import Period
from tests.neo4j_server.jars import cache_folder, fetch, pinned
from tests.neo4j_server.process import Server, given, running

_LIBRARY = Path(__file__).parents[1] / "queries" / "cypher"
_COUNTRIES = ("CN", "US", "MY", "SG", "JP", "DE", "AE", "TW")
_ROUNDS = 7


@dataclass(frozen=True, slots=True)
class Question:
    """A statement with its parameters."""

    name: str
    statement: str
    parameters: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Measured:
    """What one store took, in seconds, and what it answered."""

    load: float
    queries: dict[str, float]
    answers: dict[str, Rows]


def main() -> None:
    """Run the benchmark and print its table."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("nodes", type=int, nargs="?", default=20_000, help="how many nodes (default 20000)")
    count: int = parser.parse_args().nodes
    view = synthetic_view(count)
    asked = questions()
    with tempfile.TemporaryDirectory() as folder:
        embedded = measure(EmbeddedStore(Path(folder) / "store.kgl"), view, asked)
        with _server(Path(folder)) as server:
            store = Neo4jStore(server.uri, server.user, server.password)
            served = measure(store, view, asked)
            store.close()
    print("\n".join(table(embedded, served, view)))


def synthetic_view(count: int) -> GraphView:
    """A case of `count` nodes and three times as many edges; the same for the same count."""
    chance = random.Random(count)
    places = [_node(f"place-{code.lower()}", Kind.PLACE, code) for code in _COUNTRIES]
    sites = [_node(f"site-{number}", Kind.DATA_CENTRE, "") for number in range(count // 10)]
    parties = [
        _node(f"party-{number}", Kind.ORGANIZATION, chance.choice(_COUNTRIES))
        for number in range(count - len(places) - len(sites))
    ]
    edges = list(_edges(chance, places, sites, parties))
    nodes = {node.id: node for node in (*places, *sites, *parties)}
    return GraphView(1, None, None, nodes, {edge.id: edge for edge in edges}, {}, {})


def _edges(
    chance: random.Random, places: list[Node], sites: list[Node], parties: list[Node]
) -> Iterator[Edge]:
    for number, site in enumerate(sites):
        yield _edge(number, site, Relation.LOCATED_IN, chance.choice(places))
        yield _edge(number, chance.choice(parties), Relation.OPERATES, site)
    between = (Relation.OWNS, Relation.FINANCES, Relation.CUSTOMER_OF, Relation.SUPPLIES)
    for number in range(3 * (len(places) + len(sites) + len(parties)) - 2 * len(sites)):
        subject, target = chance.sample(parties, 2)
        yield _edge(number, subject, chance.choice(between), target)


def _node(name: str, kind: Kind, country: str) -> Node:
    return Node(name, kind, name.title(), named=True, properties={"country": country} if country else {})


def _edge(number: int, subject: Node, relation: Relation, target: Node) -> Edge:
    return Edge(
        id=content_hash(number, subject.id, relation.value, target.id),
        subject=subject.id,
        relation=relation,
        object=target.id,
        valid=Period.parse(str(2018 + number % 8), None),
        qualifiers={},
        contested=(),
        stance=Stance.ASSERTED,
        stances=(Stance.ASSERTED,),
        disputed=False,
        confidence=0.8,
        sources=1,
        claims=(f"claim-{number}",),
    )


def questions() -> list[Question]:
    """The main questions: from the library where it has them."""
    where: dict[str, Any] = {
        "places": ["place-my", "place-sg"],
        "codes": ["MY", "SG"],
        "valid_at": "2025-01-01",
        "limit": 500,
    }
    return [
        Question("one party by id", "MATCH (n:Entity {id: $id}) RETURN n.id, n.name", {"id": "party-77"}),
        Question(
            "all within two steps",
            "MATCH (n:Entity {id: $id})-[*1..2]-(m:Entity) RETURN DISTINCT m.id AS id ORDER BY id",
            {"id": "party-77"},
        ),
        Question("operators in two places", _library("operators_in"), where),
        Question(
            "financing behind two places",
            _library("financing_chains"),
            where | {"country": "CN"},
        ),
        Question(
            "edges by relation",
            "MATCH (:Entity)-[r]->(:Entity) RETURN type(r) AS relation, count(*) AS n ORDER BY relation",
            {},
        ),
    ]


def _library(name: str) -> str:
    return (_LIBRARY / f"{name}.cypher").read_text(encoding="utf-8")


def measure(store: Store, view: GraphView, asked: list[Question]) -> Measured:
    """Load the view and ask each question several times; a query's time is the median after a warm-up."""
    load = _seconds(lambda: store.load(view))
    queries: dict[str, float] = {}
    answers: dict[str, Rows] = {}
    for question in asked:
        answers[question.name] = store.query(question.statement, question.parameters)
        times = [
            _seconds(lambda one=question: store.query(one.statement, one.parameters))  # type: ignore[misc]
            for _ in range(_ROUNDS)
        ]
        queries[question.name] = statistics.median(times)
    return Measured(load, queries, answers)


def _seconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def table(embedded: Measured, served: Measured, view: GraphView) -> Iterator[str]:
    """The lines of the report."""
    yield f"{len(view.nodes)} nodes, {len(view.edges)} edges; median of {_ROUNDS} runs; milliseconds"
    yield ""
    yield f"{'':30} {'rows':>7} {'embedded':>10} {'Neo4j':>10} {'Neo4j / embedded':>17}"
    yield _line("load", "", embedded.load, served.load)
    for name, seconds in embedded.queries.items():
        ours, theirs = embedded.answers[name], served.answers[name]
        rows = str(len(ours.records)) if ours.records == theirs.records else "DIFFER"
        yield _line(name, rows, seconds, served.queries[name])


def _line(name: str, rows: str, ours: float, theirs: float) -> str:
    return f"{name:30} {rows:>7} {ours * 1000:10.2f} {theirs * 1000:10.2f} {theirs / ours:16.1f}×"


@contextmanager
def _server(home: Path) -> Iterator[Server]:
    named = given()
    if named is not None:
        yield named
        return
    with running(fetch(cache_folder(), pinned()), home / "neo4j") as server:
        yield server


if __name__ == "__main__":
    main()
