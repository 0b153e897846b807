"""A view as files for other tools: JSON, CSV tables, GraphML; for RDF see `graph.stores.rdf`.

The texts of documents stay in the case; quotes, titles, addresses and hashes go out.
"""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from graph.model import Claim, Document
from graph.quantity import Quantity
from graph.view import Edge, GraphView, Node

Row = dict[str, Any]

_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_json(view: GraphView) -> str:
    """One JSON object with `nodes`, `edges`, `claims` and `documents`, in the order of their ids."""
    known_at = view.known_at
    data = {
        "position": view.position,
        "valid_at": None if view.valid_at is None else view.valid_at.isoformat(),
        "known_at": None if known_at is None else known_at.isoformat(),
        "nodes": [node_row(node) for node in _sorted(view.nodes)],
        "edges": [edge_row(edge) for edge in _sorted(view.edges)],
        "claims": [claim.to_json() for claim in _sorted(view.claims)],
        "documents": [document_row(document) for document in _sorted(view.documents)],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def write_csv(view: GraphView, folder: Path) -> tuple[Path, ...]:
    """Write nodes, edges, claims and documents as four tables into `folder`; gives their paths."""
    folder.mkdir(parents=True, exist_ok=True)
    tables: Mapping[str, list[Row]] = {
        "nodes": [node_row(node) for node in _sorted(view.nodes)],
        "edges": [edge_row(edge) for edge in _sorted(view.edges)],
        "claims": [_claim_row(claim) for claim in _sorted(view.claims)],
        "documents": [document_row(document) for document in _sorted(view.documents)],
    }
    return tuple(_write_table(rows, folder / f"{name}.csv") for name, rows in tables.items())


def as_graphml(view: GraphView) -> str:
    """GraphML of nodes and edges; an edge carries its claims' ids and quotes."""
    import networkx as nx

    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for node in _sorted(view.nodes):
        graph.add_node(node.id, **_plain(node_row(node)))
    for edge in _sorted(view.edges):
        quotes = [view.claims[claim].evidence.quote for claim in edge.claims if claim in view.claims]
        row = edge_row(edge) | {"quotes": quotes}
        graph.add_edge(edge.subject, edge.object, key=edge.id, **_plain(row))
    return "\n".join(nx.generate_graphml(graph)) + "\n"


def node_row(node: Node) -> Row:
    """A node as plain values."""
    return {
        "id": node.id,
        "kind": node.kind.value,
        "name": node.name,
        "named": node.named,
        "aliases": list(node.aliases),
        "roles": list(node.roles),
        "properties": dict(node.properties),
        "sources": list(node.sources),
        "claims": list(node.claims),
    }


def edge_row(edge: Edge) -> Row:
    """An edge as plain values."""
    return {
        "id": edge.id,
        "subject": edge.subject,
        "relation": edge.relation.value,
        "object": edge.object,
        "stance": edge.stance.value,
        "stances": [stance.value for stance in edge.stances],
        "disputed": edge.disputed,
        "confidence": edge.confidence,
        "source_count": edge.sources,
        "derived": edge.derived,
        "valid_from": edge.valid.to_json()["from"],
        "valid_to": edge.valid.to_json()["to"],
        "qualifiers": {
            name: value.to_json() if isinstance(value, Quantity) else value
            for name, value in edge.qualifiers.items()
        },
        "contested": list(edge.contested),
        "claims": list(edge.claims),
        "denials": list(edge.denials),
    }


def document_row(document: Document) -> Row:
    """What is known of a document, without its text."""
    return {
        "id": document.id,
        "uri": document.uri,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "retrieved": document.retrieved,
        "language": document.language,
        "licence": document.licence,
        "grade": document.grade,
        "sha256": document.sha256,
        "recorded": None if document.recorded is None else document.recorded.isoformat(),
    }


def _claim_row(claim: Claim) -> Row:
    return {
        "id": claim.id,
        "subject": claim.subject.entity,
        "subject_text": claim.subject.text,
        "relation": claim.relation.value,
        "object": claim.object.entity,
        "object_text": claim.object.text,
        "stance": claim.stance.value,
        "attribution": list(claim.attribution),
        "qualifiers": claim.to_json()["qualifiers"],
        "valid_from": claim.valid.to_json()["from"],
        "valid_to": claim.valid.to_json()["to"],
        "document": claim.evidence.document,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "quote": claim.evidence.quote,
        "extractor": claim.extractor,
        "confidence": claim.confidence,
        "recorded": None if claim.recorded is None else claim.recorded.isoformat(),
    }


def _sorted(items: Mapping[str, Any]) -> Iterator[Any]:
    return (items[key] for key in sorted(items))


def _plain(row: Row) -> dict[str, str | int | float | bool]:
    """The row with text for lists and objects, and without what is unknown."""
    return {key: _cell(value, xml=True) for key, value in row.items() if value not in (None, [], {})}


def _cell(value: Any, *, xml: bool = False) -> Any:
    if isinstance(value, list):
        value = "; ".join(map(str, value))
    elif isinstance(value, dict):
        value = json.dumps(value, ensure_ascii=False, sort_keys=True)
    return _NOT_IN_XML.sub(" ", value) if xml and isinstance(value, str) else value


def _write_table(rows: Sequence[Row], path: Path) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(rows[0].keys() if rows else ())
        writer.writerows([_cell(value) for value in row.values()] for row in rows)
    return path
