"""What the relation model learns from in each pass over the documents."""

from __future__ import annotations

import random
from collections.abc import Callable, Mapping, Sequence

from extract.extractors.learned.slots import Tokenise
from training.notation import Annotated, Marked
from training.windows import Example, examples_across, examples_of

FOUND = 0.5
"""Share of the documents that a pass shows with the mentions that a tagger found in them."""
ACROSS = 0.3
"""Share of the documents of which a pass also shows pairs that lie across two sentences."""


def passes(
    documents: Sequence[Annotated], found: Mapping[str, Sequence[Marked]], tokenise: Tokenise, seed: int
) -> Callable[[int], list[Example]]:
    """What gives the examples of a pass.

    Args:
        documents: annotated.
        found: for each document, by id, its mentions as a tagger sees them that did not learn from it.
        tokenise: words to ids.
        seed: of what is left to chance.
    """
    both = [{one.id: one.mentions for one in documents}, found]
    within = [
        {one.id: list(examples_of(one, tokenise, marks[one.id])) for one in documents} for marks in both
    ]

    def epoch(number: int) -> list[Example]:
        order = random.Random(seed * 1000 + number)
        examples: list[Example] = []
        for one in documents:
            seen = int(order.random() < FOUND)
            examples += within[seen][one.id]
            if order.random() < ACROSS:
                examples += examples_across(one, tokenise, order, both[seen][one.id])
        return examples

    return epoch
