"""The labels of the mention tagger: a layer for names and one for descriptions, in which names may lie."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.schema import Kind

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

KINDS = tuple(Kind)[:7]
LABELS = 1 + 2 * len(KINDS)
"""Of each layer: 0 is outside, 1 + 2k begins kind k, 2 + 2k goes on with it."""
SHAPES = 5


@dataclass(frozen=True, slots=True)
class Piece:
    """A word piece: half-open character span and whether it begins a word."""

    start: int
    end: int
    first: bool


@dataclass(frozen=True, slots=True)
class Tagged:
    """A mention that the tagger found: half-open character span, kind, and how sure it is (0 to 1)."""

    start: int
    end: int
    kind: Kind
    named: bool
    score: float


def shape(word: str) -> int:
    """The case of a word piece, which the encoders themselves do not see."""
    if any(character.isdigit() for character in word):
        return 4
    if word.isupper():
        return 3 if len(word) > 1 else 2
    if word[:1].isupper():
        return 2
    return 1 if word.isalpha() else 0


def best_path(chances: NDArray[np.float32]) -> list[int]:
    """The likeliest row of labels in which a kind goes on only where it began.

    Args:
        chances: logarithms (pieces, LABELS); for the first pieces of words only.
    """
    import numpy as np

    if not len(chances):
        return []
    inner = np.arange(2, LABELS, 2)
    score = chances[0].copy()
    score[inner] = -np.inf
    ways = np.zeros(chances.shape, dtype=np.int64)
    for place in range(1, len(chances)):
        ways[place] = score.argmax()
        ways[place, inner] = np.where(score[inner - 1] >= score[inner], inner - 1, inner)
        score = score[ways[place]] + chances[place]
    path = [int(score.argmax())]
    for way in ways[:0:-1]:
        path.append(int(way[path[-1]]))
    return path[::-1]


def begin(kind: Kind) -> int:
    """The label that begins a mention of `kind`."""
    return 1 + 2 * KINDS.index(kind)


def spans(
    labels: Sequence[int], scores: Sequence[float], pieces: Sequence[Piece]
) -> Iterator[tuple[int, int, int, float]]:
    """Mentions of one layer as (start, end, kind number, least score); pieces inside words do not count."""
    current: list[int] = []
    kind = -1

    def closed() -> tuple[int, int, int, float]:
        least = min(scores[index] for index in current)
        last = current[-1] + 1
        while last < len(pieces) and not pieces[last].first:
            last += 1
        return pieces[current[0]].start, pieces[last - 1].end, kind, least

    for index, (label, piece) in enumerate(zip(labels, pieces, strict=True)):
        if not piece.first:
            continue
        goes_on = label and label % 2 == 0 and current and (label - 2) // 2 == kind
        if goes_on:
            current.append(index)
            continue
        if current:
            yield closed()
        current = [index] if label else []
        kind = (label - 1) // 2 if label else -1
    if current:
        yield closed()
