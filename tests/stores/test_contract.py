"""What every store must do, run over each of them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from graph.errors import (
    QueryError,
    QueryLimitExceeded,
    QuerySyntaxError,
    StoreError,
    WriteRefused,
)
from graph.schema import Kind, Relation
from graph.stores.base import Limits, Loaded, Stamp, Store, project
from graph.view import Node
from graph.when import Period
from tests.stores.conftest import dump
from tests.stores.samples import FUND, MONEY, OPERATOR, RUNS, SITE, bare, edge, view


def ids(store: Store, statement: str) -> list[str]:
    return [row["id"] for row in store.query(statement).records]


# -- loading ---------------------------------------------------------------------------------------


def test_a_load_counts_what_the_view_holds(store: Store) -> None:
    loaded = store.load(view())

    assert loaded == Loaded(nodes=8, relationships=2, nodes_deleted=0, relationships_deleted=0)


def test_a_loaded_store_shows_what_was_projected(store: Store) -> None:
    store.load(view())
    projection = project(view())

    nodes, edges = dump(store)

    assert nodes == [{"_labels": sorted(row.labels), **row.properties} for row in projection.nodes]
    assert edges == [
        {"start": row.start, "type": row.type.value, "r": dict(row.properties), "end": row.end}
        for row in projection.relationships
    ]


def test_loading_the_same_view_again_changes_nothing(store: Store) -> None:
    store.load(view())
    before = dump(store)

    loaded = store.load(view())

    assert (loaded.nodes_deleted, loaded.relationships_deleted) == (0, 0)
    assert dump(store) == before


def test_a_second_view_replaces_properties_and_drops_those_it_lacks(store: Store) -> None:
    store.load(view())

    store.load(view([replace(FUND, name="Acme Capital", properties={"lei": "L"}), OPERATOR, SITE]))

    [row] = store.query("MATCH (n:Entity {id: 'acme-fund'}) RETURN properties(n) AS p").records
    assert row["p"]["name"] == "Acme Capital"
    assert row["p"]["lei"] == "L"
    assert "country" not in row["p"]


def test_a_second_view_takes_role_and_kind_labels_away(store: Store) -> None:
    store.load(view())

    store.load(view([replace(FUND, roles=()), OPERATOR, replace(SITE, kind=Kind.ORGANIZATION)]))

    assert ids(store, "MATCH (n:Investor) RETURN n.id AS id") == []
    assert ids(store, "MATCH (n:DataCentre) RETURN n.id AS id") == []
    assert "site-one" in ids(store, "MATCH (n:Organization) RETURN n.id AS id")


def test_what_the_second_view_lacks_is_deleted_and_counted(store: Store) -> None:
    store.load(view())

    loaded = store.load(view([OPERATOR, SITE], [RUNS], claims={}, documents=[]))

    assert loaded == Loaded(nodes=2, relationships=1, nodes_deleted=6, relationships_deleted=1)
    assert ids(store, "MATCH (n:Entity) RETURN n.id AS id ORDER BY n.id") == ["kedah-compute", "site-one"]
    assert ids(store, "MATCH (:Entity)-[r]->(:Entity) RETURN r.id AS id") == ["e-runs"]


def test_an_edge_that_moved_to_other_ends_or_another_type_is_moved(store: Store) -> None:
    store.load(bare("a", "b", "c", edges=[edge("e1", "a", Relation.OWNS, "b")]))

    store.load(bare("a", "b", "c", edges=[edge("e1", "c", Relation.CONTROLS, "b")]))

    rows = store.query("MATCH (a:Entity)-[r]->(b) RETURN a.id AS a, type(r) AS t, b.id AS b, r.id AS id")
    assert rows.records == ({"a": "c", "t": "CONTROLS", "b": "b", "id": "e1"},)


def test_parallel_edges_of_one_type_stay_apart(store: Store) -> None:
    first, second = edge("e1", "a", Relation.OWNS, "b"), edge("e2", "a", Relation.OWNS, "b")

    store.load(bare("a", "b", edges=[first, second]))

    assert ids(store, "MATCH (:Entity)-[r:OWNS]->(:Entity) RETURN r.id AS id ORDER BY r.id") == ["e1", "e2"]


def test_an_edge_from_a_node_to_itself_is_kept(store: Store) -> None:
    store.load(bare("a", edges=[edge("e1", "a", Relation.AFFILIATED_WITH, "a")]))

    assert ids(store, "MATCH (n:Entity)-[r]->(n) RETURN r.id AS id") == ["e1"]


def test_an_empty_view_empties_the_store(store: Store) -> None:
    store.load(view())

    loaded = store.load(bare())

    assert loaded == Loaded(nodes=0, relationships=0, nodes_deleted=8, relationships_deleted=2)
    assert ids(store, "MATCH (n:Entity) RETURN n.id AS id") == []


def test_names_in_any_script_and_odd_characters_come_back_as_they_were(store: Store) -> None:
    name = "北京 \"quoted\" 'single' `tick` \\u0027 \n Ärger 🧿"
    store.load(view([replace(FUND, name=name), OPERATOR, SITE]))

    rows = store.query("MATCH (n:Entity) WHERE n.name = $name RETURN n.name AS name", {"name": name})

    assert rows.records == ({"name": name},)


# -- stamps ----------------------------------------------------------------------------------------


def test_an_empty_store_has_no_stamp(store: Store) -> None:
    assert store.stamp() is None


def test_a_store_that_holds_no_view_refuses_to_answer(store: Store) -> None:
    with pytest.raises(StoreError, match="holds no view; load one first"):
        store.query("MATCH (n) RETURN n.id")


def test_the_stamp_tells_which_view_is_held(store: Store) -> None:
    then = replace(view(), valid_at=date(2025, 1, 1), known_at=datetime(2025, 2, 3, tzinfo=UTC))

    store.load(then)

    assert store.stamp() == Stamp.of(then, project(then))


def test_the_stamp_changes_with_the_view(store: Store) -> None:
    store.load(view(position=7))
    first = store.stamp()

    store.load(view(edges=[RUNS], position=8))

    second = store.stamp()
    assert first is not None
    assert second is not None
    assert (first.position, second.position) == (7, 8)
    assert first.digest != second.digest


def test_a_closed_store_opens_again_when_asked(store: Store) -> None:
    store.load(view())
    before = store.stamp()

    store.close()

    assert store.stamp() == before
    assert len(store.query("MATCH (n:Claim) RETURN n.id").records) == 3


# -- reading ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("label", "count"),
    [
        ("Entity", 8),
        ("Organization", 2),
        ("DataCentre", 1),
        ("Investor", 1),
        ("Operator", 1),
        ("Claim", 3),
        ("Document", 2),
        ("Entity:Organization:Operator", 1),
        ("Investor|Operator", 2),
    ],
)
def test_every_label_finds_its_nodes(store: Store, label: str, count: int) -> None:
    store.load(view())

    rows = store.query(f"MATCH (n:{label}) RETURN count(n) AS n")

    assert rows.records == ({"n": count},)


def test_values_keep_their_types(store: Store) -> None:
    store.load(view())

    rows = store.query(
        "MATCH (n:Investor)-[r:FINANCES]->() RETURN n.named AS flag, n.founded AS whole, n.rating AS real, "
        "n.aliases AS texts, n.nothing AS nothing, r.confidence AS confidence, r.sources AS sources, "
        "r.disputed AS disputed, r.amount_min AS amount, {a: [1, 2.0, 'x', null]} AS map"
    )

    [record] = rows.records
    assert record == {
        "flag": True,
        "whole": 1999,
        "real": 4.5,
        "texts": ["Acme", "Фонд «Акме»"],
        "nothing": None,
        "confidence": 0.8,
        "sources": 1,
        "disputed": True,
        "amount": 89.0,
        "map": {"a": [1, 2.0, "x", None]},
    }
    assert [type(record[name]) for name in ("flag", "whole", "real", "sources")] == [bool, int, float, int]


def test_properties_that_engines_keep_for_themselves_are_ours(store: Store) -> None:
    store.load(view())

    rows = store.query(
        "MATCH (d:Document) RETURN d.id, d.title, d.name, d.type, d.label, d.node_type, d['title'] AS t "
        "ORDER BY d.id"
    )

    assert [tuple(row.values()) for row in rows.records] == [
        ("d-note", None, None, None, None, None, None),
        ("d-press", "Money for Kedah", None, None, None, None, "Money for Kedah"),
    ]


def test_a_claim_has_its_offsets(store: Store) -> None:
    store.load(view())

    rows = store.query("MATCH (c:Claim {id: 'c-no'}) RETURN c.start, c.end, c.quote, c.attribution")

    assert rows.columns == ("c.start", "c.end", "c.quote", "c.attribution")
    assert tuple(rows.records[0].values()) == (
        62,
        81,
        "Acme Fund denies it",
        ["Example News", "people familiar"],
    )


def test_keys_and_maps_of_a_node_are_those_that_were_stored(store: Store) -> None:
    store.load(view())

    [row] = store.query(
        "MATCH (n:DataCentre) "
        "RETURN keys(n) AS keys, n {.name, .id, kind: 'site'} AS map, labels(n) AS labels"
    ).records

    assert sorted(row["keys"]) == ["aliases", "claims", "id", "name", "named", "sources"]
    assert row["map"] == {"name": "Site One", "id": "site-one", "kind": "site"}
    assert sorted(row["labels"]) == ["DataCentre", "Entity"]


def test_nodes_relationships_and_paths_come_as_plain_values(store: Store) -> None:
    store.load(bare("a", "b", edges=[edge("e1", "a", Relation.OWNS, "b")]))

    [row] = store.query("MATCH p = (:Entity {id: 'a'})-[r]->() RETURN r, p, collect(r) AS rs").records

    assert row["r"]["_type"] == "OWNS"
    assert row["r"]["id"] == "e1"
    assert [node["id"] for node in row["p"]["nodes"]] == ["a", "b"]
    assert row["p"]["nodes"][0]["_labels"] == ["Entity", "Organization"]
    assert row["p"]["relationships"] == row["rs"] == [row["r"]]


def test_dates_come_as_iso_text(store: Store) -> None:
    store.load(bare())

    [row] = store.query("RETURN date('2025-10-03') AS d").records

    assert row == {"d": "2025-10-03"}


def test_parameters_carry_lists_sets_and_maps(store: Store) -> None:
    store.load(view())
    given = {
        "ids": ("acme-fund",),
        "more": {"site-one"},
        "row": {"name": "Site One", "n": [1]},
        "unused": object(),
    }

    rows = store.query(
        "MATCH (n:Entity) WHERE n.id IN $ids OR (n.id IN $more AND n.name = $row.name) "
        "RETURN n.id AS id, $row AS row ORDER BY id",
        given,
    )

    assert [record["id"] for record in rows.records] == ["acme-fund", "site-one"]
    assert rows.records[0]["row"] == {"name": "Site One", "n": [1]}


def test_columns_without_a_name_are_called_as_they_were_written(store: Store) -> None:
    store.load(view())

    rows = store.query("MATCH (n:DataCentre) RETURN n.name, n . id, toUpper(n.name), count(*)")

    assert rows.columns == ("n.name", "n . id", "toUpper(n.name)", "count(*)")


def test_a_star_gives_the_variables(store: Store) -> None:
    store.load(bare("a"))

    rows = store.query("MATCH (n:Entity) WITH n.id AS id, n.name AS name RETURN *")

    assert set(rows.columns) == {"id", "name"}
    assert rows.records == ({"id": "a", "name": "A"},)


def test_an_answer_without_rows_still_has_its_columns(store: Store) -> None:
    store.load(view())

    rows = store.query("MATCH (n:Entity {id: 'nobody'}) RETURN n.id AS id, n.name AS name")

    assert (rows.columns, rows.records) == (("id", "name"), ())


def test_dates_compare_as_text_days(store: Store) -> None:
    store.load(view())
    held = (
        "MATCH (:Entity)-[r]->(:Entity) WHERE ($valid_at IS NULL OR ((r.from_day IS NULL OR r.from_day <= "
        "$valid_at) AND (r.to_day IS NULL OR r.to_day > $valid_at))) RETURN r.id AS id ORDER BY id"
    )

    found = {
        day: [row["id"] for row in store.query(held, {"valid_at": day}).records]
        for day in (None, "2024-08-31", "2024-12-31", "2025-06-01", "2026-03-01")
    }

    assert found == {
        None: ["e-money", "e-runs"],
        "2024-08-31": [],
        "2024-12-31": ["e-money"],
        "2025-06-01": ["e-money", "e-runs"],
        "2026-03-01": ["e-money"],
    }


def test_the_portable_subset_is_answered(store: Store) -> None:
    store.load(view())

    rows = store.query(
        """
        /* the way from the money to the site */
        MATCH p = shortestPath((a:Investor {id: $a})-[*..4]->(s:DataCentre))
        WHERE all(r IN relationships(p) WHERE r.stance IN ['asserted', 'alleged'])
          AND none(n IN nodes(p) WHERE n:Claim)
          AND EXISTS { (a)-[:FINANCES]->(:Organization) }
        CALL { WITH a MATCH (a)-[r]->() RETURN count(r) AS out }
        OPTIONAL MATCH (s)-[:LOCATED_IN]->(place:Place)
        RETURN [n IN nodes(p) | n.id] AS ids,
          reduce(held = [], r IN relationships(p) | held + r.claims) AS claims,
          out, COUNT { (s)--() } AS degree, coalesce(place.id, 'nowhere') AS place,
          CASE WHEN length(p) > 1 THEN 'long' ELSE 'short' END AS how, [(a)-[r]->(b) | b.name] AS names
        UNION
        UNWIND [1] AS x
        RETURN [] AS ids, [] AS claims, x AS out, 0 AS degree, '' AS place, '' AS how, [] AS names
        """,
        {"a": "acme-fund"},
    )

    assert rows.records[0] == {
        "ids": ["acme-fund", "kedah-compute", "site-one"],
        "claims": ["c-money", "c-runs"],
        "out": 1,
        "degree": 1,
        "place": "nowhere",
        "how": "long",
        "names": ["Kedah Compute"],
    }
    assert len(rows.records) == 2


@pytest.mark.parametrize("text", ["it's", 'a "b"', "tab\there", "back\\slash", "北京", "\\d+", "line\nbreak"])
def test_texts_in_a_statement_mean_what_they_say(store: Store, text: str) -> None:
    store.load(bare())
    literal = text.replace("\\", "\\\\").replace("'", "\\'")

    rows = store.query(f"RETURN '{literal}' AS text")

    assert rows.records == ({"text": text},)


def test_every_property_of_the_ontology_can_be_asked_for(store: Store) -> None:
    projection = project(view())
    names = {name for node in projection.nodes for name in node.properties}
    names |= {name for relationship in projection.relationships for name in relationship.properties}
    columns = tuple(f"n.{name}" for name in sorted(names))
    store.load(view())

    rows = store.query(f"MATCH (n:Entity) RETURN {', '.join(columns)} LIMIT 1")

    assert rows.columns == columns


def test_an_unknown_label_is_warned_about_once(store: Store) -> None:
    store.load(view())

    rows = store.query("MATCH (n:Nonsense) RETURN n.id AS id UNION MATCH (n:Nonsense) RETURN n.id AS id")

    assert rows.records == ()
    assert len([text for text in rows.warnings if "Nonsense" in text]) == 1


# -- refusals and limits ---------------------------------------------------------------------------


@pytest.mark.parametrize(
    "statement",
    [
        "CREATE (n:Entity {id: 'x'})",
        "MATCH (n) DETACH DELETE n",
        "MATCH (n) SET n.name = 'x'",
        "LOAD CSV FROM 'file:///etc/passwd' AS row RETURN row",
        "CALL db.labels() YIELD label RETURN label",
    ],
)
def test_a_statement_that_does_more_than_read_changes_nothing(store: Store, statement: str) -> None:
    store.load(view())
    before = dump(store)

    with pytest.raises(WriteRefused, match="reading statements only"):
        store.query(statement)

    assert dump(store) == before


def test_a_syntax_error_says_where(store: Store) -> None:
    store.load(view())

    with pytest.raises(QuerySyntaxError, match="line 2, column 14: expected a value, found ORDER"):
        store.query("MATCH (n)\nRETURN n.id, ORDER BY n.id")


def test_what_only_the_engine_can_see_is_an_error_too(store: Store) -> None:
    store.load(view())

    with pytest.raises(QueryError, match="zero"):
        store.query("MATCH (n:Entity) RETURN 1 / 0 AS x")


def test_an_unknown_variable_is_an_error(store: Store) -> None:
    store.load(view())

    with pytest.raises(QueryError, match="nobody"):
        store.query("MATCH (n:Entity) RETURN nobody.id AS x")


def test_a_missing_parameter_is_named(store: Store) -> None:
    store.load(view())

    with pytest.raises(QueryError, match=r"\$id, \$place"):
        store.query("MATCH (n {id: $id}) WHERE n.name = $place RETURN n.id")


def test_a_parameter_of_a_strange_type_is_an_error(store: Store) -> None:
    store.load(view())

    with pytest.raises(QueryError):
        store.query("RETURN $x AS x", {"x": object()})


def test_rows_beyond_the_cap_are_cut_off_and_said_to_be(store: Store) -> None:
    store.load(view())

    cut = store.query("MATCH (n:Entity) RETURN n.id AS id ORDER BY id", limits=Limits(rows=3))
    whole = store.query("MATCH (n:Entity) RETURN n.id AS id ORDER BY id", limits=Limits(rows=8))

    assert (len(cut.records), cut.truncated) == (3, True)
    assert (len(whole.records), whole.truncated, whole.warnings) == (8, False, ())


def test_a_query_that_takes_too_long_is_stopped(store: Store) -> None:
    store.load(bare())
    endless = "UNWIND range(1, 9999) AS a UNWIND range(1, 9999) AS b RETURN sum(a * b) AS n"

    with pytest.raises(QueryLimitExceeded):
        store.query(endless, limits=Limits(seconds=0.3))


def test_a_node_without_relationships_is_found_by_its_claims(store: Store) -> None:
    lonely = Node(id="lonely", kind=Kind.ORGANIZATION, name="Lonely", named=False, claims=("c-no",))
    store.load(view([FUND, OPERATOR, SITE, lonely]))

    found = ids(store, "MATCH (n:Entity) WHERE 'c-no' IN n.claims AND NOT (n)--() RETURN n.id AS id")

    assert found == ["lonely"]


def test_a_view_whose_edge_has_no_end_is_refused_and_the_store_stays(store: Store) -> None:
    store.load(view())
    before = dump(store)

    with pytest.raises(StoreError, match="names 'nobody'"):
        store.load(view(edges=[MONEY, edge("e9", "nobody", Relation.OWNS, "site-one", valid=Period())]))

    assert dump(store) == before
