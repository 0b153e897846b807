from __future__ import annotations

from dataclasses import replace

from graph.schema import Relation
from graph.view import GraphView, edge_id
from graph.when import ALWAYS, Period
from queries.answers import Answer
from queries.evidence import hop_of
from queries.periods import with_other_periods
from queries.wording import step
from tests.queries.world import Held


def _answer(graph: Held, relation: Relation) -> Answer:
    edge = next(e for e in graph.view.edges.values() if e.relation is relation)
    hop = hop_of(graph.view, replace(edge, valid=ALWAYS))
    return Answer(nodes=hop.ends, hops=(hop,))


def _with_period(graph: Held, answer: Answer, period: Period) -> GraphView:
    (hop,) = answer.hops
    edge = next(e for e in graph.view.edges.values() if e.id == hop.edge)
    dated = replace(edge, id=edge_id(edge.subject, edge.relation, edge.object, period), valid=period)
    edges = {edge.id: replace(edge, valid=ALWAYS), dated.id: dated}
    return replace(graph.view, edges=edges)


def test_an_undated_hop_says_that_another_claim_names_an_end(world: Held) -> None:
    answer = _answer(world, Relation.OWNS)
    view = _with_period(world, answer, Period.parse("2019", "2023"))

    (shown,) = with_other_periods(view, [answer])

    assert (Period.parse("2019", "2023"),) == shown.hops[0].elsewhere
    assert "by other claims from 2019 until 2023" in step(shown.hops[0])


def test_a_hop_with_one_period_has_none_elsewhere(world: Held) -> None:
    answer = _answer(world, Relation.OWNS)

    (shown,) = with_other_periods(world.view, [answer])

    assert answer.hops[0].valid not in shown.hops[0].elsewhere
