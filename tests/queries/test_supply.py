from __future__ import annotations

from graph.schema import Relation, Stance
from queries.answers import Answers
from queries.supply import customers_of, models_trained_offshore, operators_in
from tests.queries.world import Held


def _paths(answers: Answers) -> list[tuple[str, ...]]:
    return [tuple(node.id for node in answer.nodes) for answer in answers.answers]


def test_operators_of_a_country_are_found_in_its_regions_too(world: Held) -> None:
    found = _paths(operators_in(world, "MY"))

    assert found == [
        ("dayone", "site-nusajaya", "johor"),
        ("doc:operators", "doc:sites", "malaysia"),
        ("site-lonely", "johor"),
    ]


def test_a_site_without_a_known_operator_says_so(world: Held) -> None:
    answer = operators_in(world, "Johor").answers[-1]

    assert answer.missing == ("who operates Lonely Hall",)
    assert [(hop.role, hop.stance) for hop in answer.side] == [("stake", Stance.PLANNED)]


def test_customers_stand_beside_the_operators_that_they_use(world: Held) -> None:
    answer = operators_in(world, "Johor").answers[0]

    assert [(hop.role, hop.subject.id) for hop in answer.side] == [("customer", "bytedance")]


def test_customers_of_a_site_are_customers_by_way_of_its_operator(world: Held) -> None:
    assert _paths(customers_of(world, "Nusajaya campus")) == [("bytedance", "site-nusajaya")]
    assert _paths(customers_of(world, "DayOne")) == [("bytedance", "site-nusajaya", "dayone")]
    assert _paths(customers_of(world, "doc:sites")) == [("doc:groups", "doc:operators", "doc:sites")]


def test_training_abroad_is_found_and_stays_reported(world: Held) -> None:
    answers = models_trained_offshore(world, "CN", place="MY,SG")

    assert _paths(answers) == [
        ("doc:around", "doc:sites", "malaysia"),
        ("doc:around", "doc:sites", "singapore"),
    ]
    assert {answer.strongest_doubt for answer in answers.answers} == {Stance.REPORTED}


def test_a_party_close_to_a_company_is_not_that_company(world: Held) -> None:
    answer = models_trained_offshore(world, "CN").answers[0]

    assert answer.reason == "“companies around Alibaba” counts as CN only by its affiliation with Alibaba"
    assert [(hop.role, hop.relation) for hop in answer.side] == [
        ("affiliate", Relation.AFFILIATED_WITH),
        ("chips", Relation.TRAINS_ON),
    ]
    assert not answer.nodes[0].named


def test_training_at_home_is_not_offshore(world: Held) -> None:
    assert models_trained_offshore(world, "MY", place="MY").answers == ()
