"""Shares as the cells of filings state them: "60%", "> 50 %", "(5)%", "wholly-owned"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from extract.extractors.structured.shares import share_between
from graph.quantity import Quantity

NO_SHARE = "is none of 0 to 100 per cent: it is left out, the claim is kept"
"""What a note says of a share that cannot be."""
_ALL = 100.0
_LONGEST = 80
"""Characters beyond which a cell states no share."""
_CELL = re.compile(
    r"(?P<compare>[<>≥≤~]=?|[a-z][a-z .]*?)?\s*(?P<sign>[-−–—(]\s*)?(?P<number>\d{1,9}(?:[.,]\d+)?)"
    r"\s*(?P<close>\))?\s*(?P<unit>%|％|per\s?cent)?\s*(?P<shut>\))?\s*(?:\((?:direct|indirect)(?:ly)?\)|(?:directly|indirectly|owned|"
    r"held|interest|equity)\b.*)?$",
    re.IGNORECASE,
)
_COMPARED = {
    "more than": re.compile(r"(?:>|more\s+than|over|greater\s+than|above|in\s+excess\s+of)$", re.IGNORECASE),
    "at least": re.compile(r"(?:≥|>=|at\s+least|not\s+less\s+than)$", re.IGNORECASE),
    "less than": re.compile(r"(?:<|less\s+than|under|below)$", re.IGNORECASE),
    "up to": re.compile(r"(?:≤|<=|up\s+to|at\s+most)$", re.IGNORECASE),
    "about": re.compile(r"(?:~|approx(?:imately|\.)?|about|circa|ca\.|c\.)$", re.IGNORECASE),
}
_WHOLLY = re.compile(
    r"(?:directly\s+|indirectly\s+)?(?:wholly|fully)[\s-]owned(?:\s+subsidiary)?$", re.IGNORECASE
)
_FOOTNOTE = re.compile(r"(?<=[\d%)])\s*(?:[*†‡§#^]|\(\w{1,2}\)|\[\w{1,2}\])+$")


@dataclass(frozen=True, slots=True)
class StatedShare:
    """What a cell says of a share.

    Attributes:
        share: in per cent; None if no share can be like that (130, -5).
        percent: whether the cell itself says that it means per cent.
    """

    share: Quantity | None
    percent: bool


def stated_share(words: str) -> StatedShare | None:
    """The share that a cell states ("60%", "> 50 %", "wholly-owned"); None if it states none."""
    if len(words) > _LONGEST:
        return None
    if _WHOLLY.fullmatch(words):
        return StatedShare(Quantity.exactly(_ALL), True)
    found = _CELL.match(_FOOTNOTE.sub("", words))
    if found is None:
        return None
    comparator = _comparator((found["compare"] or "").strip())
    if comparator is None:
        return None
    number = float(found["number"].replace(",", "."))
    bracketed = (found["sign"] or "").strip() == "(" and found["close"] is None  # "(60%)" is no negative
    negative = found["sign"] is not None and not bracketed
    return StatedShare(_quantity(-number if negative else number, comparator), found["unit"] is not None)


def _comparator(words: str) -> str | None:
    """The comparator, "" for none; None if the words are something else."""
    if not words:
        return ""
    return next((name for name, pattern in _COMPARED.items() if pattern.match(words)), None)


def _quantity(number: float, comparator: str) -> Quantity | None:
    low = None if comparator in ("less than", "up to") else number
    high = None if comparator in ("more than", "at least") else number
    share = share_between(low, high, comparator or None)
    if share is not None and comparator == "about":
        return Quantity(low, high, approx=True, comparator=comparator)
    return share
