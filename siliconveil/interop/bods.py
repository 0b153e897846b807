"""A case as statements of BODS 0.4.

Invariant: a statement of BODS says no more than its claim. What is reported, alleged, possible or planned
goes out only if asked for and with its stance beside it, for BODS has no word for it; what is denied never
does.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

from extract.tables.carried import MAKER, claim_words
from graph.model import Claim, Document
from graph.schema import Kind, Relation, Stance
from siliconveil.interop.bods_check import faults_of, is_uri
from siliconveil.interop.bods_dates import Days, days_of, past_moment, recorded_day
from siliconveil.interop.bods_interests import Interest, interest_of, said
from siliconveil.interop.bods_parties import (
    Frame,
    Statement,
    annotation,
    party_statement,
    places_of,
    record_id,
    statement,
)
from siliconveil.interop.export import Export
from siliconveil.interop.losses import IN_A_NOTE, Losses
from siliconveil.interop.material import Material, Triple
from siliconveil.interop.received import bods_documents, received_statements
from siliconveil.interop.written import as_json

_OF_PARTIES = (Relation.INCORPORATED_IN, Relation.BASED_IN)

PUBLISHER = "siliconveil"
"""Who publishes an export, unless it is said."""


def as_bods(material: Material, *, publisher: str = PUBLISHER, with_hedged: bool = False) -> Export:
    """One JSON array: what came in as BODS as it stood, then each other claim that is an interest.

    Args:
        material: what goes out.
        publisher: name of who publishes it.
        with_hedged: whether reported, alleged, possible and planned claims go out as well, annotated.
    """
    losses = Losses()
    received = received_statements(material, losses)
    frame = Frame(material, publisher, losses)
    made = list(_made(frame, with_hedged=with_hedged))
    pieces = [*(piece.text for piece in received), *(as_json(one, indent=2) for one in made)]
    text = "[\n" + ",\n".join(pieces) + "\n]\n" if pieces else "[]\n"
    return Export(text, losses, faults_of(json.loads(text)))


def _made(frame: Frame, *, with_hedged: bool) -> Iterator[Statement]:
    """Entities, people, relationships: parties stand before what joins them."""
    ready = list(_relationships(frame, with_hedged=with_hedged))
    yield from _parties(frame, [claim for claim, _, _ in ready])
    denials = frame.material.denials()
    for claim, interest, days in ready:
        yield _relationship(frame, claim, interest | days.fields(), closed=days.closed, denials=denials)


def _relationships(frame: Frame, *, with_hedged: bool) -> Iterator[tuple[Claim, Interest, Days]]:
    """The claims that go out as relationships, by their ids; of the others the losses say why."""
    received = {document.id for document in bods_documents(frame.material)}
    for claim in sorted(frame.material.view.claims.values(), key=lambda one: one.id):
        if claim.evidence.document in received:
            continue
        if not _firm(claim, frame.losses, with_hedged=with_hedged) or claim.relation in _OF_PARTIES:
            continue
        interest = interest_of(claim, frame.losses)
        days = None if interest is None else days_of(claim, frame.material.today, frame.losses)
        if interest is not None and days is not None:
            yield claim, interest, days


def _firm(claim: Claim, losses: Losses, *, with_hedged: bool) -> bool:
    if claim.stance is Stance.ASSERTED:
        return True
    hedged = with_hedged and claim.stance.makes_edge and claim.relation not in _OF_PARTIES
    losses.add(f"stance {claim.stance}", said(claim), **({"fate": IN_A_NOTE} if hedged else {}))
    return hedged


def _parties(frame: Frame, claims: Sequence[Claim]) -> Iterator[Statement]:
    """The ends of the claims, and companies of which nothing but their place is known."""
    view = frame.material.view
    received = {document.id for document in bods_documents(frame.material)}
    subject_of: dict[str, str] = {}
    first: dict[str, datetime] = {}
    for claim in claims:
        for end in (claim.subject.entity, claim.object.entity):
            subject_of.setdefault(end, claim.object.entity)
            first[end] = min(first.get(end, frame.material.moment), claim.recorded or frame.material.moment)
    places = {
        node.id: tuple(one for one in places_of(node, frame) if one.evidence.document not in received)
        for node in view.nodes.values()
        if node.kind is Kind.ORGANIZATION
    }
    wanted = {*subject_of, *(entity for entity, placed in places.items() if placed)}
    for node in sorted(
        (view.nodes[one] for one in wanted), key=lambda one: (one.kind is Kind.PERSON, one.id)
    ):
        placed = places.get(node.id, ())
        moments = [one.recorded or frame.material.moment for one in placed]
        day = recorded_day(min([first.get(node.id, frame.material.moment), *moments]), frame.material.moment)
        about = subject_of[node.id] if node.kind is Kind.PERSON else node.id
        yield party_statement(node, frame, day=day, subject=about, placed=placed)


def _relationship(
    frame: Frame, claim: Claim, interest: Interest, *, closed: bool, denials: Mapping[Triple, Sequence[Claim]]
) -> Statement:
    day = recorded_day(claim.recorded, frame.material.moment)
    against = [one for one in denials.get(claim.triple, ()) if one.valid.overlaps(claim.valid)]
    notes = [annotation("/recordDetails/interests/0", claim_words(claim), day)]
    for denial in against:
        frame.losses.add("denial", said(denial), fate=IN_A_NOTE)
        words = f"Denied by {_who(denial)}, claim {denial.id}: “{denial.evidence.quote}”"
        notes.append(
            annotation(
                "/recordDetails/interests/0", words, recorded_day(denial.recorded, frame.material.moment)
            )
        )
    return statement(
        frame,
        day=day,
        declarationSubject=record_id(claim.object.entity),
        recordId=f"{MAKER}-claim-{claim.id}",
        recordStatus="closed" if closed else "new",
        recordType="relationship",
        recordDetails={
            "isComponent": False,
            "componentRecords": [],
            "subject": record_id(claim.object.entity),
            "interestedParty": record_id(claim.subject.entity),
            "interests": [interest],
        },
        source=_source(claim, frame),
        annotations=notes,
    )


def _source(claim: Claim, frame: Frame) -> dict[str, Any]:
    document = frame.material.view.documents.get(claim.evidence.document)
    own = claim.extractor.partition("@")[0] == "subsidiaries"
    source: dict[str, Any] = {"type": ["selfDeclaration" if own else "thirdParty"]}
    if document is not None:
        source |= _described(document, frame)
    names = claim.attribution or (
        (document.publisher,) if document is not None and document.publisher else ()
    )
    return source | ({"assertedBy": [{"name": name} for name in names]} if names else {})


def _described(document: Document, frame: Frame) -> dict[str, Any]:
    words = [document.title, document.publisher, document.published, f"document {document.id}"]
    retrieved = past_moment(document.retrieved, frame.material.today)
    return (
        {"description": ", ".join(word for word in words if word)}
        | ({"url": document.uri} if document.uri and _is_address(document.uri) else {})
        | ({"retrievedAt": retrieved} if retrieved else {})
    )


def _is_address(uri: str) -> bool:
    return uri.startswith(("http://", "https://")) and is_uri(uri)


def _who(claim: Claim) -> str:
    return " ← ".join(claim.attribution) or claim.evidence.document
