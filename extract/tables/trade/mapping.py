"""What the columns of a trade table mean: a TOML file in `extract/data/trade`, see docs/trade.md."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from graph.errors import InputError
from graph.observation import Series

FOLDER = Path(__file__).parent.parent.parent / "data" / "trade"
ROLES = (
    "reporter",
    "reporter_name",
    "partner",
    "partner_name",
    "series",
    "hs",
    "description",
    "period",
    "year",
    "month",
    "indicator",
    "nomenclature",
    "flags",
    "vintage",
)
"""What a column may hold; the headings of each are listed in a mapping, the surest first."""


@dataclass(frozen=True, slots=True)
class Measure:
    """A column of figures, or an indicator of a table that names what each row measures.

    Attributes:
        columns: headings that it may have.
        match: a pattern for its heading, in small letters without blanks; None if `columns` tell.
        unit: of the figures; "" if heading or preamble say it.
        scale: how many of the unit one is; 0 if heading or preamble say it.
        series: that it belongs to; None if a column or the preamble says it.
        basis: how it is valued.
        unit_columns: headings of the column that names the unit.
    """

    columns: tuple[str, ...] = ()
    match: re.Pattern[str] | None = None
    unit: str = ""
    scale: float = 0
    series: Series | None = None
    basis: str = ""
    unit_columns: tuple[str, ...] = ()

    def fits(self, heading: str) -> bool:
        """Whether a heading, as `plain` gives it, is one of this measure."""
        return heading in map(plain, self.columns) or bool(self.match and self.match.search(heading))


@dataclass(frozen=True, slots=True)
class TradeMapping:
    """How a trade table is read.

    Attributes:
        name: of its file, without the suffix.
        title, publisher: of the table; the publisher is the source that figures stay apart by.
        known_by: roles whose columns tell that a table is of this kind.
        columns: headings by role.
        series: by cell what a row counts.
        values, quantities: the columns of figures.
        indicators: by cell what a row measures, where a column says it.
        marks: by column what a cell says of how firm the figure is ("p": provisional).
        breakdown: columns that split figures further, with the cells that mean "not split".
        reporter: the one reporter of all rows, if no column names it.
        numbers: what numeric codes of countries are, see `extract.gazetteer.areas.area_of`.
        nomenclature: of the codes of goods; `hs_family` is a pattern of those nomenclatures that are HS.
        encoding: of a file that is not UTF-8.
        roc: whether years may count from 1912.
        day_first: whether the dates of vintages are written day/month/year.
        language: of the words in the table.
        near: a pattern that a heading or a line above must hold, where the headings alone could be anybody's.
    """

    name: str
    title: str
    publisher: str
    known_by: tuple[str, ...]
    columns: Map[str, tuple[str, ...]]
    series: Map[str, Series]
    values: tuple[Measure, ...]
    quantities: tuple[Measure, ...]
    indicators: Map[str, Measure]
    marks: Map[str, Map[str, str]]
    breakdown: Map[str, tuple[str, ...]]
    reporter: str = ""
    numbers: str = ""
    nomenclature: str = ""
    hs_family: re.Pattern[str] | None = None
    encoding: str = ""
    roc: bool = False
    day_first: bool = False
    language: str = "en"
    near: re.Pattern[str] | None = None


@lru_cache(maxsize=8192)  # cells that are compared repeat in every row
def plain(words: str) -> str:
    """A heading or cell as it is compared: in small letters, one kind of brackets, no blanks."""
    return "".join(unicodedata.normalize("NFKC", words).casefold().split())


@cache
def known_trade_mappings() -> tuple[TradeMapping, ...]:
    """The mappings in the package, by name."""
    return tuple(read_trade_mapping(path) for path in sorted(FOLDER.glob("*.toml")))


def read_trade_mapping(path: Path) -> TradeMapping:
    """The mapping in a TOML file.

    Raises:
        InputError: it is no TOML, a field is missing, or a role, series or pattern is unknown.
    """
    try:
        return _mapping(path.stem, tomllib.loads(path.read_text(encoding="utf-8")))
    except KeyError as missing:
        raise InputError(f"lacks the field {missing}", path=str(path)) from missing
    except (ValueError, TypeError, LookupError, re.error) as error:
        raise InputError(f"is no mapping of a trade table: {error}", path=str(path)) from error


def _mapping(name: str, data: Map[str, Any]) -> TradeMapping:
    columns = {role: tuple(headings) for role, headings in data["columns"].items()}
    unknown = [role for role in (*columns, *data["known_by"]) if role not in ROLES]
    if unknown:
        raise ValueError(f"no column is called {', '.join(unknown)}; known are {', '.join(ROLES)}")
    if data.get("encoding"):
        "".encode(data["encoding"])
    values = tuple(_measure(one) for one in data["value"])
    if not values:
        raise ValueError("it has no [[value]]")
    return TradeMapping(
        name=name,
        title=data["title"],
        publisher=data["publisher"],
        known_by=tuple(data["known_by"]),
        columns=columns,
        series={plain(cell): Series(series) for cell, series in data.get("series", {}).items()},
        values=values,
        quantities=tuple(_measure(one) for one in data.get("quantity", ())),
        indicators={plain(cell): _measure(one) for cell, one in data.get("indicator", {}).items()},
        marks={
            column: {plain(cell): word for cell, word in words.items()}
            for column, words in data.get("marks", {}).items()
        },
        breakdown={column: tuple(cells) for column, cells in data.get("breakdown", {}).items()},
        reporter=data.get("reporter", ""),
        numbers=data.get("numbers", ""),
        nomenclature=data.get("nomenclature", ""),
        hs_family=_pattern(data.get("hs_family")),
        encoding=data.get("encoding", ""),
        roc=bool(data.get("roc")),
        day_first=bool(data.get("day_first")),
        language=data.get("language", "en"),
        near=_pattern(data.get("near")),
    )


def _measure(data: Map[str, Any]) -> Measure:
    return Measure(
        columns=tuple(data.get("columns", ())),
        match=_pattern(data.get("match")),
        unit=data.get("unit", ""),
        scale=data.get("scale", 1 if data.get("unit") else 0),
        series=Series(data["series"]) if "series" in data else None,
        basis=data.get("basis", ""),
        unit_columns=tuple(data.get("unit_columns", ())),
    )


def _pattern(words: str | None) -> re.Pattern[str] | None:
    return None if words is None else re.compile(words)


def column_of(headings: Sequence[str], wanted: Sequence[str]) -> list[int]:
    """The places of the `wanted` headings among `headings`, in the order in which they are wanted."""
    known = {plain(heading): place for place, heading in reversed(list(enumerate(headings)))}
    return [known[plain(one)] for one in wanted if plain(one) in known]
