"""Mappings as TOML files: those of the package and those of users, checked so that a fault has its line."""

from __future__ import annotations

import codecs
import re
import tomllib
from collections.abc import Iterable
from collections.abc import Mapping as Map
from functools import cache
from pathlib import Path
from typing import Any

from extract.tables import values
from extract.tables.mapping import Column, Day, Detail, Mapping, Statement, Words, fitting
from extract.tables.records import SEPARATORS
from graph.errors import InputError
from graph.identity import content_hash
from graph.schema import SIGNATURES, Kind, QualifierType, Relation, Stance

FOLDER = Path(__file__).parent.parent / "data" / "tables"
_FIELDS = frozenset(
    {"title", "publisher", "columns", "claim", "stance", "stance_column", "tag", "nobody", "empty", "unnamed"}
    | {"language", "separator", "encoding", "no_headings", "nothing"}
)
_CLAIM = frozenset({"subject", "relation", "object", "qualifiers", "start", "end", "stance", "when"})
_END = frozenset({"column", "value", "kind", "split", "named", "code", "country", "lei", "aliases"})
_WORDS = frozenset({"column", "split", "pattern"})
_DAY = frozenset({"column", "pattern", "format"})
_DETAIL = frozenset({"column", "value", "split", "currency", "currency_column"})
_AT_LINE = re.compile(r"\s*\(at line (\d+), column \d+\)")


@cache
def known_mappings() -> tuple[Mapping, ...]:
    """The mappings in the package, by name."""
    return tuple(read_mapping(path) for path in sorted(FOLDER.glob("*.toml")))


def mapping_of(text: str, own: Iterable[Mapping] = ()) -> Mapping | None:
    """The mapping that explains a table, of the user's own before those in the package; None if none does."""
    return fitting(text, own) or fitting(text, known_mappings())


def own_mappings(paths: Iterable[Path]) -> tuple[Mapping, ...]:
    """The user's mappings: files, and all `.toml` files of folders.

    Raises:
        InputError: one is wrong, or missing; the message gives its file and line.
    """
    files = (file for path in paths for file in (sorted(path.glob("*.toml")) if path.is_dir() else [path]))
    return tuple(read_mapping(file, own=True) for file in dict.fromkeys(files))


