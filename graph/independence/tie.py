"""Whether of two documents one rests on the other, and why: the one judgement of this kind in the program.

A copy is known by the runs of words that it shares. A rewrite or a retelling is known by points. For it speak
words of content that stand near each other in both, words of content, telling figures, and a publication that
is credited; against it figures and sentences that the shorter one has alone, other credits, and the days
between the two. The points were set by hand on labelled texts and measured on others: docs/independence.md.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from graph.independence.fingerprint import Fingerprint
from graph.independence.likeness import Likeness, likeness

JUDGEMENT = 2
"""Grows with every change of the judgement; groups that were kept under another are not used."""
COPIED = 0.4
"""Share of the runs of the shorter text from which on it is a copy."""
_LEAST_RUNS = 12
"""Runs below which a text is too short to tell a copy by."""
_LEAST_WORDS = 8
"""Words of content below which a text is too short to tell a rewrite by."""
_SHORT = 24
"""Words of content below which a text says so little that another may say the same by chance."""
_UNEQUAL = 12
"""So many times longer, a text holds most words of any other by chance: only runs and credits tell."""
_FORM = 0.3
"""Texts that share more than this of their runs or neighbours were written over one another."""
_MONTH = 30


class Kind(StrEnum):
    """How one document rests on another."""

    COPY = "copy"
    REWRITE = "rewrite"
    CREDIT = "credit"


@dataclass(frozen=True, slots=True)
class Tie:
    """Two documents of which one rests on the other, or both on a third.

    Attributes:
        one, other: their ids, the smaller first.
        why: what tells it, for a reader.
    """

    one: str
    other: str
    kind: Kind
    why: str


def tie(one: Fingerprint, other: Fingerprint) -> Tie | None:
    """The tie between two documents, or None; neither their order nor any third document matters."""
    if one.id > other.id:
        one, other = other, one
    found = likeness(one, other)
    if found is None:
        return None
    if _copied(found):
        return Tie(
            one.id,
            other.id,
            Kind.COPY,
            f"{found.runs:.0%} of the runs of words of the shorter one stand in both",
        )
    if (
        min(one.size, other.size) < _LEAST_WORDS
        or _filled_in(found)
        or _points(found, _unequal(one, other)) < 0
    ):
        return None
    return Tie(one.id, other.id, Kind.CREDIT if found.credit else Kind.REWRITE, _why(found))


def _copied(found: Likeness) -> bool:
    return found.told_by >= _LEAST_RUNS and found.runs >= COPIED and not _filled_in(found)


def _filled_in(found: Likeness) -> bool:
    """Whether the two are one form with other figures, as the results of two firms or quarters are."""
    alike = max(found.runs, found.neighbours) >= _FORM
    return alike and found.missing >= 1.0 and found.missing > 1.5 * found.figures


def _unequal(one: Fingerprint, other: Fingerprint) -> bool:
    return max(one.size, other.size) > _UNEQUAL * min(one.size, other.size)


def _points(found: Likeness, unequal: bool) -> float:
    """Above zero where one rests on the other."""
    days = min(found.lag, _MONTH) / _MONTH
    credit = found.credit is not None
    if unequal and not credit:
        return -1.0
    if found.foreign:
        names = min(found.names, 5)
        return 1.5 * found.figures - 2.0 * _differing(found) + 0.25 * names + 2.5 * credit - 3.0 * days - 3.2
    words = 10.0 * min(found.neighbours, 0.4) + 5.0 * min(found.content, 0.8)
    figures = 1.2 * min(found.figures, 3.0) - 2.5 * _differing(found)
    short = max(0.0, 1.0 - found.size / _SHORT)
    own = 0.0 if credit else 5.0 * max(0.0, found.fresh - 0.25) + 1.0 * found.strangers + 1.2 * short
    return words + figures + 1.5 * credit - own - 3.0 * days - 3.4


def _differing(found: Likeness) -> float:
    """0..3: how far the figures of the one with fewer are its own."""
    total = found.figures + found.missing
    return found.missing / total * min(total, 3.0) if total else 0.0


def _why(found: Likeness) -> str:
    parts = []
    if found.credit is not None:
        parts.append(f"credits {found.credit}")
    if not found.foreign:
        parts.append(f"{found.content:.0%} of the words of content of the shorter one in both")
    if found.figures:
        parts.append("the same figures" if not found.missing else "most figures the same")
    if found.foreign and found.names:
        parts.append(f"{found.names} names in both, in two languages")
    return ", ".join(parts)
