"""Precision, recall and F1 over relations, with entities given and end to end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from benchmarks.extraction.classifier import Judged
from benchmarks.extraction.example import Entity, Example, Stated
from extract.scoring.assignment import best_pairs
from extract.scoring.names import plain
from extract.scoring.tally import f1
from graph.model import Claim, Mention
from graph.schema import Stance


@dataclass(frozen=True, slots=True)
class Score:
    """Relations that were right, wrong and missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    @property
    def precision(self) -> float | None:
        """Share of the stated ones that are right."""
        said = self.right + self.wrong
        return self.right / said if said else None

    @property
    def recall(self) -> float | None:
        """Share of the labelled ones that were found."""
        asked = self.right + self.missed
        return self.right / asked if asked else None

    @property
    def f1(self) -> float | None:
        """Their harmonic mean."""
        return f1(self.right, self.wrong, self.missed)


class Scores:
    """Scores by relation."""

    def __init__(self) -> None:
        self._right: Counter[str] = Counter()
        self._wrong: Counter[str] = Counter()
        self._missed: Counter[str] = Counter()

    def add(self, *, right: Iterable[str], wrong: Iterable[str], missed: Iterable[str]) -> None:
        """Count relations by name."""
        self._right.update(right)
        self._wrong.update(wrong)
        self._missed.update(missed)

    def micro(self, relations: Iterable[str] | None = None) -> Score:
        """All of the relations together; of all there are if none are named."""
        names = self.relations() if relations is None else tuple(relations)
        counts = [sum(of[name] for name in names) for of in (self._right, self._wrong, self._missed)]
        return Score(*counts)

    def relations(self) -> tuple[str, ...]:
        """The relations that were stated or labelled."""
        return tuple(sorted({*self._right, *self._wrong, *self._missed}))


def score_pairs(example: Example, judged: Iterable[Judged], into: Scores) -> None:
    """Count what a classifier said of the pairs of an example.

    Pairs that nobody looked at, and relations that were not looked for, count neither way.
    """
    looked_at = {frozenset(pair) for pair in example.pairs()}
    labelled = {_key(stated): stated for stated in example.relations}
    either_way = {(s.tail, s.relation, s.head): _key(s) for s in example.relations if s.undirected}
    said = {
        either_way.get((one.head, one.relation, one.tail), (one.head, one.relation, one.tail))
        for one in judged
        if frozenset((one.head, one.tail)) in looked_at
    }
    into.add(
        right=[relation for _, relation, _ in said & labelled.keys()],
        wrong=[key[1] for key in said - labelled.keys() if _looked_for(key[1], example)],
        missed=[relation for _, relation, _ in labelled.keys() - said],
    )


def score_claims(example: Example, claims: Iterable[Claim], into: Scores) -> None:
    """Count what an extractor found in the bare text of an example.

    An end is right if it meets a mention of the labelled entity or has its name. Denied claims are left out:
    the sets label what is stated. A fact that is found twice counts once.
    """
    found = _distinct([claim for claim in claims if claim.stance is not Stance.DENIED])
    fits = {
        (row, column): 1
        for row, stated in enumerate(example.relations)
        for column, claim in enumerate(found)
        if _states(claim, stated, example)
    }
    pairs = best_pairs(fits)
    answered = {column for _, column in fits}
    into.add(
        right=[example.relations[row].relation for row in pairs],
        wrong=[
            claim.relation.value
            for column, claim in enumerate(found)
            if column not in answered and claim.relation.value in example.exhaustive
        ],
        missed=[stated.relation for row, stated in enumerate(example.relations) if row not in pairs],
    )


def _key(stated: Stated) -> tuple[int, str, int]:
    return stated.head, stated.relation, stated.tail


def _looked_for(relation: str, example: Example) -> bool:
    return example.candidates is not None or relation in example.exhaustive


def _distinct(claims: Sequence[Claim]) -> list[Claim]:
    by_words = {
        (claim.relation, plain(claim.subject.text), plain(claim.object.text)): claim for claim in claims
    }
    return list(by_words.values())


def _states(claim: Claim, stated: Stated, example: Example) -> bool:
    if claim.relation.value != stated.relation:
        return False
    head, tail = example.entities[stated.head], example.entities[stated.tail]
    forward = _is(claim.subject, head, example) and _is(claim.object, tail, example)
    backward = _is(claim.subject, tail, example) and _is(claim.object, head, example)
    return forward or (stated.undirected and backward)


def _is(mention: Mention, entity: Entity, example: Example) -> bool:
    if plain(mention.text) in {plain(example.surface(span)) for span in entity.mentions}:
        return True
    if mention.start is None or mention.end is None:
        return False
    return any(mention.start < end and start < mention.end for start, end in entity.mentions)
