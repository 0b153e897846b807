"""Two views side by side: a set difference over stable ids, each difference with its cause."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any, Generic, TypeVar

from graph.diff.cause import History
from graph.diff.change import Change, ChangeKind, GraphDiff, Item, Moment
from graph.diff.wording import Wording, edge_change, node_change
from graph.ledger import Retraction
from graph.model import Claim, Document
from graph.quantity import Quantity
from graph.schema import Relation
from graph.view import Edge, GraphView, Node
from graph.when import Period

_T = TypeVar("_T", Edge, Node)
_Triple = tuple[str, Relation, str, bool]
_KEYS = frozenset({"id", "subject", "relation", "object"})
_RELATION_ORDER = {relation: rank for rank, relation in enumerate(Relation)}


def diff_views(before: GraphView, after: GraphView, *, retractions: Iterable[Retraction] = ()) -> GraphDiff:
    """What appeared, vanished and changed from `before` to `after`, and why.

    An edge whose period alone moved (same subject, relation and object) is one change with the field `valid`.

    Args:
        before: the view to compare with.
        after: the view that is compared.
        retractions: the ledger's withdrawals; without them what was withdrawn cannot be told from what was
            read differently.
    """
    sides = _Sides(
        before, after, Wording(before), Wording(after), History.between(before, after, retractions)
    )
    changes = [*_edge_changes(sides), *_node_changes(sides)]
    evidence = _evidence(changes, sides)
    return GraphDiff(
        before=Moment.of(before),
        after=Moment.of(after),
        changes=tuple(sorted(changes, key=_order)),
        evidence=evidence,
        documents=_documents(evidence.values(), sides),
    )


@dataclass(frozen=True, slots=True)
class _Sides:
    before: GraphView
    after: GraphView
    old_words: Wording
    new_words: Wording
    history: History


@dataclass(frozen=True, slots=True)
class _Matched(Generic[_T]):
    """What stands on one side only, and what stands on both but differs."""

    gone: list[_T]
    come: list[_T]
    pairs: list[tuple[_T, _T]]


def _matched(before: Mapping[str, _T], after: Mapping[str, _T]) -> _Matched[_T]:
    return _Matched(
        gone=[before[key] for key in before.keys() - after.keys()],
        come=[after[key] for key in after.keys() - before.keys()],
        pairs=[
            (before[key], after[key]) for key in before.keys() & after.keys() if before[key] != after[key]
        ],
    )


def _paired_by_triple(found: _Matched[Edge]) -> _Matched[Edge]:
    """Edges that say the same of another period are one edge whose period moved."""
    gone, come = _by_triple(found.gone), _by_triple(found.come)
    moved = [
        pair for triple in gone.keys() & come.keys() for pair in zip(gone[triple], come[triple], strict=False)
    ]
    paired = {edge.id for pair in moved for edge in pair}
    return _Matched(
        gone=[edge for edge in found.gone if edge.id not in paired],
        come=[edge for edge in found.come if edge.id not in paired],
        pairs=found.pairs + moved,
    )


def _by_triple(edges: Iterable[Edge]) -> dict[_Triple, list[Edge]]:
    """Edges by what they say, the last to start first, so that the latest period meets the latest."""
    grouped: dict[_Triple, list[Edge]] = defaultdict(list)
    for edge in edges:
        grouped[edge.subject, edge.relation, edge.object, edge.derived].append(edge)
    return {triple: sorted(group, key=_start, reverse=True) for triple, group in grouped.items()}


def _start(edge: Edge) -> tuple[str, str]:
    return "" if edge.valid.start is None else edge.valid.start.first.isoformat(), edge.id


def _edge_changes(sides: _Sides) -> Iterator[Change]:
    found = _paired_by_triple(_matched(sides.before.edges, sides.after.edges))
    for edge in found.gone:
        yield _of_edge(edge, ChangeKind.VANISHED, edge.claims, sides.old_words, sides.history)
    for edge in found.come:
        yield _of_edge(edge, ChangeKind.APPEARED, edge.claims, sides.new_words, sides.history)
    for old, new in found.pairs:
        claims = _moved(_stated(old), _stated(new))
        if _only_reworded(old, new, claims, sides.history):
            continue
        change = _of_edge(new, ChangeKind.CHANGED, claims, sides.new_words, sides.history)
        yield replace(
            change,
            what=f"{change.what}: {edge_change(old, new)}",
            disputed=old.disputed or new.disputed,
            denials=tuple(sorted({*old.denials, *new.denials})),
            fields=_fields(old, new),
        )


def _of_edge(
    edge: Edge, kind: ChangeKind, claims: tuple[str, ...], words: Wording, history: History
) -> Change:
    return Change(
        kind=kind,
        what=words.edge(edge),
        cause=history.foremost(claims),
        claims=claims,
        item=Item.EDGE,
        id=edge.id,
        subject=edge.subject,
        relation=edge.relation,
        object=edge.object,
        stance=edge.stance,
        disputed=edge.disputed,
        denials=edge.denials,
    )


def _node_changes(sides: _Sides) -> Iterator[Change]:
    found = _matched(sides.before.nodes, sides.after.nodes)
    for node in found.gone:
        yield _of_node(node, ChangeKind.VANISHED, node.claims, sides.old_words, sides.history)
    for node in found.come:
        yield _of_node(node, ChangeKind.APPEARED, node.claims, sides.new_words, sides.history)
    for old, new in found.pairs:
        claims = _moved(old.claims, new.claims)
        if _only_reworded(old, new, claims, sides.history):
            continue
        change = _of_node(new, ChangeKind.CHANGED, claims, sides.new_words, sides.history)
        detail = node_change(old, new, before=sides.old_words, after=sides.new_words)
        yield replace(change, what=f"{change.what}: {detail}", fields=_fields(old, new))


def _of_node(
    node: Node, kind: ChangeKind, claims: tuple[str, ...], words: Wording, history: History
) -> Change:
    return Change(
        kind=kind,
        what=words.node(node),
        cause=history.foremost(claims),
        claims=claims,
        item=Item.NODE,
        id=node.id,
        stance=words.stance(node),
    )


def _only_reworded(old: _T, new: _T, claims: tuple[str, ...], history: History) -> bool:
    """Whether nothing differs but that a newer version of a document says the same again."""
    return _fields(old, new).keys() <= {"claims", "denials"} and history.only_versions(claims)


def _stated(edge: Edge) -> tuple[str, ...]:
    return (*edge.claims, *edge.denials)


def _moved(old: Iterable[str], new: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(set(old) ^ set(new)))


def _fields(old: Edge | Node, new: Edge | Node) -> dict[str, tuple[Any, Any]]:
    names = [entry.name for entry in fields(new) if entry.name not in _KEYS]
    pairs = {name: (getattr(old, name), getattr(new, name)) for name in names}
    return {name: (_plain(a), _plain(b)) for name, (a, b) in pairs.items() if a != b}


def _plain(value: Any) -> Any:
    """`value` as JSON holds it."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Period | Quantity):
        return value.to_json()
    if isinstance(value, Mapping):
        return {name: _plain(item) for name, item in sorted(value.items())}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    return value


def _evidence(changes: Iterable[Change], sides: _Sides) -> dict[str, Claim]:
    named = {claim for change in changes for claim in (*change.claims, *change.denials)}
    found = (
        (claim, sides.after.claims.get(claim) or sides.before.claims.get(claim)) for claim in sorted(named)
    )
    return {claim_id: claim for claim_id, claim in found if claim is not None}


def _documents(claims: Iterable[Claim], sides: _Sides) -> dict[str, Document]:
    wanted = sorted({claim.evidence.document for claim in claims})
    found = ((name, sides.after.documents.get(name) or sides.before.documents.get(name)) for name in wanted)
    return {name: document for name, document in found if document is not None}


def _order(change: Change) -> tuple[bool, int, str, str]:
    rank = -1 if change.relation is None else _RELATION_ORDER[change.relation]
    return change.item is Item.NODE, rank, change.what, change.id
