"""German parts of speech, by HanTa; the one door to it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

_SENTENCE = re.compile(r"[^.!?\n]+(?:\.(?=\d)[^.!?\n]*)*[.!?]*")
_WORD = re.compile(r"[\w&–-]*\w(?:['’]\w+)?|[^\w\s]")
_ODD = -20.0
"""Log-probability below which a common noun is one that HanTa has not seen."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place in the text and its tag in the STTS tag set ("NE", "ADJ(A)", "VV(FIN)")."""

    start: int
    end: int
    text: str
    tag: str


@lru_cache(maxsize=1)
def _tagger() -> Any:
    from HanTa import HanoverTagger

    tagger = HanoverTagger.HanoverTagger("morphmodel_ger.pgz")
    # Nearly all its time goes into taking apart words that it does not know, and a text repeats them.
    tagger.analyze_forward = lru_cache(maxsize=50_000)(tagger.analyze_forward)
    return tagger


@lru_cache(maxsize=4)
def tokens(text: str) -> tuple[Token, ...]:
    """The words and signs of `text` with their tags."""
    tagged: list[Token] = []
    for sentence in _SENTENCE.finditer(text):
        words = [*_WORD.finditer(text, sentence.start(), sentence.end())]
        if words:
            tags = _tagger().tag_sent([word[0] for word in words], taglevel=0)
            tagged += [Token(w.start(), w.end(), w[0], t) for w, t in zip(words, tags, strict=True)]
    return tuple(tagged)


@lru_cache(maxsize=4)
def tags_at(text: str) -> dict[int, str]:
    """The tag of each word by its start."""
    return {token.start: token.tag for token in tokens(text)}


@lru_cache(maxsize=4096)
def is_odd(word: str) -> bool:
    """Whether `word` is no noun that the tagger knows: likely a name."""
    best = _tagger().tag_word(word, cutoff=6)
    return not best or best[0][0] in ("NE", "FM") or best[0][1] < _ODD
