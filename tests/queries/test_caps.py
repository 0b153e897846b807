from __future__ import annotations

from pathlib import Path

import pytest

from graph.schema import Relation
from queries import queryable, walks
from queries.disputes import about
from queries.trade import trade_by_destination
from tests.queries.world import PARTIES, Held, Said, tell, view_of


def test_few_answers_are_not_cut(world: Held) -> None:
    answers = about(world, "dayone")

    assert not answers.truncated
    assert answers.warnings == ()


def test_more_answers_than_the_cap_are_cut_and_say_so(tmp_path: Path) -> None:
    said = [
        Said(f"Shipment {count}.", "taiwan", Relation.EXPORTS_TO, "china", since=f"{1700 + count}")
        for count in range(walks.ANSWER_CAP + 1)
    ]
    graph = Held(view_of(tmp_path, [tell("many", "A", said)]))

    answers = trade_by_destination(graph)

    assert len(answers.answers) == walks.ANSWER_CAP
    assert answers.truncated
    assert answers.warnings[-1].startswith("the list is cut")


def test_a_cut_by_the_store_is_passed_on(world: Held) -> None:
    asked = queryable.Asked(world)
    whole = asked.rows("about", entity="dayone")
    cut = queryable.Fetched(whole.records, truncated=True)

    assert (whole + cut).truncated
    assert len((whole + cut).records) == 2 * len(whole.records)


@pytest.mark.parametrize("entity", sorted(PARTIES))
def test_every_edge_of_an_entity_is_told_once(world: Held, entity: str) -> None:
    told = [answer.hops[0].edge for answer in about(world, entity).answers]
    edges = [edge.id for edge in world.view.edges.values() if entity in (edge.subject, edge.object)]

    assert sorted(filter(None, told)) == sorted(edges)
