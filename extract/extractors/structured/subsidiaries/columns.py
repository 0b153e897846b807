"""What the columns of a list of companies hold, as its headings say."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum, auto

from extract.extractors.structured.jurisdictions import is_place
from extract.extractors.structured.stated_share import stated_share
from extract.extractors.structured.subsidiaries.names import has_form, name_with_place
from extract.tables.lines import Cell, Row


class Role(Enum):
    """What a column holds; OTHER is anything that makes no claim."""

    NAME = auto()
    PLACE = auto()
    SHARE = auto()
    HOLDER = auto()
    RELATION = auto()
    OTHER = auto()


_ROLES = (
    (
        Role.OTHER,
        r"doing\s+business|d/?b/?a\b|trade\s?names?|assumed\s+names?|business\s+names?|names?\s+under\s+which|"
        r"\bdate\b|number\s+of|no\.\s+of|type\s+of|entity\s+type|chinese\s+name|native|中文|former\s+name|日期|股本|主要業務|"
        r"主要业务|principal\s+(?:activit|business)|nature\s+of\s+business|business\s+activit|\bfile\s+n|"
        r"(?:issued|paid|registered|share)[^%]*\bcapital\b(?![^%]*(?:%|held|percent|proportion))",
    ),
    (Role.SHARE, r"%|％|per\s?cent|proportion|百分比|比例|應佔|应占"),
    (
        Role.PLACE,
        r"jurisdiction|incorporation\b|incorporated\s+(?:in|under)|^incorporated$|where\s+(?:incorporated|organi[sz]ed)|"
        r"(?:\bof|\bor|\band|\bin|/|^)\s*(?:organi[sz]ation|formation|establishment|registration|domicile)\b|"
        r"organi[sz]ed\s+(?:in|under)|^(?:state|country|place|location|domicile|residence|organi[sz]ed)\b(?!.*business)|"
        r"\bstate\s*(?:/|or\b|and\b)|country\s*(?:/|or\b)|\blaws?\s+of\s+which|註冊|注册|成立地|成立地點",
    ),
    (
        Role.HOLDER,
        r"^(?:name\s+of\s+)?(?:the\s+)?(?:immediate\s+|direct\s+)?(?:parent|owner|holder|shareholder|stockholder|member)s?"
        r"(?:\s+(?:company|entity|name))?s?$|^(?:held|owned)\s+by$|^subsidiary\s+of$|^owning\s+(?:entity|company)$",
    ),
    (Role.RELATION, r"^relation(?:ship)?\b|nature\s+of\s+relation"),
    (
        Role.SHARE,
        r"ownership|\binterest|equity|voting|\bheld\b|\bowned\b|shareholding|^share$|股权|股權|權益|权益",
    ),
    (
        Role.NAME,
        r"\bname|subsidiar|\bentit(?:y|ies)|\bcompan(?:y|ies)|\bcorporations?$|legal|variable\s+interest|附屬|附属|名稱|名称|姓名|公司",
    ),
)
_PATTERNS = tuple((role, re.compile(pattern, re.IGNORECASE)) for role, pattern in _ROLES)
_LONGEST_HEADING = 14
"""Words beyond which a cell is no heading."""
_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Columns:
    """The headings of a table, each with its role."""

    heads: tuple[tuple[Cell, Role], ...] = ()

    def of(self, role: Role) -> list[Cell]:
        """The headings with that role."""
        return [cell for cell, one in self.heads if one is role]

    def role_of(self, cell: Cell) -> Role | None:
        """The role of the heading that a cell stands under; None if none is near."""
        near = min(self.heads, key=lambda head: head[0].gap(cell), default=None)
        return near[1] if near is not None and near[0].gap(cell) < 0 else None

    def nearest(self, cells: Sequence[Cell], role: Role) -> Cell | None:
        """The cell nearest to a heading of that role; None if there is no such heading or no cell."""
        heads = self.of(role)
        if not heads:
            return None
        return min(
            cells, key=lambda cell: (heads[0].gap(cell), abs(heads[0].column - cell.column)), default=None
        )

    def with_more(self, other: Columns) -> Columns:
        """The headings of two rows, one below the other; the lower says more exactly what it says."""
        kept = tuple(
            (cell, role)
            for cell, role in self.heads
            if all(cell.gap(below) >= 0 or role is not one for below, one in other.heads)
        )
        return Columns(kept + other.heads)

    @property
    def blocks(self) -> tuple[int, ...]:
        """The columns at which the table begins anew beside itself ("Name | State | Name | State")."""
        places = list(self.of(Role.PLACE))
        same = [cell for cell in places if cell.text.casefold() == places[0].text.casefold()]
        names = self.of(Role.NAME)
        begins = (
            [cell.column for cell in names[1:]] if len(names) == len(same) else [c.until for c in same[:-1]]
        )
        return tuple(begins) if len(same) > 1 else ()


def columns_of(row: Row) -> Columns | None:
    """The headings of a row; None if it is no row of headings."""
    if len(row.cells) == 1 and name_with_place(row.cells[0].text, 0).place is not None:
        return None
    if is_place(row.cells[-1].text) or any(_states(cell) for cell in row.cells):
        return None
    heads = tuple((cell, role) for cell in row.cells if (role := role_of(cell.text)) is not None)
    roles = {role for _, role in heads}
    if Role.PLACE in roles or (Role.NAME in roles and roles & {Role.SHARE, Role.HOLDER, Role.RELATION}):
        return Columns(heads)
    return None


def role_of(words: str) -> Role | None:
    """The role of a column with that heading; None if the words are none."""
    if len(words.split()) > _LONGEST_HEADING or _has_form(words):
        return None
    return role_in(words)


def role_in(words: str) -> Role | None:
    """The role that the words of a heading give a column, whatever else they may be."""
    return next((role for role, pattern in _PATTERNS if pattern.search(words)), None)


def _has_form(words: str) -> bool:
    return has_form(words) and not re.search(
        "[\u4e00-\u9fff]|compan|corporation|partnership|trust|group", words, re.IGNORECASE
    )


def _states(cell: Cell) -> bool:
    return stated_share(cell.text) is not None and not _YEAR.fullmatch(cell.text)