def read_mapping(path: Path, *, own: bool = False) -> Mapping:
    """The mapping in a TOML file.

    Args:
        path: the file.
        own: whether it is the user's own, which may change: another text of it is another reader.

    Raises:
        InputError: it is no TOML, a field is missing, unknown or of the wrong type, or a relation cannot join
            the kinds that it names; the message gives file and line.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read as a mapping of a table ({error})", path=str(path)) from error
    try:
        digest = content_hash(text, length=8) if own else ""
        return _mapping(path.stem, tomllib.loads(text), digest)
    except tomllib.TOMLDecodeError as error:
        line = _AT_LINE.search(str(error))
        reason = f"is no mapping of a table: {_AT_LINE.sub('', str(error))}"
        raise InputError(reason, path=str(path), line=int(line[1]) if line else None) from error
    except values.Fault as fault:
        raise InputError(
            f"is no mapping of a table: {fault}", path=str(path), line=_line(text, *fault.place)
        ) from fault


def _line(text: str, claim: int, field: str) -> int | None:
    """The line on which a field of a claim stands, else that on which the claim begins."""
    key = (
        re.compile(rf"\s*\[*\s*(?:claim\s*\.\s*)?[\"']?{re.escape(field)}[\"']?\s*[=.\]]") if field else None
    )
    seen, begins = 0, None
    for number, line in enumerate(text.splitlines(), start=1):
        if re.match(r"\s*\[\[\s*claim\s*\]\]", line):
            seen += 1
            begins = number if seen == claim else begins
        if seen == claim and key is not None and key.match(line):
            return number
    return begins


def _mapping(name: str, data: Map[str, Any], digest: str) -> Mapping:
    values.check_names(data, _FIELDS)
    nothing = values.text(data, "nothing", "")
    claims = values.items(data, "claim", [] if nothing else None)
    columns = tuple(values.texts(data, "columns"))
    if not columns:
        raise values.Fault("columns names no heading by which the table is known", field="columns")
    return Mapping(
        name,
        values.text(data, "title"),
        values.text(data, "publisher"),
        columns,
        tuple(_claim(one, number) for number, one in enumerate(claims, start=1)),
        stances=_stances(values.table(data, "stance")),
        stance_column=values.text(data, "stance_column", ""),
        tags={tag: _stance(word, "tag") for tag, word in values.table(data, "tag").items()},
        nobody=frozenset(values.texts(data, "nobody", [])),
        empty=frozenset(values.texts(data, "empty", [])),
        unnamed=values.pattern(data, "unnamed"),
        language=values.text(data, "language", "en"),
        separator=_separator(data),
        encoding=_encoding(data),
        first=_first(data, columns),
        nothing=nothing,
        digest=digest,
    )


def _claim(data: Any, number: int) -> Statement:
    """One claim; a fault in it bears its number."""
    try:
        return _statement(values.mapping(data, "claim", _CLAIM))
    except values.Fault as fault:
        raise values.Fault(str(fault), claim=number, field=fault.place[1]) from fault


def _statement(data: Map[str, Any]) -> Statement:
    relation = values.member(Relation, data, "relation")
    subject, other = _end(data, "subject"), _end(data, "object")
    signature = SIGNATURES[relation]
    if subject.kind not in signature.sources or other.kind not in signature.targets:
        raise values.Fault(f"{relation} does not join {subject.kind} to {other.kind}", field="relation")
    return Statement(
        subject,
        relation,
        other,
        {name: _detail(name, value, relation) for name, value in values.table(data, "qualifiers").items()},
        start=_day(data, "start"),
        end=_day(data, "end"),
        stance=_stance(data.get("stance", "asserted"), "stance"),
        when=_when(data),
    )


def _end(data: Map[str, Any], name: str) -> Column:
    end = values.mapping(values.required(data, name), name, _END)
    column, value = values.text(end, "column", "", within=name), values.text(end, "value", "", within=name)
    if bool(column) == bool(value):
        raise values.Fault(f"{name} needs either a column or a value", field=name)
    if end.get("split") and (end.get("lei") or end.get("aliases")):
        raise values.Fault(
            f"{name}: where a cell holds several names, lei and aliases belong to none of them", field=name
        )
    return Column(
        column,
        values.member(Kind, end, "kind", within=name),
        values.text(end, "split", "", within=name),
        value,
        values.flag(end, "named", True, within=name),
        values.flag(end, "code", False, within=name),
        values.text(end, "country", "", within=name),
        values.text(end, "lei", "", within=name),
        _words(end, "aliases", name),
    )


def _words(data: Map[str, Any], name: str, within: str) -> Words | None:
    value = data.get(name)
    if value is None or isinstance(value, str):
        return Words(value) if value else None
    words = values.mapping(value, within, _WORDS)
    return Words(
        values.text(words, "column", within=within),
        values.text(words, "split", "", within=within),
        values.pattern(words, "pattern", within),
    )


def _day(data: Map[str, Any], name: str) -> Day | None:
    value = data.get(name)
    if value is None or isinstance(value, str):
        return Day(value) if value else None
    day = values.mapping(value, name, _DAY)
    return Day(
        values.text(day, "column", within=name),
        values.pattern(day, "pattern", name),
        values.text(day, "format", "", within=name),
    )


def _detail(name: str, value: Any, relation: Relation) -> Detail:
    qualifier = SIGNATURES[relation].qualifiers.get(name)
    if qualifier is None:
        known = ", ".join(sorted(SIGNATURES[relation].qualifiers)) or "none"
        raise values.Fault(f"{relation} has no qualifier {name}; known are {known}", field="qualifiers")
    where = Detail(value) if isinstance(value, str) else _detail_of(value)
    if bool(where.column) == bool(where.value):
        raise values.Fault(f"qualifier {name} needs either a column or a value", field="qualifiers")
    if qualifier.words and where.value and where.value not in qualifier.words:
        raise values.Fault(
            f"{name} {where.value!r} is none of {', '.join(qualifier.words)}", field="qualifiers"
        )
    if (qualifier.type is QualifierType.MONEY) != bool(where.currency or where.currency_column):
        raise values.Fault(
            f'qualifier {name} needs a currency: {{ column = …, currency = "USD" }}, or currency_column'
            if qualifier.type is QualifierType.MONEY
            else f"qualifier {name} is no money and has no currency",
            field="qualifiers",
        )
    return where


def _detail_of(value: Any) -> Detail:
    data = values.mapping(value, "qualifiers", _DETAIL)
    return Detail(**{name: values.text(data, name, "", within="qualifiers") for name in _DETAIL})


def _when(data: Map[str, Any]) -> Map[str, tuple[str, ...]] | None:
    when = values.table(data, "when")
    return {column: tuple(values.texts(when, column, within="when")) for column in when} or None


def _stances(data: Map[str, Any]) -> dict[str, dict[str, Stance]]:
    return {
        column: {cell: _stance(word, column) for cell, word in values.mapping(cells, column, None).items()}
        for column, cells in data.items()
    }


def _stance(word: Any, field: str) -> Stance:
    return values.member(Stance, {field: word}, field)


def _separator(data: Map[str, Any]) -> str:
    separator = values.text(data, "separator", "")
    if separator and separator not in (*SEPARATORS, "|"):
        raise values.Fault(f'separator {separator!r} is none of , ; | and tab ("\\t")', field="separator")
    return separator


def _encoding(data: Map[str, Any]) -> str:
    encoding = values.text(data, "encoding", "")
    try:
        return codecs.lookup(encoding).name if encoding else ""
    except LookupError as error:
        raise values.Fault(
            f"encoding {encoding!r} is unknown; known are for example gb18030, big5 and windows-1252",
            field="encoding",
        ) from error


def _first(data: Map[str, Any], columns: tuple[str, ...]) -> dict[str, re.Pattern[str]] | None:
    forms = values.table(data, "no_headings")
    unknown = [column for column in forms if column not in columns]
    if unknown:
        raise values.Fault(f"no_headings names {unknown[0]!r}, which columns does not", field="no_headings")
    patterns = {column: values.pattern(forms, column, "no_headings") for column in forms}
    return {column: form for column, form in patterns.items() if form is not None} or None
