"""Finds the tables of companies held and of substantial shareholders in the text of an annual report."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from extract.extractors.structured.stated_share import stated_share
from extract.extractors.structured.subsidiaries.columns import Role, role_in
from extract.extractors.structured.subsidiaries.names import is_prose
from extract.tables.grid import Band, GridRow, bands_of, grid_rows
from extract.tables.holdings import COMPANIES, HOLDERS
from extract.tables.lines import Row, lines_of

_MOST_BETWEEN = 8
"""Lines between the words that open a table and its headings."""
_MOST_HEADINGS = 8
SECTION = re.compile(
    r"\s*(?:(?:directly\s+|indirectly\s+)?held\s+(?:by|through|via|under)|subsidiar(?:y|ies)\s+of|associates?\s+of|"
    r"(?:direct|indirect)(?:ly)?(?:\s+held)?(?:\s+subsidiaries)?\s*:?$|subsidiaries\s*:?$|associates?\s*:?$|joint\s+ventures?\s*:?$|"
    r"直接(?:持有|擁有)|間接(?:持有|擁有))(?P<who>[^\n]*)$",
    re.IGNORECASE,
)
"""A line in a table that says whose the companies below it are."""
_UNDER = re.compile(
    r"(?:19|20)\d\d\s*%?|[(]?[%％][)]?|direct|indirect|直接|間接|notes?|(?:RM|HK\$|S\$|US\$|RMB|港元|人民幣)[’'0,]*",
    re.IGNORECASE,
)
_DASH = re.compile(r"[-–—−]|nil|n/?a", re.IGNORECASE)
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_CAPACITY = re.compile(r"capacity|nature\s+of\s+interest|身份|權益性質|权益性质", re.IGNORECASE)
_DIRECT = re.compile(r"\bdirect\b|held\s+by\s+the\s+company|直接", re.IGNORECASE)
_INDIRECT = re.compile(
    r"\bindirect\b|\bdeemed\b|held\s+by\s+(?:a\s+)?(?:the\s+)?subsidiar|間接|间接|視為|视为", re.IGNORECASE
)
_TOTAL = re.compile(r"\btotal\b|合計|合计|總計", re.IGNORECASE)
_NO_SHARE = re.compile(
    r"(?:no\.?|number)\s+of\s+(?:ordinary\s+)?(?:shares|stock)|股份數目|股份数目", re.IGNORECASE
)
_PERCENT = re.compile(r"[%％]|per\s?cent|百分", re.IGNORECASE)
_NOTE = re.compile(r"\s*(?:[*#^@†‡§+]+|\(?[a-z0-9]{1,3}[).]|notes?:?)\s", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Layout:
    """Which band holds what; None where there is none."""

    bands: tuple[Band, ...]
    name: int
    place: int | None = None
    whole: int | None = None
    direct: int | None = None
    indirect: int | None = None
    capacity: int | None = None

    @property
    def shares(self) -> tuple[int, ...]:
        """The bands with the shares of this year."""
        return tuple(band for band in (self.whole, self.direct, self.indirect) if band is not None)


@dataclass(frozen=True, slots=True)
class Table:
    """A table of a report.

    Attributes:
        head: span of its headings.
        end: of its last line.
        holders: whether it lists shareholders of the company, not companies that it holds.
        rows: those that are understood.
        sections: lines that say whose the companies below them are.
    """

    head: tuple[int, int]
    end: int
    holders: bool
    layout: Layout
    rows: tuple[GridRow, ...]
    sections: tuple[Row, ...]


def tables_in(text: str) -> Iterator[Table]:
    """The tables that are understood, in order."""
    lines = list(lines_of(text)) if _opens(text) else []
    at = 0
    while at < len(lines):
        table, at = _table_at(lines, at, text)
        if table is not None:
            yield table


def _table_at(lines: Sequence[Row], at: int, text: str) -> tuple[Table | None, int]:
    """The table that a line opens, and the line behind it."""
    words = text[lines[at].start : lines[at].end]
    holders = HOLDERS.search(words) is not None
    if not holders and COMPANIES.search(words) is None:
        return None, at + 1
    for first in range(at + 1, min(at + 1 + _MOST_BETWEEN, len(lines))):
        if "\f" in text[lines[at].end : lines[first].start]:
            break
        if len(lines[first].cells) > 1 or _is_head(lines[first]):
            table = _table(lines, first, text, holders=holders)
            if table is not None:
                behind = next(
                    (n for n in range(first, len(lines)) if lines[n].start >= table.end), len(lines)
                )
                return table, max(behind, at + 1)
    return None, at + 1


def _is_head(line: Row) -> bool:
    return role_in(line.cells[0].text) in (Role.PLACE, Role.SHARE) and len(line.cells[0].text.split()) < 6


def _table(lines: Sequence[Row], first: int, text: str, *, holders: bool) -> Table | None:
    """The table whose headings begin in a line; the fewest lines of headings that explain a row are taken."""
    for count in range(1, _MOST_HEADINGS + 1):
        head, below = lines[first : first + count], lines[first + count :]
        if len(head) < count or not below:
            return None
        if any(_has_figure(line) for line in head):
            return None
        if not _has_row(below[:2]):
            continue
        layout = _layout(bands_of(head), holders=holders)
        if layout is None:
            continue
        while below and _goes_on(below[0]):
            head, below = [*head, below[0]], below[1:]
        layout = _layout(bands_of(head), holders=holders) or layout
        inside = _inside(below, text)
        sections = [line for line in inside if SECTION.match(text[line.start : line.end])]
        plain = [line for line in inside if line not in sections]
        rows = grid_rows(plain, layout.bands, figure=_figure(layout), text=text)
        if rows:
            span = (head[0].start, head[-1].end)
            return Table(span, inside[-1].end, holders, layout, tuple(rows), tuple(sections))
        if len(below[0].cells) == 1 and not _is_head(below[0]):
            return None
    return None


def _goes_on(line: Row) -> bool:
    """Whether a line holds nothing but years, signs and units, so that it still belongs to the headings."""
    return all(_UNDER.fullmatch(cell.text) for cell in line.cells)


def _has_figure(line: Row) -> bool:
    """Whether a line has a cell that is a share, not a year or a sign."""
    return any(stated_share(cell.text) and not _YEAR.fullmatch(cell.text.rstrip(" %")) for cell in line.cells)


def _has_row(lines: Sequence[Row]) -> bool:
    return any(len(line.cells) > 1 for line in lines)


def _layout(bands: tuple[Band, ...], *, holders: bool) -> Layout | None:
    """Which band holds what; None unless there are names and shares."""
    roles = {n: _role(band, holders=holders) for n, band in enumerate(bands)}
    names = [n for n, role in roles.items() if role is Role.NAME]
    shares = [n for n, role in roles.items() if role is Role.SHARE]
    years = {n: max(map(int, found)) for n in shares if (found := _YEAR.findall(bands[n].words))}
    if years:
        shares = [n for n in shares if years.get(n) == max(years.values())]
    if not names or not shares or names[0] > shares[0]:
        return None
    place = next((n for n, role in roles.items() if role is Role.PLACE), None)
    capacity = next((n for n, band in enumerate(bands) if holders and _CAPACITY.search(band.words)), None)
    indirect = next((n for n in shares if _INDIRECT.search(bands[n].words)), None)
    direct = next((n for n in shares if n != indirect and _DIRECT.search(bands[n].words)), None)
    rest = [n for n in shares if n not in (direct, indirect) and not _INDIRECT.search(bands[n].words)]
    if direct is not None or indirect is not None:
        rest = [n for n in rest if not _TOTAL.search(bands[n].words)]
    return Layout(bands, names[0], place, rest[0] if rest else None, direct, indirect, capacity)


def _role(band: Band, *, holders: bool) -> Role | None:
    if holders and _CAPACITY.search(band.words):
        return Role.RELATION
    if _NO_SHARE.search(band.words) and not _PERCENT.search(band.words):
        return Role.OTHER
    return role_in(_NO_SHARE.sub("", band.words))


def _figure(layout: Layout) -> Callable[[int, str], bool]:
    def is_figure(band: int, words: str) -> bool:
        return band in layout.shares and (
            stated_share(words) is not None or _DASH.fullmatch(words) is not None
        )

    return is_figure


def _inside(lines: Sequence[Row], text: str) -> list[Row]:
    """The lines up to a note, a sentence, the next table or the end of the page."""
    kept: list[Row] = []
    for line in lines:
        if kept and "\f" in text[kept[-1].end : line.start]:
            break
        words = text[line.start : line.end]
        single = len(line.cells) == 1
        section = SECTION.match(words) is not None
        if single and not section and (_NOTE.match(words) or is_prose(words) or (kept and _opens(words))):
            break
        kept.append(line)
    return kept


def _opens(words: str) -> bool:
    return HOLDERS.search(words) is not None or COMPANIES.search(words) is not None
