"""What a tagger finds in text that it did not learn from: the relation model must live with its mistakes."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Sequence

from training.fitting import Plan
from training.notation import Annotated, Marked
from training.tagger import Pools, Split, TagModel, example_of, fit_tagger, tagged, texts_of
from training.windows import keyed

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
