"""How far two readers agree: `python -m training.agreement` compares `review` with `annotations`.

The second reader annotated the same texts without seeing the first one's marks. Documents pair by id;
positions count from the start of their sentence, so paragraph breaks do not matter. `--list` also
prints every claim that only one side has and every stance on which they differ; `--only 't-*'` takes some
documents by their ids, and `--strict` counts optional claims like any other.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from fnmatch import fnmatch
from itertools import chain
from pathlib import Path

from graph.errors import InputError
from graph.schema import SIGNATURES, Relation
from training.notation import Annotated, Marked, Stated, read_file

HERE = Path(__file__).parent

Spot = tuple[int, int, int]
"""The number of a sentence and a half-open span of characters in it."""

Pair = tuple[Stated, Stated]
"""A claim of the review and the claim of the annotations that says the same."""


@dataclass(slots=True)
class Tally:
    """What both sides have, what only the review has and what only the annotations have."""

    both: int = 0
    review_only: int = 0
    annotations_only: int = 0

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall; it is the same whichever side is called right."""
        marked = 2 * self.both + self.review_only + self.annotations_only
        return 2 * self.both / marked if marked else 1.0

    def add(self, other: Tally) -> None:
        """Count another tally in."""
        self.both += other.both
        self.review_only += other.review_only
        self.annotations_only += other.annotations_only


@dataclass(slots=True)
class Agreement:
    """The counts of one language or of all."""

    documents: int = 0
    mentions: Tally = field(default_factory=Tally)
    claims: Tally = field(default_factory=Tally)
    stances: list[tuple[str, str]] = field(default_factory=list)

    def add(self, other: Agreement) -> None:
        """Count another agreement in."""
        self.documents += other.documents
        self.mentions.add(other.mentions)
        self.claims.add(other.claims)
        self.stances += other.stances


class Ends:
    """Which entities of the two readings of one document are the same."""

    def __init__(self, review: Annotated, annotations: Annotated) -> None:
        self._review, self._annotations = _spots(review), _spots(annotations)
        self._same = {
            (left, right)
            for one, left_keys in self._review.items()
            for two, right_keys in self._annotations.items()
            if _overlap(one, two)
            for left in left_keys
            for right in right_keys
            if one == two or self._may_meet(one, left, two, right)
        }

    def _may_meet(self, one: Spot, left: str, two: Spot, right: str) -> bool:
        """Whether two unequal spans can mean one entity: neither is the other side's mark of something else.

        "a unit of TSB" overlaps "TSB", but where both sides mark "TSB" as such the unit is another entity.
        """
        return self._review.get(two, {left}) == {left} and self._annotations.get(one, {right}) == {right}

    def match(self, review: Stated, annotations: Stated) -> bool:
        """Whether two claims say the same, in any of the readings that each accepts."""
        return any(
            mine[0] == theirs[0] and (mine[1], theirs[1]) in self._same and (mine[2], theirs[2]) in self._same
            for mine in _readings(review)
            for theirs in _readings(annotations)
        )


def _readings(claim: Stated) -> Iterator[tuple[str, str, str]]:
    """The relation and ends that a claim accepts; a symmetric relation reads both ways."""
    for relation, subject, obj in ((claim.relation.value, claim.subject, claim.object), *claim.alternatives):
        yield relation, subject, obj
        if SIGNATURES[Relation[relation]].symmetric:
            yield relation, obj, subject


def _spot(document: Annotated, mark: Marked) -> Spot:
    sentence, start = next(
        (number, start) for number, (start, end) in enumerate(document.sentences) if start <= mark.start < end
    )
    return sentence, mark.start - start, mark.end - start


def _spots(document: Annotated) -> dict[Spot, set[str]]:
    """The entity keys that are marked at each place."""
    keys: dict[Spot, set[str]] = defaultdict(set)
    for mark in document.mentions:
        keys[_spot(document, mark)].add(mark.key)
    return dict(keys)


def _overlap(one: Spot, two: Spot) -> bool:
    return one[0] == two[0] and one[1] < two[2] and two[1] < one[2]


def mention_tally(review: Annotated, annotations: Annotated) -> Tally:
    """Mentions with the same span and kind, and those of one side."""
    left = Counter((_spot(review, mark), mark.kind) for mark in review.mentions)
    right = Counter((_spot(annotations, mark), mark.kind) for mark in annotations.mentions)
    return Tally((left & right).total(), (left - right).total(), (right - left).total())


def pair_claims(review: Annotated, annotations: Annotated) -> list[Pair]:
    """One-to-one pairs of matching claims: required ones first, then those of one sentence, of one stance."""
    ends = Ends(review, annotations)
    found = [
        (_distance(mine, theirs), i, j)
        for i, mine in enumerate(review.claims)
        for j, theirs in enumerate(annotations.claims)
        if ends.match(mine, theirs)
    ]
    pairs: dict[int, int] = {}
    for _, i, j in sorted(found):
        if i not in pairs and j not in pairs.values():
            pairs[i] = j
    return [(review.claims[i], annotations.claims[j]) for i, j in pairs.items()]


def _distance(mine: Stated, theirs: Stated) -> tuple[int, bool, bool]:
    """What makes two matching claims a worse pair, the gravest first."""
    return mine.optional + theirs.optional, mine.sentence != theirs.sentence, mine.stance != theirs.stance


def _alone(claims: Iterable[Stated], paired: Iterable[Stated]) -> list[Stated]:
    """The required claims that the other side does not have."""
    taken = {id(claim) for claim in paired}
    return [claim for claim in claims if not claim.optional and id(claim) not in taken]


