"""Texts cut into the word pieces that the encoders know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from extract.extractors.learned.tags import Piece
from extract.gazetteer.spelling import to_simplified

_HAN = re.compile("[\u3400-\u9fff]+")
_RUNS = re.compile("[\u3400-\u9fff]+|[^\u3400-\u9fff]+")
_HALF = re.compile("[\ud800-\udfff]")


def plain(words: str) -> str:
    """Traditional Chinese characters as Simplified ones, one for one: the models saw few of the former.

    Half a surrogate pair, of which tokenizers know nothing, becomes the character for what cannot be read.
    """
    words = _HALF.sub("\ufffd", words)
    if not _HAN.search(words):
        return words
    converted = to_simplified()(words)
    if len(converted) == len(words):
        return converted
    singly = (to_simplified()(character) for character in words)
    return "".join(new if len(new) == 1 else old for old, new in zip(words, singly, strict=True))


def tokenise(tokenizer: Any, words: str) -> list[int]:
    """Ids of the word pieces of `words`, without marks around them."""
    runs = (tokenizer.encode(run, add_special_tokens=False) for _, run in _runs(plain(words)))
    return [number for run in runs for number in run.ids]


def split(tokenizer: Any, words: str) -> tuple[list[int], list[Piece]]:
    """Ids and word pieces of `words`, read as the beginning of a text.

    The space before a word is no part of its piece; a piece that goes on a word is not its first.
    """
    text = plain(words)
    ids: list[int] = []
    pieces: list[Piece] = []
    for start, run in _runs(f" {text}"):
        encoded = tokenizer.encode(run, add_special_tokens=False)
        ids += encoded.ids
        pieces += [_piece(text, start + first - 1, start + last - 1) for first, last in encoded.offsets]
    return ids, pieces


def _runs(text: str) -> Iterator[tuple[int, str]]:
    """Stretches that no piece crosses, with where they start: Chinese words and what is between them."""
    for run in _RUNS.finditer(text):
        if not _HAN.match(run[0]):
            yield run.start(), run[0]
            continue
        place = run.start()
        for word in _chinese_words(run[0]):
            yield place, word
            place += len(word)


def _chinese_words(text: str) -> Iterator[str]:
    import logging

    import jieba

    jieba.setLogLevel(logging.ERROR)
    yield from jieba.cut(text, HMM=False)


def _piece(text: str, start: int, end: int) -> Piece:
    start = max(start, 0)
    end = max(start, end)
    while start < end and text[start].isspace():
        start += 1
    return Piece(start, end, start < end and _begins(text, start))


def _begins(text: str, place: int) -> bool:
    """Whether a word begins at this place: every Chinese character and every sign is a word of its own."""
    if not place:
        return True
    before, here = text[place - 1], text[place]
    joined = before.isalnum() and here.isalnum()
    return not joined or bool(_HAN.match(before) or _HAN.match(here))
