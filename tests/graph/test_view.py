from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.ledger import Ledger
from graph.model import Claim, Document, Entity, Evidence, Mention, QualifierValue
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from graph.view import Edge, GraphView, derive_view, independent_groups
from graph.when import Period

TEXT = "a text long enough for every quote of these tests"
KINDS = {"s": Kind.DATA_CENTRE, "c": Kind.CHIP, "l": Kind.PLACE}


def mention(entity: str, text: str = "", **known: str) -> Mention:
    kind = KINDS.get(entity[0], Kind.ORGANIZATION)
    return Mention(text or entity, kind, not entity.startswith("d1:"), entity, country=known.get("country"))


def claim(
    subject: str | Mention,
    relation: Relation,
    target: str | Mention,
    *,
    at: int = 0,
    document: str = "d1",
    stance: Stance = Stance.ASSERTED,
    attribution: Sequence[str] = ("The Paper",),
    valid: tuple[str | None, str | None] = (None, None),
    qualifiers: Mapping[str, QualifierValue] | None = None,
    confidence: float = 0.8,
) -> Claim:
    return Claim(
        subject=subject if isinstance(subject, Mention) else mention(subject),
        relation=relation,
        object=target if isinstance(target, Mention) else mention(target),
        evidence=Evidence(document, at, at + 5, TEXT[at : at + 5]),
        qualifiers=qualifiers or {},
        stance=stance,
        attribution=tuple(attribution),
        valid=Period.parse(*valid),
        confidence=confidence,
    )


def _filled(
    ledger: Ledger, claims: Sequence[Claim], entities: Sequence[Entity], valid_at: date | None
) -> GraphView:
    for document in dict.fromkeys(c.evidence.document for c in claims):
        own = [c for c in claims if c.evidence.document == document]
        ledger.append(Document(id=document, text=TEXT), own, entities=entities)
    return derive_view(ledger, valid_at=valid_at)


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger.sqlite") as opened:
        yield opened


def build(
    ledger: Ledger,
    claims: Sequence[Claim],
    *,
    entities: Sequence[Entity] = (),
    valid_at: date | None = None,
) -> GraphView:
    return _filled(ledger, claims, entities, valid_at)


def only_edge(view: GraphView) -> Edge:
    (edge,) = view.edges.values()
    return edge


def test_claims_of_one_triple_and_period_make_one_edge(ledger: Ledger) -> None:
    one, two = claim("bain", Relation.OWNS, "bridge"), claim("bain", Relation.OWNS, "bridge", at=7)

    edge = only_edge(build(ledger, [one, two]))

    assert ("bain", Relation.OWNS, "bridge") == (edge.subject, edge.relation, edge.object)
    assert tuple(sorted((one.id, two.id))) == edge.claims


def test_another_period_is_another_edge(ledger: Ledger) -> None:
    before = claim("gds", Relation.OWNS, "dayone", valid=("2024-03", "2024-10"))
    after = claim("gds", Relation.OWNS, "dayone", at=7, valid=("2024-10", None))

    view = build(ledger, [before, after])

    assert len(view.edges) == 2


def test_a_day_shows_only_what_may_hold_on_it(ledger: Ledger) -> None:
    before = claim("gds", Relation.OWNS, "dayone", valid=("2024-03", "2024-10"))
    after = claim("gds", Relation.OWNS, "dayone", at=7, valid=("2024-10", None))

    view = build(ledger, [before, after], valid_at=date(2024, 5, 1))

    assert (before.id,) == only_edge(view).claims


def test_a_denied_claim_makes_no_edge_but_stays_in_the_view(ledger: Ledger) -> None:
    denial = claim("gds", Relation.OWNS, "bridge", stance=Stance.DENIED)

    view = build(ledger, [denial])

    assert {} == view.edges
    assert [denial.id] == list(view.claims)
    assert {"gds", "bridge"} == set(view.nodes)


def test_a_denial_disputes_the_edge_of_an_overlapping_period(ledger: Ledger) -> None:
    stated = claim("gds", Relation.OWNS, "bridge", valid=("2024", None))
    denial = claim("gds", Relation.OWNS, "bridge", at=7, stance=Stance.DENIED)

    edge = only_edge(build(ledger, [stated, denial]))

    assert edge.disputed
    assert (denial.id,) == edge.denials
    assert (stated.id,) == edge.claims


def test_a_denial_of_another_period_disputes_nothing(ledger: Ledger) -> None:
    stated = claim("gds", Relation.OWNS, "bridge", valid=("2024", "2025"))
    denial = claim("gds", Relation.OWNS, "bridge", at=7, stance=Stance.DENIED, valid=("2026", None))

    edge = only_edge(build(ledger, [stated, denial]))

    assert not edge.disputed


def test_the_firmest_stance_leads_and_all_stay_listed(ledger: Ledger) -> None:
    reported = claim("a", Relation.FINANCES, "b", stance=Stance.REPORTED)
    possible = claim("a", Relation.FINANCES, "b", at=7, stance=Stance.POSSIBLE)

    edge = only_edge(build(ledger, [possible, reported]))

    assert Stance.REPORTED is edge.stance
    assert (Stance.REPORTED, Stance.POSSIBLE) == edge.stances


