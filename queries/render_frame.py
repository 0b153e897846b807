"""Answers as a pandas frame: one row a hop, so that hedges and sources travel with every cell."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from queries.answers import Answer, Answers, Hop
from queries.wording import attribution, details

if TYPE_CHECKING:
    import pandas

COLUMNS = (
    "answer",
    "step",
    "role",
    "subject",
    "subject_id",
    "subject_named",
    "relation",
    "object",
    "object_id",
    "object_named",
    "details",
    "valid_from",
    "valid_to",
    "stance",
    "stances",
    "disputed",
    "denied_by",
    "said_by",
    "sources",
    "confidence",
    "strength",
    "strongest_doubt",
    "quotes",
    "documents",
    "published",
    "claims",
    "denials",
    "edge",
    "derived",
    "missing",
)
"""The columns: `answer` and `step` count from 1, `step` is 0 beside the path; lists: one entry a claim."""


def frame(answers: Answers) -> pandas.DataFrame:
    """One row a hop, the path first, then what stands beside it."""
    import pandas

    rows = [row for count, answer in enumerate(answers.answers, start=1) for row in _rows(count, answer)]
    return pandas.DataFrame(rows, columns=list(COLUMNS))


def _rows(count: int, answer: Answer) -> list[dict[str, Any]]:
    whole = {
        "answer": count,
        "strength": answer.strength,
        "strongest_doubt": answer.strongest_doubt.value,
        "missing": list(answer.missing),
    }
    rows = [whole | {"step": step} | _cells(hop) for step, hop in enumerate(answer.hops, start=1)]
    return rows + [whole | {"step": 0} | _cells(hop) for hop in answer.side]


def _cells(hop: Hop) -> dict[str, Any]:
    spelled = hop.valid.to_json()
    return {
        "role": hop.role,
        "subject": hop.subject.name,
        "subject_id": hop.subject.id,
        "subject_named": hop.subject.named,
        "relation": hop.relation.value,
        "object": hop.object.name,
        "object_id": hop.object.id,
        "object_named": hop.object.named,
        "details": details(hop),
        "valid_from": spelled["from"],
        "valid_to": spelled["to"],
        "stance": hop.stance.value,
        "stances": [stance.value for stance in hop.stances],
        "disputed": hop.disputed,
        "denied_by": [attribution(piece) for piece in hop.denials],
        "said_by": [attribution(piece) for piece in hop.evidence],
        "sources": hop.sources,
        "confidence": hop.confidence,
        "quotes": [piece.quote for piece in (*hop.evidence, *hop.denials)],
        "documents": [piece.document for piece in (*hop.evidence, *hop.denials)],
        "published": [piece.published for piece in (*hop.evidence, *hop.denials)],
        "claims": [piece.claim for piece in hop.evidence],
        "denials": [piece.claim for piece in hop.denials],
        "edge": hop.edge,
        "derived": hop.derived,
    }