def compare(review: Annotated, annotations: Annotated) -> Agreement:
    """The agreement on one document; an optional claim costs nothing, whichever side has it.

    Raises:
        InputError: the two sides annotate different texts.
    """
    if _words(review) != _words(annotations):
        raise InputError(f"the two readings of {review.id} have different texts")
    pairs = pair_claims(review, annotations)
    both = [pair for pair in pairs if not (pair[0].optional or pair[1].optional)]
    claims = Tally(
        len(both),
        len(_alone(review.claims, (pair[0] for pair in pairs))),
        len(_alone(annotations.claims, (pair[1] for pair in pairs))),
    )
    stances = [(mine.stance.value, theirs.stance.value) for mine, theirs in both]
    return Agreement(1, mention_tally(review, annotations), claims, stances)


def demanding(document: Annotated) -> Annotated:
    """The document with its optional claims as claims like any other."""
    return replace(document, claims=tuple(replace(claim, optional=False) for claim in document.claims))


def _words(document: Annotated) -> list[str]:
    return [document.text[start:end] for start, end in document.sentences]


def kappa(labels: Sequence[tuple[str, str]]) -> float:
    """Cohen's kappa of pairs of labels: agreement beyond what chance would give; 1 where chance gives all."""
    if not labels:
        return 1.0
    left, right = (Counter(side) for side in zip(*labels, strict=True))
    observed = sum(one == two for one, two in labels) / len(labels)
    chance = sum(left[label] * right[label] for label in left) / len(labels) ** 2
    return (observed - chance) / (1 - chance) if chance < 1 else 1.0


def differences(review: Annotated, annotations: Annotated) -> Iterator[str]:
    """One line for each claim of one side and each stance on which they differ, in the order of the text."""
    pairs = pair_claims(review, annotations)
    sides = (("review only", review, 0), ("annotations only", annotations, 1))
    lines = [
        (claim.sentence, what, _written(claim))
        for what, document, side in sides
        for claim in _alone(document.claims, (pair[side] for pair in pairs))
    ]
    lines += [
        (theirs.sentence, "stance", f"{_written(theirs)}: {mine.stance.value} or {theirs.stance.value}")
        for mine, theirs in pairs
        if mine.stance != theirs.stance
    ]
    for sentence, what, claim in sorted(lines):
        yield f"{annotations.id}:{sentence} {what}: {claim}"


def _written(claim: Stated) -> str:
    optional = " (optional)" if claim.optional else ""
    return f"{claim.subject} {claim.relation.value} {claim.object}, {claim.stance.value}{optional}"


def read_all(folder: Path) -> dict[str, Annotated]:
    """All documents of the annotation files under a folder, by id.

    Raises:
        InputError: a file is malformed; the message lists every line.
    """
    read = [read_file(path) for path in sorted(folder.glob("*/*.txt"))]
    problems = list(chain.from_iterable(found for _, found in read))
    if problems:
        raise InputError("annotations are malformed:\n" + "\n".join(problems))
    return {document.id: document for documents, _ in read for document in documents}


def paired_documents(review: Path, annotations: Path, only: str = "*") -> list[tuple[Annotated, Annotated]]:
    """The documents that both folders hold, in the order of the review.

    Args:
        review: folder of the second reader's files `LANGUAGE/NAME.txt`.
        annotations: folder of the first reader's.
        only: a pattern of the shell that the ids must fit.

    Raises:
        InputError: a file is malformed, or the annotations lack a reviewed document, or no id fits.
    """
    mine = {name: document for name, document in read_all(review).items() if fnmatch(name, only)}
    if not mine:
        raise InputError(f"no document under {review} has an id like {only!r}")
    theirs = read_all(annotations)
    missing = sorted(set(mine) - set(theirs))
    if missing:
        raise InputError(f"no annotations of {', '.join(missing)} under {annotations}")
    return [(document, theirs[name]) for name, document in mine.items()]


def by_language(pairs: Iterable[tuple[Annotated, Annotated]]) -> dict[str, Agreement]:
    """The agreement in each language and, last, in `all`."""
    found: dict[str, Agreement] = defaultdict(Agreement)
    total = Agreement()
    for pair in pairs:
        one = compare(*pair)
        found[pair[0].language].add(one)
        total.add(one)
    return {**found, "all": total}


def row(name: str, agreement: Agreement) -> str:
    """The line of the table for one language."""
    same = sum(one == two for one, two in agreement.stances)
    count, claims = len(agreement.stances), agreement.claims
    return (
        f"{name:<4} {agreement.documents:>9} {agreement.mentions.f1:>9.3f} {claims.f1:>8.3f} "
        f"{claims.both:>5} {claims.review_only:>7} {claims.annotations_only:>12} "
        f"{same / count if count else 1.0:>7.3f} {kappa(agreement.stances):>6.3f}"
    )


def main(words: Sequence[str]) -> int:
    """Print the agreement of each language and of all."""
    parser = argparse.ArgumentParser(prog="training.agreement", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--review", type=Path, default=HERE / "review")
    parser.add_argument("--annotations", type=Path, default=HERE / "annotations")
    parser.add_argument("--list", action="store_true", help="print the differences too")
    parser.add_argument("--only", default="*", help="compare the documents whose ids fit, such as 't-*'")
    parser.add_argument("--strict", action="store_true", help="count optional claims like any other")
    options = parser.parse_args(words)
    try:
        pairs = paired_documents(options.review, options.annotations, options.only)
    except InputError as error:
        print(error, file=sys.stderr)
        return 1
    if options.strict:
        pairs = [(demanding(mine), demanding(theirs)) for mine, theirs in pairs]
    if options.list:
        print("\n".join(chain.from_iterable(differences(*pair) for pair in pairs)))
    print("lang documents mentions   claims  both  review  annotations  stance  kappa")
    print("                     F1       F1          only         only   agree")
    for name, agreement in by_language(pairs).items():
        print(row(name, agreement))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
