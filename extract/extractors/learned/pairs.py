"""What the trained relation model says of every pair of mentions in a sentence."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.extractors.learned.slots import (
    FARTHEST,
    RELATIONS,
    Slot,
    Window,
    labels_of,
    possible_pairs,
)
from extract.extractors.learned.weights import Weights, asked, states
from graph.schema import Relation, Stance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

MOST_SLOTS = 48
"""Slots of a sentence that are paired; one with more is a table or a list."""
MOST_GROUPS = 150
"""Pairs of a sentence that are asked about, nearest first."""
_LIKELY = 0.05
"""A label less probable than this is not looked into."""
STANCES = tuple(Stance)


@dataclass(frozen=True)
class Asked:
    """What the model is asked about.

    Attributes:
        window: one sentence, or two in a row, as the model reads it.
        slots: its mentions and values.
        pairs: numbers of two slots, subject first, which the ontology lets state something.
    """

    window: Window
    slots: Sequence[Slot]
    pairs: Sequence[tuple[int, int]]

    @classmethod
    def within(cls, window: Window, slots: Sequence[Slot]) -> Asked:
        """All pairs of a sentence."""
        return cls(window, slots, tuple(possible_pairs(slots[:MOST_SLOTS])))


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that the model sees between two slots of a sentence.

    Attributes:
        subject, object: numbers of the slots.
        score: the model's probability, not yet calibrated.
        stances: probability of each stance, in the order of `Stance`.
        values: for each value slot the probability that it belongs to this claim.
    """

    subject: int
    relation: Relation
    object: int
    score: float
    stances: tuple[float, ...]
    values: tuple[tuple[int, float], ...]


def propose(questions: Sequence[Asked], weights: Weights, least: float) -> list[list[Proposal]]:
    """For each sentence what it states with a score of at least `least`."""
    lower = states(weights.relations, [asked_of.window.ids for asked_of in questions])
    groups = [(number, group) for number, asked_of in enumerate(questions) for group in _groups(asked_of)]
    roles = weights.heads["roles"]
    marked = asked(weights.pairs, lower, [(number, *group.places) for number, group in groups], roles)
    found: list[list[Proposal]] = [[] for _ in questions]
    for (number, group), state in zip(groups, marked, strict=True):
        for one, other in group.orders:
            proposals = _proposals(state, (one, other), questions[number], weights)
            found[number] += [proposal for proposal in proposals if proposal.score >= least]
    return found


@dataclass(frozen=True)
class _Group:
    """Two marks in text order and which of them, in either order, may be subject and object."""

    places: tuple[int, int]
    orders: tuple[tuple[int, int], ...]


def _groups(asked_of: Asked) -> list[_Group]:
    found: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for one, other in asked_of.pairs:
        places = sorted((asked_of.window.positions[one], asked_of.window.positions[other]))
        if places[0] >= 0:
            found.setdefault((places[0], places[1]), []).append((one, other))
    nearest = sorted(found, key=lambda places: (places[1] - places[0], places))[:MOST_GROUPS]
    return [_Group(places, tuple(found[places])) for places in sorted(nearest)]


def _proposals(
    state: NDArray[np.float32], ends: tuple[int, int], asked_of: Asked, weights: Weights
) -> Iterator[Proposal]:
    slots, places = asked_of.slots, asked_of.window.positions
    hidden = _hidden(state, places[ends[0]], places[ends[1]], weights)
    labels = _chances(_linear(weights, "labels", hidden))
    likely = [label for label in labels_of(slots[ends[0]], slots[ends[1]]) if labels[label] >= _LIKELY]
    if not likely:
        return
    doubts = _linear(weights, "stances", hidden)
    raised = _exp(doubts - doubts.max())
    stances = tuple(map(float, raised / raised.sum()))
    values = tuple(
        (number, _belongs(state[places[number]], hidden, weights))
        for number, slot in enumerate(slots)
        if slot.value and places[number] >= 0
    )
    for label in likely:
        yield Proposal(ends[0], RELATIONS[label], ends[1], float(labels[label]), stances, values)


def _hidden(state: NDArray[np.float32], one: int, other: int, weights: Weights) -> NDArray[np.float32]:
    """What the head makes of a pair, as it was trained to (256)."""
    import numpy as np

    first, last = _linear(weights, "one", state[one]), _linear(weights, "other", state[other])
    greatest = state[min(one, other) : max(one, other) + 1].max(0)
    apart = other - one
    step = int(np.clip(np.rint(np.sign(apart) * np.log2(1 + abs(apart)) * 2), -FARTHEST, FARTHEST))
    joined = first + last + _linear(weights, "whole", state[0]) + _linear(weights, "both", first * last)
    joined = (
        joined + _linear(weights, "between", greatest) + weights.heads["distance.weight"][step + FARTHEST]
    )
    spread = (joined - joined.mean()) / np.sqrt(joined.var() + 1e-5)
    return _gelu(spread * weights.heads["norm.weight"] + weights.heads["norm.bias"])


def _belongs(state: NDArray[np.float32], hidden: NDArray[np.float32], weights: Weights) -> float:
    return float(_chances(_linear(weights, "belongs", _gelu(_linear(weights, "value", state) + hidden)))[0])


def _linear(weights: Weights, name: str, given: NDArray[np.float32]) -> NDArray[np.float32]:
    heads = weights.heads
    result: NDArray[np.float32] = heads[f"{name}.weight"] @ given + heads.get(f"{name}.bias", 0.0)
    return result


def _chances(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    result: NDArray[np.float32] = (1 / (1 + _exp(-logits))).astype("float32")
    return result


def _exp(given: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    result: NDArray[np.float32] = np.exp(np.clip(given, -60, 60)).astype(np.float32)
    return result


def _gelu(given: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    # Abramowitz and Stegun 7.1.26: within 1.5e-7 of the error function, far below what int8 weights lose.
    x = np.abs(given) / np.sqrt(2.0)
    t = 1 / (1 + 0.3275911 * x)
    series = ((((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736) * t + 0.254829592
    erf = np.sign(given) * (1 - series * t * np.exp(-x * x))
    result: NDArray[np.float32] = (0.5 * given * (1 + erf)).astype(np.float32)
    return result
