"""What the cells of a mapped row say: numbers, words, days and stances, and what is left out of them."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from datetime import datetime

from extract.extractors.structured.notes import shown
from extract.extractors.structured.periods import period_of
from extract.extractors.structured.shares import share_in
from extract.tables import Day, Detail, Statement
from graph.errors import ContractError
from graph.model import QualifierValue
from graph.qualifiers import check
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Qualifier, QualifierType, Relation
from graph.when import Period

Cells = Mapping[str, str]
Told = Callable[[str], None]
"""Takes what is left out of a row."""


def qualifiers_of(statement: Statement, cells: Cells, note: Told) -> dict[str, QualifierValue]:
    """The details of the row; one that cannot be (a negative count, a share of 130) is left out and noted."""
    found: dict[str, QualifierValue] = {}
    for name, detail in statement.qualifiers.items():
        words = detail.value or cells.get(detail.column, "").strip()
        specification = SIGNATURES[statement.relation].qualifiers[name]
        if detail.split:
            words = ", ".join(part.strip() for part in words.split(detail.split) if part.strip())
        value = _value(specification, words, _currency(detail, cells), note) if words else None
        if value is not None and _fits(statement.relation, name, value, note):
            found[name] = value
    return found


def _fits(relation: Relation, name: str, value: QualifierValue, note: Told) -> bool:
    try:
        check(relation, {name: value})
    except ContractError as error:
        note(f"{error.reason}: it is left out, the claim is kept")
        return False
    return True


def _value(specification: Qualifier, words: str, currency: str | None, note: Told) -> QualifierValue | None:
    name = specification.name
    if name == "share":
        return _share(words, note)
    if specification.type in (QualifierType.TEXT, QualifierType.WORD):
        return words
    number = _number(words)
    if number is None:
        note(f"{name} {shown(words)} is no number above 0: it is left out, the claim is kept")
        return None
    if specification.type is QualifierType.NUMBER:
        return number
    if specification.type is QualifierType.MONEY and currency is None:
        note(f"{name} {shown(words)} has no currency such as USD: it is left out, the claim is kept")
        return None
    return Quantity.exactly(number, currency=currency)


def _share(words: str, note: Told) -> Quantity | None:
    share = share_in(words, note)
    if share is not None and share.max == 0:
        note(f"share {shown(words)} is nothing owned: it is left out, the claim is kept")
        return None
    return share


def _currency(detail: Detail, cells: Cells) -> str | None:
    code = (detail.currency or cells.get(detail.currency_column, "")).strip().upper()
    return code if len(code) == 3 and code.isascii() and code.isalpha() else None


def _number(cell: str) -> float | None:
    try:
        number = float(cell.replace(",", "").replace("%", ""))
    except ValueError:
        return None
    return number if 0 < number < math.inf else None


def period_in(statement: Statement, cells: Cells, note: Told) -> Period:
    """The period of the row; a day that is none is left out and noted."""
    return period_of(_day(statement.start, cells, note), _day(statement.end, cells, note), note)


def _day(day: Day | None, cells: Cells, note: Told) -> str | None:
    if day is None:
        return None
    cell = cells.get(day.column, "").strip()
    if day.pattern is not None:
        said = {match[1].strip() for match in day.pattern.finditer(cell)}
        cell = said.pop() if len(said) == 1 else ""
    if not cell or not day.form:
        return cell or None
    try:
        return datetime.strptime(cell, day.form).date().isoformat()
    except ValueError:
        note(f"{shown(cell)} is no day of the form {day.form}: it is left out, the claim is kept")
        return None
