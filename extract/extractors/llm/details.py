"""The details of a proposal, each kept only if the text of the evidence holds it."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.extractors.llm.proposal import Proposal, Reason
from extract.extractors.llm.whereabouts import occurrences
from extract.normalise import Value, find_values
from extract.normalise.dates import find_dates
from graph import qualifiers
from graph.errors import ContractError
from graph.model import Document, QualifierValue
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Qualifier, QualifierType, Stance
from graph.when import ALWAYS, PartialDate, Period

_VALUE_OF = {"amount": "money", "share": "percent", "count": "count", "mw": "mw", "price_ratio": "ratio"}
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a detail is checked against: the evidence's text, its language, and the day of publication."""

    text: str
    language: str
    document: Document
    published: PartialDate | None


def qualifiers_of(
    proposal: Proposal, around: Surroundings, dropped: Counter[Reason]
) -> dict[str, QualifierValue]:
    """The proposed qualifiers that the text holds; numbers in the text's own precision."""
    values = find_values(around.text, around.language)
    kept: dict[str, QualifierValue] = {}
    for name, proposed in proposal.qualifiers.items():
        if proposed is None:
            continue
        spec = SIGNATURES[proposal.relation].qualifiers.get(name)
        value = None if spec is None else _checked(spec, proposed, values, around)
        if value is None or not _allowed(proposal, {name: value}):
            dropped[Reason.DETAIL] += 1
        else:
            kept[name] = value
    return kept


def _allowed(proposal: Proposal, one: Mapping[str, QualifierValue]) -> bool:
    try:
        qualifiers.check(proposal.relation, one)
    except ContractError:
        return False
    return True


def _checked(
    spec: Qualifier, proposed: Any, values: Sequence[Value], around: Surroundings
) -> QualifierValue | None:
    if spec.type in (QualifierType.QUANTITY, QualifierType.MONEY):
        found = (value.quantity for value in values if value.kind == _VALUE_OF[spec.name])
        return next((number for number in found if _same_interval(proposed, number)), None)
    if spec.type is QualifierType.NUMBER:
        found = (value.quantity for value in values if value.kind == _VALUE_OF[spec.name])
        return next((number for number in found if _same_number(proposed, number)), None)
    if not isinstance(proposed, str):
        return None
    if spec.type is QualifierType.WORD:
        return proposed
    return proposed if _stated(spec, proposed, around) else None


def _same_interval(proposed: Any, found: Quantity | float) -> bool:
    """Whether the proposal names an end of the interval that the text gives."""
    if not isinstance(proposed, Mapping) or not isinstance(found, Quantity):
        return False
    ends = [end for end in (proposed.get("min"), proposed.get("max")) if end is not None]
    known = [end for end in (found.min, found.max) if end is not None]
    currency = proposed.get("currency")
    same = any(_same_number(end, other) for end in ends for other in known)
    return same and (currency is None or currency == found.currency)


def _same_number(proposed: Any, found: Quantity | float) -> bool:
    if isinstance(proposed, bool) or not isinstance(proposed, int | float) or isinstance(found, Quantity):
        return False
    try:
        return math.isclose(float(proposed), found, rel_tol=1e-6)
    except OverflowError:
        return False


def _stated(spec: Qualifier, words: str, around: Surroundings) -> bool:
    """Whether the evidence holds the words; of a trade period the years must stand in the document."""
    if spec.name != "period":
        return next(occurrences(words, around.text), None) is not None
    known = {*_YEAR.findall(around.document.text), *_YEAR.findall(around.document.published or "")}
    years = _YEAR.findall(words)
    return bool(years) and known.issuperset(years)


def valid_of(proposal: Proposal, around: Surroundings, dropped: Counter[Reason]) -> Period:
    """The proposed period; each end must be one that a date of the evidence gives. Plans have none."""
    if proposal.stance is Stance.PLANNED or (proposal.start is None and proposal.end is None):
        return ALWAYS
    known = dict(_bounds(around))
    start, end = known.get(proposal.start or ""), known.get(proposal.end or "")
    dropped[Reason.DATE] += (start is None and proposal.start is not None) + (
        end is None and proposal.end is not None
    )
    try:
        return Period(start, end)
    except ContractError:
        dropped[Reason.DATE] += 1
        return ALWAYS


def _bounds(around: Surroundings) -> Iterator[tuple[str, PartialDate]]:
    for date in find_dates(around.text, around.language, around.published):
        for bound in (date.period.start, date.period.end):
            if bound is not None:
                yield bound.text, bound
