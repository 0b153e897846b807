"""What the relation model learns from in each pass over the documents."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

from extract.extractors.learned.slots import Tokenise
from training.notation import Annotated
from training.windows import Example, examples_across, examples_of

ACROSS = 0.3
"""Share of the documents of which a pass also shows pairs that lie across two sentences."""


def passes(documents: Sequence[Annotated], tokenise: Tokenise, seed: int) -> Callable[[int], list[Example]]:
    """What gives the examples of a pass."""
    within = {one.id: list(examples_of(one, tokenise)) for one in documents}
    across = {
        one.id: list(examples_across(one, tokenise, random.Random(f"{seed} {one.id}"))) for one in documents
    }

    def epoch(number: int) -> list[Example]:
        order = random.Random(seed * 1000 + number)
        examples: list[Example] = []
        for one in documents:
            examples += within[one.id]
            if order.random() < ACROSS:
                examples += across[one.id]
        return examples

    return epoch
