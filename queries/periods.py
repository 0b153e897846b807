"""When else a hop is said to hold: an undated claim must not hide that another one names an end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from graph.schema import Relation
from graph.view import GraphView
from graph.when import Period
from queries.answers import Answer, Hop

_Triple = tuple[str, Relation, str]


def with_other_periods(view: GraphView, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """The answers with the other dated periods of each hop beside it; trade figures stand for themselves."""
    wanted = {_triple(hop) for answer in answers for hop in (*answer.hops, *answer.side)}
    periods: dict[_Triple, set[Period]] = defaultdict(set)
    for edge in view.edges.values():
        triple = (edge.subject, edge.relation, edge.object)
        if (
            triple in wanted
            and edge.relation is not Relation.EXPORTS_TO
            and (edge.valid.start or edge.valid.end)
        ):
            periods[triple].add(edge.valid)
    return tuple(
        replace(
            answer,
            hops=tuple(_dated(hop, periods) for hop in answer.hops),
            side=tuple(_dated(hop, periods) for hop in answer.side),
        )
        for answer in answers
    )


def _dated(hop: Hop, periods: dict[_Triple, set[Period]]) -> Hop:
    others = periods.get(_triple(hop), set()) - {hop.valid}
    if not others:
        return hop
    ordered = sorted(others, key=lambda p: (p.start.first.isoformat() if p.start else "", p.last_end()))
    return replace(hop, elsewhere=tuple(ordered))


def _triple(hop: Hop) -> _Triple:
    return hop.subject.id, hop.relation, hop.object.id
