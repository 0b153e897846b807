"""What the columns of a table mean: which claims a row makes, and how firmly.

A mapping is a TOML file in `extract/data/tables`; see `docs/tables.md` for its form.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping as Map
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from extract.tables.records import headings_of
from graph.errors import InputError
from graph.schema import SIGNATURES, Kind, Relation, Stance

FOLDER = Path(__file__).parent.parent / "data" / "tables"


@dataclass(frozen=True)
class Column:
    """An end of a claim: the column with its name or names, and what they name.

    Attributes:
        split: what stands between several names; empty if a cell holds one.
        kind: of what is named.
    """

    column: str
    kind: Kind
    split: str = ""


@dataclass(frozen=True)
class Statement:
    """One claim that a row makes, for each pair of its names.

    Attributes:
        qualifiers: column of each qualifier that is a number.
        start: column with the day from which on it holds.
        when: cells that the row must have, by column; the claim is not made without.
    """

    subject: Column
    relation: Relation
    object: Column
    qualifiers: Map[str, str]
    start: str = ""
    when: Map[str, Sequence[str]] | None = None


@dataclass(frozen=True)
class Mapping:
    """How a table is read.

    Attributes:
        name: of its file, without the suffix.
        title, publisher: of the table, if the user says no others.
        columns: headings by which it is known; it may have more.
        statements: what each row says.
        stances: by column and cell how firmly a row is meant; the strongest doubt of a row wins.
        tags: by word how firmly a name is meant that bears it behind a number sign ("Alpha #likely").
        nobody: cells that name nobody ("Unknown").
        unnamed: cells that describe and do not name; in each row they mean another party or site.
    """

    name: str
    title: str
    publisher: str
    columns: tuple[str, ...]
    statements: tuple[Statement, ...]
    stances: Map[str, Map[str, Stance]]
    tags: Map[str, Stance]
    nobody: frozenset[str]
    unnamed: re.Pattern[str] | None


@cache
def known_mappings() -> tuple[Mapping, ...]:
    """The mappings in the package, by name."""
    return tuple(read_mapping(path) for path in sorted(FOLDER.glob("*.toml")))


def mapping_of(text: str) -> Mapping | None:
    """The mapping whose headings the first line of a text holds; that with the most of them."""
    headings = set(headings_of(text))
    fitting = [one for one in known_mappings() if headings.issuperset(one.columns)]
    return max(fitting, key=lambda one: len(one.columns), default=None)


def read_mapping(path: Path) -> Mapping:
    """The mapping in a TOML file.

    Raises:
        InputError: it is no TOML, a field is missing, or a relation cannot join the kinds that it names.
    """
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"))
        return Mapping(
            path.stem,
            data["title"],
            data["publisher"],
            tuple(data["columns"]),
            tuple(_statement(one) for one in data["claim"]),
            {
                column: {cell: Stance(stance) for cell, stance in cells.items()}
                for column, cells in data.get("stance", {}).items()
            },
            {tag: Stance(stance) for tag, stance in data.get("tag", {}).items()},
            frozenset(data.get("nobody", ())),
            re.compile(data["unnamed"]) if "unnamed" in data else None,
        )
    except KeyError as missing:
        raise InputError(f"lacks the field {missing}", path=str(path)) from missing
    except (ValueError, TypeError, re.error) as error:
        raise InputError(f"is no mapping of a table: {error}", path=str(path)) from error


def _statement(data: Map[str, Any]) -> Statement:
    relation = Relation(data["relation"])
    subject, other = _column(data["subject"]), _column(data["object"])
    signature = SIGNATURES[relation]
    if subject.kind not in signature.sources or other.kind not in signature.targets:
        raise ValueError(f"{relation} does not join {subject.kind} to {other.kind}")
    unknown = set(data.get("qualifiers", {})) - set(signature.qualifiers)
    if unknown:
        raise ValueError(f"{relation} has no qualifier {', '.join(sorted(unknown))}")
    return Statement(
        subject,
        relation,
        other,
        dict(data.get("qualifiers", {})),
        data.get("start", ""),
        {column: tuple(cells) for column, cells in data.get("when", {}).items()},
    )


def _column(data: Map[str, Any]) -> Column:
    return Column(data["column"], Kind(data["kind"]), data.get("split", ""))
