"""Words of Chinese text with their parts of speech, from jieba on the Simplified form."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from functools import lru_cache

from extract.extractors.rules.chinese.script import simplified


@dataclass(frozen=True, slots=True)
class Word:
    """A word with its place in the text; `flag` is jieba's part of speech ("v", "ns", …)."""

    start: int
    end: int
    text: str
    flag: str


@lru_cache(maxsize=16)
def words_of(text: str) -> tuple[Word, ...]:
    """The words of `text`, each character of it in exactly one; Simplified, whatever the text is."""
    import jieba
    import jieba.posseg

    jieba.setLogLevel(logging.ERROR)
    words, position = [], 0
    for pair in jieba.posseg.cut(simplified(text)):
        words.append(Word(position, position + len(pair.word), pair.word, pair.flag))
        position += len(pair.word)
    return tuple(words)