def test_independent_sources_raise_confidence_and_copies_do_not(ledger: Ledger) -> None:
    first = claim("a", Relation.FINANCES, "b", attribution=("Rack", "Reuters"))
    copy = claim("a", Relation.FINANCES, "b", document="d2", attribution=("Row", "Reuters"))
    other = claim("a", Relation.FINANCES, "b", document="d3", attribution=("Nikkei",), confidence=0.5)

    edge = only_edge(build(ledger, [first, copy, other]))

    assert edge.sources == 2
    assert pytest.approx(1 - 0.2 * 0.5) == edge.confidence


@pytest.mark.parametrize(
    ("one", "other", "groups"),
    [
        (("FT",), ("Nikkei",), 2),
        (("FT",), ("ft ",), 1),
        (("Rack", "FT"), ("FT",), 1),
        (("FT",), ("Rack", "FT"), 1),
        (("Rack", "FT"), ("Rack", "Nikkei"), 2),
        (("Rack",), ("Rack", "Nikkei"), 1),
        ((), (), 1),
    ],
)
def test_two_claims_are_one_source_when_one_rests_on_the_other(
    one: tuple[str, ...], other: tuple[str, ...], groups: int
) -> None:
    pair = [
        claim("a", Relation.OWNS, "b", attribution=one),
        claim("a", Relation.OWNS, "b", at=7, attribution=other),
    ]

    assert groups == len(independent_groups(pair))


def test_a_claim_that_links_two_groups_joins_them() -> None:
    rack = claim("a", Relation.OWNS, "b", attribution=("Rack", "FT"))
    row = claim("a", Relation.OWNS, "b", at=7, attribution=("Row", "Nikkei"))
    both = claim("a", Relation.OWNS, "b", at=12, attribution=("Blog", "FT", "Nikkei"))

    assert len(independent_groups([rack, row])) == 2
    assert len(independent_groups([rack, row, both])) == 1


def test_equal_values_stay_and_differing_numbers_are_joined_and_marked(ledger: Ledger) -> None:
    low: dict[str, QualifierValue] = {"share": Quantity.exactly(37.6), "interest": "shares", "via": "BVI"}
    high: dict[str, QualifierValue] = {"share": Quantity.exactly(56), "interest": "shares", "via": "Cayman"}

    edge = only_edge(
        build(
            ledger,
            [
                claim("a", Relation.OWNS, "b", qualifiers=low),
                claim("a", Relation.OWNS, "b", at=7, qualifiers=high),
            ],
        )
    )

    assert Quantity(37.6, 56) == edge.qualifiers["share"]
    assert edge.qualifiers["interest"] == "shares"
    assert edge.qualifiers["via"] == "BVI; Cayman"
    assert ("share", "via") == edge.contested


def test_of_differing_price_ratios_the_smaller_is_kept_and_marked(ledger: Ledger) -> None:
    claims = [
        claim("a", Relation.UNDERCUTS, "b", at=at, qualifiers={"price_ratio": ratio})
        for at, ratio in ((0, 0.2), (7, 0.1))
    ]

    edge = only_edge(build(ledger, claims))

    assert edge.qualifiers["price_ratio"] == 0.1
    assert ("price_ratio",) == edge.contested


def test_a_symmetric_relation_has_one_edge_for_both_orders(ledger: Ledger) -> None:
    claims = [claim("b", Relation.AFFILIATED_WITH, "a"), claim("a", Relation.AFFILIATED_WITH, "b", at=7)]

    edge = only_edge(build(ledger, claims))

    assert ("a", "b") == (edge.subject, edge.object)


def test_a_curated_record_names_the_node_and_keeps_the_surface_as_alias(ledger: Ledger) -> None:
    record = Entity("alibaba", Kind.ORGANIZATION, "Alibaba", ("阿里巴巴",), {"country": "CN"}, "gazetteer 1")
    stated = claim(mention("alibaba", "Alibaba-Konzern"), Relation.OWNS, "b")

    node = build(ledger, [stated], entities=[record]).nodes["alibaba"]

    assert node.name == "Alibaba"
    assert ("Alibaba-Konzern", "阿里巴巴") == node.aliases
    assert {"country": "CN"} == node.properties
    assert ("gazetteer 1",) == node.sources


def test_a_record_without_a_source_adds_none(ledger: Ledger) -> None:
    record = Entity("alibaba", Kind.ORGANIZATION, "Alibaba")

    node = build(ledger, [claim("alibaba", Relation.OWNS, "b")], entities=[record]).nodes["alibaba"]

    assert () == node.sources


