"""What one row of a list says: the company, its place, its share, who holds it, and whether by contract."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from extract.extractors.structured.jurisdictions import is_place, other_place, place_in
from extract.extractors.structured.stated_share import StatedShare, stated_share
from extract.extractors.structured.subsidiaries.columns import Columns, Role
from extract.extractors.structured.subsidiaries.names import (
    Name,
    has_form,
    is_prose,
    name_in,
    name_with_place,
)
from extract.extractors.structured.subsidiaries.sections import CONTRACTUAL
from extract.tables.lines import Cell, Row
from graph.model import Mention

_NOTE = re.compile(r"[*†‡§#^]{1,4}|[(\[][*†‡§#\w]{1,2}[)\]]\.?")
_NUMBER = re.compile(r"\d{1,3}\.?")
_MARK = re.compile(r"(?:[*†‡§#^]|\(\w{1,2}\)|\[\w{1,2}\])+$")
_NOTHING = re.compile(r"(?:n\.?/?a\.?|none|nil|same|[-–—.]+)", re.IGNORECASE)
_STATE = re.compile(r"\b(?:state|province)\b", re.IGNORECASE)
_SIGN = re.compile(r"[%％]|per\s?cent", re.IGNORECASE)
_FURNITURE = re.compile(
    r"(?:exhibits?\b|ex[-.]?\s?(?:21|8)\b|page\b|table\s+of\s+contents|as\s+of\b|total\b|notes?\b|<|names?\b|document\b|continued\b|"
    r"the\s+following|schedule\b|(?:january|february|march|april|may|june|july|august|september|october|november|december)\s+\d|"
    r"list\s+of\b|significant\s+subsidiaries|signature)",
    re.IGNORECASE,
)
_REMARK = 12
"""Words below which a cell is a remark on what the company is."""
_LONGEST = 30
"""Words beyond which even a cell of a table is no name."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a row says of one company.

    Attributes:
        share: as its cell states it, with the cell's words.
        voting: whether the heading calls the share one of votes.
        holder: the cell that names who holds the company.
        marks: footnote marks in the row.
        contractual: whether a cell says that the company is held by contract.
        beside: the other cells.
    """

    name: Name
    place: Mention | None
    share: tuple[StatedShare, str] | None = None
    voting: bool = False
    holder: Cell | None = None
    marks: frozenset[str] = frozenset()
    contractual: bool = False
    beside: tuple[Cell, ...] = ()


def told_by(row: Row, columns: Columns, *, american: bool, bracketed: bool) -> Told | None:
    """What a row says; None if it names no company.

    Args:
        row: a line of the list.
        columns: the headings above it.
        american: see `jurisdictions.place_in`.
        bracketed: whether all lines give places in brackets behind names, with a legal form or without.
    """
    cells = [cell for cell in row.cells if not _NOTE.fullmatch(cell.text)]
    if len(cells) > 1 and _NUMBER.fullmatch(cells[0].text):
        cells = cells[1:]
    cell = _name_cell(cells, columns)
    if cell is None:
        return None
    rest = [one for one in cells if one is not cell]
    if not rest:
        return _alone(row, cell, american=american, bracketed=bracketed)
    if len(cell.text.split()) > _LONGEST or (_FURNITURE.match(cell.text) and not has_form(cell.text)):
        return None
    name, place = name_in(cell.text, cell.start), _place(rest, columns, american=american)
    share = _share(rest, columns)
    behind = name_with_place(cell.text, cell.start)
    if share is None and behind.share is not None and (stated := stated_share(behind.share)) is not None:
        name, share = behind, (stated, behind.share)
    if place is None:
        name = name_with_place(cell.text, cell.start)
        place = _behind(name, american=american, bracketed=bracketed)
        if place is None:
            name = name_in(cell.text, cell.start)
            if is_prose(cell.text) and not has_form(name.text):
                return None
    return Told(
        name,
        place,
        share,
        any("voting" in one.text.lower() for one in columns.of(Role.SHARE)[:1]),
        _holder(rest, columns),
        _marks(row, name),
        any(CONTRACTUAL.search(one.text) and len(one.text.split()) < _REMARK for one in rest),
        tuple(rest),
    )


def plain_name(row: Row) -> Told | None:
    """A line of capitalised words without a legal form, which may be a name among names."""
    words = row.cells[0].text
    name = name_in(words, row.start)
    long = [one for one in name.text.split() if len(one) > 3]
    fits = (
        len(row.cells) == 1
        and len(words.split()) <= 8
        and all(one[0].isupper() for one in long)
        and name.text[:1].isupper()
    )
    if (
        not fits
        or _FURNITURE.match(words)
        or is_prose(words)
        or words.endswith((".", ":"))
        or is_place(words)
    ):
        return None
    return Told(name, None, marks=_marks(row, name))


def _alone(row: Row, cell: Cell, *, american: bool, bracketed: bool) -> Told | None:
    """What a line without columns says: a name that ends in a legal form, or has a place behind it."""
    if _FURNITURE.match(cell.text) and not has_form(cell.text):
        return None
    name = name_with_place(cell.text, cell.start)
    place = _behind(name, american=american, bracketed=bracketed)
    if place is None:
        plain = name_in(cell.text, cell.start)
        name = Name(plain.text, plain.start, plain.marks, None, name.share) if name.share is None else name
    if is_prose(name.text) or (place is None and name.share is None and not has_form(name.text)):
        return None
    contractual = CONTRACTUAL.search(cell.text) is not None
    if contractual:
        name = _without_remark(name)
    share = stated_share(name.share) if name.share else None
    stated = (share, name.share) if share is not None and name.share is not None else None
    return Told(name, place, stated, marks=_marks(row, name), contractual=contractual)


def _without_remark(name: Name) -> Name:
    found = re.search(r"\s*[(,–—-]\s*(?:an?\s+)?[^(,]*$", name.text)
    if found is None or not CONTRACTUAL.search(found[0]):
        return name
    return Name(name.text[: found.start()], name.start, name.marks, name.place, name.share, name.sure)


def _behind(name: Name, *, american: bool, bracketed: bool) -> Mention | None:
    if name.place is None or not (name.sure or bracketed):
        return None
    at, words = name.place
    return place_in(words, at, american=american) or other_place(words, at)


def _name_cell(cells: Sequence[Cell], columns: Columns) -> Cell | None:
    """The cell with the company: under the heading for names, else the first that is no place or share."""
    worded = [cell for cell in cells if any(map(str.isalpha, cell.text)) and stated_share(cell.text) is None]
    names, places = columns.of(Role.NAME), columns.of(Role.PLACE)
    if names and places and places[0].column < names[0].column:
        return columns.nearest([one for one in worded if one.gap(places[0]) >= 0], Role.NAME)
    if len(worded) > 1 and is_place(worded[0].text) and not is_place(worded[1].text) and not columns.heads:
        return worded[1]
    first = worded[0] if worded else None
    if (
        first is not None
        and columns.role_of(first) in (Role.PLACE, Role.SHARE, Role.HOLDER)
        and len(names) == 1
    ):
        return None if is_place(first.text) else first
    return first


def _place(cells: Sequence[Cell], columns: Columns, *, american: bool) -> Mention | None:
    """The place in the column that is headed so, else the first cell that is a known one."""
    away = (Role.HOLDER, Role.RELATION, Role.OTHER, Role.SHARE)
    worded = [
        cell
        for cell in cells
        if any(map(str.isalpha, cell.text))
        and not _NOTHING.fullmatch(cell.text)
        and columns.role_of(cell) not in away
    ]
    figures = [cell for cell in worded if stated_share(cell.text) is not None]
    below = _of_state(worded, columns) or columns.nearest(
        [cell for cell in worded if cell not in figures], Role.PLACE
    )
    if below is not None and not CONTRACTUAL.search(below.text):
        words = _MARK.sub("", below.text).strip() or below.text
        return place_in(words, below.start, american=american) or other_place(words, below.start)
    known = (
        place_in(_MARK.sub("", cell.text).strip(), cell.start, american=american)
        for cell in worded
        if _short(cell)
    )
    return next((place for place in known if place is not None), None)


def _of_state(cells: Sequence[Cell], columns: Columns) -> Cell | None:
    """The cell in the column for states, where countries have a column of their own."""
    heads = columns.of(Role.PLACE)
    states = [head for head in heads if _STATE.search(head.text)]
    if len(heads) < 2 or not states or len(states) == len(heads):
        return None
    return next((cell for cell in cells if cell.gap(states[0]) < 0), None)


def _short(cell: Cell) -> bool:
    return len(cell.text.split()) <= 8


def _share(cells: Sequence[Cell], columns: Columns) -> tuple[StatedShare, str] | None:
    """The number in the column that is headed so, or one with a per cent sign in it or behind it."""
    away = (Role.OTHER, Role.NAME)
    found = []
    for cell, behind in zip(cells, [*cells[1:], None], strict=True):
        stated = stated_share(cell.text)
        if stated is None or columns.role_of(cell) in away:
            continue
        if stated.percent or (behind is not None and _SIGN.fullmatch(behind.text)) or columns.of(Role.SHARE):
            found.append((cell, stated))
    below = columns.nearest([cell for cell, _ in found], Role.SHARE)
    chosen = next((one for one in found if one[0] is below), found[0] if found else None)
    return None if chosen is None else (chosen[1], chosen[0].text)


def _holder(cells: Sequence[Cell], columns: Columns) -> Cell | None:
    under = [cell for cell in cells if columns.role_of(cell) is Role.HOLDER]
    heads = columns.of(Role.HOLDER)
    near = under or [
        cell for cell in cells if heads and heads[0].gap(cell) == 0 and not columns.role_of(cell)
    ]
    return next(
        (cell for cell in near if any(map(str.isalpha, cell.text)) and not _NOTHING.fullmatch(cell.text)),
        None,
    )


def _marks(row: Row, name: Name) -> frozenset[str]:
    """Footnote marks of a row, without brackets."""
    cells = [cell.text for cell in row.cells]
    signs = [cell for cell in cells if _NOTE.fullmatch(cell)]
    signs += [found[0] for cell in cells if (found := _MARK.search(cell))]
    return frozenset(
        mark.strip("()[]. ")
        for one in [*signs, name.marks]
        for mark in re.split(r"(?<=[)\]])|\s", one)
        if mark
    )
