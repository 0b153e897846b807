"""Tables that a page sets with blanks: the bands of their headings, and the rows that their lines make.

A row may run over several lines. Lines belong together where blank lines part the rows; where none do, a line
without a figure goes on with the row above. What is neither is left out, never guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from extract.tables.lines import Cell, Row

_NEAR = 12
"""Characters within which a heading above spans a column beside it."""
_SIGN = re.compile(r"[(]?[%％][)]?")
_STUCK = re.compile(r"(?<=[A-Za-z.)*])(?=[\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Band:
    """A column: where it stands, and all words of its headings from above down."""

    column: int
    until: int
    words: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """A row: the span of all its lines, and by band its words, with their offset if they are on one line."""

    start: int
    end: int
    cells: dict[int, tuple[str, int | None]]

    def words(self, band: int | None) -> str:
        """The words in a band; empty if it has none."""
        return self.cells[band][0] if band is not None and band in self.cells else ""


def bands_of(head: Sequence[Row]) -> tuple[Band, ...]:
    """The columns that some lines of headings make, from left to right.

    The lowest heading of a column says where it stands. One above belongs to all columns that it stands over,
    and to those beside it that nothing else stands over.
    """
    bands: list[Band] = []
    for line in reversed(head):
        over = [(cell, [band for band in bands if _overlaps(cell, band)]) for cell in line.cells]
        bands = [_joined(band, _above(band, line.cells)) for band in bands]
        bands += [
            Band(cell.column, cell.until, cell.text)
            for cell, below in over
            if not below and _alone(cell, bands)
        ]
    return tuple(_with_left(sorted(bands, key=lambda band: band.column)))


def _with_left(bands: Sequence[Band]) -> Iterator[Band]:
    """The bands, one that is headed by a mere sign being that of the figures to its left."""
    left = ""
    for band in bands:
        bare = _SIGN.fullmatch(band.words) is not None
        yield Band(band.column, band.until, f"{left} {band.words}") if bare and left else band
        left = left if bare else band.words


def _above(band: Band, cells: Sequence[Cell]) -> Cell | None:
    over = [cell for cell in cells if _overlaps(cell, band)]
    if over:
        return max(over, key=lambda cell: min(cell.until, band.until) - max(cell.column, band.column))
    near = min(cells, key=lambda cell: _gap(cell, band))
    return near if _gap(near, band) <= _NEAR else None


def _joined(band: Band, cell: Cell | None) -> Band:
    return band if cell is None else Band(band.column, band.until, f"{cell.text} {band.words}")


def _alone(cell: Cell, bands: Sequence[Band]) -> bool:
    """Whether a heading has no column below it, not even beside it."""
    return all(cell.text not in band.words for band in bands)


def _overlaps(cell: Cell, band: Band) -> bool:
    return _gap(cell, band) < 0


def _gap(cell: Cell, band: Band) -> int:
    return max(cell.column, band.column) - min(cell.until, band.until)


def grid_rows(
    lines: Sequence[Row], bands: Sequence[Band], *, figure: Callable[[int, str], bool], text: str
) -> list[GridRow]:
    """The rows that lines make.

    Args:
        lines: the lines below the headings.
        bands: the columns.
        figure: whether a band and the words in it make a line the one that carries the row's figures.
        text: the whole text.
    """
    rows: list[GridRow] = []
    for group in _groups(lines, text):
        placed = [(line, _placed(line, bands)) for line in group]
        anchors = [n for n, (_, cells) in enumerate(placed) if any(figure(b, c[0]) for b, c in cells.items())]
        if len(anchors) == 1:
            rows.append(_row(placed))
        elif anchors and anchors[0] == 0:
            limits = [*anchors, len(placed)]
            rows += [_row(placed[a:b]) for a, b in pairwise(limits)]
    return rows


def _groups(lines: Sequence[Row], text: str) -> list[list[Row]]:
    """The lines between blank lines and ends of pages."""
    groups: list[list[Row]] = []
    for line in lines:
        between = text[groups[-1][-1].end : line.start] if groups else ""
        if groups and between.count("\n") < 2 and "\f" not in between:
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def _placed(line: Row, bands: Sequence[Band]) -> dict[int, tuple[str, int | None]]:
    cells: dict[int, tuple[str, int | None]] = {}
    for cell in line.cells:
        for piece in _pieces(cell, bands):
            band = min(
                range(len(bands)), key=lambda n: (_gap(piece, bands[n]), abs(piece.column - bands[n].column))
            )
            known = cells.get(band)
            cells[band] = (f"{known[0]} {piece.text}", None) if known else (piece.text, piece.start)
    return cells


def _pieces(cell: Cell, bands: Sequence[Band]) -> list[Cell]:
    """A cell, cut where Latin and Chinese words of two columns touch."""
    found = _STUCK.search(cell.text)
    if found is None or not any(
        cell.column < band.column <= cell.column + found.start() + 4 for band in bands
    ):
        return [cell]
    at = found.start()
    first = Cell(cell.start, cell.start + at, cell.text[:at], cell.column, cell.column + at)
    return [first, Cell(cell.start + at, cell.end, cell.text[at:], cell.column + at, cell.until)]


def _row(placed: Sequence[tuple[Row, dict[int, tuple[str, int | None]]]]) -> GridRow:
    cells: dict[int, tuple[str, int | None]] = {}
    for _, line in placed:
        for band, (words, at) in line.items():
            known = cells.get(band)
            cells[band] = (f"{known[0]} {words}", None) if known else (words, at)
    return GridRow(placed[0][0].start, placed[-1][0].end, cells)
