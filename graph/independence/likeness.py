"""What two documents share."""

from __future__ import annotations

from dataclasses import dataclass

from graph.independence.figures import weight
from graph.independence.fingerprint import Fingerprint, common

_MOST = 4.0
"""Shared figures above this say no more."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two documents share, each measured against the shorter of them.

    Attributes:
        runs: share of the runs of words, and `told_by` of how many runs that was told.
        content: share of the stems of content.
        neighbours: share of the words of content that stand near each other in both.
        figures: weight of the telling figures in both.
        missing: weight of the figures of the one with fewer that the other lacks.
        names: words in Latin letters in both, where one is Chinese and the other is not.
        foreign: whether they are in different languages.
        credit: a publication that the one credits and the other comes from or credits as well, or None.
        lag: days between them, 0 if that is not known.
    """

    runs: float
    told_by: int
    content: float
    neighbours: float
    figures: float
    missing: float
    names: int
    foreign: bool
    credit: str | None
    lag: int


def likeness(one: Fingerprint, other: Fingerprint) -> Likeness:
    """What two documents share; the order of the two does not matter."""
    foreign = _foreign(one, other)
    runs, told_by = (0.0, 0) if foreign else one.runs.shared(other.runs)
    content = min(len(one.content), len(other.content))
    shared = one.figures & other.figures
    fewer = min(one.figures, other.figures, key=lambda figures: (len(figures), sorted(figures)))
    credit = (one.credited & other.origins) | (other.credited & one.origins)
    return Likeness(
        runs=runs,
        told_by=told_by,
        content=0.0 if foreign or not content else common(one.content, other.content) / content,
        neighbours=0.0 if foreign else one.neighbours.shared(other.neighbours)[0],
        figures=min(_MOST, sum(map(weight, shared))),
        missing=min(_MOST, sum(map(weight, fewer - shared))),
        names=common(one.names, other.names) if foreign else 0,
        foreign=foreign,
        credit=min(credit, default=None),
        lag=_lag(one.days, other.days),
    )


def _foreign(one: Fingerprint, other: Fingerprint) -> bool:
    if one.ideographic != other.ideographic:
        return True
    return one.language is not None and other.language is not None and one.language != other.language


def _lag(one: tuple[int, int] | None, other: tuple[int, int] | None) -> int:
    if one is None or other is None:
        return 0
    return max(0, one[0] - other[1] + 1, other[0] - one[1] + 1)
