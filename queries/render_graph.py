"""Answers as a networkx graph: each node and each hop once, in the direction of its claim."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from queries.answers import Answers, Hop
from queries.wording import details, standing

if TYPE_CHECKING:
    import networkx


def graph(answers: Answers) -> networkx.MultiDiGraph[str]:
    """Nodes by id; edges keyed by edge id, or by triple for what is only denied (`stance` says so)."""
    import networkx

    found: networkx.MultiDiGraph[str] = networkx.MultiDiGraph(question=answers.question)
    for answer in answers.answers:
        for node in answer.nodes:
            found.add_node(node.id, name=node.name, kind=node.kind.value, named=node.named)
    for key, hop in hops_once(answers):
        for node in (hop.subject, hop.object):
            found.add_node(node.id, name=node.name, kind=node.kind.value, named=node.named)
        found.add_edge(
            hop.subject.id,
            hop.object.id,
            key=key,
            relation=hop.relation.value,
            role=hop.role,
            stance=hop.stance.value,
            disputed=hop.disputed,
            confidence=hop.confidence,
            sources=hop.sources,
            details=details(hop),
            standing=standing(hop),
            claims=[piece.claim for piece in hop.evidence],
            denials=[piece.claim for piece in hop.denials],
        )
    return found


def hops_once(answers: Answers) -> Iterator[tuple[str, Hop]]:
    """Every hop of every answer, paths before side branches, each edge once, with its key."""
    seen: set[str] = set()
    paths = [hop for answer in answers.answers for hop in answer.hops]
    sides = [hop for answer in answers.answers for hop in answer.side]
    for hop in (*paths, *sides):
        key = hop.edge or f"denied:{hop.subject.id}:{hop.relation.value}:{hop.object.id}"
        if key not in seen:
            seen.add(key)
            yield key, hop
