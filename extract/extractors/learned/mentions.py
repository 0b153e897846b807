"""Mentions that the trained tagger finds in a text."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from extract.extractors.learned.slots import CLS, LONGEST, SEP
from extract.extractors.learned.tags import KINDS, Piece, Tagged, best_path, shape, spans
from extract.extractors.learned.weights import Weights, states

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def find_mentions(text: str, sentences: Sequence[tuple[int, int]], weights: Weights) -> list[Tagged]:
    """The mentions in the sentences of `text` (half-open spans), in order; those of a layer never overlap."""
    chunks = [chunk for start, end in sentences for chunk in _chunks(text, start, end, weights)]
    rows = [(CLS, *ids, SEP) for _, ids, _ in chunks]
    shapes = [
        (0, *(shape(text[start + piece.start : start + piece.end]) for piece in pieces), 0)
        for start, _, pieces in chunks
    ]
    found: list[Tagged] = []
    for (start, _, pieces), hidden in zip(chunks, states(weights.tagger, rows, shapes), strict=True):
        for layer, named in (("named", True), ("unnamed", False)):
            logits = hidden[1:-1] @ weights.heads[f"{layer}.weight"].T + weights.heads[f"{layer}.bias"]
            found += _mentions(logits, pieces, start, named=named)
    return sorted(found, key=lambda one: (one.start, -one.end, one.named))


def _chunks(
    text: str, start: int, end: int, weights: Weights
) -> Iterator[tuple[int, list[int], list[Piece]]]:
    """The word pieces of a sentence, in runs that the encoder can take."""
    ids, pieces = weights.split(text[start:end])
    for first in range(0, len(ids), LONGEST - 2):
        run = slice(first, first + LONGEST - 2)
        yield start, ids[run], pieces[run]


def _mentions(
    logits: NDArray[np.float32], pieces: Sequence[Piece], start: int, *, named: bool
) -> Iterator[Tagged]:
    if not len(logits):
        return
    firsts = [index for index, piece in enumerate(pieces) if piece.first]
    chances = _logarithms(logits[firsts])
    labels, scores = [0] * len(pieces), [0.0] * len(pieces)
    for place, label in enumerate(best_path(chances)):
        labels[firsts[place]], scores[firsts[place]] = label, math.exp(chances[place, label])
    for first, last, kind, score in spans(labels, scores, pieces):
        yield Tagged(start + first, start + last, KINDS[kind], named, score)


def _logarithms(logits: NDArray[np.float32]) -> NDArray[np.float32]:
    import numpy as np

    lowered = logits - logits.max(-1, keepdims=True)
    result: NDArray[np.float32] = lowered - np.log(np.exp(lowered).sum(-1, keepdims=True))
    return result
