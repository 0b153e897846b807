"""Small models of our own, so that no test depends on how far the packaged ones have been trained."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray
from tokenizers import Tokenizer
from tokenizers.models import WordPiece
from tokenizers.normalizers import BertNormalizer
from tokenizers.pre_tokenizers import BertPreTokenizer

from extract.extractors.learned import slots, tags
from extract.extractors.learned.weights import Weights
from graph.schema import Kind, Relation, Stance

WIDTH = 2 * tags.LABELS
"""Of a state: the scores of the names' labels, then those of the descriptions'."""
_HIDDEN = 8
_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,;:%$-"
_FIRST_WORD = 103
_SHAPES = {
    **dict.fromkeys(("one", "other", "whole", "between", "value"), (_HIDDEN, WIDTH)),
    "both": (_HIDDEN, _HIDDEN),
    "labels": (slots.LABELS, _HIDDEN),
    "stances": (len(Stance), _HIDDEN),
    "belongs": (1, _HIDDEN),
}


@dataclass(frozen=True)
class Table:
    """In place of an encoder: the state of a token depends on nothing but the token."""

    states: NDArray[np.float32]

    def run(self, _: None, given: Mapping[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        """The states of the tokens."""
        return [self.states[given["input_ids"]]]


class Echo:
    """In place of the upper layers: gives the states that it gets."""

    def run(self, _: None, given: Mapping[str, NDArray[Any]]) -> list[NDArray[np.float32]]:
        """The states as they came."""
        return [given["hidden"]]


def tokenizer(*words: str) -> Tokenizer:
    """A tokenizer that knows these words whole and all others by their letters."""
    known = ["[UNK]", *(word.lower() for word in words), *_LETTERS, *(f"##{letter}" for letter in _LETTERS)]
    made = Tokenizer(
        WordPiece({word: _FIRST_WORD + place for place, word in enumerate(known)}, unk_token="[UNK]")
    )
    made.normalizer = BertNormalizer(lowercase=True)
    made.pre_tokenizer = BertPreTokenizer()
    return made


def trained_on(
    mentions: Mapping[str, tuple[Kind, bool]],
    *,
    relation: Relation = Relation.OWNS,
    stance: Stance = Stance.ASSERTED,
    sure: float = 1 - 1e-8,
) -> Weights:
    """Models that tag these words (kind, whether named) and see `relation` wherever kinds allow it.

    They are as `sure` of the stance; what is left falls to the others alike.
    """
    reader = tokenizer(*mentions)
    table = np.zeros((_FIRST_WORD + reader.get_vocab_size(), WIDTH), np.float32)
    table[:, 0] = table[:, tags.LABELS] = 8
    for word, (kind, named) in mentions.items():
        table[reader.token_to_id(word.lower()), tags.begin(kind) + (0 if named else tags.LABELS)] = 16
    heads = _heads(lambda shape: np.zeros(shape, np.float32))
    heads["named.weight"], heads["unnamed.weight"] = np.split(np.eye(WIDTH, dtype=np.float32), 2)
    heads["labels.bias"] = np.full(slots.LABELS, -20, np.float32)
    heads["labels.bias"][slots.RELATIONS.index(relation)] = 20
    heads["stances.bias"] = np.zeros(len(Stance), np.float32)
    heads["stances.bias"][tuple(Stance).index(stance)] = np.log(sure / (1 - sure) * (len(Stance) - 1))
    heads["belongs.bias"] = np.full(1, 20, np.float32)
    return Weights(reader, Table(table), Table(table), Echo(), heads)


def untrained(seed: int = 1) -> Weights:
    """Models that see mentions and relations everywhere, and always the same."""
    reader, chance = tokenizer(), np.random.default_rng(seed)

    def some(shape: tuple[int, ...]) -> NDArray[np.float32]:
        return chance.normal(size=shape).astype(np.float32)

    table = 2 * some((_FIRST_WORD + reader.get_vocab_size(), WIDTH))
    heads = _heads(some)
    heads["named.weight"], heads["unnamed.weight"] = some((tags.LABELS, WIDTH)), some((tags.LABELS, WIDTH))
    return Weights(reader, Table(table), Table(table), Echo(), heads)


def _heads(make: Any) -> dict[str, NDArray[np.float32]]:
    heads: dict[str, NDArray[np.float32]] = {f"{name}.weight": make(shape) for name, shape in _SHAPES.items()}
    heads["named.bias"], heads["unnamed.bias"] = make((tags.LABELS,)), make((tags.LABELS,))
    heads["roles"] = make((2, WIDTH))
    heads["distance.weight"] = make((2 * slots.FARTHEST + 1, _HIDDEN))
    heads["norm.weight"], heads["norm.bias"] = make((_HIDDEN,)), make((_HIDDEN,))
    return heads


@contextmanager
def read_with(weights: Weights) -> Iterator[None]:
    """Within it, these models read every language."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("extract.extractors.learned.extractor.load_weights", lambda _: weights)
        yield
