"""The values and dates of a sentence as slots, in training and in use."""

from __future__ import annotations

from dataclasses import replace

from extract.extractors.learned.slots import VALUE_LETTER, Slot
from extract.normalise import Value, find_values
from extract.normalise.dates import When, find_dates
from graph.when import PartialDate


def values_in(
    text: str, span: tuple[int, int], language: str, published: PartialDate | None
) -> list[tuple[Slot, Value | When]]:
    """The values and dates in a sentence, in text order and without overlap; a date comes before a value."""
    start, end = span
    words = text[start:end]
    found: list[tuple[Slot, Value | When]] = []
    for date in find_dates(words, language, published):
        slot = Slot(start + date.start, start + date.end, VALUE_LETTER["date"])
        found.append((slot, replace(date, start=slot.start, end=slot.end)))
    for value in find_values(words, language):
        if value.kind not in VALUE_LETTER:
            continue
        slot = Slot(start + value.start, start + value.end, VALUE_LETTER[value.kind])
        if all(slot.end <= other.start or other.end <= slot.start for other, _ in found):
            found.append((slot, replace(value, start=slot.start, end=slot.end)))
    return sorted(found, key=lambda pair: pair[0].start)
