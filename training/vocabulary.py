"""The word pieces kept of the encoder's 250,000: those that English, German and Chinese texts need."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.extractors.learned.pieces import tokenise
from extract.extractors.learned.slots import CODES, FIRST_MARK

WORDS = {"en": 300_000, "de": 300_000, "zh": 200_000, "ms": 50_000, "id": 50_000}
"""How many of the most frequent words of a language are to be read in whole pieces."""
MEANT = {
    "o": "company Unternehmen 公司",
    "p": "person Person 人",
    "d": "datacenter Rechenzentrum 数据中心",
    "c": "chip Chip 芯片",
    "m": "model Modell 模型",
    "l": "country Land 地区",
    "r": "rule Gesetz 规定",
    "$": "dollars Euro 元",
    "%": "percent Prozent %",
    "#": "number Anzahl 数量",
    "w": "megawatt MW 兆瓦",
    "~": "times fach 倍",
    "t": "date Datum 日期",
}
"""For the small letter of each mark words of what it stands for; the model starts from their meaning."""
_UNKNOWN = 3
_NEVER = -1000.0
"""Score of a piece that no text is ever cut into."""
_OURS = re.compile(
    "[\u0020-\u024f\u1e00-\u1eff\u2010-\u203a\u20ac\u2190-\u2193\u2581\u3000-\u303f\u3400-\u9fff\uff00-\uffef]+"
)
"""Pieces of these characters may be kept: Latin letters, Chinese ones, digits and what stands between."""


@dataclass(frozen=True)
class Vocabulary:
    """A tokenizer of fewer pieces.

    Attributes:
        content: as `tokenizer.json` has it.
        rows: for each piece its number in the whole vocabulary; the marks have that of the unknown piece.
        meant: for each mark the numbers, among `rows`, of the pieces of the words in `MEANT`.
    """

    content: dict[str, Any]
    rows: list[int]
    meant: list[list[int]]


def cut(tokenizer: Path) -> Vocabulary:
    """The tokenizer with the pieces that the frequent words need, and the marks behind the first four.

    Our own texts have no say: what is read later is cut no otherwise than what is learned from.

    A space before a word belongs to it; nothing is put before a text that has none.
    """
    from tokenizers import Tokenizer

    content = json.loads(tokenizer.read_text(encoding="utf-8"))
    space = {"type": "Metaspace", "replacement": "▁", "prepend_scheme": "never", "split": True}
    content.update(pre_tokenizer=space, post_processor=None, padding=None, truncation=None)
    whole = Tokenizer.from_str(json.dumps(content))
    pieces: list[list[Any]] = content["model"]["vocab"]
    used = set(range(_UNKNOWN + 1))
    for word in frequent_words():
        used.update(whole.encode(word, add_special_tokens=False).ids)
    used |= {number for number, (piece, _) in enumerate(pieces) if len(piece.strip("▁")) < 2}
    kept = [
        number
        for number in sorted(used)
        if number > _UNKNOWN and number < len(pieces) and _OURS.fullmatch(pieces[number][0])
    ]
    marks = [[f"<mark {number}>", _NEVER] for number in range(len(CODES))]
    first = pieces[:FIRST_MARK]
    content["model"]["vocab"] = [*first, *marks, *(pieces[number] for number in kept)]
    content["added_tokens"] = [token for token in content["added_tokens"] if token["id"] <= _UNKNOWN]
    shorter = Tokenizer.from_str(json.dumps(content))
    meant = [
        [number for word in MEANT[code.lower()].split() for number in tokenise(shorter, f" {word}")]
        for code in CODES
    ]
    return Vocabulary(content, [*range(FIRST_MARK), *[_UNKNOWN] * len(marks), *kept], meant)


def frequent_words() -> list[str]:
    """The most frequent words of the languages, each as it stands at the head of a text and within one."""
    from wordfreq import top_n_list

    found: list[str] = []
    for language, count in WORDS.items():
        for word in top_n_list(language, count):
            forms = {word} if language == "zh" else {word, word.title(), word.upper()}
            found += [f" {form}" for form in sorted(forms)]
            found += sorted(forms) if language == "zh" else []
    return found
