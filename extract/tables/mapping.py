"""What the columns of a table mean: which claims a row makes, and how firmly.

A mapping is a TOML file, in `extract/data/tables` or of the user's own; see `docs/tables.md` for its form and
`extract.tables.mapping_file` for how it is read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from collections.abc import Mapping as Map
from dataclasses import dataclass, field, replace
from functools import cache

from extract.tables.records import SEPARATORS, first_record
from graph.schema import Kind, Relation, Stance


@dataclass(frozen=True)
class Words:
    """Where words stand in a row.

    Attributes:
        column: the column.
        split: what stands between several; empty if a cell holds one.
        pattern: gives them by its first group, several a cell; None if the cell is the words.
    """

    column: str
    split: str = ""
    pattern: re.Pattern[str] | None = None

    def of(self, cell: str) -> Iterator[str]:
        """The words that a cell holds."""
        parts = cell.split(self.split) if self.split else [cell]
        found = [match[1] for match in self.pattern.finditer(cell)] if self.pattern else parts
        yield from (words.strip() for words in found if words.strip())


@dataclass(frozen=True)
class Column:
    """An end of a claim: the column with its name or names, and what they name.

    Attributes:
        column: the column; empty if `value` says the name.
        kind: of what is named.
        split: what stands between several names; empty if a cell holds one.
        value: a name that every row means.
        named: whether the words name; if not, they describe a party or thing of that document.
        code: whether the cell is a country's code (ISO 3166-1, two or three letters).
        country: column with the code of the country of what is named.
        lei: column with its legal entity identifier.
        aliases: where other names of it stand.
    """

    column: str
    kind: Kind
    split: str = ""
    value: str = ""
    named: bool = True
    code: bool = False
    country: str = ""
    lei: str = ""
    aliases: Words | None = None


@dataclass(frozen=True)
class Day:
    """Where a day stands.

    Attributes:
        column: the column.
        pattern: whose first group is the day, None if the cell is the day.
        form: its form in the signs of `strptime` ("%d.%m.%Y"); empty for ISO and partial dates.
    """

    column: str
    pattern: re.Pattern[str] | None = None
    form: str = ""


@dataclass(frozen=True)
class Detail:
    """A qualifier: from a column, or the same in every row.

    Attributes:
        split: what stands between several words of the cell, which a comma takes the place of.
        currency, currency_column: the code of money, or the column with it.
    """

    column: str = ""
    value: str = ""
    split: str = ""
    currency: str = ""
    currency_column: str = ""


@dataclass(frozen=True)
class Statement:
    """One claim that a row makes, for each pair of its names.

    Attributes:
        qualifiers: each with where it stands.
        start, end: days from which on it holds and no longer holds.
        stance: how firmly the claim is meant in every row.
        when: cells that the row must have, by column; the claim is not made without.
    """

    subject: Column
    relation: Relation
    object: Column
    qualifiers: Map[str, Detail]
    start: Day | None = None
    end: Day | None = None
    stance: Stance = Stance.ASSERTED
    when: Map[str, Sequence[str]] | None = None

    def columns(self) -> Iterator[str]:
        """Every column from which the claim is made."""
        for end in (self.subject, self.object):
            yield from (end.column, end.country, end.lei, end.aliases.column if end.aliases else "")
        for detail in self.qualifiers.values():
            yield from (detail.column, detail.currency_column)
        yield from (day.column for day in (self.start, self.end) if day)
        yield from self.when or ()


@dataclass(frozen=True)
class Mapping:
    """How a table is read.

    Attributes:
        name: of its file, without the suffix.
        title, publisher: of the table, if the user says no others.
        columns: headings by which it is known; it may have more. Without headings, all its columns in order.
        statements: what each row says.
        stances: by column and cell how firmly a row is meant; the strongest doubt of a row wins. The
            cell "*" is any other.
        stance_column: column whose cells are stances themselves.
        tags: by word how firmly a name is meant that bears it behind a number sign ("Alpha #likely").
        nobody: cells that name nobody ("Unknown").
        empty: cells that stand for an empty one ("-0-").
        unnamed: cells that describe and do not name; in each row they mean another party or site.
        language: ISO 639-1 code of its names.
        separator: what stands between cells; empty if a comma, semicolon or tab may.
        encoding: of the file, if it is not UTF-8.
        first: for a table without headings what cells of its first row look like, by column; else None.
        nothing: why no row of it is a claim; empty if one may be.
        digest: tells one text of the user's mapping from another; empty for one in the package.
    """

    name: str
    title: str
    publisher: str
    columns: tuple[str, ...]
    statements: tuple[Statement, ...]
    stances: Map[str, Map[str, Stance]] = field(default_factory=dict)
    stance_column: str = ""
    tags: Map[str, Stance] = field(default_factory=dict)
    nobody: frozenset[str] = frozenset()
    empty: frozenset[str] = frozenset()
    unnamed: re.Pattern[str] | None = None
    language: str = "en"
    separator: str = ""
    encoding: str = ""
    first: Map[str, re.Pattern[str]] | None = None
    nothing: str = ""
    digest: str = ""

    def used(self) -> tuple[str, ...]:
        """Every column that it reads, each once, in the order of the mapping."""
        stances = (*self.stances, self.stance_column)
        all_of = (*(name for one in self.statements for name in one.columns()), *stances)
        return tuple(dict.fromkeys(filter(None, all_of)))


def fitting(text: str, mappings: Iterable[Mapping]) -> Mapping | None:
    """Of the mappings that explain a text that with the most columns, its separator told; else None."""
    first = cache(lambda separator: tuple(cell.strip() for cell in first_record(text, separator)))
    fits = [fit for one in mappings if (fit := _fit(one, first)) is not None]
    return max(fits, key=lambda one: len(one.columns), default=None)


def _fit(mapping: Mapping, first: Callable[[str], tuple[str, ...]]) -> Mapping | None:
    for separator in (mapping.separator,) if mapping.separator else SEPARATORS:
        cells = first(separator)
        if set(cells).issuperset(mapping.columns):
            return replace(mapping, separator=separator, first=None)
        if _begins(mapping, cells):
            return replace(mapping, separator=separator)
    return None


def _begins(mapping: Mapping, cells: Sequence[str]) -> bool:
    """Whether a table without headings begins with a row such as the mapping's."""
    if mapping.first is None or len(cells) != len(mapping.columns):
        return False
    row = dict(zip(mapping.columns, cells, strict=True))
    return all(form.fullmatch(row[column]) for column, form in mapping.first.items())
