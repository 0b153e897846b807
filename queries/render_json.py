"""Answers as plain values: everything that an answer holds, in names that stay."""

from __future__ import annotations

from typing import Any

from graph.model import QualifierValue
from graph.quantity import Quantity
from graph.view import Node
from queries.answers import Answer, Answers, Hop, HopEvidence
from queries.wording import step


def to_json(answers: Answers) -> dict[str, Any]:
    """A mapping that `json.dumps` takes."""
    return {
        "question": answers.question,
        "parameters": dict(answers.parameters),
        "valid_at": None if answers.valid_at is None else answers.valid_at.isoformat(),
        "known_at": None if answers.known_at is None else answers.known_at.isoformat(),
        "answers": [_answer(answer) for answer in answers.answers],
        "truncated": answers.truncated,
        "warnings": list(answers.warnings),
    } | ({} if answers.observations is None else {"observations": answers.observations.to_json()})


def _answer(answer: Answer) -> dict[str, Any]:
    return {
        "nodes": [_node(node) for node in answer.nodes],
        "hops": [_hop(hop) for hop in answer.hops],
        "side": [_hop(hop) for hop in answer.side],
        "reason": answer.reason,
        "missing": list(answer.missing),
        "strength": answer.strength,
        "weakest": answer.weakest.edge,
        "strongest_doubt": answer.strongest_doubt.value,
        "independent_sources": answer.independent_sources,
        "disputed": answer.disputed,
    }


def _node(node: Node) -> dict[str, Any]:
    return {
        "id": node.id,
        "kind": node.kind.value,
        "name": node.name,
        "named": node.named,
        "properties": dict(node.properties),
    }


def _hop(hop: Hop) -> dict[str, Any]:
    return {
        "edge": hop.edge,
        "subject": _node(hop.subject),
        "relation": hop.relation.value,
        "object": _node(hop.object),
        "role": hop.role,
        "forward": hop.forward,
        "valid": hop.valid.to_json(),
        "qualifiers": {name: _value(value) for name, value in hop.qualifiers.items()},
        "contested": list(hop.contested),
        "stance": hop.stance.value,
        "stances": [stance.value for stance in hop.stances],
        "disputed": hop.disputed,
        "sources": hop.sources,
        "confidence": hop.confidence,
        "derived": hop.derived,
        "line": step(hop),
        "evidence": [_evidence(piece) for piece in hop.evidence],
        "denials": [_evidence(piece) for piece in hop.denials],
        "elsewhere": [period.to_json() for period in hop.elsewhere],
    }


def _value(value: QualifierValue) -> Any:
    return value.to_json() if isinstance(value, Quantity) else value


def _evidence(piece: HopEvidence) -> dict[str, Any]:
    return {
        "claim": piece.claim,
        "quote": piece.quote,
        "document": piece.document,
        "title": piece.title,
        "publisher": piece.publisher,
        "published": piece.published,
        "uri": piece.uri,
        "start": piece.start,
        "end": piece.end,
        "page": piece.page,
        "stance": piece.stance.value,
        "attribution": list(piece.attribution),
        "recorded": None if piece.recorded is None else piece.recorded.isoformat(),
        "confidence": piece.confidence,
    }
