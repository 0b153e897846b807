"""The seam of a pair classifier: entities are given, relations are asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from benchmarks.extraction.example import Entity, Example


class Judged(NamedTuple):
    """A relation that a classifier states; `head` and `tail` are places in the entities that it was given."""

    head: int
    relation: str
    tail: int
    probability: float


class PairClassifier(Protocol):
    """Says which relations hold between given entities."""

    def classify(self, text: str, entities: Sequence[Entity]) -> list[Judged]:
        """Every relation that it holds to be stated; what is not returned is held not to be."""
        ...


class Learner(Protocol):
    """Makes a classifier from the training part of a set."""

    def __call__(self, examples: Sequence[Example]) -> PairClassifier:
        """A classifier that has seen nothing but `examples`."""
        ...
