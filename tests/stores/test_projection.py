"""The property-graph form of a view."""

from __future__ import annotations

from dataclasses import replace

import pytest

from graph.errors import StoreError
from graph.model import Document
from graph.quantity import Quantity
from graph.schema import Relation
from graph.stores.base import NodeRow, project
from graph.when import Period
from tests.stores.samples import (
    CLAIMS,
    DOCUMENT,
    FUND,
    MONEY,
    MONEY_CLAIM,
    OPERATOR,
    RUNS,
    SITE,
    bare,
    edge,
    view,
)


def test_rows_come_in_the_order_of_their_ids() -> None:
    backwards = view([SITE, OPERATOR, FUND], [MONEY, RUNS], documents=[DOCUMENT])

    projection = project(backwards)

    assert [row.id for row in projection.relationships] == ["e-money", "e-runs"]
    assert [row.id for row in projection.nodes] == sorted(row.id for row in projection.nodes)


def test_an_entity_has_its_labels_facts_and_claims() -> None:
    rows = {row.id: row for row in project(view()).nodes}

    assert rows["acme-fund"] == NodeRow(
        id="acme-fund",
        labels=("Entity", "Organization", "Investor"),
        properties={
            "aliases": ["Acme", "Фонд «Акме»"],
            "claims": ["c-money", "c-no"],
            "country": "CN",
            "founded": 1999,
            "id": "acme-fund",
            "name": "Acme Fund",
            "named": True,
            "rating": 4.5,
            "sources": ["register"],
        },
    )


def test_facts_never_hide_what_the_view_itself_knows() -> None:
    forged = replace(FUND, properties={"id": "x", "named": "no", "claims": "none"})

    [row] = [row for row in project(view([forged, OPERATOR, SITE])).nodes if row.id == "acme-fund"]

    assert row.properties["named"] is True
    assert row.properties["claims"] == ["c-money", "c-no"]


def test_a_claim_is_a_node_with_quote_stance_and_source() -> None:
    [row] = [row for row in project(view()).nodes if row.id == "c-money"]

    assert row.labels == ("Entity", "Claim")
    assert row.properties == {
        "attribution": ["Example News", "people familiar"],
        "confidence": 0.8,
        "document": "d-press",
        "end": 39,
        "extractor": "rules@1",
        "id": "c-money",
        "object": "kedah-compute",
        "published": "2025-10-03",
        "publisher": "Example News",
        "quote": "Acme Fund is said to back Kedah Compute",
        "recorded": "2025-11-01T12:00:00+00:00",
        "relation": "FINANCES",
        "stance": "alleged",
        "start": 0,
        "subject": "acme-fund",
        "valid_from": "late 2024",
    }


def test_a_claim_whose_document_is_not_in_the_view_has_no_publisher() -> None:
    [row] = [row for row in project(view(documents=[])).nodes if row.id == "c-money"]

    assert "publisher" not in row.properties


def test_a_relationship_has_its_evidence_days_and_flat_qualifiers() -> None:
    [row] = [row for row in project(view()).relationships if row.id == "e-money"]

    assert (row.type, row.start, row.end) == (Relation.FINANCES, "acme-fund", "kedah-compute")
    assert row.properties == {
        "amount_approx": False,
        "amount_comparator": "more than",
        "amount_currency": "USD",
        "amount_min": 89.0,
        "claims": ["c-money"],
        "confidence": 0.8,
        "contested": [],
        "denials": ["c-no"],
        "derived": False,
        "disputed": True,
        "from_day": "2024-09-01",
        "id": "e-money",
        "instrument": "loan",
        "sources": 1,
        "stance": "alleged",
        "stances": ["alleged"],
        "valid_from": "late 2024",
    }


@pytest.mark.parametrize(
    ("start", "end", "days"),
    [
        (None, None, {}),
        ("2024", None, {"from_day": "2024-01-01"}),
        (None, "2025-11", {"to_day": "2025-11-01"}),
        ("2025", "2025", {"from_day": "2025-01-01", "to_day": "2026-01-01"}),
    ],
)
def test_days_say_when_it_begins_and_no_longer_holds(
    start: str | None, end: str | None, days: dict[str, str]
) -> None:
    one = edge("e1", "a", Relation.OWNS, "b", valid=Period.parse(start, end))

    [row] = project(bare("a", "b", edges=[one])).relationships

    assert {name: row.properties[name] for name in ("from_day", "to_day") if name in row.properties} == days


def test_every_quantity_and_number_is_flat() -> None:
    share = Quantity(10.0, 20.0, approx=True)
    one = edge("e1", "a", Relation.OWNS, "b", qualifiers={"share": share, "price_ratio": 0.1})

    [row] = project(bare("a", "b", edges=[one])).relationships

    flat = {name: value for name, value in row.properties.items() if name.startswith(("share", "price"))}
    assert flat == {"price_ratio": 0.1, "share_approx": True, "share_max": 20.0, "share_min": 10.0}


def test_a_broken_surrogate_is_replaced() -> None:
    [row] = project(view([replace(FUND, name="a\ud83d ä")], [], claims={}, documents=[])).nodes

    assert row.properties["name"] == "a? ä"


def test_equal_views_have_equal_digests_and_others_do_not() -> None:
    same, reordered = view(), view([SITE, OPERATOR, FUND])
    others = view(edges=[RUNS]), bare()

    digests = [project(one).digest() for one in (same, reordered, *others)]

    assert digests[0] == digests[1]
    assert len(set(digests)) == 3


def test_a_relationship_that_changed_changes_the_digest() -> None:
    firmer = view(edges=[RUNS, replace(MONEY, disputed=False)])

    assert project(firmer).digest() != project(view()).digest()


def test_one_id_for_two_things_is_refused() -> None:
    clash = Document(id="acme-fund", text="x")

    with pytest.raises(StoreError, match="'acme-fund' stands for a"):
        project(view(documents=[clash]))


def test_an_edge_without_its_end_is_refused() -> None:
    with pytest.raises(
        StoreError, match="edge e-money \\(FINANCES\\) names 'acme-fund', which the view lacks"
    ):
        project(view([OPERATOR, SITE], claims={}, documents=[]))


def test_groups_hold_every_row_once() -> None:
    projection = project(view(claims=CLAIMS | {"c-more": MONEY_CLAIM}))

    labels, types = projection.nodes_by_labels(), projection.relationships_by_type()

    assert sorted(row.id for rows in labels.values() for row in rows) == [row.id for row in projection.nodes]
    assert {kind: [row.id for row in rows] for kind, rows in types.items()} == {
        Relation.FINANCES: ["e-money"],
        Relation.OPERATES: ["e-runs"],
    }
