from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.diff.wording import (
    Wording,
    edge_change,
    labels,
    node_change,
    one_line,
    period_words,
    qualifier_words,
    quantity_words,
)
from graph.model import QualifierValue
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from graph.view import Edge, GraphView, Node
from graph.when import ALWAYS, Period

EDGE = Edge(
    id="e1",
    subject="bain",
    relation=Relation.OWNS,
    object="bridge",
    valid=ALWAYS,
    qualifiers={},
    contested=(),
    stance=Stance.ASSERTED,
    stances=(Stance.ASSERTED,),
    disputed=False,
    confidence=0.5,
    sources=1,
    claims=("c1",),
)
NODE = Node(id="bain", kind=Kind.ORGANIZATION, name="Bain", named=True)


def a_view(*nodes: Node) -> GraphView:
    return GraphView(0, None, None, {node.id: node for node in nodes}, {}, {}, {})


@pytest.mark.parametrize(
    ("quantity", "words"),
    [
        (Quantity.exactly(46.7), "46.7"),
        (Quantity.exactly(5e8, currency="USD"), "USD 500,000,000"),
        (Quantity(500.0, 500.0, approx=True, comparator="about"), "about 500"),
        (Quantity(5.0, 7.0), "5 to 7"),
        (Quantity(5.0, 7.0, approx=True), "about 5 to 7"),
        (Quantity(89e9, None, currency="USD", comparator="more than"), "more than USD 89,000,000,000"),
        (Quantity(None, 3.6, comparator="almost"), "almost 3.6"),
        (Quantity(0.0, None), "at least 0"),
        (Quantity(None, 3.0), "up to 3"),
    ],
)
def test_a_quantity_reads_as_its_source_put_it(quantity: Quantity, words: str) -> None:
    assert quantity_words(quantity) == words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("share", Quantity.exactly(40), "share 40 %"),
        ("mw", Quantity.exactly(50), "mw 50 MW"),
        ("price_ratio", 0.1, "price_ratio 0.1"),
        ("item", "H100\nboards", "item H100 boards"),
    ],
)
def test_a_qualifier_reads_with_its_name_and_unit(name: str, value: QualifierValue, words: str) -> None:
    assert qualifier_words(name, value) == words


@pytest.mark.parametrize(
    ("start", "end", "words"),
    [
        (None, None, ""),
        ("late 2024", None, "from late 2024"),
        (None, "2025-11", "until 2025-11"),
        ("2024", "2025", "from 2024 until 2025"),
    ],
)
def test_a_period_reads_with_the_precision_of_its_source(
    start: str | None, end: str | None, words: str
) -> None:
    assert period_words(Period.parse(start, end)) == words


@given(st.text())
def test_a_name_can_neither_break_nor_reorder_a_line(name: str) -> None:
    line = one_line(name)

    assert line.isprintable()


def test_direction_marks_and_terminal_codes_are_taken_out_of_names() -> None:
    assert one_line("Ac\u202eme\x1b[31m\r\nLtd") == "Ac me [31m Ltd"


def test_what_is_asserted_undisputed_and_agreed_needs_no_label() -> None:
    assert labels(EDGE) == ""


def test_every_doubt_about_an_edge_is_on_its_label() -> None:
    edge = replace(EDGE, stance=Stance.ALLEGED, disputed=True, derived=True, contested=("amount", "share"))

    assert labels(edge) == " (alleged, disputed, derived, sources differ on amount, share)"


def test_an_edge_reads_with_its_qualifiers_and_period() -> None:
    view = a_view(NODE, Node("bridge", Kind.ORGANIZATION, "the unit", False))
    edge = replace(EDGE, qualifiers={"share": Quantity.exactly(40)}, valid=Period.parse("2024", None))

    assert Wording(view).edge(edge) == "Bain → OWNS → the unit (unnamed), share 40 %, from 2024"


def test_an_entity_that_the_view_lacks_reads_as_its_id() -> None:
    assert Wording(a_view()).name("bain") == "bain"


def test_an_entity_that_only_a_record_knows_is_not_hedged() -> None:
    assert Wording(a_view(NODE)).node(NODE) == "Bain, Organization"


def test_a_role_that_no_edge_earns_reads_as_it_is() -> None:
    assert Wording(a_view(NODE)).role("bain", "Investor") == "Investor"


def test_a_change_of_an_edge_names_each_difference() -> None:
    old = replace(EDGE, derived=True, qualifiers={"via": "a fund"})
    new = replace(EDGE, contested=("share",), confidence=0.75, sources=2, claims=("c2", "c3"))

    assert edge_change(old, new) == (
        "via a fund → none; sources differ on none → share; independent sources 1 → 2; "
        "confidence 0.50 → 0.75; no longer derived; +2 claims −1 claim"
    )


def test_a_change_of_a_node_names_each_difference() -> None:
    old = replace(NODE, aliases=("Bain Inc",), properties={"country": "US", "founded": 1984.0})
    new = replace(NODE, kind=Kind.PERSON, named=False, sources=("a list",))
    before, after = Wording(a_view(old)), Wording(a_view(new))

    assert node_change(old, new, before=before, after=after) == (
        "kind Organization → Person; no longer named; country US → none; founded 1984.0 → none; "
        "−alias Bain Inc; +1 record"
    )
