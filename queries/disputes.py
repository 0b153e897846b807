"""What is denied, and by whom; and all that is stated of one entity.

What it does not prove: that something is denied is neither proof that it is false nor that it is true.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from graph.model import Claim
from graph.view import Edge
from queries.answers import Answer, Answers, Hop
from queries.entities import resolve
from queries.evidence import denied_hop, hop_of
from queries.queryable import Asked, Queryable
from queries.walks import Question, collect
from queries.wording import name_of


def disputed(graph: Queryable, entity: str | None = None, *, valid_at: date | None = None) -> Answers:
    """Statements that some source denies, with who denies them, and denials of what no source states.

    Args:
        graph: what the question is put to.
        entity: keep what concerns this entity; None is all.
        valid_at: the day on which the statements may hold; None is any day, or that of the view.

    Raises:
        QueryError: `entity` is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    wanted = None if entity is None else resolve(graph.view, entity)
    given = None if wanted is None else wanted.id
    edges = asked.rows("disputed_edges", entity=given)
    claims = asked.rows("denied_claims", entity=given)
    stated = [asked.view.edges[row["edges"][0]] for row in edges.records]
    denied = [asked.view.claims[row["claim"]] for row in claims.records]
    hops = [*(hop_of(asked.view, edge) for edge in stated), *_only_denied(asked, denied, stated)]
    about_whom = "" if wanted is None else f" about {name_of(wanted)}"
    question = Question(f"What is disputed or denied{about_whom}?", {"entity": given})
    return collect(asked, question, map(_single, hops), truncated=edges.truncated or claims.truncated)


def _only_denied(asked: Asked, denied: Iterable[Claim], stated: Iterable[Edge]) -> Iterator[Hop]:
    """Denials that meet no shown statement, those of one subject, relation and object together."""
    met = {claim for edge in stated for claim in edge.denials}
    grouped: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in denied:
        if claim.id not in met and (asked.day is None or claim.valid.covers(asked.day)):
            grouped[claim.triple].append(claim)
    for group in grouped.values():
        yield denied_hop(asked.view, group)


def _single(hop: Hop) -> Answer:
    return Answer(nodes=(hop.subject, hop.object), hops=(hop,))


def about(graph: Queryable, entity: str, *, valid_at: date | None = None) -> Answers:
    """Everything that is stated of one entity, one hop an answer.

    Raises:
        QueryError: `entity` is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    node = resolve(graph.view, entity)
    fetched = asked.rows("about", entity=node.id)
    edges = dict.fromkeys(row["edges"][0] for row in fetched.records)
    hops = [hop_of(asked.view, asked.view.edges[edge]) for edge in edges]
    question = Question(f"What is stated of {name_of(node)}?", {"entity": node.id})
    return collect(asked, question, map(_single, hops), truncated=fetched.truncated)
