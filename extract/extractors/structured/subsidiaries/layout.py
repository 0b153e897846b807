"""The lines of a list as they are meant: names broken over two lines joined, tables side by side parted."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from extract.extractors.structured.jurisdictions import is_place, place_in
from extract.extractors.structured.subsidiaries.columns import Columns
from extract.extractors.structured.subsidiaries.names import has_form, is_form_alone
from extract.tables.lines import Cell, Row, lines_of

_OPEN = re.compile(r"\bsubsidiar(?:y|ies)(?:\s+and\s+[\w ]{0,50})?\s+of:?$", re.IGNORECASE)
_MARKUP = re.compile(r"(?:\s*</?[A-Z][A-Z0-9/]*>)+[^<]{0,60}$")
_LONGEST_LINE = 5000
"""Characters beyond which a line is no row."""
_CJK = re.compile("[\u4e00-\u9fff]")


def meant_lines(text: str) -> list[Row]:
    """The lines that hold letters, with what was broken joined again."""
    lines: list[Row] = []
    for row in lines_of(text):
        words = text[row.start : row.end]
        if len(words) > _LONGEST_LINE or not any(map(str.isalpha, words)) or _MARKUP.fullmatch(words):
            continue
        joined = _joined(lines[-1], row, text) if lines else None
        if joined is None:
            lines.append(row)
        else:
            lines[-1] = joined
    return lines


def _joined(above: Row, below: Row, text: str) -> Row | None:
    """Two lines as one: a heading that ends in "of", a name or place that goes on; None if they are two."""
    if len(below.cells) != 1:
        return None
    rest = below.cells[0]
    if _OPEN.search(above.cells[-1].text) and len(above.cells) == 1:
        words = text[above.start : below.end]
        return Row(above.start, below.end, (replace(above.cells[0], end=below.end, text=words),), above.lead)
    if len(above.cells) < 2:
        return None
    name = above.cells[0]
    for index, place in enumerate(above.cells[1:], start=1):
        whole = f"{place.text} {rest.text}"
        if rest.gap(place) < 0 and place_in(place.text, 0) is None and place_in(whole, 0) is not None:
            return _with(above, index, whole, below.end)
    if (
        rest.gap(name) < 0
        and not has_form(name.text)
        and (is_form_alone(rest.text) or rest.text[0].islower())
    ):
        return _with(above, 0, f"{name.text} {rest.text}", below.end)
    return None


def _with(row: Row, index: int, words: str, end: int) -> Row:
    cells = list(row.cells)
    cells[index] = replace(cells[index], text=words)
    return Row(row.start, end, tuple(cells), row.lead)


def side_by_side(row: Row, columns: Columns, *, placeless: bool) -> Iterator[Row]:
    """The rows that stand beside each other in one line; mostly it is one.

    Args:
        row: a line.
        columns: the headings above it.
        placeless: whether no line of the list names a place.
    """
    begins = columns.blocks or _alternating(row.cells)
    if not begins and placeless and not columns.heads and _all_names(row.cells):
        begins = tuple(cell.column for cell in row.cells[1:])
    if not begins:
        yield row
        return
    limits = [0, *begins, max(cell.until for cell in row.cells) + 1]
    for first, last in itertools.pairwise(limits):
        cells = tuple(cell for cell in row.cells if first <= cell.column < last)
        if cells:
            yield Row(cells[0].start, cells[-1].end if len(begins) else row.end, cells)


def _alternating(cells: Sequence[Cell]) -> tuple[int, ...]:
    """Where each further pair begins in "name place name place", if the cells stand so."""
    if len(cells) < 4 or len(cells) % 2:
        return ()
    places = [is_place(cell.text) for cell in cells]
    return tuple(cell.column for cell in cells[2::2]) if places == [False, True] * (len(cells) // 2) else ()


def _all_names(cells: Sequence[Cell]) -> bool:
    scripts = {_CJK.search(cell.text) is not None for cell in cells}
    return len(cells) > 1 and len(scripts) == 1 and all(has_form(cell.text) for cell in cells)
