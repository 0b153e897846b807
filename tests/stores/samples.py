"""Views made by hand: a small case about a site, its operator and its money."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime

from graph.model import Claim, Document, Evidence, Mention, QualifierValue
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from graph.view import Edge, GraphView, Node
from graph.when import Period

TEXT = "Acme Fund is said to back Kedah Compute, which runs Site One. Acme Fund denies it."

DOCUMENT = Document(
    id="d-press",
    text=TEXT,
    uri="https://news.example/kedah",
    title="Money for Kedah",
    publisher="Example News",
    published="2025-10-03",
    language="en",
)
UNTITLED = Document(id="d-note", text="Kedah Compute runs Site One.")

FUND = Node(
    id="acme-fund",
    kind=Kind.ORGANIZATION,
    name="Acme Fund",
    named=True,
    aliases=("Acme", "Фонд «Акме»"),
    roles=("Investor",),
    properties={"country": "CN", "founded": 1999, "rating": 4.5},
    sources=("register",),
    claims=("c-money", "c-no"),
)
OPERATOR = Node(
    id="kedah-compute",
    kind=Kind.ORGANIZATION,
    name="Kedah Compute",
    named=True,
    roles=("Operator",),
    properties={"country": "MY"},
    claims=("c-money", "c-runs"),
)
SITE = Node(id="site-one", kind=Kind.DATA_CENTRE, name="Site One", named=True, claims=("c-runs",))


def mention(node: Node) -> Mention:
    """A mention that means `node`."""
    return Mention(node.name, node.kind, node.named, node.id)


def claim(document: Document, quote: str, subject: Node, relation: Relation, target: Node) -> Claim:
    """A claim found in `document` at `quote`."""
    start = document.text.index(quote)
    return Claim(
        subject=mention(subject),
        relation=relation,
        object=mention(target),
        evidence=Evidence.cut(document, start, start + len(quote)),
        attribution=("Example News", "people familiar"),
        extractor="rules@1",
        confidence=0.8,
        recorded=datetime(2025, 11, 1, 12, tzinfo=UTC),
    )


MONEY_CLAIM = replace(
    claim(DOCUMENT, "Acme Fund is said to back Kedah Compute", FUND, Relation.FINANCES, OPERATOR),
    stance=Stance.ALLEGED,
    valid=Period.parse("late 2024", None),
)
DENIAL = replace(
    claim(DOCUMENT, "Acme Fund denies it", FUND, Relation.FINANCES, OPERATOR), stance=Stance.DENIED
)
RUNS_CLAIM = replace(
    claim(UNTITLED, "Kedah Compute runs Site One", OPERATOR, Relation.OPERATES, SITE), recorded=None
)
CLAIMS = {"c-money": MONEY_CLAIM, "c-no": DENIAL, "c-runs": RUNS_CLAIM}


def edge(
    edge_id: str,
    subject: str,
    relation: Relation,
    target: str,
    *,
    valid: Period | None = None,
    qualifiers: dict[str, QualifierValue] | None = None,
) -> Edge:
    """An asserted edge from one claim."""
    return Edge(
        id=edge_id,
        subject=subject,
        relation=relation,
        object=target,
        valid=valid or Period(),
        qualifiers=qualifiers or {},
        contested=(),
        stance=Stance.ASSERTED,
        stances=(Stance.ASSERTED,),
        disputed=False,
        confidence=0.8,
        sources=1,
        claims=("c-runs",),
    )


RUNS = edge("e-runs", "kedah-compute", Relation.OPERATES, "site-one", valid=Period.parse("2025", "2026-03"))
MONEY = replace(
    edge(
        "e-money",
        "acme-fund",
        Relation.FINANCES,
        "kedah-compute",
        valid=Period.parse("late 2024", None),
        qualifiers={
            "amount": Quantity(89.0, None, currency="USD", comparator="more than"),
            "instrument": "loan",
        },
    ),
    stance=Stance.ALLEGED,
    stances=(Stance.ALLEGED,),
    disputed=True,
    claims=("c-money",),
    denials=("c-no",),
)


def view(
    nodes: Iterable[Node] = (FUND, OPERATOR, SITE),
    edges: Iterable[Edge] = (RUNS, MONEY),
    *,
    claims: dict[str, Claim] = CLAIMS,
    documents: Iterable[Document] = (DOCUMENT, UNTITLED),
    position: int = 7,
) -> GraphView:
    """A view of these parts; by default the whole case."""
    return GraphView(
        position=position,
        valid_at=None,
        known_at=None,
        nodes={node.id: node for node in nodes},
        edges={edge.id: edge for edge in edges},
        claims=claims,
        documents={document.id: document for document in documents},
    )


def bare(*ids: str, edges: Iterable[Edge] = ()) -> GraphView:
    """A view of named organizations alone."""
    nodes = [Node(id=name, kind=Kind.ORGANIZATION, name=name.upper(), named=True) for name in ids]
    return view(nodes, edges, claims={}, documents=())
