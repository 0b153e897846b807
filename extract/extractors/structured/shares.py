"""Shares as tables and registries give them."""

from __future__ import annotations

import re
from collections.abc import Callable

from extract.extractors.structured.notes import shown
from graph.quantity import Quantity

_ALL = 100.0
_NUMBER = r"(-?\d+(?:[.,]\d+)?)\s*(?:%|％|per\s?cent|percent|pct)?"
_RANGE = re.compile(rf"(?:between\s+)?{_NUMBER}\s*(?:-|–|—|\bto\b|\band\b|~|\.\.)\s*{_NUMBER}", re.IGNORECASE)
_PLAIN = re.compile(_NUMBER, re.IGNORECASE)
_BEFORE = re.compile(
    r"(?P<word>more than|greater than|over|above|>=|≥|>|at least|min\.?|from|<=|≤|<|less than|below|under|"
    rf"up to|at most|max\.?|almost|nearly|about|around|approx\.?|approximately|ca\.?|~|≈)\s*{_NUMBER}",
    re.IGNORECASE,
)
_BEHIND = re.compile(rf"{_NUMBER}\s*(?P<word>or more|and more|and above|\+|or less|and below)", re.IGNORECASE)
_WORDS = {
    "more than": ("more than", "greater than", "over", "above", ">"),
    "at least": (">=", "≥", "at least", "min", "from", "or more", "and more", "and above", "+"),
    "less than": ("<", "less than", "below", "under"),
    "up to": ("<=", "≤", "up to", "at most", "max", "or less", "and below"),
    "almost": ("almost", "nearly"),
    "about": ("about", "around", "approx", "approximately", "ca", "~", "≈"),
}
_MEANING = {word: comparator for comparator, words in _WORDS.items() for word in words}
_LOWER_ENDS = frozenset({"more than", "at least"})


def share_between(low: float | None, high: float | None, comparator: str | None = None) -> Quantity | None:
    """The share in per cent; None for one below 0 or above 100, turned round, or with no end at all."""
    known = [end for end in (low, high) if end is not None]
    if not known or any(not 0 <= end <= _ALL for end in known) or known != sorted(known):
        return None
    return Quantity(low, high, comparator=comparator)


def share_in(text: str | None, note: Callable[[str], None]) -> Quantity | None:
    """The share that a cell gives: "51", "12,5 %", "25-50%", "more than 50", "75 or more".

    Args:
        text: the cell; None or empty where there is none.
        note: is told a cell that is no share, or one below 0 or above 100.
    """
    words = (text or "").strip()
    if not words:
        return None
    share = _between(words)
    if share is None:
        note(f"share {shown(words)} is none of 0 to 100 per cent: it is left out, the claim is kept")
    return share


def _between(words: str) -> Quantity | None:
    plain = _PLAIN.fullmatch(words)
    if plain is not None:
        return share_between(_number(plain[1]), _number(plain[1]))
    both = _RANGE.fullmatch(words)
    if both is not None:
        return share_between(_number(both[1]), _number(both[2]))
    for form, number in ((_BEFORE, 2), (_BEHIND, 1)):
        compared = form.fullmatch(words)
        if compared is not None:
            word = _MEANING[" ".join(compared["word"].lower().rstrip(".").split())]
            return _compared(_number(compared[number]), word)
    return None


def _compared(number: float, comparator: str) -> Quantity | None:
    if comparator == "about":
        exact = share_between(number, number, comparator)
        return None if exact is None else Quantity(number, number, approx=True, comparator=comparator)
    if comparator in _LOWER_ENDS:
        return share_between(number, None, comparator)
    return share_between(None, number, comparator)


def _number(text: str) -> float:
    return float(text.replace(",", "."))