def test_without_a_record_the_most_frequent_surface_names_the_node(ledger: Ledger) -> None:
    claims = [
        claim(mention("zdata", "Zdata Technologies"), Relation.OWNS, "b"),
        claim(mention("zdata", "ZDATA"), Relation.OWNS, "x", at=5),
        claim(mention("zdata", "ZDATA"), Relation.OWNS, "y", at=7),
    ]

    assert build(ledger, claims).nodes["zdata"].name == "ZDATA"


def test_the_country_in_the_words_of_an_unnamed_party_is_kept(ledger: Ledger) -> None:
    investors = mention("d1:investors", "Chinese investors", country="CN")

    node = build(ledger, [claim(investors, Relation.FINANCES, "b")]).nodes["d1:investors"]

    assert not node.named
    assert {"country": "CN"} == node.properties


def test_roles_come_from_edges_and_only_to_organizations(ledger: Ledger) -> None:
    person = Mention("a man", Kind.PERSON, False, "d1:person-a-man")
    claims = [
        claim("a", Relation.FINANCES, "b"),
        claim("a", Relation.OPERATES, "site", at=5),
        claim(person, Relation.FINANCES, "b", at=7),
    ]

    nodes = build(ledger, claims).nodes

    assert ("Investor", "Operator") == nodes["a"].roles
    assert () == nodes["d1:person-a-man"].roles


def test_a_planned_claim_is_an_edge_that_says_so(ledger: Ledger) -> None:
    edge = only_edge(build(ledger, [claim("a", Relation.FINANCES, "b", stance=Stance.PLANNED)]))

    assert Stance.PLANNED is edge.stance


def test_a_sale_shows_the_purchase_behind_it(ledger: Ledger) -> None:
    sale = claim(
        "maker", Relation.SUPPLIES, "buyer", qualifiers={"item": "H100", "count": Quantity.exactly(400)}
    )

    view = build(ledger, [sale])

    purchase = next(edge for edge in view.edges.values() if edge.derived)
    assert ("buyer", Relation.BUYS) == (purchase.subject, purchase.relation)
    assert {"count": Quantity.exactly(400), "seller": "maker"} == purchase.qualifiers
    assert (sale.id,) == purchase.claims
    assert view.nodes[purchase.object].name == "H100"


def test_a_derived_purchase_points_to_the_chip_that_the_text_names(ledger: Ledger) -> None:
    record = Entity("nvidia-h100", Kind.CHIP, "Nvidia H100", ("H100",))
    sale = claim("maker", Relation.SUPPLIES, "buyer", qualifiers={"item": "h100"})
    hosted = claim("site", Relation.HOSTS, mention("chip-h100", "H100"), at=7)

    view = build(ledger, [sale, hosted], entities=[record])

    assert ["chip-h100"] == [edge.object for edge in view.edges.values() if edge.derived]


def test_a_purchase_that_is_stated_is_not_derived_again(ledger: Ledger) -> None:
    sale = claim("maker", Relation.SUPPLIES, "buyer", qualifiers={"item": "H100"})
    bought = claim("buyer", Relation.BUYS, mention("chip-h100", "H100"), at=7)

    view = build(ledger, [sale, bought])

    assert [] == [edge for edge in view.edges.values() if edge.derived]


@pytest.mark.parametrize("target", ["site", "buyer"])
def test_a_sale_to_a_site_or_of_nothing_named_gives_no_purchase(ledger: Ledger, target: str) -> None:
    qualifiers: dict[str, QualifierValue] = {"item": "H100"} if target == "site" else {}

    view = build(ledger, [claim("maker", Relation.SUPPLIES, target, qualifiers=qualifiers)])

    assert [] == [edge for edge in view.edges.values() if edge.derived]


def test_the_view_says_what_it_was_derived_from(ledger: Ledger) -> None:
    ledger.append(Document(id="d1", text=TEXT), [claim("a", Relation.OWNS, "b")])
    ledger.append(Document(id="d2", text=TEXT), [])
    moment = datetime(2100, 1, 1, tzinfo=UTC)

    view = derive_view(ledger, valid_at=date(2026, 1, 1), known_at=moment)

    assert (3, date(2026, 1, 1), moment) == (view.position, view.valid_at, view.known_at)
    assert ["d1"] == list(view.documents)


@given(st.permutations(range(6)))
def test_the_order_of_claims_does_not_matter(order: list[int]) -> None:
    claims = [
        claim("a", Relation.OWNS, "b", at=at, attribution=(source,), confidence=0.3 + at / 20)
        for at, source in enumerate(["FT", "Nikkei", "FT", "Rack", "Row", "Nikkei"])
    ]

    shuffled = independent_groups([claims[i] for i in order])

    assert {frozenset(c.id for c in group) for group in independent_groups(claims)} == {
        frozenset(c.id for c in group) for group in shuffled
    }


def test_withdrawing_the_only_claim_removes_the_edge(ledger: Ledger) -> None:
    stated = claim("a", Relation.OWNS, "b")
    build(ledger, [stated, replace(stated, relation=Relation.CONTROLS)])

    ledger.retract(stated.id, why="misread")

    assert [Relation.CONTROLS] == [edge.relation for edge in derive_view(ledger).edges.values()]
