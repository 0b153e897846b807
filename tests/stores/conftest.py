"""The stores that the contract suite runs over."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from graph.stores.base import Store
from graph.stores.embedded import EmbeddedStore
from graph.stores.neo4j import Neo4jStore
from tests.neo4j_server.process import Server


@pytest.fixture
def neo4j_store(empty_neo4j: Server) -> Iterator[Neo4jStore]:
    """An empty store on a real server."""
    store = Neo4jStore(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password)
    yield store
    store.close()


@pytest.fixture(params=["embedded", "neo4j"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """An empty store of each kind."""
    if request.param == "neo4j":
        yield request.getfixturevalue("neo4j_store")
        return
    embedded = EmbeddedStore(tmp_path / "store.kgl")
    yield embedded
    embedded.close()


def dump(store: Store) -> tuple[list[Any], list[Any]]:
    """Everything that a store shows, in order."""
    nodes = store.query("MATCH (n:Entity) RETURN n ORDER BY n.id").records
    edges = store.query(
        "MATCH (a:Entity)-[r]->(b:Entity) RETURN a.id AS start, type(r) AS type, properties(r) AS r, "
        "b.id AS `end` ORDER BY r.id, a.id, b.id"
    ).records
    return [row["n"] for row in nodes], list(edges)
