"""Every statement of the library gives equal rows, in equal order, on the embedded store and on Neo4j."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any

import pytest

from graph.stores.neo4j import Neo4jStore
from graph.view import GraphView
from queries.answers import Answers
from queries.disputes import about, disputed
from queries.financing import financing_behind
from queries.library import Statement, statements
from queries.ownership import controllers_of, holdings_of, owners_of
from queries.queryable import Queryable, RowsLike
from queries.routes import chip_route
from queries.supply import customers_of, models_trained_offshore, operators_in
from queries.trade import trade_by_destination
from tests.neo4j_server.process import Server
from tests.queries.world import Held

_DAYS = (None, "2024-06-01", "2025-06-01")
_QUESTIONS: tuple[Callable[[Queryable], Answers], ...] = (
    lambda graph: financing_behind(graph, place="MY,SG", investor_country="CN"),
    lambda graph: owners_of(graph, "dayone"),
    lambda graph: controllers_of(graph, "island-hosting"),
    lambda graph: holdings_of(graph, "hillhouse"),
    lambda graph: operators_in(graph, "MY"),
    lambda graph: customers_of(graph, "dayone"),
    lambda graph: models_trained_offshore(graph, "CN"),
    lambda graph: chip_route(graph),
    lambda graph: trade_by_destination(graph),
    lambda graph: disputed(graph),
    lambda graph: about(graph, "dayone"),
)


class OnNeo4j:
    """A view in Neo4j: what a question is put to."""

    def __init__(self, view: GraphView, store: Neo4jStore) -> None:
        self.view = view
        self._store = store

    def run(self, statement: str, parameters: Mapping[str, Any]) -> RowsLike:
        return self._store.query(statement, parameters)


@pytest.fixture
def on_neo4j(world: Held, empty_neo4j: Server) -> Iterator[OnNeo4j]:
    store = Neo4jStore(empty_neo4j.uri, empty_neo4j.user, empty_neo4j.password)
    try:
        store.load(world.view)
        yield OnNeo4j(world.view, store)
    finally:
        store.close()


def _values(view: GraphView) -> dict[str, Sequence[Any]]:
    """For each parameter the values to try; the widest come first."""
    everyone = sorted(view.nodes)
    return {
        "valid_at": _DAYS,
        "limit": (10_000, 1),
        "country": ("CN", "MY"),
        "codes": (["MY", "SG"], [], None),
        "places": ([], ["johor"], None),
        "entity": ("dayone", "gds-international", "hillhouse", "site-nusajaya", "doc:sites", None),
        "exporter": (None, "taiwan"),
        "parties": (everyone, []),
        "starts": (None, everyone),
        "chips": (everyone, []),
    }


def _tries(statement: Statement, view: GraphView) -> Iterator[dict[str, Any]]:
    """The widest values, and each other value in turn beside them."""
    values = _values(view)
    widest = {name: values[name][0] for name in statement.parameters}
    yield widest
    for name in statement.parameters:
        for value in values[name][1:]:
            yield widest | {name: value}


def test_every_statement_gives_equal_rows_on_both_stores(world: Held, on_neo4j: OnNeo4j) -> None:
    tries = [(one, parameters) for one in statements() for parameters in _tries(one, world.view)]

    differ = [
        (one.name, parameters)
        for one, parameters in tries
        if _rows(world, one, parameters) != _rows(on_neo4j, one, parameters)
    ]

    assert differ == []


def _rows(graph: Queryable, statement: Statement, parameters: Mapping[str, Any]) -> tuple[Any, ...]:
    rows = graph.run(statement.text, parameters)
    return rows.columns, list(rows.records), rows.truncated


@pytest.mark.parametrize("statement", statements(), ids=lambda one: one.name)
def test_a_statement_finds_something_in_the_world_of_the_tests(statement: Statement, world: Held) -> None:
    found = [world.run(statement.text, parameters).records for parameters in _tries(statement, world.view)]

    assert any(found)


def test_every_question_has_equal_answers_on_both_stores(world: Held, on_neo4j: OnNeo4j) -> None:
    for question in _QUESTIONS:
        assert question(on_neo4j).to_json() == question(world).to_json()
