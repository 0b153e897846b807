"""Turtle with provenance: what is written, and what must not be."""

from __future__ import annotations

from dataclasses import replace

import pytest
from rdflib import DCTERMS, PROV, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef

from graph.model import Document
from graph.schema import Stance
from graph.stores.rdf import BASE, TERMS, to_turtle
from graph.view import GraphView
from tests.stores.samples import CLAIMS, DOCUMENT, FUND, MONEY, OPERATOR, RUNS, SITE, UNTITLED, view


def graph_of(one: GraphView) -> Graph:
    return Graph().parse(data=to_turtle(one), format="turtle")


def iri(kind: str, name: str) -> URIRef:
    return URIRef(f"{BASE}{kind}:{name}")


def term(name: str) -> URIRef:
    return URIRef(TERMS + name)


def test_an_asserted_edge_is_a_plain_triple() -> None:
    graph = graph_of(view())

    assert (iri("entity", "kedah-compute"), term("OPERATES"), iri("entity", "site-one")) in graph


@pytest.mark.parametrize("stance", [stance for stance in Stance if stance is not Stance.ASSERTED])
def test_a_hedged_edge_is_never_a_plain_triple(stance: Stance) -> None:
    graph = graph_of(view(edges=[RUNS, replace(MONEY, stance=stance, disputed=False)]))

    assert list(graph.triples((None, term("FINANCES"), None))) == []
    assert (iri("edge", "e-money"), term("stance"), Literal(stance.value)) in graph


def test_a_disputed_edge_is_never_a_plain_triple() -> None:
    graph = graph_of(view(edges=[replace(MONEY, stance=Stance.ASSERTED, disputed=True)]))

    assert list(graph.triples((None, term("FINANCES"), None))) == []


def test_a_role_is_written_only_if_an_asserted_edge_earns_it() -> None:
    graph = graph_of(view())

    assert (iri("entity", "kedah-compute"), RDF.type, term("Operator")) in graph
    assert (iri("entity", "acme-fund"), RDF.type, term("Investor")) not in graph
    assert (iri("entity", "acme-fund"), RDF.type, term("Organization")) in graph


def test_every_edge_is_a_statement_with_its_claims() -> None:
    graph = graph_of(view())
    money = iri("edge", "e-money")

    assert (money, RDF.type, RDF.Statement) in graph
    assert (money, RDF.subject, iri("entity", "acme-fund")) in graph
    assert (money, RDF.predicate, term("FINANCES")) in graph
    assert (money, RDF.object, iri("entity", "kedah-compute")) in graph
    assert (money, PROV.wasDerivedFrom, iri("claim", "c-money")) in graph
    assert (money, term("denied_by"), iri("claim", "c-no")) in graph
    assert (money, term("disputed"), Literal(True)) in graph
    assert (money, term("valid_from"), Literal("late 2024")) in graph
    assert (money, term("amount_min"), Literal(89.0)) in graph
    assert graph.value(money, term("confidence")) == Literal(0.8)


def test_a_claim_leads_to_its_document_and_quote() -> None:
    graph = graph_of(view())
    claim = iri("claim", "c-no")

    assert (claim, PROV.hadPrimarySource, iri("document", "d-press")) in graph
    assert (claim, term("quote"), Literal("Acme Fund denies it")) in graph
    assert (claim, term("start"), Literal(62)) in graph
    assert (claim, term("stance"), Literal("denied")) in graph
    assert (claim, term("attribution"), Literal("Example News ← people familiar")) in graph
    assert (claim, PROV.wasAttributedTo, iri("extractor", "rules%401")) in graph
    assert graph.value(claim, PROV.generatedAtTime) == Literal(
        "2025-11-01T12:00:00+00:00", datatype=XSD.dateTime
    )


def test_a_claim_without_extractor_or_time_has_neither() -> None:
    bare_claim = replace(CLAIMS["c-runs"], extractor="", recorded=None, attribution=())
    graph = graph_of(view(claims={"c-runs": bare_claim}))
    claim = iri("claim", "c-runs")

    predicates = set(graph.predicates(claim))

    assert not predicates & {
        PROV.wasAttributedTo,
        PROV.generatedAtTime,
        term("attribution"),
        term("valid_to"),
    }


def test_a_document_has_its_source() -> None:
    graph = graph_of(view())
    press = iri("document", "d-press")

    assert (press, DCTERMS.title, Literal("Money for Kedah")) in graph
    assert (press, DCTERMS.source, URIRef("https://news.example/kedah")) in graph
    assert (press, RDF.type, PROV.Entity) in graph
    assert set(graph.predicates(iri("document", "d-note"))) == {RDF.type, term("sha256")}


def test_an_address_that_is_no_iri_stays_a_text() -> None:
    odd = replace(UNTITLED, uri="C:\\papers\\my file.txt")
    graph = graph_of(view(documents=[DOCUMENT, odd]))

    assert (iri("document", "d-note"), DCTERMS.source, Literal("C:\\papers\\my file.txt")) in graph


def test_names_in_any_script_are_kept_and_ids_are_encoded() -> None:
    strange = Document(id="a b/<ü>", text="x")
    graph = graph_of(view([replace(FUND, name='北京 "x"'), OPERATOR, SITE], documents=[DOCUMENT, strange]))

    assert (iri("entity", "acme-fund"), RDFS.label, Literal('北京 "x"')) in graph
    assert (iri("document", "a%20b%2F%3C%C3%BC%3E"), RDF.type, term("Document")) in graph


def test_there_are_no_blank_nodes_and_the_text_is_always_the_same() -> None:
    turtle = to_turtle(view())

    graph = Graph().parse(data=turtle, format="turtle")

    assert not any(isinstance(part, BNode) for triple in graph for part in triple)
    assert to_turtle(view([SITE, FUND, OPERATOR], [MONEY, RUNS])) == turtle
