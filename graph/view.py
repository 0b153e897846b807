"""The graph as of a valid day and a recorded moment: nodes and edges derived from the ledger's claims.

Invariant: no claims, no edge; a denied claim never makes one. Contradicting claims stay side by side.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from math import prod
from typing import TypeVar

from graph.identity import content_hash, unnamed_id
from graph.independence.groups import Groups, dependent_groups
from graph.independence.publications import Publications
from graph.ledger import Ledger
from graph.model import Claim, Document, Entity, Mention, QualifierValue
from graph.quantity import Quantity
from graph.schema import ROLE_LABELS, Kind, Relation, Stance
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
        position: the last position of the ledger that it was derived from.
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


def derive_view(
    ledger: Ledger,
    *,
    valid_at: date | None = None,
    known_at: datetime | None = None,
    together: Groups | None = None,
) -> GraphView:
    """The graph that the ledger's live claims make.

    Args:
        ledger: where the claims are.
        valid_at: keep what may hold on that day; None keeps every period.
        known_at: what was recorded by then; None is all.
        together: which documents rest on one another, where that is known already; see `groups_of`.
    """
    claims = {
        claim.id: claim
        for claim in ledger.claims(known_at)
        if valid_at is None or claim.valid.covers(valid_at)
    }
    cited = {claim.evidence.document for claim in claims.values()}
    records = {entity.id: entity for entity in ledger.entities(known_at)}
    documents = {document.id: document for document in ledger.documents(known_at) if document.id in cited}
    edges = _edges(claims, groups_of(ledger, known_at=known_at) if together is None else together)
    nodes = _nodes(claims, records)
    for edge, chip in _derived_purchases(claims, edges, nodes):
        edges[edge.id] = edge
        nodes.setdefault(chip.id, chip)
    return GraphView(
        position=ledger.position_at(known_at),
        valid_at=valid_at,
        known_at=known_at,
        nodes=_with_roles(nodes, edges),
        edges=dict(sorted(edges.items())),
        claims=claims,
        documents=documents,
    )


def groups_of(
    ledger: Ledger, *, known_at: datetime | None = None, aliases: Mapping[str, Iterable[str]] | None = None
) -> Groups:
    """Which documents rest on one another: what edges count sources by, and what `siliconveil sources` shows.

    Withdrawn documents are left out. Documents without claims count: a copy of a copy may lie between two.

    Args:
        ledger: where the documents are.
        known_at: what was recorded by then; None is all.
        aliases: other names of publishers, by their names, as a registry of sources gives them.
    """
    credited: dict[str, set[str]] = defaultdict(set)
    for claim in ledger.claims(known_at):
        credited[claim.evidence.document].update(claim.attribution[1:])
    withdrawn = {retraction.target for retraction in ledger.retractions(known_at)}
    publishers = {document.publisher for document in ledger.documents(known_at)}
    return dependent_groups(
        (document for document in ledger.documents(known_at) if document.id not in withdrawn),
        publications=Publications.of((name for name in publishers if name), aliases=aliases),
        credited=credited,
    )


def _edges(claims: Mapping[str, Claim], together: Groups) -> dict[str, Edge]:
    stated: dict[tuple[str, Relation, str, Period], list[Claim]] = defaultdict(list)
    denied: dict[tuple[str, Relation, str], list[Claim]] = defaultdict(list)
    for claim in claims.values():
        if claim.stance.makes_edge:
            stated[*claim.triple, claim.valid].append(claim)
        else:
            denied[claim.triple].append(claim)
    edges = (_edge(group, denied[group[0].triple], together) for group in stated.values())
    return {edge.id: edge for edge in edges}


def edge_id(subject: str, relation: Relation, object_id: str, valid: Period) -> str:
    """The stable id of the edge between two entities in one period."""
    return content_hash("edge", subject, relation.value, object_id, valid.to_json())


def _edge(group: list[Claim], denied: list[Claim], together: Groups) -> Edge:
    subject, relation, object_id = group[0].triple
    valid = group[0].valid
    denials = [claim.id for claim in denied if claim.valid.overlaps(valid)]
    qualifiers, contested = _merge_qualifiers(group)
    groups = independent_groups(group, together)
    stances = sorted({claim.stance for claim in group}, key=lambda stance: stance.doubt)
    return Edge(
        id=edge_id(subject, relation, object_id, valid),
        subject=subject,
        relation=relation,
        object=object_id,
        valid=valid,
        qualifiers=qualifiers,
        contested=contested,
        stance=stances[0],
        stances=tuple(stances),
        disputed=bool(denials),
        confidence=_combined_confidence(groups),
        sources=len(groups),
        claims=tuple(sorted(claim.id for claim in group)),
        denials=tuple(sorted(denials)),
    )


def _merge_qualifiers(group: list[Claim]) -> tuple[dict[str, QualifierValue], tuple[str, ...]]:
    """Values that agree as they are, numbers that differ as their hull, words that differ joined."""
    values: dict[str, list[QualifierValue]] = defaultdict(list)
    for claim in sorted(group, key=lambda claim: claim.id):
        for name, value in claim.qualifiers.items():
            if value not in values[name]:
                values[name].append(value)
    merged = {name: _merge_values(seen) for name, seen in sorted(values.items())}
    contested = tuple(sorted(name for name, seen in values.items() if len(seen) > 1))
    return {name: value for name, value in merged.items() if value is not None}, contested


def _merge_values(seen: list[QualifierValue]) -> QualifierValue | None:
    """None where numbers have no common hull, such as dollars and euros: contested, and no number shown."""
    quantities = [value for value in seen if isinstance(value, Quantity)]
    if quantities:
        return _hull(quantities)
    numbers = [value for value in seen if isinstance(value, int | float)]
    if numbers:
        return min(numbers)
    return "; ".join(sorted(str(value) for value in seen))


def _hull(quantities: Iterable[Quantity]) -> Quantity | None:
    first, *others = quantities
    held: Quantity | None = first
    for other in others:
        held = None if held is None else held.hull(other)
    return held


def independent_groups(claims: Iterable[Claim], together: Groups | None = None) -> list[list[Claim]]:
    """The claims by independent source, by a cautious rule on their attribution chains and texts.

    Two claims count as one source if what one of them rests on appears in the other's chain, if both come
    from one publisher and either names nothing beyond itself, or if their documents rest on one report.
    A report and its retelling count once.

    Args:
        claims: of one edge.
        together: tells documents that rest on one another; without it only chains are compared.
    """
    together = together or Groups()
    groups: list[list[Claim]] = []
    for claim in sorted(claims, key=lambda claim: claim.id):
        linked = [
            group
            for group in groups
            if any(_dependent(claim, other) or _of_one_report(claim, other, together) for other in group)
        ]
        groups = [group for group in groups if group not in linked]
        groups.append([claim, *(other for group in linked for other in group)])
    return groups


def _of_one_report(one: Claim, other: Claim, together: Groups) -> bool:
    first, second = one.evidence.document, other.evidence.document
    return first != second and together.together(first, second)


def _dependent(one: Claim, other: Claim) -> bool:
    chain, other_chain = _chain(one), _chain(other)
    deep, other_deep = set(chain[1:]), set(other_chain[1:])
    if deep & set(other_chain) or other_deep & set(chain):
        return True
    return chain[0] == other_chain[0] and not (deep and other_deep)


def _chain(claim: Claim) -> list[str]:
    return [name.casefold().strip() for name in claim.attribution] or [claim.evidence.document]


def _combined_confidence(groups: list[list[Claim]]) -> float:
    doubt = prod(1 - max(claim.confidence for claim in group) for group in groups)
    return round(1 - doubt, 6)


def _nodes(claims: Mapping[str, Claim], records: Mapping[str, Entity]) -> dict[str, Node]:
    mentions: dict[str, list[Mention]] = defaultdict(list)
    mentioned_by: dict[str, set[str]] = defaultdict(set)
    for claim in claims.values():
        for mention in (claim.subject, claim.object):
            mentions[mention.entity].append(mention)
            mentioned_by[mention.entity].add(claim.id)
    return {
        entity: _node(entity, seen, records.get(entity), tuple(sorted(mentioned_by[entity])))
        for entity, seen in sorted(mentions.items())
    }


def _node(entity: str, seen: list[Mention], record: Entity | None, claims: tuple[str, ...]) -> Node:
    surfaces = _by_frequency(mention.text for mention in seen)
    country = _by_frequency(mention.country for mention in seen if mention.country)
    properties: dict[str, str | float] = {"country": country[0]} if country else {}
    if record is not None:
        properties |= record.properties
    name = record.name if record is not None else surfaces[0]
    aliases = set(surfaces) | set(record.aliases if record is not None else ())
    return Node(
        id=entity,
        kind=record.kind if record is not None else _by_frequency(m.kind for m in seen)[0],
        name=name,
        named=record is not None or any(mention.named for mention in seen),
        aliases=tuple(sorted(aliases - {name})),
        properties=properties,
        sources=(record.source,) if record is not None and record.source else (),
        claims=claims,
    )


_Value = TypeVar("_Value", str, Kind)


def _by_frequency(values: Iterable[_Value]) -> list[_Value]:
    """Each value once, the most frequent first, then in alphabetical order."""
    counts = Counter(values)
    return sorted(counts, key=lambda value: (-counts[value], value))


def _derived_purchases(
    claims: Mapping[str, Claim], edges: Mapping[str, Edge], nodes: Mapping[str, Node]
) -> list[tuple[Edge, Node]]:
    """The BUYS edge behind each SUPPLIES edge that names its item and whose buyer is an organization."""
    sales = [
        edge
        for edge in edges.values()
        if edge.relation is Relation.SUPPLIES
        and "item" in edge.qualifiers
        and nodes[edge.object].kind is Kind.ORGANIZATION
    ]
    derived = (_purchase(sale, claims, nodes) for sale in sales)
    return [(edge, chip) for edge, chip in derived if edge.id not in edges]


def _purchase(sale: Edge, claims: Mapping[str, Claim], nodes: Mapping[str, Node]) -> tuple[Edge, Node]:
    chip = _chip_of(str(sale.qualifiers["item"]), claims[sale.claims[0]].evidence.document, nodes)
    kept = {name: sale.qualifiers[name] for name in ("amount", "count") if name in sale.qualifiers}
    purchase = replace(
        sale,
        id=edge_id(sale.object, Relation.BUYS, chip.id, sale.valid),
        subject=sale.object,
        relation=Relation.BUYS,
        object=chip.id,
        qualifiers=kept | {"seller": nodes[sale.subject].name},
        contested=tuple(name for name in sale.contested if name in kept),
        derived=True,
    )
    return purchase, replace(chip, claims=tuple(sorted({*chip.claims, *sale.claims})))


def _chip_of(item: str, document: str, nodes: Mapping[str, Node]) -> Node:
    wanted = item.casefold()
    for node in nodes.values():
        if node.kind is Kind.CHIP and wanted in (name.casefold() for name in (node.name, *node.aliases)):
            return node
    return Node(id=unnamed_id(document, Kind.CHIP, item), kind=Kind.CHIP, name=item, named=False)


def _with_roles(nodes: Mapping[str, Node], edges: Mapping[str, Edge]) -> dict[str, Node]:
    roles: dict[str, set[str]] = defaultdict(set)
    for edge in edges.values():
        label = ROLE_LABELS.get(edge.relation)
        if label is not None and nodes[edge.subject].kind is Kind.ORGANIZATION:
            roles[edge.subject].add(label)
    return {
        entity: replace(node, roles=tuple(sorted(roles[entity]))) for entity, node in sorted(nodes.items())
    }
