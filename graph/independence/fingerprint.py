"""What is kept of a document to tell whether another rests on it: its words as numbers, figures, credits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING

from graph.errors import ContractError
from graph.independence import words
from graph.independence.figures import figures_of
from graph.independence.publications import Publications
from graph.when import PartialDate

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from graph.model import Document

_REACH = 12
"""Two words of content less than this many apart are neighbours."""
_RUNS_KEPT, _NEIGHBOURS_KEPT = 1024, 2048
_WHOLE = 2**32
_LEAST_OWN = 15
"""Words of its own from which on what a text quotes is left aside."""
_LEAST_SAID, _SENTENCES = 3, 64
"""Words of content that a sentence must have to count, and how many sentences are kept."""


@dataclass(frozen=True, slots=True)
class Sample:
    """Numbers of a text below a bound, sorted: all of them, or of a long text a fair share.

    Two samples are compared below the smaller of their bounds (Broder's sampling by the smallest hashes).
    """

    numbers: NDArray[np.uint32]
    bound: int

    @classmethod
    def of(cls, numbers: NDArray[np.uint64], kept: int) -> Sample:
        """At most `kept` of the numbers, those that are smallest."""
        unique = words.distinct(numbers)
        if len(unique) <= kept:
            return cls(unique, _WHOLE)
        return cls(unique[:kept].copy(), int(unique[kept]))

    def shared(self, other: Sample) -> tuple[float, int]:
        """The share of the smaller one that stands in the other, and of how many numbers that was told."""
        bound = min(self.bound, other.bound)
        one, two = self._below(bound), other._below(bound)
        least = min(len(one), len(two))
        return (common(one, two) / least if least else 0.0), least

    def _below(self, bound: int) -> NDArray[np.uint32]:
        return self.numbers if bound >= self.bound else self.numbers[: int(self.numbers.searchsorted(bound))]


@dataclass(frozen=True, slots=True)
class Sentences:
    """The words of content of the first sentences that say something; each begins at one of `starts`."""

    numbers: NDArray[np.uint32]
    starts: NDArray[np.intp]

    @classmethod
    def of(cls, spoken: Sequence[Sequence[str]], numbers: NDArray[np.uint64]) -> Sentences:
        """The sentences with the given words, whose numbers follow one another."""
        import numpy as np

        sizes = np.fromiter(map(len, spoken), dtype=np.intp, count=len(spoken))
        tells = (sizes >= _LEAST_SAID) & (np.cumsum(sizes >= _LEAST_SAID) <= _SENTENCES)
        kept = numbers[np.repeat(tells, sizes)].astype(np.uint32)
        return cls(kept, np.r_[0, np.cumsum(sizes[tells])[:-1]].astype(np.intp))

    def shares(self, content: NDArray[np.uint32]) -> NDArray[np.float64]:
        """Of each sentence, the share of its words that stand in `content`."""
        import numpy as np

        if not len(self.numbers):
            return np.zeros(0)
        sizes = np.diff(np.r_[self.starts, len(self.numbers)])
        shares: NDArray[np.float64] = np.add.reduceat(_held(self.numbers, content), self.starts) / sizes
        return shares


def common(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> int:
    """How many numbers two sorted arrays share."""
    import numpy as np

    if len(one) > len(other):
        one, other = other, one
    return int(np.count_nonzero(_held(one, other)))


def _held(numbers: NDArray[np.uint32], content: NDArray[np.uint32]) -> NDArray[np.bool_]:
    """Of each number whether it stands in the sorted `content`."""
    import numpy as np

    if not len(content):
        return np.zeros(len(numbers), dtype=np.bool_)
    places = content.searchsorted(numbers)
    places[places == len(content)] = 0
    held: NDArray[np.bool_] = content[places] == numbers
    return held


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One document, without its text.

    Attributes:
        size: words of content.
        runs: runs of its words; these, content and neighbours without what it quotes at length.
        content: stems of its words of content, sorted.
        sentences: the same, sentence by sentence.
        neighbours: words of content that stand near each other.
        names: words in Latin letters, sorted; what texts of different scripts can share.
        figures: its telling figures.
        by: key of its publisher, or None.
        credited: keys of the publications that it names as its source.
        days: ordinals of the first day it may have been published on and of the day after the last, or None.
    """

    id: str
    language: str | None
    ideographic: bool
    size: int
    runs: Sample
    content: NDArray[np.uint32]
    sentences: Sentences
    neighbours: Sample
    names: NDArray[np.uint32]
    figures: frozenset[float]
    by: str | None
    credited: frozenset[str]
    days: tuple[int, int] | None

    @property
    def origins(self) -> frozenset[str]:
        """The publications that its words may come from."""
        return self.credited if self.by is None else self.credited | {self.by}


def fingerprint(document: Document, publications: Publications) -> Fingerprint:
    """The fingerprint of a document, given the publications that it may credit."""
    text = words.simplified(document.text)
    said = _said(text)
    spoken = [words.content_of(one, ideographic=said.ideographic) for one in said.sentences]
    numbers = words.numbered([*chain.from_iterable(spoken)])
    latin = [
        token[:8] for token in set(said.tokens) if len(token) > 2 and token.isascii() and token.isalpha()
    ]
    length = words.RUN_OF_SIGNS if said.ideographic else words.RUN
    by = publications.key(document.publisher) if document.publisher else None
    return Fingerprint(
        id=document.id,
        language=document.language,
        ideographic=said.ideographic,
        size=len(numbers),
        runs=Sample.of(words.runs(words.numbered(said.tokens), length), _RUNS_KEPT),
        content=words.distinct(numbers),
        sentences=Sentences.of(spoken, numbers),
        neighbours=Sample.of(words.neighbours(numbers, _REACH), _NEIGHBOURS_KEPT),
        names=words.distinct(words.numbered(latin)),
        figures=figures_of(text, language=document.language),
        by=by,
        credited=publications.credited(text) - {by},
        days=_days(document.published),
    )


def _said(text: str) -> words.Words:
    """What a text says itself, without what it quotes at length; all of it if it hardly does but quote."""
    said = words.words_of(words.without_quotes(text))
    return said if sum(map(len, said.sentences)) >= _LEAST_OWN else words.words_of(text)


def _days(published: str | None) -> tuple[int, int] | None:
    try:
        date = PartialDate.parse(published[:10]) if published else None
    except ContractError:
        return None
    return None if date is None else (date.first.toordinal(), date.after.toordinal())
