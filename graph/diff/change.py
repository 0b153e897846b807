"""A diff as data: its moments, its changes, and the claims that it speaks of."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any, Self

from graph.model import Claim, Document
from graph.schema import Relation, Stance
from graph.view import GraphView

if TYPE_CHECKING:
    from graph.diff.figures import FigureDiff


class ChangeKind(StrEnum):
    """What happened to a node or an edge."""

    APPEARED = "appeared"
    VANISHED = "vanished"
    CHANGED = "changed"

    @property
    def inverse(self) -> ChangeKind:
        """The kind of the same change seen from the other moment."""
        swapped = {ChangeKind.APPEARED: ChangeKind.VANISHED, ChangeKind.VANISHED: ChangeKind.APPEARED}
        return swapped.get(self, self)


class ChangeCause(StrEnum):
    """Why something changed, the most telling first. `world` is last: it is never said in doubt."""

    RETRACTION = "retraction"
    CORRECTION = "correction"
    SOURCE = "new source"
    EXTRACTOR = "extractor"
    IDENTITY = "identity"
    WORLD = "world"

    @classmethod
    def foremost(cls, causes: Iterable[ChangeCause]) -> ChangeCause:
        """The most telling of several causes; `identity` for none, as no claim came or went."""
        ranks = list(cls)
        return min(causes, key=ranks.index, default=cls.IDENTITY)


class Item(StrEnum):
    """What a change is about."""

    EDGE = "edge"
    NODE = "node"


@dataclass(frozen=True, slots=True)
class Moment:
    """One side of a diff: the day that held, the moment of knowledge, the ledger's position."""

    valid_at: date | None
    known_at: datetime | None
    position: int

    @classmethod
    def of(cls, view: GraphView) -> Self:
        """The moment that `view` shows."""
        return cls(view.valid_at, view.known_at, view.position)

    def to_json(self) -> dict[str, Any]:
        """`{"valid_at", "known_at", "position"}`, ISO spellings or None."""
        return {
            "valid_at": None if self.valid_at is None else self.valid_at.isoformat(),
            "known_at": None if self.known_at is None else self.known_at.isoformat(),
            "position": self.position,
        }


@dataclass(frozen=True, slots=True)
class Change:
    """One node or edge that is not the same on both sides.

    Attributes:
        what: one readable line, in which everything hedged carries its label.
        claims: ids of the claims whose coming or going caused it, sorted.
        id: of the node or edge; of an edge whose period changed, the later side's.
        subject, relation, object: of an edge, else None.
        stance: the firmest stance on the later side that has it; of a node, of the claims that mention it.
        disputed: whether a live claim denies it, on either side.
        denials: ids of the claims that deny it, on either side, sorted.
        fields: old and new value of each field that changed, as plain JSON values.
    """

    kind: ChangeKind
    what: str
    cause: ChangeCause
    claims: tuple[str, ...]
    item: Item
    id: str
    subject: str | None = None
    relation: Relation | None = None
    object: str | None = None
    stance: Stance = Stance.ASSERTED
    disputed: bool = False
    denials: tuple[str, ...] = ()
    fields: Mapping[str, tuple[Any, Any]] = field(default_factory=dict)

    def to_json(self) -> dict[str, Any]:
        """All attributes by name; `fields` as `{name: [old, new]}`."""
        return {
            "kind": self.kind.value,
            "what": self.what,
            "cause": self.cause.value,
            "claims": list(self.claims),
            "item": self.item.value,
            "id": self.id,
            "subject": self.subject,
            "relation": None if self.relation is None else self.relation.value,
            "object": self.object,
            "stance": self.stance.value,
            "disputed": self.disputed,
            "denials": list(self.denials),
            "fields": {name: list(values) for name, values in self.fields.items()},
        }


@dataclass(frozen=True, slots=True)
class GraphDiff:
    """All that differs between two views, edges first, in a fixed order.

    Attributes:
        evidence: the claims that the changes name (causes and denials), by id.
        documents: the documents of those claims, by id.
        figures: what became of the figures of trade tables, between two recorded moments.
    """

    before: Moment
    after: Moment
    changes: tuple[Change, ...]
    evidence: Mapping[str, Claim] = field(default_factory=dict)
    documents: Mapping[str, Document] = field(default_factory=dict)
    figures: FigureDiff | None = None

    def to_json(self) -> dict[str, Any]:
        """`{"from": moment, "to": moment, "changes": [...]}`, and `figures` where some changed."""
        data = {
            "from": self.before.to_json(),
            "to": self.after.to_json(),
            "changes": [change.to_json() for change in self.changes],
        }
        return data | {"figures": self.figures.to_json()} if self.figures else data
