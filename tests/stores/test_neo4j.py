"""The Neo4j store's dealings with its server."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, given, settings
from neo4j import Driver, GraphDatabase

from graph.errors import (
    QueryError,
    QueryLimitExceeded,
    StoreAccessDenied,
    StoreError,
    StoreUnavailable,
    WriteRefused,
)
from graph.schema import Relation
from graph.stores.base import SCHEMA_VERSION, Limits
from graph.stores.embedded import EmbeddedStore
from graph.stores.neo4j import Neo4jStore
from graph.view import GraphView
from tests.neo4j_server.process import Server
from tests.stores.conftest import dump
from tests.stores.samples import bare, edge, view
from tests.strategies import views


@pytest.fixture
def driver(empty_neo4j: Server) -> Iterator[Driver]:
    """The driver itself, to do to the database what siliconveil would not."""
    with GraphDatabase.driver(empty_neo4j.uri, auth=(empty_neo4j.user, empty_neo4j.password)) as driver:
        yield driver


@pytest.mark.parametrize(
    "uri",
    [
        "bolt://127.0.0.1:1",
        "neo4j://127.0.0.1:1",
        "bolt://no-such-host.invalid:7687",
        "http://127.0.0.1:7474",
        "127.0.0.1:7687",
        "bolt+what://127.0.0.1",
    ],
)
def test_where_no_server_answers_the_message_says_what_to_do(uri: str) -> None:
    start = time.monotonic()

    with pytest.raises(StoreUnavailable, match=r"no Neo4j answers at .*docker compose up"):
        Neo4jStore(uri, "neo4j", "secret").stamp()

    assert time.monotonic() - start < 12


def test_loading_and_asking_say_it_too() -> None:
    store = Neo4jStore("bolt://127.0.0.1:1", "neo4j", "secret")

    with pytest.raises(StoreUnavailable):
        store.load(view())
    with pytest.raises(StoreUnavailable):
        store.query("RETURN 1 AS x")


def test_a_wrong_password_is_told_apart_and_not_shown(empty_neo4j: Server) -> None:
    with pytest.raises(StoreAccessDenied, match="NEO4J_PASSWORD") as refused:
        Neo4jStore(empty_neo4j.uri, empty_neo4j.user, "wrong-secret").load(view())

    assert "wrong-secret" not in str(refused.value)


def test_an_unknown_database_is_an_error(empty_neo4j: Server) -> None:
    store = Neo4jStore(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password, "elsewhere")

    with pytest.raises(StoreError, match="elsewhere"):
        store.stamp()
    store.close()


def test_a_database_with_other_data_is_left_alone(neo4j_store: Neo4jStore, driver: Driver) -> None:
    driver.execute_query("CREATE (:Customer {name: 'Somebody'})")

    with pytest.raises(StoreError, match="holds 1 nodes that siliconveil did not write"):
        neo4j_store.load(view())

    records, _, _ = driver.execute_query("MATCH (n) RETURN labels(n) AS labels")
    assert [record["labels"] for record in records] == [["Customer"]]


def test_what_others_add_later_is_kept_unless_it_is_an_entity(
    neo4j_store: Neo4jStore, driver: Driver
) -> None:
    neo4j_store.load(view())
    driver.execute_query("CREATE (:Note {text: 'mine'})-[:ABOUT]->(:Entity {id: 'intruder'})")

    loaded = neo4j_store.load(view())

    assert (loaded.nodes_deleted, loaded.relationships_deleted) == (1, 0)
    records, _, _ = driver.execute_query("MATCH (n:Note) RETURN n.text AS text")
    assert [record["text"] for record in records] == ["mine"]


def test_what_others_changed_is_put_right(neo4j_store: Neo4jStore, driver: Driver) -> None:
    neo4j_store.load(view())
    before = dump(neo4j_store)
    driver.execute_query("MATCH (n:Entity {id: 'acme-fund'}) SET n:`odd ``label`, n.name = 'x', n.extra = 1")
    driver.execute_query(
        "MATCH (a:Entity {id: 'acme-fund'})-[r:FINANCES]->(b) "
        "CREATE (a)-[s:FINANCES]->(b) SET s = properties(r) SET r.disputed = false CREATE (a)-[:OWNS]->(b)"
    )
    driver.execute_query("MATCH (n:Entity {id: 'site-one'}) DETACH DELETE n")

    loaded = neo4j_store.load(view())

    assert loaded.relationships_deleted == 2
    assert dump(neo4j_store) == before


def test_a_load_that_was_cut_off_is_no_view(
    neo4j_store: Neo4jStore, driver: Driver, empty_neo4j: Server
) -> None:
    neo4j_store.load(view())
    driver.execute_query("MATCH (s:SiliconveilStore) SET s = {state: 'loading'}")
    store = Neo4jStore(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password)

    with pytest.raises(StoreError, match="holds no view; load one first"):
        store.query("MATCH (n:Entity) RETURN n.id")

    assert store.load(view()).nodes_deleted == 0
    assert store.stamp() is not None
    store.close()


def test_a_view_of_another_form_is_no_view(neo4j_store: Neo4jStore, driver: Driver) -> None:
    neo4j_store.load(view())
    driver.execute_query("MATCH (s:SiliconveilStore) SET s.schema = $schema", schema=SCHEMA_VERSION + 1)

    assert neo4j_store.stamp() is None


def test_the_bookkeeping_is_one_node_that_is_no_entity(neo4j_store: Neo4jStore, driver: Driver) -> None:
    neo4j_store.load(view())
    neo4j_store.load(bare("a"))

    records, _, _ = driver.execute_query("MATCH (n) WHERE NOT n:Entity RETURN labels(n) AS labels")

    assert [record["labels"] for record in records] == [["SiliconveilStore"]]


def test_ids_are_unique_and_names_indexed(neo4j_store: Neo4jStore, driver: Driver) -> None:
    neo4j_store.load(view())

    constraints, _, _ = driver.execute_query("SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type")
    indexes, _, _ = driver.execute_query(
        "SHOW INDEXES YIELD name, state WHERE name STARTS WITH 'siliconveil' RETURN name, state ORDER BY name"
    )

    assert [tuple(record.values()) for record in constraints] == [(["Entity"], ["id"], "UNIQUENESS")]
    assert [tuple(record.values()) for record in indexes] == [
        ("siliconveil_entity_id", "ONLINE"),
        ("siliconveil_entity_name", "ONLINE"),
    ]


def test_the_server_itself_refuses_to_write_in_a_query(neo4j_store: Neo4jStore) -> None:
    with (
        pytest.raises(WriteRefused, match="read access mode"),
        neo4j_store._session() as session,
        session.begin_transaction() as work,
    ):
        work.run("CREATE (n:X)").consume()


def test_a_query_that_takes_too_much_memory_is_stopped(neo4j_store: Neo4jStore) -> None:
    neo4j_store.load(bare())

    with pytest.raises(QueryLimitExceeded, match="memory"):
        neo4j_store.query(
            "UNWIND range(1, 20000000) AS x RETURN collect(toString(x)) AS xs", limits=Limits(seconds=60)
        )


def test_whole_ends_of_relationships_are_answered(neo4j_store: Neo4jStore) -> None:
    neo4j_store.load(bare("a", "b", edges=[edge("e1", "a", Relation.OWNS, "b")]))

    rows = neo4j_store.query("MATCH ()-[r]->() RETURN startNode(r) AS s, {end: endNode(r)} AS e")

    assert rows.records[0]["s"]["id"] == "a"
    assert rows.records[0]["e"]["end"]["id"] == "b"


def test_a_parameter_that_bolt_cannot_carry_is_an_error(neo4j_store: Neo4jStore) -> None:
    neo4j_store.load(bare())

    with pytest.raises(QueryError, match="a parameter cannot be sent"):
        neo4j_store.query("RETURN $x AS x", {"x": 1 << 80})


def test_more_than_one_batch_is_loaded_and_deleted(neo4j_store: Neo4jStore) -> None:
    ids = [f"n{number}" for number in range(10_500)]
    neo4j_store.load(bare(*ids))

    loaded = neo4j_store.load(bare("n1"))

    assert (loaded.nodes, loaded.nodes_deleted) == (1, 10_499)


def test_views_loaded_one_after_another_equal_the_embedded_store(neo4j_store: Neo4jStore) -> None:
    @settings(max_examples=8, deadline=None, database=None, suppress_health_check=list(HealthCheck))
    @given(views())
    def check(one: GraphView) -> None:
        embedded = EmbeddedStore(None)

        neo4j_store.load(one)
        embedded.load(one)

        assert dump(neo4j_store) == dump(embedded)
        assert neo4j_store.stamp() == embedded.stamp()

    check()
