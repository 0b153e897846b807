from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.model import QualifierValue
from graph.quantity import Quantity
from graph.schema import Relation, Stance
from queries.answers import Answers
from queries.ownership import controllers_of, holdings_of, owners_of
from tests.queries.world import Held, Said, tell, view_of


def _paths(answers: Answers) -> list[tuple[str, ...]]:
    return [tuple(node.id for node in answer.nodes) for answer in answers.answers]


def test_owners_of_owners_are_found(tmp_path: Path) -> None:
    said = (
        Said("Hillhouse owns Rava.", "hillhouse", Relation.OWNS, "rava"),
        Said("Rava owns DayOne.", "rava", Relation.OWNS, "dayone"),
    )
    graph = Held(view_of(tmp_path, [tell("chain", "A", said)]))

    found = _paths(owners_of(graph, "DayOne"))

    assert found == [("rava", "dayone"), ("hillhouse", "rava", "dayone")]


def test_shares_of_two_periods_answer_by_the_day(world: Held) -> None:
    june, november = (owners_of(world, "gds-international", valid_at=date(2024, m, 1)) for m in (6, 11))

    assert [a.hops[0].qualifiers["share"] for a in june.answers] == [Quantity(56.0, 56.0)]
    assert [a.hops[0].qualifiers["share"] for a in november.answers] == [Quantity(37.6, 37.6)]


def test_a_majority_controls_while_it_holds(world: Held) -> None:
    june, november = (controllers_of(world, "gds-international", valid_at=date(2024, m, 1)) for m in (6, 11))

    assert _paths(june) == [("gds-holdings", "gds-international")]
    assert june.answers[0].reason == "control at every step, as the sources state it"
    assert november.answers == ()


@pytest.mark.parametrize(
    ("share", "definite"),
    [
        (Quantity(50.0, None, comparator="more than"), True),
        (Quantity(50.1, 50.1), True),
        (Quantity(51.0, 51.0, approx=True), False),
        (Quantity(50.0, None, comparator="at least"), False),
        (Quantity(40.0, 60.0), False),
        (None, False),
    ],
)
def test_control_is_definite_only_where_the_share_must_pass_a_half(
    tmp_path: Path, share: Quantity | None, definite: bool
) -> None:
    qualifiers: dict[str, QualifierValue] = {} if share is None else {"share": share}
    said = Said("Hillhouse owns some of Rava.", "hillhouse", Relation.OWNS, "rava", qualifiers=qualifiers)
    graph = Held(view_of(tmp_path, [tell("stake", "A", (said,))]))

    (answer,) = controllers_of(graph, "rava").answers

    assert (answer.missing == ()) is definite
    assert answer.missing in ((), ("a share above 50% of Rava Partners for Hillhouse",))


def test_a_minority_does_not_control(tmp_path: Path) -> None:
    said = Said(
        "Half at most.", "hillhouse", Relation.OWNS, "rava", qualifiers={"share": Quantity(50.0, 50.0)}
    )
    graph = Held(view_of(tmp_path, [tell("half", "A", (said,))]))

    assert controllers_of(graph, "rava").answers == ()


def test_stated_control_needs_no_share(world: Held) -> None:
    (answer,) = controllers_of(world, "Island Hosting").answers

    assert [hop.relation for hop in answer.hops] == [Relation.CONTROLS]
    assert answer.missing == ()


def test_holdings_run_down_from_the_holder(world: Held) -> None:
    found = holdings_of(world, "Hillhouse")

    assert _paths(found) == [("hillhouse", "rava")]
    assert found.answers[0].hops[0].stances == (Stance.ASSERTED,)


def test_a_place_has_no_owners(world: Held) -> None:
    with pytest.raises(QueryError, match="no DataCentre or Organization in this case goes by 'Malaysia'"):
        owners_of(world, "Malaysia")
