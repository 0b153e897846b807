"""Which found claim answers which annotated one, and what becomes of those that answer none."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extract.scoring.assignment import best_pairs
from extract.scoring.gold import GoldClaim, GoldDocument, Triple
from extract.scoring.names import Names, plain
from extract.scoring.values import NUMBERS, same_value
from graph.model import Claim
from graph.schema import SIGNATURES, Stance

# What makes one pairing better than another: a demanded claim before an optional one, and among equals the
# claim that agrees in more. The sum of all that follows stays below the step from optional to demanded.
_DEMANDED, _OPTIONAL = 1000, 300
_POLARITY, _EVIDENCE, _STANCE, _VALUE, _SILENCE, _START, _ALTERNATIVE = 60, 30, 20, 8, 2, 4, -5


@dataclass(frozen=True, slots=True)
class Found:
    """A claim that was found, with the entities that its ends may stand for."""

    claim: Claim
    subjects: frozenset[str]
    objects: frozenset[str]

    @property
    def denied(self) -> bool:
        """Whether it was read as a denial."""
        return self.claim.stance is Stance.DENIED

    def states(self, triple: Triple) -> bool:
        """Whether it states the triple; a symmetric relation may stand either way round."""
        subject, relation, other = triple
        if relation is not self.claim.relation:
            return False
        forward = subject in self.subjects and other in self.objects
        return forward or (SIGNATURES[relation].symmetric and self._reversed(subject, other))

    def turns(self, triple: Triple) -> bool:
        """Whether it states the triple the wrong way round."""
        subject, relation, other = triple
        directed = relation is self.claim.relation and not SIGNATURES[relation].symmetric
        return directed and self._reversed(subject, other)

    def _reversed(self, subject: str, other: str) -> bool:
        return other in self.subjects and subject in self.objects


@dataclass(frozen=True, slots=True)
class Matching:
    """The verdict on a document; numbers are places in the lists of annotated and of found claims.

    Attributes:
        pairs: annotated → found.
        duplicates: found claims that say the same as another one of the same sentence.
        restated: found claims that repeat an answered one from another sentence: neither right nor wrong.
        wrong: found claims that nothing annotated bears out.
        reversed: annotated claims that were missed because a found one has its ends the wrong way round.
    """

    pairs: Mapping[int, int]
    duplicates: frozenset[int]
    restated: tuple[int, ...]
    wrong: tuple[int, ...]
    reversed: tuple[int, ...]


def looked_up(claims: Sequence[Claim], names: Names) -> list[Found]:
    """The claims with their ends resolved to annotated entities."""
    return [
        Found(claim, names.resolve(claim.subject.text), names.resolve(claim.object.text)) for claim in claims
    ]


def match(gold: GoldDocument, found: Sequence[Found]) -> Matching:
    """Pair found claims with annotated ones, one to one and as many as can be."""
    weights = {
        (row, column): _weight(wanted, one, which)
        for row, wanted in enumerate(gold.claims)
        for column, one in enumerate(found)
        if (which := _fitting(wanted, one)) is not None
    }
    pairs = best_pairs(weights)
    used = frozenset(pairs.values())
    duplicates = frozenset(_duplicates(found, used))
    restated: list[int] = []
    wrong: list[int] = []
    for number, one in enumerate(found):
        if number not in used:
            _sort_out(number, one, gold, duplicates, (restated, wrong))
    turned = tuple(_turned(gold, [found[number] for number in wrong], pairs))
    return Matching(pairs, duplicates, tuple(restated), tuple(wrong), turned)


def _fitting(wanted: GoldClaim, found: Found) -> int | None:
    """The place of the first of the wanted triples that the claim states: 0 is the annotated one."""
    return next((place for place, triple in enumerate(wanted.triples) if found.states(triple)), None)


def _weight(wanted: GoldClaim, found: Found, which: int) -> int:
    claim, gold = found.claim, wanted.claim
    weight = _OPTIONAL if wanted.optional else _DEMANDED
    weight += _ALTERNATIVE * (which > 0)
    weight += _POLARITY * (wanted.denied == found.denied)
    weight += _STANCE * (claim.stance in wanted.stances)
    weight += _EVIDENCE * overlaps(gold, claim)
    weight += _START * (gold.valid.start == claim.valid.start)
    for name in NUMBERS:
        value = claim.qualifiers.get(name)
        if name in gold.qualifiers:
            weight += _VALUE * same_value(gold.qualifiers[name], value)
        else:
            weight += _SILENCE * (value is None)
    return weight


def overlaps(one: Claim, other: Claim) -> bool:
    """Whether the quotes of two claims share a character."""
    return one.evidence.start < other.evidence.end and other.evidence.start < one.evidence.end


def _duplicates(found: Sequence[Found], used: frozenset[int]) -> Iterator[int]:
    earlier: dict[tuple[object, ...], list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        key = _said(one)
        for other in earlier[key]:
            both_used = number in used and other in used
            if not both_used and _says_the_same(found[other], one):
                yield number if number not in used else other
                break
        earlier[key].append(number)


def _said(found: Found) -> tuple[object, ...]:
    """What a claim says, as far as it decides whether two say the same."""
    subject = tuple(sorted(found.subjects)) or plain(found.claim.subject.text)
    other = tuple(sorted(found.objects)) or plain(found.claim.object.text)
    ends = (str(subject), str(other))
    return (found.claim.relation, *(sorted(ends) if SIGNATURES[found.claim.relation].symmetric else ends))


def _says_the_same(one: Found, other: Found) -> bool:
    numbers = [
        {name: found.claim.qualifiers.get(name) for name in NUMBERS} | {"valid": found.claim.valid}
        for found in (one, other)
    ]
    return one.denied == other.denied and overlaps(one.claim, other.claim) and numbers[0] == numbers[1]


def _sort_out(
    number: int,
    found: Found,
    gold: GoldDocument,
    duplicates: frozenset[int],
    into: tuple[list[int], list[int]],
) -> None:
    """Put a claim that answers nothing among the restated or the wrong, or leave it out as debatable."""
    restated, wrong = into
    borne_out = [wanted for wanted in gold.claims if _fitting(wanted, found) is not None]
    if any(wanted.optional or _fitting(wanted, found) for wanted in borne_out):
        return
    (restated if borne_out and number not in duplicates else wrong).append(number)


def _turned(gold: GoldDocument, wrong: Sequence[Found], pairs: Mapping[int, int]) -> Iterator[int]:
    open_ = [place for place, wanted in enumerate(gold.claims) if place not in pairs and not wanted.optional]
    for found in wrong:
        place = next((p for p in open_ if any(map(found.turns, gold.claims[p].triples))), None)
        if place is not None:
            open_.remove(place)
            yield place
