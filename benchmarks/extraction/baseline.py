"""The floor: TF-IDF over the words around a pair, then logistic regression; needs the group `train`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import Any

from benchmarks.extraction.classifier import Judged
from benchmarks.extraction.example import Entity, Example, Span

_TOKEN = re.compile("[\u3400-\u9fff]|[^\\W_]+|\\S")
_AROUND = 150
_NONE = "none"
_FORWARD, _BACKWARD, _EITHER = ">", "<", "="


class Baseline:
    """A classifier over bags of words, word pairs and their places."""

    def __init__(self, vectoriser: Any, model: Any) -> None:
        self._vectoriser = vectoriser
        self._model = model

    def classify(self, text: str, entities: Sequence[Entity]) -> list[Judged]:
        """The most probable label of each pair of entities, where it is a relation."""
        pairs = [(one, other) for one in range(len(entities)) for other in range(one + 1, len(entities))]
        if not pairs:
            return []
        described = [describe(text, entities[one], entities[other]) for one, other in pairs]
        chances = self._model.predict_proba(self._vectoriser.transform(described))
        return [
            judged
            for pair, row in zip(pairs, chances, strict=True)
            if (judged := self._judged(pair, row)) is not None
        ]

    def _judged(self, pair: tuple[int, int], chances: Any) -> Judged | None:
        best = int(chances.argmax())
        label = str(self._model.classes_[best])
        if label == _NONE:
            return None
        head, tail = reversed(pair) if label.endswith(_BACKWARD) else pair
        return Judged(head, label[:-1], tail, float(chances[best]))


def learn(examples: Sequence[Example]) -> Baseline:
    """The baseline, fitted to the labelled pairs of `examples`; the same examples give the same one.

    Raises:
        ImportError: scikit-learn is not installed.
    """
    from sklearn.feature_extraction.text import TfidfVectorizer
    from sklearn.linear_model import LogisticRegression

    pairs = [(example, pair) for example in examples for pair in example.pairs()]
    described = [describe(e.text, e.entities[one], e.entities[other]) for e, (one, other) in pairs]
    labels = [label_of(example, pair) for example, pair in pairs]
    vectoriser = TfidfVectorizer(analyzer=_as_they_are, sublinear_tf=True, min_df=2)
    model = LogisticRegression(C=10.0, class_weight="balanced", max_iter=300, tol=1e-3)
    model.fit(vectoriser.fit_transform(described), labels)
    return Baseline(vectoriser, model)


def label_of(example: Example, pair: tuple[int, int]) -> str:
    """The relation of a pair with its direction, or `none`; of several the first that is labelled."""
    for stated in example.relations:
        if {stated.head, stated.tail} == set(pair):
            if stated.undirected:
                return stated.relation + _EITHER
            return stated.relation + (_FORWARD if stated.head == pair[0] else _BACKWARD)
    return _NONE


def describe(text: str, one: Entity, other: Entity) -> list[str]:
    """The features of a pair: words and word pairs before, between and after its nearest mentions."""
    first, second = nearest(one, other)
    order = "12" if first <= second else "21"
    left, right = sorted((first, second))
    between = text[left[1] : right[0]]
    stretches = {
        "<": text[max(0, left[0] - _AROUND) : left[0]],
        "|": between if len(between) <= 2 * _AROUND else between[:_AROUND] + between[-_AROUND:],
        ">": text[right[1] : right[1] + _AROUND],
    }
    features = [order, f"{order} {one.label} {other.label}"]
    for place, stretch in stretches.items():
        features += [f"{order}{place}{words}" for words in _grams(stretch, place)]
    return features


def nearest(one: Entity, other: Entity) -> tuple[Span, Span]:
    """The mentions of two entities that stand closest together."""
    return min(
        ((a, b) for a in one.mentions for b in other.mentions),
        key=lambda pair: max(pair[0][0], pair[1][0]) - min(pair[0][1], pair[1][1]),
    )


def _grams(stretch: str, place: str) -> Iterator[str]:
    words = [place, *(word.casefold() for word in _TOKEN.findall(stretch)), place]
    yield from words
    yield from (" ".join(pair) for pair in pairwise(words))
    yield from (" ".join(three) for three in zip(words, words[1:], words[2:], strict=False))


def _as_they_are(features: Iterable[str]) -> Iterable[str]:
    return features
