"""When two claims of one document say the same, and what the one claim is that they make."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.model import Claim, Document, Evidence, Mention
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Stance

SUREST = 0.97
"""Two readers of one text share its ambiguities, so that no agreement makes a claim surer than this."""


def overlap(one: Claim, other: Claim) -> int:
    """How many characters of evidence two claims of one document share."""
    return min(one.evidence.end, other.evidence.end) - max(one.evidence.start, other.evidence.start)


def say_the_same(one: Claim, other: Claim) -> bool:
    """Whether both give one triple from overlapping evidence; a denial never says the same as an assertion.

    An unnamed party is the same where its words overlap: readers draw its borders differently. A name is only
    where it is the same words, which readers may take for a person or a firm.
    """
    if one.relation is not other.relation or overlap(one, other) <= 0:
        return False
    if (one.stance is Stance.DENIED) is not (other.stance is Stance.DENIED):
        return False
    if one.triple == other.triple:
        return True
    ends = (one.subject, one.object), (other.subject, other.object)
    if _same_ends(*ends):
        return True
    return SIGNATURES[one.relation].symmetric and _same_ends(ends[0], ends[1][::-1])


def _same_ends(ends: tuple[Mention, ...], others: tuple[Mention, ...]) -> bool:
    return all(_same_party(mention, other) for mention, other in zip(ends, others, strict=True))


def _same_party(one: Mention, other: Mention) -> bool:
    if one.entity == other.entity:
        return True
    if one.start is None or one.end is None or other.start is None or other.end is None:
        return False
    if (one.start, one.end) == (other.start, other.end):
        return True
    if one.kind is not other.kind or (one.named and other.named):
        return False
    return one.start < other.end and other.start < one.end


def clash(one: Claim, other: Claim) -> bool:
    """Whether a number or the period of the two differs."""
    bounded = [claim.valid for claim in (one, other) if claim.valid.start or claim.valid.end]
    if len(bounded) > 1 and bounded[0] != bounded[1]:
        return True
    shared = one.qualifiers.keys() & other.qualifiers.keys()
    numbers = [name for name in shared if isinstance(one.qualifiers[name], Quantity | float)]
    return any(one.qualifiers[name] != other.qualifiers[name] for name in numbers)


def joined(one: Claim, other: Claim, document: Document) -> Claim:
    """The one claim that both make: the strongest doubt wins, and the evidence is that of both.

    Details are those of the first, then those that only the second gives; confidence and extractor stay
    those of the first.
    """
    start = min(one.evidence.start, other.evidence.start)
    end = max(one.evidence.end, other.evidence.end)
    return replace(
        one,
        evidence=Evidence.cut(document, start, end),
        qualifiers={**other.qualifiers, **one.qualifiers},
        stance=Stance.doubtful([one.stance, other.stance]),
        attribution=max(one.attribution, other.attribution, key=len),
        valid=one.valid if one.valid.start or one.valid.end else other.valid,
    )


def agreed(one: Claim, other: Claim) -> float:
    """The confidence of a claim that two readers make.

    If they agree in stance, numbers and period, it is that at least one of them is right, were they to err
    independently (noisy-or), and never above `SUREST` unless one of them was; if not, it is the lower one.
    """
    if one.stance is not other.stance or clash(one, other):
        return min(one.confidence, other.confidence)
    either = 1.0 - (1.0 - one.confidence) * (1.0 - other.confidence)
    return round(max(min(either, SUREST), one.confidence, other.confidence), 3)


def in_text_order(claims: Iterable[Claim]) -> list[Claim]:
    """The claims by where they stand; the order does not depend on that in which they came."""
    return sorted(
        claims,
        key=lambda c: (
            c.evidence.start,
            c.subject.start or 0,
            c.object.start or 0,
            c.relation.value,
            c.stance.doubt,
            c.id,
        ),
    )
