"""The labels of the mention tagger: one layer for names, one for descriptions, so that a name may lie in a description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from graph.schema import Kind

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
    """A mention that the tagger found: half-open character span, kind, and how sure the tagger is (0 to 1)."""

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


def begin(kind: Kind) -> int:
    """The label that begins a mention of `kind`."""
    return 1 + 2 * KINDS.index(kind)


def spans(
    labels: Sequence[int], scores: Sequence[float], pieces: Sequence[Piece]
) -> Iterator[tuple[int, int, int, float]]:
    """Mentions of one layer as (start, end, kind number, mean score); labels of pieces inside words are ignored."""
    current: list[int] = []
    kind = -1

    def closed() -> tuple[int, int, int, float]:
        mean = sum(scores[index] for index in current) / len(current)
        last = current[-1] + 1
        while last < len(pieces) and not pieces[last].first:
            last += 1
        return pieces[current[0]].start, pieces[last - 1].end, kind, mean

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
