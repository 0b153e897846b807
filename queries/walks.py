"""Rows of edge ids as answers: one answer for each sequence of nodes, parallel edges beside the firmest.

Invariant: a path never meets a node twice (the statements see to it), and an edge is on the path or beside
it, never both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from graph.view import Edge, GraphView, Node
from queries.answers import Answer, Answers, Hop
from queries.evidence import hop_of
from queries.periods import with_other_periods
from queries.queryable import Asked

ANSWER_CAP = 200
"""Answers handed back to one question; beyond it `Answers.truncated` says so."""

ALSO = "also"
"""The role of an edge that joins the same two nodes as a hop of the path."""


@dataclass(frozen=True, slots=True)
class Walk:
    """Edges in the order of a path, and the node that it starts at."""

    start: str
    edges: tuple[Edge, ...]

    @property
    def nodes(self) -> tuple[str, ...]:
        """Ids of the nodes in the order of the path."""
        nodes = [self.start]
        for edge in self.edges:
            nodes.append(edge.object if edge.subject == nodes[-1] else edge.subject)
        return tuple(nodes)


def walk_of(view: GraphView, start: str, edges: Iterable[str]) -> Walk:
    """The walk along the edges with these ids."""
    return Walk(start, tuple(view.edges[edge] for edge in edges))


def answers_along(view: GraphView, walks: Iterable[Walk]) -> list[Answer]:
    """One answer for each sequence of nodes; of parallel edges the firmest is the hop, others stand by it."""
    grouped: dict[tuple[str, ...], list[Walk]] = defaultdict(list)
    for walk in walks:
        grouped[walk.nodes].append(walk)
    return [_answer(view, nodes, group) for nodes, group in grouped.items()]


def _answer(view: GraphView, nodes: tuple[str, ...], walks: Sequence[Walk]) -> Answer:
    hops: list[Hop] = []
    side: list[Hop] = []
    for step, start in enumerate(nodes[:-1]):
        edges = {walk.edges[step].id: walk.edges[step] for walk in walks}
        first, *others = sorted(edges.values(), key=_firmest_first)
        hops.append(hop_of(view, first, forward=first.subject == start))
        side += [hop_of(view, other, role=ALSO, forward=other.subject == start) for other in others]
    return Answer(tuple(view.nodes[node] for node in nodes), tuple(hops), tuple(side))


def _firmest_first(edge: Edge) -> tuple[int, float, str]:
    return edge.stance.doubt, -edge.confidence, edge.id


def with_side(answer: Answer, hops: Iterable[Hop]) -> Answer:
    """The answer with further hops beside the path; those that it already shows are left out."""
    shown = {hop.edge for hop in (*answer.hops, *answer.side)}
    fresh = {hop.edge: hop for hop in hops if hop.edge not in shown}
    return replace(answer, side=answer.side + tuple(fresh.values()))


@dataclass(frozen=True, slots=True)
class Branches:
    """Side hops by the id of the node of the path that they start from."""

    hops: Mapping[str, tuple[Hop, ...]]
    truncated: bool = False

    def beside(self, nodes: Iterable[Node]) -> tuple[Hop, ...]:
        """The side hops of all these nodes, in their order."""
        return tuple(hop for node in nodes for hop in self.hops.get(node.id, ()))


def branches(asked: Asked, name: str, parties: Iterable[str], *, role: str) -> Branches:
    """Side hops for `parties` from the statement `name`, whose rows have `party` and one edge."""
    wanted = sorted(set(parties))
    fetched = asked.rows(name, parties=wanted)
    hops: dict[str, tuple[Hop, ...]] = {}
    for row in fetched.records:
        party, edge = row["party"], asked.view.edges[row["edges"][0]]
        hops[party] = (
            *hops.get(party, ()),
            hop_of(asked.view, edge, role=role, forward=edge.subject == party),
        )
    return Branches(hops, fetched.truncated)


@dataclass(frozen=True, slots=True)
class Question:
    """A question in words, and what was asked for after names were resolved."""

    text: str
    parameters: Mapping[str, Any]
    warnings: tuple[str, ...] = ()


def collect(asked: Asked, question: Question, found: Iterable[Answer], *, truncated: bool) -> Answers:
    """The answers in order: the most complete first, then the firmest, the strongest and the shortest."""
    ordered = sorted(found, key=_complete_and_firm_first)
    return collect_in_order(asked, question, ordered, truncated=truncated)


def collect_in_order(
    asked: Asked, question: Question, ordered: Sequence[Answer], *, truncated: bool
) -> Answers:
    """The answers as they come, up to `ANSWER_CAP`."""
    cut = truncated or len(ordered) > ANSWER_CAP
    shown = with_other_periods(asked.view, ordered[:ANSWER_CAP])
    return Answers(
        question=question.text,
        parameters=question.parameters,
        valid_at=asked.day,
        known_at=asked.view.known_at,
        answers=shown,
        truncated=cut,
        warnings=question.warnings + ((_CUT,) if cut else ()),
    )


_CUT = f"the list is cut: at most {ANSWER_CAP} answers are shown; ask about a narrower place, entity or day"


def _complete_and_firm_first(answer: Answer) -> tuple[int, int, float, int, tuple[str, ...]]:
    return (
        len(answer.missing),
        answer.strongest_doubt.doubt,
        -answer.strength,
        len(answer.hops),
        answer.key,
    )
