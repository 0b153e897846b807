"""All values of a text: numerals, their units, ranges of two, and the comparison words around them."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from extract.normalise.comparators import comparator_after, comparator_before
from extract.normalise.counts import count_unit, is_label, is_year, power_unit
from extract.normalise.dates import date_spans
from extract.normalise.letters import plain_letters
from extract.normalise.money import money_unit
from extract.normalise.numbers import Numeral, find_numerals, scaled
from extract.normalise.percent import Fraction, find_fractions, percent_unit
from extract.normalise.unit import Unit
from extract.normalise.value import Value, interval

_TO = re.compile(r"\s{0,2}(?:to|-|–|—|bis(?:\szu)?|至|到|~|～)\s{0,2}", re.IGNORECASE)
_AND = re.compile(r"\s{0,2}(?:and|und|和|与)\s{0,2}", re.IGNORECASE)
_BETWEEN = re.compile(r"(?:\bbetween|\bzwischen|介于)\s{0,2}$", re.IGNORECASE)
_CHANGE = re.compile(r"(?:(?<!ranging )\bfrom|从|從|由)\s{0,2}(?:[a-z]+\s)?$", re.IGNORECASE)
_CHANGED_TO = re.compile(r"\s{0,2}(?:to|auf|至|到)\s{0,2}", re.IGNORECASE)
_GLUED = re.compile(r"[A-Za-zÀ-ɏ_]|[-‐‑][A-Za-z]|[:/×][0-9]|年|月|日|号|時|时|点|點|届|期|号楼")
_GLUED_BEFORE = re.compile(r"(?:[0-9][:/×]|第|[#№])\s?$")
_ORDINAL = re.compile(r"\.\s[A-ZÄÖÜ]?[a-zäöü]")


@dataclass(frozen=True, slots=True)
class _Measured:
    """A numeral with the unit found beside it, before ranges and comparators."""

    start: int
    end: int
    low: float
    high: float
    numeral: Numeral
    unit: Unit | None
    ranged: bool = False


def find_values(text: str, language: str) -> list[Value]:
    """All values of `text`, left to right and without overlap.

    Args:
        text: any string; nothing in it makes the search fail.
        language: "en", "de" or "zh"; any other is read in the English style.
    """
    lang, text = language if language in {"de", "zh"} else "en", plain_letters(text)
    fractions = _without_overlap(find_fractions(text, lang))
    taken = [(fraction.start, fraction.end) for fraction in fractions]
    measured = [_measure(text, numeral, lang) for numeral in _outside(find_numerals(text, lang), taken)]
    found = [_fraction_value(text, fraction, lang) for fraction in fractions]
    kept = [each for each in _with_ranges(text, measured) if _says_something(text, each, lang)]
    found.extend(_value(text, each, lang) for each in _not_in_dates(text, kept, lang))
    return _in_order(found)


def _not_in_dates(text: str, measured: list[_Measured], language: str) -> Iterator[_Measured]:
    """All but the bare numbers that are the day or year of a date."""
    bare = any(each.unit is None for each in measured)
    dates = date_spans(text, language) if bare else []
    starts = [start for start, _ in dates]
    for each in measured:
        at = bisect_right(starts, each.start) - 1
        if each.unit is not None or at < 0 or dates[at][1] <= each.start:
            yield each


def _without_overlap(fractions: Iterable[Fraction]) -> list[Fraction]:
    kept: list[Fraction] = []
    for fraction in sorted(fractions, key=lambda one: (one.start, -one.end)):
        if not kept or fraction.start >= kept[-1].end:
            kept.append(fraction)
    return kept


def _outside(numerals: list[Numeral], taken: list[tuple[int, int]]) -> Iterator[Numeral]:
    """The numerals that touch none of the spans `taken`; both are in order."""
    at = 0
    for numeral in numerals:
        while at < len(taken) and taken[at][1] <= numeral.start:
            at += 1
        if at == len(taken) or numeral.end <= taken[at][0]:
            yield numeral


def _measure(text: str, numeral: Numeral, language: str) -> _Measured:
    unit = (
        percent_unit(text, numeral)
        or money_unit(text, numeral)
        or power_unit(text, numeral)
        or count_unit(text, numeral, language)
    )
    if unit is None:
        return _Measured(numeral.start, numeral.end, numeral.value, numeral.value, numeral, None)
    value = scaled(numeral.value, unit.factor)
    return _Measured(numeral.start, unit.end, value, value, numeral, unit)


def _with_ranges(text: str, measured: list[_Measured]) -> Iterator[_Measured]:
    """Join "300 to 400 million dollars"; the first end takes the unit and scale that only the second has."""
    pending: _Measured | None = None
    for each in measured:
        if pending is None:
            pending = each
            continue
        first, second = _share_unit(text, pending, each)
        if _is_range(text, first, second):
            pending = replace(second, start=_range_start(text, first), low=first.low, ranged=True)
            continue
        yield first
        pending = second
    if pending is not None:
        yield pending


def _share_unit(text: str, first: _Measured, second: _Measured) -> tuple[_Measured, _Measured]:
    gap = text[first.end : second.start]
    changed = _CHANGED_TO.fullmatch(gap) if len(gap) < 12 else None
    if len(gap) >= 12 or first.ranged or not (changed or _joined(text, first, gap)):
        return first, second
    unit = first.unit or second.unit
    if first.unit is None and is_year(text, first.numeral, unless_after=True):
        return first, second
    if unit is None or (first.unit and second.unit and not _same(first.unit, second.unit)):
        return first, second
    return _first_end(first, second, unit), _second_end(second, unit)


def _first_end(first: _Measured, second: _Measured, unit: Unit) -> _Measured:
    scale = second.numeral.scale
    inherits = (
        first.numeral.scale == 1.0 and scale > 1.0 and first.numeral.value < second.numeral.value / scale
    )
    if first.unit is not None and not inherits:
        return first
    value = scaled(first.numeral.value, (scale if inherits else 1.0) * unit.factor)
    return replace(first, low=value, high=value, unit=replace(unit, end=first.end))


def _second_end(second: _Measured, unit: Unit) -> _Measured:
    if second.unit is not None:
        return second
    value = scaled(second.numeral.value, unit.factor)
    return replace(second, low=value, high=value, unit=replace(unit, end=second.end))


def _same(one: Unit, other: Unit) -> bool:
    return (one.kind, one.currency) == (other.kind, other.currency)


def _joined(text: str, first: _Measured, gap: str) -> bool:
    if _TO.fullmatch(gap):
        return True
    return _AND.fullmatch(gap) is not None and _between(text, first) is not None


def _between(text: str, first: _Measured) -> re.Match[str] | None:
    return _BETWEEN.search(text, max(0, first.start - 12), first.start)


def _is_range(text: str, first: _Measured, second: _Measured) -> bool:
    gap = text[first.end : second.start]
    if len(gap) >= 12 or first.ranged or first.unit is None or second.unit is None:
        return False
    if not _joined(text, first, gap) or not _same(first.unit, second.unit) or first.low >= second.high:
        return False
    return "bis" in gap.lower() or _CHANGE.search(text, max(0, first.start - 20), first.start) is None


def _range_start(text: str, first: _Measured) -> int:
    between = _between(text, first)
    return first.start if between is None else between.start()


def _says_something(text: str, each: _Measured, language: str) -> bool:
    if each.unit is not None:
        return True
    numeral = each.numeral
    if numeral.spelled or numeral.currency or is_year(text, numeral) or is_label(text, numeral):
        return False
    before = text[max(0, each.start - 3) : each.start]
    ordinal = language == "de" and each.end - each.start <= 2 and _ORDINAL.match(text, each.end)
    return not (ordinal or _GLUED.match(text, each.end) or _GLUED_BEFORE.search(before))


def _value(text: str, each: _Measured, language: str) -> Value:
    start, end, comparator = _compare(text, each.start, each.end, language)
    unit = each.unit or Unit("number", each.end)
    if each.numeral.open_top:
        quantity = interval(each.low, each.high, "more than", unit.currency)
    else:
        quantity = interval(each.low, each.high, comparator, unit.currency)
    return Value(start, end, unit.kind, quantity, unit.noun)


def _fraction_value(text: str, fraction: Fraction, language: str) -> Value:
    start, end, comparator = _compare(text, fraction.start, fraction.end, language)
    if fraction.unit is not None:
        comparator, start, end = None, fraction.start, fraction.end
    if fraction.kind == "ratio" and comparator is None:
        return Value(start, end, "ratio", fraction.value)
    return Value(
        start, end, fraction.kind, interval(fraction.value, fraction.value, comparator), fraction.unit
    )


def _compare(text: str, start: int, end: int, language: str) -> tuple[int, int, str | None]:
    """The span widened over the comparison words around it, and the comparator they make."""
    before = comparator_before(text, start, language)
    after = comparator_after(text, end, language)
    if before is not None:
        start = before[1]
    if after is not None:
        end = after[1]
    comparator = before[0] if before is not None else after[0] if after is not None else None
    return start, end, comparator


def _in_order(values: list[Value]) -> list[Value]:
    """Sorted, and where comparison words make two overlap, the first wins them."""
    kept: list[Value] = []
    for value in sorted(values, key=lambda one: (one.start, -one.end)):
        if not kept or value.start >= kept[-1].end:
            kept.append(value)
    return kept
