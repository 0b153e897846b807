"""The values and dates of a sentence as slots, and what details of a claim they can be."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.extractors.learned.slots import VALUE_LETTER, Slot
from extract.extractors.rules.found import Found
from extract.normalise import Value, find_values
from extract.normalise.dates import When, find_dates
from graph.quantity import Quantity
from graph.when import PartialDate

MEASURED_IN = {
    "amount": ("money",),
    "share": ("percent", "ratio"),
    "count": ("count",),
    "mw": ("mw",),
    "price_ratio": ("ratio", "percent"),
}
"""For each detail of a claim that is a number the kinds of value that can be it."""
_MILLION = 1_000_000
_LESS_BEFORE = re.compile(
    r"(?:\b(?:by|um)|便宜|低|少|[降减減跌]了?)\s?(?:(?:about|some|rund|etwa|约|約|近)\s?)?$"
)
_LESS_AFTER = re.compile(
    r"\s?(?:(?:cheaper|less|lower|below|under)\b|(?:billiger|günstiger|niedriger|weniger|unter)\b|off\b)"
)


def values_in(
    text: str, span: tuple[int, int], language: str, published: PartialDate | None
) -> list[tuple[Slot, Value | When]]:
    """The values and dates in a sentence, in text order and without overlap; a date comes before a value.

    A number that nothing measures may be a count ("4,000 Ascend boards"); one of millions behind an amount is
    another in the same currency ("150 million euros from the one, 90 million from the other").
    """
    start, end = span
    words = text[start:end]
    found: list[tuple[Slot, Value | When]] = []
    for date in find_dates(words, language, published):
        slot = Slot(start + date.start, start + date.end, VALUE_LETTER["date"])
        found.append((slot, replace(date, start=slot.start, end=slot.end)))
    for value in _measured(words, language):
        slot = Slot(start + value.start, start + value.end, VALUE_LETTER[value.kind])
        if all(slot.end <= other.start or other.end <= slot.start for other, _ in found):
            found.append((slot, replace(value, start=slot.start, end=slot.end)))
    return sorted(found, key=lambda pair: pair[0].start)


def _measured(words: str, language: str) -> Iterator[Value]:
    currency = None
    for value in find_values(words, language):
        if not isinstance(value.quantity, Quantity):
            yield value
            continue
        currency = value.quantity.currency or currency
        if value.kind != "number":
            yield value
        elif currency and (value.quantity.min or value.quantity.max or 0) >= _MILLION:
            yield replace(value, kind="money", quantity=replace(value.quantity, currency=currency))
        else:
            yield replace(value, kind="count")


def detail_of(name: str, value: Value, text: str) -> Quantity | float | None:
    """What the detail `name` of a claim is if this value is it; None if it cannot be.

    Args:
        name: see `MEASURED_IN`.
        value: one of the text's.
        text: that its offsets count in.
    """
    if value.kind not in MEASURED_IN[name]:
        return None
    if name == "price_ratio":
        return _price_ratio(value, text)
    if isinstance(value.quantity, Quantity):
        return value.quantity if value.kind != "ratio" else None
    return Quantity.exactly(round(100 * value.quantity, 1))


def _price_ratio(value: Value, text: str) -> float | None:
    """The part of the other's price that is asked for: of "30 per cent cheaper" what is left."""
    part = value.quantity
    if isinstance(part, Quantity):
        ends = [end for end in (part.min, part.max) if end is not None]
        part = sum(ends) / len(ends) / (100 if value.kind == "percent" else 1)
    less = _LESS_BEFORE.search(text, max(0, value.start - 12), value.start)
    return round(1 - part, 4) if less or _LESS_AFTER.match(text, value.end) else part


_COUNTED = re.compile(r"\s?(?:[a-zäöüß-]{3,14}\s)?(?:[块張张颗顆片枚台臺套]的?)?")


def own_count(values: Sequence[Value], chips: Sequence[Found], text: str) -> Quantity | None:
    """The count right before one of the chips ("3,400 A100s and 2,048 H20s"); None if there is none."""
    for chip in chips:
        for value in values:
            counted = value.kind == "count" and isinstance(value.quantity, Quantity)
            if counted and value.end <= chip.start and _COUNTED.fullmatch(text, value.end, chip.start):
                return value.quantity if isinstance(value.quantity, Quantity) else None
    return None
