"""What two documents share."""

from __future__ import annotations

from dataclasses import dataclass

from graph.independence.figures import weight
from graph.independence.fingerprint import Fingerprint, common
from graph.independence.publications import AGENCIES

_HARDLY, _HARDLY_SIGNS = 0.25, 0.2
"""A sentence of which less than this share of words is in the other text says something new."""
_LITTLE, _LITTLE_ELSE = 0.12, 0.2
"""Texts in one language that share less of their words than this, or than that if neither figures nor credits
speak for it, are not looked at any closer."""
_MOST = 4.0
"""Shared figures above this say no more."""


@dataclass(frozen=True, slots=True)
class Likeness:
    """What two documents share, each measured against the shorter of them.

    Attributes:
        size: words of content of the shorter one.
        runs: share of the runs of words, and `told_by` of how many runs that was told.
        content: share of the stems of content.
        fresh: share of the sentences of which the other has hardly a word; 0 where the one credits the other.
        neighbours: share of the words of content that stand near each other in both.
        figures: weight of the telling figures in both.
        missing: weight of the figures of the one with fewer that the other lacks.
        names: words in Latin letters in both, where one is Chinese and the other is not.
        strangers: how many of the two credit a publication, where none is credited in common.
        foreign: whether they are in different languages.
        credit: a publication that the one credits and the other comes from or credits as well, or None.
        lag: days between them, 0 if that is not known.
    """

    size: int
    runs: float
    told_by: int
    content: float
    fresh: float
    neighbours: float
    figures: float
    missing: float
    names: int
    strangers: int
    foreign: bool
    credit: str | None
    lag: int


def likeness(one: Fingerprint, other: Fingerprint) -> Likeness | None:
    """What two documents share, or None if that is next to nothing; the order of the two does not matter."""
    foreign = _foreign(one, other)
    credit = (one.credited & other.origins) | (other.credited & one.origins)
    shared = one.figures & other.figures
    least = min(len(one.content), len(other.content))
    content = 0.0 if foreign or not least else common(one.content, other.content) / least
    if content < (_LITTLE if shared or credit else _LITTLE_ELSE) and not (foreign and (shared or credit)):
        return None
    shorter, longer = sorted((one, other), key=lambda print_: (print_.size, print_.id))
    runs, told_by = (0.0, 0) if foreign else one.runs.shared(other.runs)
    fewer = min(one.figures, other.figures, key=lambda figures: (len(figures), sorted(figures)))
    return Likeness(
        size=shorter.size,
        runs=runs,
        told_by=told_by,
        content=content,
        fresh=0.0 if foreign or credit else _fresh(shorter, longer),
        neighbours=0.0 if foreign else one.neighbours.shared(other.neighbours)[0],
        figures=min(_MOST, sum(map(weight, shared))),
        missing=min(_MOST, sum(map(weight, fewer - shared))),
        names=common(one.names, other.names) if foreign else 0,
        strangers=0 if credit else _of_others(one) + _of_others(other),
        foreign=foreign,
        credit=min(credit, default=None),
        lag=_lag(one.days, other.days),
    )


def _fresh(shorter: Fingerprint, longer: Fingerprint) -> float:
    least = _HARDLY_SIGNS if shorter.ideographic else _HARDLY
    shares = shorter.sentences.shares(longer.content)
    return float((shares < least).mean()) if len(shares) else 0.0


def _of_others(print_: Fingerprint) -> bool:
    """Whether a document says, or its publisher means, that what it says has another origin."""
    return bool(print_.credited) or print_.by in AGENCIES


def _foreign(one: Fingerprint, other: Fingerprint) -> bool:
    if one.ideographic != other.ideographic:
        return True
    return one.language is not None and other.language is not None and one.language != other.language


def _lag(one: tuple[int, int] | None, other: tuple[int, int] | None) -> int:
    if one is None or other is None:
        return 0
    return max(0, one[0] - other[1] + 1, other[0] - one[1] + 1)
