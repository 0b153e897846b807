"""What a tagger finds in text that it did not learn from: the relation model must live with its mistakes."""

from __future__ import annotations

import random
import zlib
from collections.abc import Callable, Mapping, Sequence

from extract.extractors.learned.slots import Tokenise
from training.fitting import Plan
from training.notation import Annotated, Marked
from training.tagger import Pools, Split, TagModel, example_of, fit_tagger, tagged, texts_of
from training.windows import Example, examples_of, keyed

FOLDS = 2


def found_by_others(
    documents: Sequence[Annotated], new_model: Callable[[], TagModel], split: Split, pools: Pools, plan: Plan
) -> dict[str, list[Marked]]:
    """For each document, by id, the mentions found by a tagger that was fitted to the other half of them."""
    found: dict[str, list[Marked]] = {}
    for fold in range(FOLDS):
        kept = [one for one in documents if _fold(one) == fold]
        model = new_model()
        others = [text for one in documents if _fold(one) != fold for text in texts_of(one)]
        fit_tagger(model, others, split, pools, plan)
        for document in kept:
            found[document.id] = _mentions(model, document, split)
    return found


def _fold(document: Annotated) -> int:
    return zlib.crc32(f"fold {document.id}".encode()) % FOLDS


def _mentions(model: TagModel, document: Annotated, split: Split) -> list[Marked]:
    examples = [example_of(text, split) for text in texts_of(document)]
    offsets = {id(example): start for example, (start, _) in zip(examples, document.sentences, strict=True)}
    return keyed(
        document,
        [
            (start + offsets[id(example)], end + offsets[id(example)], kind, named)
            for example, mentions in tagged(model, examples)
            for start, end, kind, named in mentions
        ],
    )


def mixed(
    documents: Sequence[Annotated], found: Mapping[str, Sequence[Marked]], tokenise: Tokenise, seed: int
) -> Callable[[int], list[Example]]:
    """What gives the examples of a pass: of each document with mentions annotated or, as often, found."""
    annotated = {one.id: list(examples_of(one, tokenise)) for one in documents}
    tagger = {one.id: list(examples_of(one, tokenise, found[one.id])) for one in documents}

    def epoch(number: int) -> list[Example]:
        order = random.Random(seed * 1000 + number)
        return [
            example
            for one in documents
            for example in (annotated if order.random() < 0.5 else tagger)[one.id]
        ]

    return epoch
