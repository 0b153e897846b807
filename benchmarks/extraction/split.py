"""What may be trained on and what is held back: decided by the id of each text, the same on every machine."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.extraction.example import Example

_PARTS = 5


class Split(NamedTuple):
    """Four fifths to train on, one fifth held back; no text stands in both."""

    train: tuple[Example, ...]
    held_back: tuple[Example, ...]


def is_held_back(id_: str) -> bool:
    """Whether the text of that id is held back: one in five, by its SHA-256."""
    return int.from_bytes(hashlib.sha256(id_.encode("utf-8")).digest()[:8]) % _PARTS == 0


def split(examples: Iterable[Example]) -> Split:
    """Both parts; an example whose text is held back under another id is left out of the training part."""
    every = tuple(examples)
    held_back = tuple(example for example in every if is_held_back(example.id))
    texts = {example.text for example in held_back}
    return Split(tuple(example for example in every if example.text not in texts), held_back)
