"""The graph as of a valid day and a recorded moment: nodes and edges derived from the ledger's claims.

Invariant: no claims, no edge; a denied claim never makes one. Contradicting claims stay side by side.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from graph.model import Claim, Document, QualifierValue
from graph.schema import Kind, Relation, Stance
from graph.when import Period


@dataclass(frozen=True, slots=True)
class Node:
    """An entity as the claims and the curated records show it.

    Attributes:
        roles: role labels earned by edges, sorted (`Operator`, `Investor`, …).
        properties: plain facts by the ontology's names (`country`, `ticker`, …).
        sources: who vouches for the properties.
        claims: ids of the live claims that mention it, sorted.
    """

    id: str
    kind: Kind
    name: str
    named: bool
    aliases: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    properties: Mapping[str, str | float] = field(default_factory=dict)
    sources: tuple[str, ...] = ()
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Edge:
    """All claims with one subject, relation, object and period.

    Attributes:
        id: stable hash of subject, relation, object and period.
        qualifiers: merged; numbers that differ are joined to the interval that holds them all.
        contested: names of the qualifiers on which the claims differ.
        stance: the firmest of its claims.
        stances: the stances of all its claims, firmest first.
        disputed: whether some live claim denies it.
        confidence: independent sources combined, 0..1.
        sources: how many independent sources state it.
        claims: ids of the claims that state it, sorted.
        denials: ids of the claims that deny it, sorted.
        derived: whether the view derived it (a purchase behind a sale).
    """

    id: str
    subject: str
    relation: Relation
    object: str
    valid: Period
    qualifiers: Mapping[str, QualifierValue]
    contested: tuple[str, ...]
    stance: Stance
    stances: tuple[Stance, ...]
    disputed: bool
    confidence: float
    sources: int
    claims: tuple[str, ...]
    denials: tuple[str, ...] = ()
    derived: bool = False


@dataclass(frozen=True, slots=True)
class GraphView:
    """What the ledger knew at `known_at` about what held on `valid_at`; None is "now" and "any day".

    Attributes:
        position: the ledger's position that it was derived from.
        claims: every live claim by id, denials included.
        documents: the documents of those claims, by id.
    """

    position: int
    valid_at: date | None
    known_at: datetime | None
    nodes: Mapping[str, Node]
    edges: Mapping[str, Edge]
    claims: Mapping[str, Claim]
    documents: Mapping[str, Document]
