"""What an exporter works on: a view, and the documents of the ledger that stand.

Invariant: the moment of an export is the ledger's last, never the present; nothing withdrawn is among it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from extract.gazetteer.legal import bare_name
from graph.identity import entity_id
from graph.ledger import Cause, Ledger
from graph.model import Claim, Document, Entity
from graph.schema import Kind, Relation
from graph.view import GraphView, Node, derive_view

_BY_A_PERSON = (Cause.WITHDRAWN, Cause.CORRECTION)
Triple = tuple[str, Relation, str]


@dataclass(frozen=True, slots=True)
class Material:
    """What goes out.

    Attributes:
        documents: every document that holds, in recorded order, those without claims included.
        moment: when the ledger last changed, as far as the view knows.
        records: the curated record of an entity, by its id.
        withdrawn: the spans of claims that a person withdrew or corrected, by document.
    """

    view: GraphView
    documents: tuple[Document, ...]
    moment: datetime
    records: Mapping[str, Entity] = field(default_factory=dict)
    withdrawn: Mapping[str, frozenset[tuple[int, int]]] = field(default_factory=dict)

    @property
    def today(self) -> date:
        """The day of the ledger's last change, in UTC."""
        return self.moment.astimezone(UTC).date()

    def name_of(self, node: Node) -> str:
        """The name that a node goes out under: of its names the one that its id was made of, if there is one.

        The most frequent words for a company may be "the company".
        """
        if node.id in self.records:
            return node.name
        names = (node.name, *node.aliases)
        return next((name for name in names if node.id in _ids(node.kind, name)), node.name)

    def aliases_of(self, node: Node) -> tuple[str, ...]:
        """Other names that a curated record vouches for; what texts happen to call a company is no name."""
        record = self.records.get(node.id)
        return () if record is None else tuple(name for name in record.aliases if name != node.name)

    def denials(self) -> Mapping[Triple, tuple[Claim, ...]]:
        """The claims that deny something, by what they deny."""
        found: dict[Triple, list[Claim]] = defaultdict(list)
        for claim in sorted(self.view.claims.values(), key=lambda one: one.id):
            if not claim.stance.makes_edge:
                found[claim.triple].append(claim)
        return {triple: tuple(claims) for triple, claims in found.items()}


def _ids(kind: Kind, name: str) -> tuple[str, str]:
    return entity_id(kind, name), entity_id(kind, bare_name(name))


def material_of(
    ledger: Ledger, *, valid_at: date | None = None, known_at: datetime | None = None
) -> Material:
    """What a ledger has to give out, as of a day in the world and a recorded moment."""
    retractions = list(ledger.retractions(known_at))
    by_a_person = {one.target: one.recorded for one in retractions if one.cause in _BY_A_PERSON}
    view = derive_view(ledger, valid_at=valid_at, known_at=known_at)
    moments = [moment for moment in ledger.moments() if known_at is None or moment <= known_at]
    return Material(
        view=view,
        documents=_standing(ledger, {one.target for one in retractions}, known_at),
        moment=moments[-1] if moments else datetime.min.replace(tzinfo=UTC),
        records={record.id: record for record in ledger.entities(known_at)},
        withdrawn=_withdrawn(ledger, by_a_person, known_at),
    )


def _standing(ledger: Ledger, ended: Collection[str], known_at: datetime | None) -> tuple[Document, ...]:
    """The documents that neither were withdrawn nor have a newer version."""
    now = frozenset(ledger.document_ids()) if known_at is None else None
    return tuple(
        one
        for one in ledger.documents(known_at)
        if (one.id in now if now is not None else one.id not in ended)
    )


def _withdrawn(
    ledger: Ledger, ended: Mapping[str, datetime], known_at: datetime | None
) -> dict[str, frozenset[tuple[int, int]]]:
    """The spans behind withdrawn claims, looked up just before each was withdrawn."""
    live = {claim.id for claim in ledger.claims(known_at)} if ended else set()
    spans: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for moment in sorted(set(ended.values())):
        for claim in ledger.claims(moment - timedelta(microseconds=1)):
            if claim.id in ended and claim.id not in live:
                spans[claim.evidence.document].add((claim.evidence.start, claim.evidence.end))
    return {document: frozenset(found) for document, found in spans.items()}
