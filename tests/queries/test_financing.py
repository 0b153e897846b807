from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.schema import Relation, Stance
from queries.answers import Answer, Answers
from queries.financing import financing_behind
from tests.queries.world import Held, Said, tell, view_of


def _paths(answers: Answers) -> list[list[str]]:
    return [[node.id for node in answer.nodes] for answer in answers.answers]


def _of(answers: Answers, *path: str) -> Answer:
    return next(answer for answer in answers.answers if tuple(node.id for node in answer.nodes) == path)


def test_the_founding_chain_of_unnamed_parties_is_found_in_both_places(world: Held) -> None:
    found = _paths(financing_behind(world, place=["MY", "SG"], investor_country="CN"))

    assert ["doc:investors", "doc:operators", "doc:sites", "malaysia"] in found
    assert ["doc:investors", "doc:operators", "doc:sites", "singapore"] in found


def test_customers_and_purchases_stand_beside_the_path(world: Held) -> None:
    answers = financing_behind(world, place="MY", investor_country="CN")
    answer = _of(answers, "doc:investors", "doc:operators", "doc:sites", "malaysia")

    assert [(hop.role, hop.subject.id, hop.relation, hop.object.id) for hop in answer.side] == [
        ("customer", "doc:groups", Relation.CUSTOMER_OF, "doc:operators"),
        ("purchase", "doc:operators", Relation.BUYS, "doc:supercomputer"),
    ]
    assert [hop.forward for hop in answer.side] == [False, True]


def test_a_chain_of_several_hops_through_a_renamed_company_is_found(world: Held) -> None:
    found = _paths(financing_behind(world, place="Malaysia", investor_country="China"))

    assert ["hillhouse", "rava", "gds-international", "dayone", "site-nusajaya", "johor"] in found
    assert ["gds-holdings", "gds-international", "dayone", "site-nusajaya", "johor"] in found


def test_money_from_elsewhere_is_not_of_the_country(world: Held) -> None:
    found = _paths(financing_behind(world, place="MY", investor_country="CN"))

    assert not [path for path in found if "coatue" in path]


def test_every_hop_shows_its_quote_source_and_stance(world: Held) -> None:
    answers = financing_behind(world, place="MY", investor_country="CN")
    hop = _of(answers, "doc:investors", "doc:operators", "doc:sites", "malaysia").hops[0]

    (piece,) = hop.evidence
    assert piece.quote == "Finanziert wird der Kauf von chinesischen Investoren."
    assert (piece.publisher, piece.published, piece.stance) == (
        "Welt am Sonntag",
        "2025-11-30",
        Stance.ASSERTED,
    )
    assert world.view.documents[piece.document].text[piece.start : piece.end] == piece.quote
    assert piece.recorded is not None


def test_a_denied_and_alleged_hop_is_shown_as_both(world: Held) -> None:
    answers = financing_behind(world, place="MY", investor_country="CN")
    answer = _of(answers, "hillhouse", "dayone", "site-nusajaya", "johor")

    assert answer.disputed
    assert answer.strongest_doubt is Stance.ALLEGED
    assert [piece.attribution for piece in answer.hops[0].denials] == [("The Herald", "DayOne")]
    assert answer.weakest.relation is Relation.FINANCES
    assert answer.strength == pytest.approx(0.6 * 0.9 * 0.9)


def test_the_thinnest_hop_sets_the_number_of_sources_and_two_sources_strengthen_a_hop(world: Held) -> None:
    answers = financing_behind(world, place="MY", investor_country="CN")
    answer = _of(answers, "hillhouse", "rava", "gds-international", "dayone", "site-nusajaya", "johor")

    assert [hop.sources for hop in answer.hops] == [2, 1, 1, 1, 1]
    assert answer.independent_sources == 1
    assert answer.hops[0].confidence == pytest.approx(0.99)


def test_a_company_counts_by_its_home_where_its_record_names_no_country(world: Held) -> None:
    answers = financing_behind(world, place="SG", investor_country="CN")
    answer = _of(answers, "sunrise", "island-hosting", "singapore")

    assert answer.reason == "Sunrise Capital counts as CN by where it is based or incorporated: Beijing"
    assert [hop.object.id for hop in answer.side if hop.role == "home"] == ["beijing"]


def test_a_site_of_unknown_place_is_found_by_its_operator_and_marked(world: Held) -> None:
    answers = financing_behind(world, place="SG", investor_country="CN")
    answer = _of(answers, "sunrise", "island-hosting", "singapore")

    assert answer.missing == ("where Hidden Hall lies: only its operator is placed",)
    assert [hop.object.id for hop in answer.side if hop.role == "site"] == ["site-hidden"]
    assert answers.answers[-1] == answer


