from __future__ import annotations

from dataclasses import replace

import pytest

from graph.model import QualifierValue
from graph.quantity import Quantity
from graph.schema import Relation, Stance
from graph.when import Period
from queries.answers import Hop
from queries.evidence import hop_of
from queries.wording import details, number, party, qualifier, quantity, step
from tests.queries.world import Held


def _hop(graph: Held, subject: str, relation: Relation, target: str) -> Hop:
    edges = graph.view.edges.values()
    ends = (subject, relation, target)
    return next(hop_of(graph.view, e) for e in edges if (e.subject, e.relation, e.object) == ends)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (12e9, "12 bn"),
        (3.16e9, "3.16 bn"),
        (666e6, "666 m"),
        (1.5e12, "1.5 trn"),
        (45_000.0, "45,000"),
        (1_234_567.0, "1,234,567"),
        (37.6, "37.6"),
        (0.1, "0.1"),
        (0.0, "0"),
    ],
)
def test_numbers_are_readable_and_exact(value: float, words: str) -> None:
    assert number(value) == words


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (Quantity(12e9, None, currency="USD", comparator="more than"), "more than 12 bn USD"),
        (Quantity(None, 3.6e9, currency="USD", comparator="almost"), "almost 3.6 bn USD"),
        (Quantity(666e6, 666e6, currency="USD"), "666 m USD"),
        (Quantity(1e9, None, currency="USD"), "at least 1 bn USD"),
        (Quantity(None, 1e9, currency="USD"), "at most 1 bn USD"),
        (Quantity(1e9, 2e9, currency="USD"), "1 bn to 2 bn USD"),
        (Quantity(500.0, 500.0, approx=True), "about 500"),
        (Quantity(500.0, 500.0, approx=True, comparator="about"), "about 500"),
        (Quantity(500.0, None, comparator="less than"), "less than 500"),
        (Quantity(400.0, 500.0, approx=True), "about 400 to 500"),
    ],
)
def test_an_interval_keeps_the_comparison_of_its_source(value: Quantity, words: str) -> None:
    assert quantity(value) == words


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("share", Quantity(37.6, 37.6), "share 37.6%"),
        ("mw", Quantity(110.0, 110.0), "110 MW"),
        ("amount", Quantity(1e6, 1e6, currency="CNY"), "1 m CNY"),
        ("count", Quantity(5000.0, None, comparator="at least"), "count at least 5,000"),
        ("price_ratio", 0.1, "price ratio 0.1"),
        ("period", "2025-01/2025-10", "2025-01 to 2025-10"),
        ("instrument", "loan", "loan"),
        ("item", "GPUs", "item GPUs"),
    ],
)
def test_a_detail_is_named_where_its_unit_does_not_tell(name: str, value: QualifierValue, words: str) -> None:
    assert qualifier(name, value) == words


def test_an_unnamed_party_stands_in_quotation_marks_and_says_so(world: Held) -> None:
    nodes = world.view.nodes

    assert party(nodes["doc:investors"]) == "“chinesischen Investoren” (unnamed, CN)"
    assert party(nodes["hillhouse"]) == "Hillhouse (CN)"
    assert party(nodes["malaysia"]) == "Malaysia"
    assert party(nodes["johor"]) == "Johor (MY)"


def test_a_hedged_hop_never_reads_as_a_fact(world: Held) -> None:
    line = step(_hop(world, "doc:around", Relation.TRAINS_IN, "doc:sites"))

    assert line == (
        "“companies around Alibaba” (unnamed) → TRAINS_IN → “Offshore-Datenzentren” (unnamed) "
        "[reported by Welt am Sonntag, citing Medienberichte; 1 independent source]"
    )


def test_a_disputed_hop_names_who_denies_it(world: Held) -> None:
    line = step(_hop(world, "hillhouse", Relation.FINANCES, "dayone"))

    assert line.endswith(
        "[alleged by The Ledger; 1 independent source; DISPUTED: denied by The Herald, citing DayOne]"
    )


@pytest.mark.parametrize("stance", [stance for stance in Stance if stance is not Stance.ASSERTED])
def test_every_stance_but_an_assertion_shows_in_the_line(world: Held, stance: Stance) -> None:
    hop = _hop(world, "doc:around", Relation.TRAINS_IN, "doc:sites")
    hop = replace(hop, stance=stance, evidence=tuple(replace(p, stance=stance) for p in hop.evidence))

    assert stance.value in step(hop)
    assert "asserted" not in step(hop)


def test_a_hop_read_against_its_claim_turns_the_arrow_round(world: Held) -> None:
    hop = replace(_hop(world, "doc:groups", Relation.CUSTOMER_OF, "doc:operators"), forward=False)

    assert "Betreiber” (unnamed) ← CUSTOMER_OF ← “Die Konzerne" in step(hop)


def test_a_derived_hop_says_from_what(world: Held) -> None:
    hop = replace(_hop(world, "doc:operators", Relation.BUYS, "doc:supercomputer"), derived=True)

    assert "derived from the sale that they state" in step(hop)


def test_contested_details_say_that_the_sources_differ(world: Held) -> None:
    hop = replace(
        _hop(world, "hillhouse", Relation.OWNS, "rava"),
        qualifiers={"share": Quantity(20.0, 30.0)},
        contested=("amount", "share"),
        valid=Period.parse("2024", None),
    )

    assert details(hop) == "share 20 to 30% (sources differ); amount: sources differ; from 2024"


def test_many_voices_are_counted_not_listed(world: Held) -> None:
    hop = _hop(world, "hillhouse", Relation.OWNS, "rava")
    (first, *_) = hop.evidence
    hop = replace(hop, evidence=tuple(replace(first, attribution=(name,)) for name in "ABCDE"))

    assert "asserted by A; asserted by B; asserted by C; and 2 more" in step(hop)


def test_a_claim_without_attribution_is_laid_at_its_publisher(world: Held) -> None:
    hop = _hop(world, "coatue", Relation.FINANCES, "dayone")
    bare = replace(hop, evidence=tuple(replace(p, attribution=()) for p in hop.evidence))
    lost = replace(hop, evidence=tuple(replace(p, attribution=(), publisher=None) for p in hop.evidence))

    assert "asserted by The Ledger" in step(bare)
    assert "asserted by a source without a name" in step(lost)
