"""What is kept of a document to tell whether another rests on it: numbers for its words, its figures, its credits."""

from __future__ import annotations

from dataclasses import dataclass
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

_RUN, _RUN_OF_SIGNS = 5, 8
"""Words, and ideographs, in a run: that two texts share one is no chance."""
_REACH = 12
"""Two words of content less than this many apart are neighbours."""
_RUNS_KEPT, _NEIGHBOURS_KEPT = 1024, 2048
_WHOLE = 2**32
_LEAST_RUNS = 12


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
        import numpy as np

        unique = np.unique(numbers.astype(np.uint32))
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


def common(one: NDArray[np.uint32], other: NDArray[np.uint32]) -> int:
    """How many numbers two sorted arrays share."""
    if len(one) > len(other):
        one, other = other, one
    if not len(one):
        return 0
    places = other.searchsorted(one)
    places[places == len(other)] = 0
    return int((other[places] == one).sum())


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """One document, without its text.

    Attributes:
        size: words of content.
        runs: runs of its words, without what it quotes at length.
        content: stems of its words of content, sorted.
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
    import numpy as np

    said = words.words_of(document.text)
    unquoted = words.words_of(words.without_quotes(document.text))
    length = _RUN_OF_SIGNS if said.ideographic else _RUN
    own = unquoted if len(unquoted.tokens) >= length + _LEAST_RUNS else said
    content = words.content_of(said)
    numbers = words.numbered(content)
    latin = [token[:8] for token in said.tokens if len(token) > 2 and token.isascii() and token.isalpha()]
    by = publications.key(document.publisher) if document.publisher else None
    return Fingerprint(
        id=document.id,
        language=document.language,
        ideographic=said.ideographic,
        size=len(content),
        runs=Sample.of(words.runs(words.numbered(own.tokens), length), _RUNS_KEPT),
        content=np.unique(numbers.astype(np.uint32)),
        neighbours=Sample.of(words.neighbours(numbers, _REACH), _NEIGHBOURS_KEPT),
        names=np.unique(words.numbered(latin).astype(np.uint32)),
        figures=figures_of(words.simplified(document.text), language=document.language),
        by=by,
        credited=publications.credited(document.text) - {by},
        days=_days(document.published),
    )


def _days(published: str | None) -> tuple[int, int] | None:
    try:
        date = PartialDate.parse(published[:10]) if published else None
    except ContractError:
        return None
    return None if date is None else (date.first.toordinal(), date.after.toordinal())
