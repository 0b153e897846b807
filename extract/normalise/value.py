"""A number found in text: where it stands, what it measures, and how firmly the source drew it.

Invariant: offsets index the text that was searched, and a value keeps its comparison word: "more than 89
billion dollars" has no upper end, "almost 3.6 billion" no lower one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from graph.quantity import Quantity

Kind = Literal["money", "percent", "count", "mw", "ratio", "number"]
WHOLE = "full"
"""`Value.unit` of a share that the source gave in words: "wholly owned", "sämtliche Anteile", "全资"."""


@dataclass(frozen=True, slots=True)
class Value:
    """One number of the text with its unit and comparison word.

    Attributes:
        start: offset of the first character, the comparison word included.
        end: offset after the last character. Currency, percent sign and "MW" are inside; the noun after a
        count
            is not, since it is a mention of its own.
        kind: what is measured.
        quantity: the interval; money has its currency, `mw` is in megawatts, `percent` runs from 0 to 100.
        A ratio
            is a plain float such as 0.1, and an interval only where the source compared ("less than a
            tenth").
        unit: for counts the thing counted in English plural ("GPUs", "chips", "servers"); `WHOLE` for a
        share given
            in words; else None.
    """

    start: int
    end: int
    kind: Kind
    quantity: Quantity | float
    unit: str | None = None


def interval(low: float, high: float, comparator: str | None, currency: str | None = None) -> Quantity:
    """The interval that `comparator` makes of a number or range; see `graph.quantity`."""
    if comparator in {"more than", "at least"}:
        return Quantity(low, None, currency=currency, comparator=comparator)
    if comparator in {"almost", "less than", "up to"}:
        return Quantity(None, high, currency=currency, comparator=comparator)
    return Quantity(low, high, approx=comparator == "about", currency=currency, comparator=comparator)