def test_of_parallel_edges_the_firmest_is_the_hop_and_the_others_stand_by(world: Held) -> None:
    answers = financing_behind(world, place="MY", investor_country="CN")
    answer = _of(answers, "gds-holdings", "gds-international", "dayone", "site-nusajaya", "johor")

    also = [hop for hop in answer.side if hop.role == "also"]
    shares = {hop.qualifiers["share"] for hop in (answer.hops[0], *also)}
    assert len(shares) == 2


@pytest.mark.parametrize(("day", "found"), [(date(2024, 6, 1), False), (date(2025, 6, 1), True)])
def test_every_hop_must_hold_on_the_day_asked_for(world: Held, day: date, found: bool) -> None:
    answers = financing_behind(world, place="MY", investor_country="CN", valid_at=day)

    assert any("gds-international" in path for path in _paths(answers)) is found
    assert answers.valid_at == day


def test_what_a_later_document_says_is_not_known_before(tmp_path: Path) -> None:
    from graph.view import derive_view
    from tests.queries.world import january_on, ledger_of

    _, second = list(january_on())[:2]
    with ledger_of(tmp_path) as ledger:
        early = derive_view(ledger, known_at=second)
    answers = financing_behind(Held(early), place="MY", investor_country="CN")

    assert answers.known_at == second
    assert not any(answer.disputed for answer in answers.answers)


def test_a_path_never_meets_a_node_twice(tmp_path: Path) -> None:
    ring = (
        Said("Hillhouse owns Rava.", "hillhouse", Relation.OWNS, "rava"),
        Said("Rava owns DayOne.", "rava", Relation.OWNS, "dayone"),
        Said("DayOne owns Rava.", "dayone", Relation.OWNS, "rava"),
        Said("DayOne runs Nusajaya.", "dayone", Relation.OPERATES, "site-nusajaya"),
        Said("It lies in Johor.", "site-nusajaya", Relation.LOCATED_IN, "johor"),
    )
    view = view_of(tmp_path, [tell("ring", "A", ring)])

    found = _paths(financing_behind(Held(view), place="MY", investor_country="CN"))

    assert found == [["hillhouse", "rava", "dayone", "site-nusajaya", "johor"]]


def test_money_may_reach_the_site_itself(tmp_path: Path) -> None:
    said = (
        Said(
            "Hillhouse builds Nusajaya.", "hillhouse", Relation.BUILDS, "site-nusajaya", stance=Stance.PLANNED
        ),
        Said("It lies in Johor.", "site-nusajaya", Relation.LOCATED_IN, "johor"),
    )
    view = view_of(tmp_path, [tell("direct", "A", said)])

    (answer,) = financing_behind(Held(view), place="Johor", investor_country="CN").answers

    assert [hop.relation for hop in answer.hops] == [Relation.BUILDS, Relation.LOCATED_IN]
    assert answer.strongest_doubt is Stance.PLANNED
    assert answer.reason == "Hillhouse counts as CN by gazetteer of the tests"


def test_a_denied_claim_is_never_walked(tmp_path: Path) -> None:
    said = (
        Said("No money of Hillhouse.", "hillhouse", Relation.FINANCES, "dayone", stance=Stance.DENIED),
        Said("DayOne runs Nusajaya.", "dayone", Relation.OPERATES, "site-nusajaya"),
        Said("It lies in Johor.", "site-nusajaya", Relation.LOCATED_IN, "johor"),
    )
    view = view_of(tmp_path, [tell("denied", "A", said)])

    assert financing_behind(Held(view), place="Johor", investor_country="CN").answers == ()


def test_a_site_placed_in_a_region_and_its_country_is_one_answer(tmp_path: Path) -> None:
    said = (
        Said("Hillhouse finances DayOne.", "hillhouse", Relation.FINANCES, "dayone"),
        Said("DayOne runs Nusajaya.", "dayone", Relation.OPERATES, "site-nusajaya"),
        Said("It lies in Malaysia.", "site-nusajaya", Relation.LOCATED_IN, "malaysia", confidence=0.99),
        Said("It lies in Johor.", "site-nusajaya", Relation.LOCATED_IN, "johor"),
        Said("It spans to Singapore.", "site-nusajaya", Relation.LOCATED_IN, "singapore"),
    )
    graph = Held(view_of(tmp_path, [tell("placed", "A", said)]))

    answers = financing_behind(graph, place="MY,SG", investor_country="CN").answers

    assert [answer.nodes[-1].id for answer in answers] == ["johor", "singapore"]
    assert [(hop.role, hop.object.id) for hop in answers[0].side] == [("also", "malaysia")]
