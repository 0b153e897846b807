"""Trade by destination, each figure with its period and the source's comparison.

What it does not prove: a destination is the last one that the statistics know, not where goods are used; a
re-export is not unlawful.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from graph.errors import QueryError
from graph.schema import Kind
from queries.answers import Answer, Answers
from queries.entities import resolve
from queries.evidence import hop_of
from queries.figures import Observations
from queries.queryable import Asked, Queryable
from queries.walks import Question, collect_in_order
from queries.wording import name_of

CAVEAT = (
    "a destination is the last one that the figures know, not where the goods are used; "
    "a re-export is not in itself unlawful"
)


def trade_by_destination(
    graph: Queryable,
    exporter: str | None = None,
    *,
    to: str | None = None,
    valid_at: date | None = None,
    observations: Observations | None = None,
) -> Answers:
    """The exports of a place (or, for None, of every place), the largest stated amount first.

    Every figure is an answer of its own: figures of different periods are never added up. Figures of trade
    tables stand beside what texts claim, and are neither merged nor added up with it.

    Args:
        graph: what is asked.
        exporter: code, name or id of the exporting place.
        to: likewise of the destination.
        valid_at: the day in the world; None is any day.
        observations: figures of trade tables between these places.

    Raises:
        QueryError: `exporter` or `to` is unknown or ambiguous, and no trade table knows it either.
    """
    asked = Asked(graph, valid_at)
    try:
        origin = None if exporter is None else _place(asked, exporter)
        target = None if to is None else _place(asked, to)
    except QueryError:
        if not observations:
            raise
        return _of_tables_alone(asked, exporter, to, observations)
    fetched = asked.rows("trade_by_destination", exporter=origin)
    stated = [asked.view.edges[row["edges"][0]] for row in fetched.records]
    edges = [edge for edge in stated if target in (None, edge.object)]
    found = [
        Answer(nodes=(hop.subject, hop.object), hops=(hop,))
        for hop in (hop_of(asked.view, edge) for edge in edges)
    ]
    where = "each place" if origin is None else name_of(asked.view.nodes[origin])
    ending = "and where to" if target is None else f"to {name_of(asked.view.nodes[target])}"
    parameters = {"exporter": origin} | ({} if target is None else {"to": target})
    question = Question(f"What does {where} export, {ending}?", parameters, (CAVEAT,))
    answers = collect_in_order(asked, question, found, truncated=fetched.truncated)
    return replace(answers, observations=observations)


def _of_tables_alone(
    asked: Asked, exporter: str | None, to: str | None, observations: Observations
) -> Answers:
    """The answer where no text speaks of the places."""
    ending = "and where to" if to is None else f"to {to}"
    question = Question(
        f"What does {exporter or 'each place'} export, {ending}?",
        {"exporter": exporter} | ({} if to is None else {"to": to}),
        (CAVEAT,),
    )
    answers = collect_in_order(asked, question, [], truncated=False)
    return replace(answers, observations=observations)


def _place(asked: Asked, wanted: str) -> str:
    """The id of a place, from a code, name, alias or id."""
    for node in asked.view.nodes.values():
        if node.kind is Kind.PLACE and node.properties.get("iso") == wanted.upper():
            return node.id
    return resolve(asked.view, wanted, kinds=(Kind.PLACE,)).id
