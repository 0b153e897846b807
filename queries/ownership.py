"""Who owns, who controls, and what is held.

What it does not prove: a share is what a source states for its period; control by shares is read from single
stakes above a half along a path, not from stakes added up.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph.quantity import Quantity
from graph.schema import Kind, Relation
from queries.answers import Answer, Answers, Hop
from queries.entities import resolve
from queries.queryable import Asked, Queryable
from queries.walks import Question, answers_along, collect, walk_of
from queries.wording import name_of

_HELD = (Kind.ORGANIZATION, Kind.DATA_CENTRE)
_HOLDERS = (Kind.ORGANIZATION, Kind.PERSON)
_AT_EVERY_STEP = "control at every step, as the sources state it"
HALF = 50.0
"""Per cent of the shares above which a holder controls."""


def owners_of(graph: Queryable, entity: str, *, valid_at: date | None = None) -> Answers:
    """Paths of ownership, up to six hops, that end at a company or site.

    Raises:
        QueryError: `entity` is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    held = resolve(graph.view, entity, kinds=_HELD)
    fetched = asked.rows("owners_of", entity=held.id)
    walks = (walk_of(asked.view, row["owner"], row["edges"]) for row in fetched.records)
    question = Question(f"Who owns {name_of(held)}?", {"entity": held.id})
    return collect(asked, question, answers_along(asked.view, walks), truncated=fetched.truncated)


def controllers_of(graph: Queryable, entity: str, *, valid_at: date | None = None) -> Answers:
    """Who controls a company or site: definitely, or possibly where a share is not known to pass a half.

    Raises:
        QueryError: `entity` is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    held = resolve(graph.view, entity, kinds=_HELD)
    fetched = asked.rows("controllers_of", entity=held.id)
    walks = (walk_of(asked.view, row["holder"], row["edges"]) for row in fetched.records)
    found = [_judged(answer) for answer in answers_along(asked.view, walks)]
    question = Question(f"Who controls {name_of(held)}?", {"entity": held.id})
    return collect(asked, question, found, truncated=fetched.truncated)


def holdings_of(graph: Queryable, entity: str, *, valid_at: date | None = None) -> Answers:
    """What a company or person owns or controls, up to six hops down.

    Raises:
        QueryError: `entity` is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    holder = resolve(graph.view, entity, kinds=_HOLDERS)
    fetched = asked.rows("holdings_of", entity=holder.id)
    walks = (walk_of(asked.view, holder.id, row["edges"]) for row in fetched.records)
    found = [_judged(answer) for answer in answers_along(asked.view, walks)]
    question = Question(f"What does {name_of(holder)} own or control?", {"entity": holder.id})
    return collect(asked, question, found, truncated=fetched.truncated)


def _judged(answer: Answer) -> Answer:
    """The answer as definite control, or with the steps whose share is not known to pass a half."""
    gaps = tuple(
        f"a share above {HALF:g}% of {name_of(hop.object)} for {name_of(hop.subject)}"
        for hop in answer.hops
        if not any(_passes(each) for each in _parallel(answer, hop))
    )
    return replace(answer, missing=gaps, reason="" if gaps else _AT_EVERY_STEP)


def _parallel(answer: Answer, hop: Hop) -> list[Hop]:
    ends = (hop.subject.id, hop.object.id)
    return [other for other in (*answer.hops, *answer.side) if (other.subject.id, other.object.id) == ends]


def _passes(hop: Hop) -> bool:
    """Whether the hop by itself is control: stated as such, or by a share that must be above a half."""
    if hop.relation is Relation.CONTROLS:
        return True
    share = hop.qualifiers.get("share")
    if not isinstance(share, Quantity) or share.min is None or share.approx:
        return False
    return share.min > HALF or (share.min == HALF and share.comparator == "more than")
