"""Edges and claims of a view as hops with their evidence."""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import Claim
from graph.schema import Stance
from graph.view import Edge, GraphView
from queries.answers import MAIN, Hop, HopEvidence


def hop_of(view: GraphView, edge: Edge, *, role: str = MAIN, forward: bool = True) -> Hop:
    """The edge as a step, with every claim that states it and every one that denies it."""
    return Hop(
        edge=edge.id,
        subject=view.nodes[edge.subject],
        relation=edge.relation,
        object=view.nodes[edge.object],
        role=role,
        forward=forward,
        valid=edge.valid,
        qualifiers=edge.qualifiers,
        contested=edge.contested,
        stance=edge.stance,
        stances=edge.stances,
        disputed=edge.disputed,
        sources=edge.sources,
        confidence=edge.confidence,
        derived=edge.derived,
        evidence=_evidence(view, edge.claims),
        denials=_evidence(view, edge.denials),
    )


def denied_hop(view: GraphView, claims: Iterable[Claim]) -> Hop:
    """What is only denied, as a step: no evidence for it, no confidence in it, and the denials.

    Args:
        view: where documents and nodes are.
        claims: denials of one subject, relation and object; at least one.
    """
    denials = sorted(claims, key=lambda claim: claim.id)
    subject, relation, object_id = denials[0].triple
    return Hop(
        edge=None,
        subject=view.nodes[subject],
        relation=relation,
        object=view.nodes[object_id],
        role=MAIN,
        forward=True,
        valid=denials[0].valid,
        qualifiers=denials[0].qualifiers if len(denials) == 1 else {},
        contested=(),
        stance=Stance.DENIED,
        stances=(Stance.DENIED,),
        disputed=False,
        sources=0,
        confidence=0.0,
        derived=False,
        evidence=(),
        denials=_evidence(view, (claim.id for claim in denials)),
    )


def _evidence(view: GraphView, claims: Iterable[str]) -> tuple[HopEvidence, ...]:
    """The claims, firmest first, then by date and id."""
    pieces = [_piece(view, claim_id) for claim_id in claims]
    return tuple(sorted(pieces, key=lambda piece: (piece.stance.doubt, piece.published or "", piece.claim)))


def _piece(view: GraphView, claim_id: str) -> HopEvidence:
    claim = view.claims[claim_id]
    document = view.documents[claim.evidence.document]
    return HopEvidence(
        claim=claim_id,
        quote=claim.evidence.quote,
        document=document.id,
        title=document.title,
        publisher=document.publisher,
        published=document.published,
        uri=document.uri,
        start=claim.evidence.start,
        end=claim.evidence.end,
        stance=claim.stance,
        attribution=claim.attribution,
        recorded=claim.recorded,
        confidence=claim.confidence,
        page=document.page_of(claim.evidence.start),
    )
