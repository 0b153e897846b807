"""One labelled text of a public set, whatever the set."""

from __future__ import annotations

from dataclasses import dataclass

from graph.schema import Kind, Relation

ONTOLOGY = frozenset(relation.value for relation in Relation)
"""The relations of our own vocabulary; what a set labels beyond them is called `OTHER:…`."""

Span = tuple[int, int]
"""Half-open character offsets in a text."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A labelled party with all its mentions in the text, in order.

    Attributes:
        mentions: at least one span.
        kind: our kind, or None where the set's label has none.
        label: the set's own label.
    """

    mentions: tuple[Span, ...]
    kind: Kind | None
    label: str


@dataclass(frozen=True, slots=True)
class Stated:
    """A labelled relation; `head` and `tail` are places in the example's entities.

    Attributes:
        undirected: whether the set gives it no direction.
    """

    head: int
    relation: str
    tail: int
    undirected: bool = False


@dataclass(frozen=True, slots=True)
class Example:
    """A labelled text.

    Attributes:
        candidates: the pairs of entities that were looked at, or None if all were.
        exhaustive: the relations of which every instance is labelled, so that one not labelled is wrong.
    """

    id: str
    language: str
    text: str
    entities: tuple[Entity, ...]
    relations: tuple[Stated, ...]
    candidates: tuple[tuple[int, int], ...] | None = None
    exhaustive: frozenset[str] = frozenset()

    def pairs(self) -> tuple[tuple[int, int], ...]:
        """The pairs of entities to judge, each once: the candidates, or all whose kinds we know."""
        if self.candidates is not None:
            return self.candidates
        known = [place for place, entity in enumerate(self.entities) if entity.kind is not None]
        return tuple((one, other) for at, one in enumerate(known) for other in known[at + 1 :])

    def surface(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span[0] : span[1]]
