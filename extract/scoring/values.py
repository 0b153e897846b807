"""When a number, a word or a date that was read is the one that was annotated."""

from __future__ import annotations

from graph.qualifiers import QualifierValue
from graph.quantity import Quantity
from graph.when import PartialDate

NUMBERS = ("share", "amount", "count", "mw", "price_ratio")
"""The details whose values are compared."""
WORDS = ("interest", "instrument", "service", "channel", "stage", "how")
"""The details of a closed set of words that are compared."""

_CLOSE, _CLOSE_TO_ABOUT = 0.02, 0.10
_WIDEST_POINT = 0.3
_YEAR = 366
_SMALL = 1e-9


def same_value(gold: QualifierValue, found: QualifierValue | None) -> bool:
    """Whether a detail has the annotated value, within the tolerance that its wording allows."""
    if isinstance(gold, Quantity):
        if isinstance(found, int | float):
            found = Quantity.exactly(float(found))
        return isinstance(found, Quantity) and gold.currency == found.currency and _same_interval(gold, found)
    if isinstance(gold, str):
        return isinstance(found, str) and gold.casefold() == found.casefold()
    return isinstance(found, int | float) and _near(found, gold, _CLOSE_TO_ABOUT)


def _same_interval(gold: Quantity, found: Quantity) -> bool:
    close = _CLOSE_TO_ABOUT if gold.approx else _CLOSE
    if gold.min is None or gold.max is None:
        return _near(
            _bound(found, low=gold.min is not None), gold.max if gold.min is None else gold.min, close
        )
    if gold.min == gold.max:
        return _same_point(gold.min, found, close)
    if _near(found.min, gold.min, close) and _near(found.max, gold.max, close):
        return True
    return _inside_a_wide_range(gold.min, gold.max, found)


def _bound(found: Quantity, *, low: bool) -> float | None:
    """The end that answers an open interval; where only one is known, it answers for both."""
    ends = (found.min, found.max) if low else (found.max, found.min)
    return ends[1] if ends[0] is None else ends[0]


def _same_point(point: float, found: Quantity, close: float) -> bool:
    if found.min is None or found.max is None:
        return _near(_bound(found, low=True), point, close)
    narrow = found.max - found.min <= _WIDEST_POINT * max(abs(point), _SMALL)
    return narrow and _near((found.min + found.max) / 2, point, close)


def _inside_a_wide_range(low: float, high: float, found: Quantity) -> bool:
    """Between "two and five" any number from two to five will do."""
    if high < 2 * low or found.min is None or found.min < low * (1 - _CLOSE):
        return False
    return found.max is None or found.max <= high * (1 + _CLOSE)


def _near(found: float | None, gold: float | None, close: float) -> bool:
    if found is None or gold is None:
        return False
    return abs(found - gold) <= close * max(abs(gold), _SMALL)


def same_span(gold: PartialDate, found: PartialDate | None) -> bool:
    """Whether two dates name the same days, however they are spelled."""
    return found is not None and (gold.first, gold.after) == (found.first, found.after)


def near_start(gold: PartialDate, found: PartialDate | None) -> bool:
    """Whether a start shares a day with the annotated one and is no vaguer than a year."""
    if found is None:
        return False
    overlap = found.first < gold.after and gold.first < found.after
    return same_span(gold, found) or (overlap and (found.after - found.first).days <= _YEAR)


def near_end(gold: PartialDate, found: PartialDate | None) -> bool:
    """Whether an end is the annotated one, or the last day or period before it."""
    if found is None:
        return False
    within = abs((found.first - gold.first).days) <= (gold.after - gold.first).days
    return same_span(gold, found) or within or abs((found.after - gold.first).days) <= 1
