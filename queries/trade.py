"""Trade by destination, each figure with its period and the source's comparison.

What it does not prove: a destination is the last one that the statistics know, not where goods are used; a
re-export is not unlawful.
"""

from __future__ import annotations

from datetime import date

from graph.schema import Kind
from queries.answers import Answer, Answers
from queries.entities import resolve
from queries.evidence import hop_of
from queries.queryable import Asked, Queryable
from queries.walks import Question, collect_in_order
from queries.wording import name_of

CAVEAT = (
    "a destination is the last one that the figures know, not where the goods are used; "
    "a re-export is not in itself unlawful"
)


def trade_by_destination(
    graph: Queryable, exporter: str | None = None, *, valid_at: date | None = None
) -> Answers:
    """The exports of a place (or, for None, of every place), the largest stated amount first.

    Every figure is an answer of its own: figures of different periods are never added up.

    Raises:
        QueryError: `exporter` is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    origin = None if exporter is None else _exporter(asked, exporter)
    fetched = asked.rows("trade_by_destination", exporter=origin)
    edges = [asked.view.edges[row["edges"][0]] for row in fetched.records]
    found = [
        Answer(nodes=(hop.subject, hop.object), hops=(hop,))
        for hop in (hop_of(asked.view, edge) for edge in edges)
    ]
    where = "each place" if origin is None else name_of(asked.view.nodes[origin])
    question = Question(f"What does {where} export, and where to?", {"exporter": origin}, (CAVEAT,))
    return collect_in_order(asked, question, found, truncated=fetched.truncated)


def _exporter(asked: Asked, wanted: str) -> str:
    """The id of the exporting place, from a code, name, alias or id."""
    for node in asked.view.nodes.values():
        if node.kind is Kind.PLACE and node.properties.get("iso") == wanted.upper():
            return node.id
    return resolve(asked.view, wanted, kinds=(Kind.PLACE,)).id
