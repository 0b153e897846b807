"""What the trained relation model says of every pair of slots in a window."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.extractors.learned.slots import (
    RELATIONS,
    VALUE_OF_OBJECT,
    VALUE_OF_SUBJECT,
    Slot,
    Window,
    labels_of,
)
from extract.extractors.learned.weights import Weights, states
from graph.schema import Relation, Stance

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

FARTHEST = 12
MOST_SLOTS = 48
"""Slots of a window that are paired; one with more is a table or a list."""
STANCES = tuple(Stance)


@dataclass(frozen=True, slots=True)
class Proposal:
    """A claim that the model sees between two slots of a window.

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


def propose(
    windows: Sequence[tuple[Window, Sequence[Slot], int]], weights: Weights, least: float
) -> list[list[Proposal]]:
    """For each window what it states with a score of at least `least`.

    Args:
        windows: each with its slots and the character at which its last sentence starts; a pair needs one
            end behind it.
    """
    hidden = states(weights.relations, [window.ids for window, _, _ in windows])
    return [
        list(_proposals(state, window, slots, start, weights, least))
        for state, (window, slots, start) in zip(hidden, windows, strict=True)
    ]


def possible_pairs(slots: Sequence[Slot], start: int) -> Iterator[tuple[int, int]]:
    """Pairs that the ontology allows and of which one slot at least stands behind `start`; a value always does."""
    for one, first in enumerate(slots):
        for other, second in enumerate(slots):
            if one == other or first.value or not labels_of(first, second):
                continue
            if second.start >= start or (first.start >= start and not second.value):
                yield one, other


def _proposals(
    state: NDArray[np.float32],
    window: Window,
    slots: Sequence[Slot],
    start: int,
    weights: Weights,
    least: float,
) -> Iterator[Proposal]:
    places = window.positions
    pairs = [
        (one, other)
        for one, other in possible_pairs(slots[:MOST_SLOTS], start)
        if places[one] >= 0 and places[other] >= 0
    ]
    if not pairs:
        return
    labels, stances = _judge(state, [(places[one], places[other]) for one, other in pairs], weights)
    number = {pair: index for index, pair in enumerate(pairs)}
    values = [index for index, slot in enumerate(slots[:MOST_SLOTS]) if slot.value]
    for index, (one, other) in enumerate(pairs):
        for label in labels_of(slots[one], slots[other]):
            if label < len(RELATIONS) and labels[index, label] >= least:
                belonging = tuple(
                    (value, float(_chance(labels, number, (one, other), value))) for value in values
                )
                yield Proposal(
                    one,
                    RELATIONS[label],
                    other,
                    float(labels[index, label]),
                    tuple(map(float, stances[index])),
                    belonging,
                )


def _chance(
    labels: NDArray[np.float32], number: dict[tuple[int, int], int], ends: tuple[int, int], value: int
) -> float:
    """That a value belongs to a claim: either of its ends may say so."""
    roles = zip(ends, (VALUE_OF_SUBJECT, VALUE_OF_OBJECT), strict=True)
    found = [labels[number[end, value], role] for end, role in roles if (end, value) in number]
    return float(max(found, default=0.0))


def _judge(
    state: NDArray[np.float32], places: Sequence[tuple[int, int]], weights: Weights
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Probabilities of labels (n, labels) and of stances (n, stances), as the head was trained to give them."""
    import numpy as np

    heads = weights.heads

    def linear(name: str, given: NDArray[np.float32]) -> NDArray[np.float32]:
        result: NDArray[np.float32] = given @ heads[f"{name}.weight"].T + heads.get(f"{name}.bias", 0.0)
        return result

    first, last = (np.array(column) for column in zip(*places, strict=True))
    one, other = linear("one", state)[first], linear("other", state)[last]
    greatest = np.stack([state[min(a, b) : max(a, b) + 1].max(0) for a, b in places])
    apart = (last - first).astype(np.float32)
    steps = np.clip(np.rint(np.sign(apart) * np.log2(1 + np.abs(apart)) * 2), -FARTHEST, FARTHEST)
    joined = one + other + linear("whole", state[:1]) + linear("both", one * other)
    joined = joined + linear("between", greatest) + heads["distance.weight"][steps.astype(int) + FARTHEST]
    mean, spread = joined.mean(-1, keepdims=True), joined.var(-1, keepdims=True)
    hidden = _gelu((joined - mean) / np.sqrt(spread + 1e-5) * heads["norm.weight"] + heads["norm.bias"])
    logits, doubts = linear("labels", hidden), linear("stances", hidden)
    raised = np.exp(doubts - doubts.max(-1, keepdims=True))
    return 1 / (1 + np.exp(-logits)), raised / raised.sum(-1, keepdims=True)


def _gelu(given: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    # Abramowitz and Stegun 7.1.26: within 1.5e-7 of the error function, far below what int8 weights lose.
    x = np.abs(given) / np.sqrt(2.0)
    t = 1 / (1 + 0.3275911 * x)
    series = ((((1.061405429 * t - 1.453152027) * t) + 1.421413741) * t - 0.284496736) * t + 0.254829592
    erf = np.sign(given) * (1 - series * t * np.exp(-x * x))
    result: NDArray[np.float32] = (0.5 * given * (1 + erf)).astype(np.float32)
    return result
