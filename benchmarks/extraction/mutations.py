"""Ways to spoil a text, each made from chance alone, so that the same chance spoils it the same way."""

from __future__ import annotations

import random
from collections.abc import Callable, Sequence

Mutation = Callable[[str, Sequence[str], random.Random], str]
"""From a text, other texts to borrow from, and chance: another text."""

LONGEST = 1_000_000
"""Characters that repeating never goes beyond."""
_CONTROL = "\x00\x01\x07\x08\x0b\x0c\x1b\x1f\x7f\x85\u2028\u2029\ufeff\ufffe\uffff\ufffd"
_HIDDEN = "\u00ad\u200b\u200c\u200d\u2060\u180e\u034f"
_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_COMBINING = "\u0301\u0308\u0327\u0336\u20dd\u3099\ufe0f\u0e31"
_SURROGATES = "\ud800\udbff\udc00\udfff"
_SPACES = "\t\n\r\n \u00a0\u2009\u3000"
_SCANNED = {
    "m": "rn",
    "l": "1",
    "O": "0",
    "e": "c",
    "S": "5",
    "B": "8",
    "fi": "ﬁ",
    "i": "ı",
    "日": "曰",
    "己": "已",
}
_MARKS = "‹›‹O0n›¶|[]()<>\"'„“”「」『』。，、；：.…!?%$€¥#~^\\{}"
_SIZES = (0,) * 30 + (3_000, 10_000) * 4 + (30_000, 100_000)
"""Characters that a repeated text has at least; 0 repeats it but a few times."""


def insert(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Stray characters at stray places."""
    marks = chance.choice((_CONTROL, _HIDDEN, _BIDI, _COMBINING, _SURROGATES, _SPACES, _MARKS))
    letters = list(text)
    for _number in range(chance.randint(1, 12)):
        letters.insert(chance.randint(0, len(letters)), chance.choice(marks))
    return "".join(letters)


def between_all(text: str, _: Sequence[str], chance: random.Random) -> str:
    """The same invisible character behind each character of a stretch."""
    start, end = stretch(text, chance)
    mark = chance.choice(_HIDDEN + _BIDI + _COMBINING)
    return text[:start] + "".join(letter + mark for letter in text[start:end]) + text[end:]


def delete(text: str, _: Sequence[str], chance: random.Random) -> str:
    """A stretch less."""
    start, end = stretch(text, chance)
    return text[:start] + text[end:]


def duplicate(text: str, _: Sequence[str], chance: random.Random) -> str:
    """A stretch several times."""
    start, end = stretch(text, chance)
    return text[:end] + text[start:end] * chance.randint(1, 6) + text[end:]


def shuffle(text: str, _: Sequence[str], chance: random.Random) -> str:
    """The characters or the words of a stretch in another order."""
    start, end = stretch(text, chance)
    parts = list(text[start:end]) if chance.random() < 0.5 else text[start:end].split(" ")
    chance.shuffle(parts)
    return text[:start] + ("" if len(parts) == end - start else " ").join(parts) + text[end:]


def splice(text: str, others: Sequence[str], chance: random.Random) -> str:
    """A stretch of another text, whatever its language, in the middle."""
    other = chance.choice(others)
    start, end = stretch(other, chance)
    place = chance.randint(0, len(text))
    return text[:place] + other[start:end] + text[place:]


def scanned(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Letters read wrongly, as a bad scan has them, and lines broken anywhere."""
    rate = chance.uniform(0.02, 0.3)
    read = [_SCANNED.get(letter, letter) if chance.random() < rate else letter for letter in text]
    return "".join("-\n" if letter == " " and chance.random() < rate / 3 else letter for letter in read)


def recased(text: str, _: Sequence[str], chance: random.Random) -> str:
    """In capitals, in small letters, or with a capital on each word; some characters get longer by it."""
    return chance.choice((str.upper, str.lower, str.title, str.swapcase))(text)


def tabled(text: str, _: Sequence[str], chance: random.Random) -> str:
    """Its words as the cells of a table."""
    words, width, border = text.split(), chance.randint(2, 9), chance.choice((" | ", "\t", ";", "  "))
    rows = (words[first : first + width] for first in range(0, len(words), width))
    return "\n".join(border.join(row) for row in rows)


def joined(text: str, _: Sequence[str], chance: random.Random) -> str:
    """All sentences as one: no full stops, no line breaks."""
    mark = chance.choice((", ", "、", " ", "", " and "))
    for end in (". ", "。", "! ", "? ", "\n"):
        text = text.replace(end, mark)
    return text


def repeat(text: str, _: Sequence[str], chance: random.Random) -> str:
    """A stretch again and again, with or without an end of sentence between."""
    start, end = stretch(text, chance)
    unit = (text[start:end] or "x") + chance.choice(("", " ", "、", ". ", "\n", "。"))
    size = chance.choice(_SIZES) or len(unit) * chance.randint(2, 20)
    return text[:start] + (unit * (size // len(unit) + 1))[: max(size, len(unit))] + text[end:]


MUTATIONS: tuple[Mutation, ...] = (
    insert,
    insert,
    between_all,
    delete,
    duplicate,
    shuffle,
    splice,
    splice,
    scanned,
    recased,
    tabled,
    joined,
    repeat,
)
"""All ways; one named twice is twice as likely."""


def stretch(text: str, chance: random.Random) -> tuple[int, int]:
    """Half-open offsets of a part of `text`, mostly short and now and then of any length."""
    start = chance.randint(0, len(text))
    longest = len(text) if chance.random() < 0.2 else 80
    return start, min(len(text), start + chance.randint(0, longest))


def mutated(texts: Sequence[str], chance: random.Random) -> str:
    """One of the texts, spoilt in one to six ways."""
    text = chance.choice(texts)
    for _ in range(chance.randint(1, 6)):
        text = chance.choice(MUTATIONS)(text, texts, chance)[:LONGEST]
    return text


def endless(texts: Sequence[str], chance: random.Random) -> str:
    """A megabyte of one of the texts as a single sentence."""
    unit = joined(chance.choice(texts)[:400], texts, chance).rstrip(".。!?！？ ") + ", "
    return (unit * (LONGEST // len(unit) + 1))[:LONGEST]
