"""A view as plain rows of nodes and relationships: the property-graph form that every store loads.

Invariant: rows are in the order of their ids and hold only what Cypher can store (text, numbers, booleans,
lists of text). A property without a value is absent. Claims and documents are nodes without relationships:
no walk meets them, a relationship names its claims by id.
"""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import chain, pairwise
from typing import Any

from graph.errors import StoreError
from graph.model import Claim, Document, QualifierValue
from graph.quantity import Quantity
from graph.schema import Relation
from graph.view import Edge, GraphView, Node
from graph.when import Period

SCHEMA_VERSION = 1
"""Raised whenever the form below changes, so that stores of an older form are rebuilt."""


@dataclass(frozen=True, slots=True)
class NodeRow:
    """One node; `labels` starts with `Entity`, the others follow in order."""

    id: str
    labels: tuple[str, ...]
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class RelationshipRow:
    """One relationship between two nodes, known by their ids."""

    id: str
    type: Relation
    start: str
    end: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Projection:
    """All rows of a view, by id."""

    nodes: tuple[NodeRow, ...]
    relationships: tuple[RelationshipRow, ...]

    def nodes_by_labels(self) -> dict[tuple[str, ...], list[NodeRow]]:
        """The nodes in groups of equal labels, as both engines load them."""
        groups: dict[tuple[str, ...], list[NodeRow]] = defaultdict(list)
        for row in self.nodes:
            groups[row.labels].append(row)
        return groups

    def relationships_by_type(self) -> dict[Relation, list[RelationshipRow]]:
        """The relationships in groups of one type."""
        groups: dict[Relation, list[RelationshipRow]] = defaultdict(list)
        for row in self.relationships:
            groups[row.type].append(row)
        return groups

    def digest(self) -> str:
        """Hex SHA-256 over every row; equal projections, and only they, have equal digests."""
        digest = hashlib.sha256()
        for line in chain(map(_node_line, self.nodes), map(_relationship_line, self.relationships)):
            digest.update(line)
        return digest.hexdigest()


def project(view: GraphView) -> Projection:
    """The property-graph form of `view`.

    Raises:
        StoreError: an edge names a node that the view lacks, or one id stands for two things.
    """
    nodes = sorted(_nodes(view), key=lambda row: row.id)
    for left, right in pairwise(nodes):
        if left.id == right.id:
            raise StoreError(
                f"the id {left.id!r} stands for a {left.labels[1]} and for a {right.labels[1]}; "
                "ingest the document again under another id"
            )
    _check_ends(view)
    edges = sorted(view.edges.values(), key=lambda edge: edge.id)
    return Projection(tuple(nodes), tuple(map(_relationship_row, edges)))


def _nodes(view: GraphView) -> Iterator[NodeRow]:
    for node in view.nodes.values():
        yield NodeRow(node.id, ("Entity", node.kind.value, *node.roles), _node_properties(node))
    for claim_id, claim in view.claims.items():
        document = view.documents.get(claim.evidence.document)
        properties = _stored(_claim_properties(claim_id, claim, document))
        yield NodeRow(claim_id, ("Entity", "Claim"), properties)
    for document in view.documents.values():
        yield NodeRow(document.id, ("Entity", "Document"), _stored(_document_properties(document)))


def _check_ends(view: GraphView) -> None:
    for edge in view.edges.values():
        for end in (edge.subject, edge.object):
            if end not in view.nodes:
                raise StoreError(f"edge {edge.id} ({edge.relation}) names {end!r}, which the view lacks")


def _node_properties(node: Node) -> dict[str, Any]:
    own = {
        "id": node.id,
        "name": node.name,
        "named": node.named,
        "aliases": node.aliases,
        "sources": node.sources,
        "claims": node.claims,
    }
    return _stored(dict(node.properties) | own)


def _claim_properties(claim_id: str, claim: Claim, document: Document | None) -> dict[str, Any]:
    valid = claim.valid.to_json()
    return {
        "id": claim_id,
        "subject": claim.subject.entity,
        "relation": claim.relation.value,
        "object": claim.object.entity,
        "stance": claim.stance.value,
        "attribution": claim.attribution,
        "quote": claim.evidence.quote,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "document": claim.evidence.document,
        "publisher": None if document is None else document.publisher,
        "published": None if document is None else document.published,
        "confidence": float(claim.confidence),
        "extractor": claim.extractor,
        "valid_from": valid["from"],
        "valid_to": valid["to"],
        "recorded": None if claim.recorded is None else claim.recorded.isoformat(),
    }


def _document_properties(document: Document) -> dict[str, Any]:
    return {
        "id": document.id,
        "uri": document.uri,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "sha256": document.sha256,
    }


def _relationship_row(edge: Edge) -> RelationshipRow:
    properties = {
        **_qualifier_properties(edge.qualifiers),
        "id": edge.id,
        "stance": edge.stance.value,
        "stances": [stance.value for stance in edge.stances],
        "disputed": edge.disputed,
        "confidence": float(edge.confidence),
        "sources": edge.sources,
        "claims": edge.claims,
        "denials": edge.denials,
        "derived": edge.derived,
        "contested": edge.contested,
        **_period_properties(edge.valid),
    }
    return RelationshipRow(edge.id, edge.relation, edge.subject, edge.object, _stored(properties))


def _period_properties(valid: Period) -> dict[str, str | None]:
    """The source's spellings, and the sortable days from which it holds and no longer holds."""
    spelled = valid.to_json()
    return {
        "valid_from": spelled["from"],
        "valid_to": spelled["to"],
        "from_day": None if valid.start is None else valid.start.first.isoformat(),
        "to_day": None if valid.end is None else valid.last_end().isoformat(),
    }


def _qualifier_properties(qualifiers: Mapping[str, QualifierValue]) -> dict[str, Any]:
    flat: dict[str, Any] = {}
    for name, value in qualifiers.items():
        if isinstance(value, Quantity):
            flat |= {f"{name}_{part}": number for part, number in value.to_json().items()}
        else:
            flat[name] = value
    return flat


def _stored(properties: Mapping[str, Any]) -> dict[str, Any]:
    """The properties that have a value, in the order of their names, as a store can hold them."""
    return {name: _value(value) for name, value in sorted(properties.items()) if value is not None}


def _value(value: Any) -> Any:
    if isinstance(value, str):
        return _encodable(value)
    if isinstance(value, list | tuple):
        return [_value(item) for item in value]
    return value


def _encodable(text: str) -> str:
    """`text` with halves of broken surrogate pairs replaced: no store takes them."""
    return text.encode("utf-8", "replace").decode("utf-8") if _has_surrogate(text) else text


def _has_surrogate(text: str) -> bool:
    return not text.isascii() and any("\ud800" <= char <= "\udfff" for char in text)


def _node_line(row: NodeRow) -> bytes:
    return _line(row.id, row.labels, row.properties)


def _relationship_line(row: RelationshipRow) -> bytes:
    return _line(row.id, row.type.value, row.start, row.end, row.properties)


def _line(*parts: Any) -> bytes:
    return json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode("utf-8") + b"\n"
