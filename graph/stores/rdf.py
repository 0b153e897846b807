"""A view as RDF in Turtle, with the provenance of every statement in the terms of W3C PROV-O.

Invariant: only what is asserted and undisputed is written as a plain triple, and so are the roles earned by
it. Everything else exists solely as a described statement: an IRI with subject, predicate, object, stance and
the claims that it derives from.
There are no blank nodes, so two exports can be compared line by line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from graph.model import Claim, Document
from graph.schema import ROLE_LABELS, Stance
from graph.stores.projection import Projection, RelationshipRow, project
from graph.view import GraphView

if TYPE_CHECKING:
    from rdflib import Graph, URIRef

    Triple = tuple[URIRef, URIRef, Any]

BASE = "urn:siliconveil:"
TERMS = BASE + "term:"
"""Namespace of the ontology's names: kinds, roles, relations and properties."""

_ABSOLUTE_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+")


def to_turtle(view: GraphView) -> str:
    """The whole view as a Turtle document."""
    from rdflib import DCTERMS, PROV, RDF, RDFS, Graph, Namespace

    projection = project(view)
    plain = [row for row in projection.relationships if is_plain(row)]
    graph = Graph(bind_namespaces="none")
    for prefix, space in {"rdf": RDF, "rdfs": RDFS, "prov": PROV, "dcterms": DCTERMS}.items():
        graph.bind(prefix, space)
    for kind in ("term", "entity", "edge", "claim", "document", "extractor"):
        graph.bind("sv" if kind == "term" else kind, Namespace(f"{BASE}{kind}:"))
    _add(graph, _entities(view, projection, {(row.start, ROLE_LABELS.get(row.type, "")) for row in plain}))
    for row in projection.relationships:
        _add(graph, _statement(row))
    for row in plain:
        graph.add((_iri("entity", row.start), _term(row.type.value), _iri("entity", row.end)))
    for claim_id, claim in view.claims.items():
        _add(graph, _claim(claim_id, claim))
    for document in view.documents.values():
        _add(graph, _document(document))
    return graph.serialize(format="turtle")


def is_plain(row: RelationshipRow) -> bool:
    """Whether a relationship may stand as a plain triple: asserted by a source and denied by none."""
    return row.properties["stance"] == Stance.ASSERTED.value and not row.properties["disputed"]


def _add(graph: Graph, triples: Iterator[Triple]) -> None:
    for triple in triples:
        graph.add(triple)


def _entities(view: GraphView, projection: Projection, earned: set[tuple[str, str]]) -> Iterator[Triple]:
    """The entities; `earned` pairs an entity's id with a role that an asserted edge gives it."""
    from rdflib import PROV, RDF, RDFS, Literal

    for row in projection.nodes:
        if row.id not in view.nodes:
            continue
        subject = _iri("entity", row.id)
        for label in row.labels:
            if label not in ROLE_LABELS.values() or (row.id, label) in earned:
                yield subject, RDF.type, _term(label)
        yield subject, RDFS.label, Literal(row.properties["name"])
        for claim_id in row.properties["claims"]:
            yield subject, PROV.wasDerivedFrom, _iri("claim", claim_id)
        yield from _described(subject, row.properties, without=("id", "name", "claims"))


def _statement(row: RelationshipRow) -> Iterator[Triple]:
    from rdflib import PROV, RDF

    subject = _iri("edge", row.id)
    yield subject, RDF.type, RDF.Statement
    yield subject, RDF.subject, _iri("entity", row.start)
    yield subject, RDF.predicate, _term(row.type.value)
    yield subject, RDF.object, _iri("entity", row.end)
    for claim_id in row.properties["claims"]:
        yield subject, PROV.wasDerivedFrom, _iri("claim", claim_id)
    for claim_id in row.properties["denials"]:
        yield subject, _term("denied_by"), _iri("claim", claim_id)
    yield from _described(subject, row.properties, without=("id", "claims", "denials"))


def _claim(claim_id: str, claim: Claim) -> Iterator[Triple]:
    from rdflib import PROV, RDF, XSD, Literal

    subject = _iri("claim", claim_id)
    yield subject, RDF.type, _term("Claim")
    yield subject, RDF.type, PROV.Entity
    yield subject, PROV.hadPrimarySource, _iri("document", claim.evidence.document)
    yield subject, _term("subject"), _iri("entity", claim.subject.entity)
    yield subject, _term("relation"), _term(claim.relation.value)
    yield subject, _term("object"), _iri("entity", claim.object.entity)
    if claim.extractor:
        yield subject, PROV.wasAttributedTo, _iri("extractor", claim.extractor)
        yield _iri("extractor", claim.extractor), RDF.type, PROV.SoftwareAgent
    if claim.recorded is not None:
        recorded = Literal(claim.recorded.isoformat(), datatype=XSD.dateTime)
        yield subject, PROV.generatedAtTime, recorded
    facts = {
        "stance": claim.stance.value,
        "quote": claim.evidence.quote,
        "start": claim.evidence.start,
        "end": claim.evidence.end,
        "confidence": float(claim.confidence),
        "attribution": " ← ".join(claim.attribution),
        "valid_from": claim.valid.to_json()["from"],
        "valid_to": claim.valid.to_json()["to"],
    }
    yield from _described(subject, {name: value for name, value in facts.items() if value not in (None, "")})


def _document(document: Document) -> Iterator[Triple]:
    from rdflib import DCTERMS, PROV, RDF, Literal, URIRef

    subject = _iri("document", document.id)
    yield subject, RDF.type, _term("Document")
    yield subject, RDF.type, PROV.Entity
    facts = {
        DCTERMS.title: document.title,
        DCTERMS.publisher: document.publisher,
        DCTERMS.issued: document.published,
        DCTERMS.language: document.language,
        DCTERMS.license: document.licence,
        _term("sha256"): document.sha256,
    }
    for predicate, value in facts.items():
        if value is not None:
            yield subject, predicate, Literal(value)
    if document.uri is not None:
        is_iri = _ABSOLUTE_IRI.fullmatch(document.uri)
        yield subject, DCTERMS.source, URIRef(document.uri) if is_iri else Literal(document.uri)


def _described(
    subject: URIRef, properties: Mapping[str, Any], *, without: tuple[str, ...] = ()
) -> Iterator[Triple]:
    """Each property as a literal; a list as one literal for each item."""
    from rdflib import Literal

    for name, value in properties.items():
        if name not in without:
            for item in value if isinstance(value, list) else [value]:
                yield subject, _term(name), Literal(item)


def _iri(kind: str, name: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(f"{BASE}{kind}:{quote(name, safe='')}")


def _term(name: str) -> URIRef:
    from rdflib import URIRef

    return URIRef(TERMS + quote(name, safe=""))
