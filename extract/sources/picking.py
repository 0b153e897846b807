"""Picks the records of some firms out of a file of the Global LEI Foundation too large to be read whole.

Rows and records come out as they stand, below the headings or inside the root of the file, so that what comes
out is read as the file itself would be. No more than one record is held at a time.
"""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from extract.tables.gleif import EXCEPTIONS, LEVEL_1, RELATIONSHIPS
from extract.tables.lei import lei_in
from extract.tables.records import SEPARATORS
from graph.errors import InputError

_LEI = re.compile(r"(?<![A-Za-z0-9])[A-Z0-9]{18}[0-9]{2}(?![A-Za-z0-9])")
_OPENED = re.compile(r"<!--|<(?P<name>(?:[\w.-]+:)?(?:LEIRecord|RelationshipRecord|Exception))[\s>]")
_COUNTRIES = re.compile(
    r"<(?:[\w.-]+:)?LegalJurisdiction>\s*([A-Z]{2})|"
    r"<(?:[\w.-]+:)?HeadquartersAddress\b(?:(?!</(?:[\w.-]+:)?HeadquartersAddress).)*?"
    r"<(?:[\w.-]+:)?Country>\s*([A-Z]{2})",
    re.DOTALL,
)
_IDS = re.compile(r"<(?:[\w.-]+:)?(?:LEI|NodeID)>\s*([A-Z0-9]{20})\s*<")
_COUNTRY_COLUMNS = ("Entity.LegalJurisdiction", "Entity.HeadquartersAddress.Country")
_PIECE = 1 << 20
_LARGEST = 4 << 20
"""Characters above which one record is a mistake."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which records are picked: those of these firms, and firms of level 1 in these countries."""

    leis: frozenset[str]
    countries: frozenset[str] = frozenset()

    def has(self, leis: Iterator[str], countries: Iterator[str]) -> bool:
        """Whether one of the identifiers or countries of a record is wanted."""
        return any(lei in self.leis for lei in leis) or any(code in self.countries for code in countries)


@dataclass(frozen=True, slots=True)
class Picked:
    """How many records a file held, and how many came out."""

    read: int
    kept: int


def leis_of(path: Path) -> frozenset[str]:
    """The valid legal entity identifiers that stand in a file, of any kind of text.

    Of a file of the foundation they are those of the firms, not of who manages their records.

    Raises:
        InputError: the file cannot be read, or holds none.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(f"cannot be read as a list of identifiers ({error})", path=str(path)) from error
    found = _of_records(text) or _LEI.findall(text)
    valid = frozenset(filter(None, map(lei_in, found)))
    if not valid:
        raise InputError("holds no legal entity identifier: expected codes of 20 signs", path=str(path))
    return valid


def _of_records(text: str) -> list[str]:
    from extract.tables.gleif import gleif_records, is_gleif

    if not is_gleif(text):
        return []
    columns = ("LEI", *RELATIONSHIPS[:2])
    return [record.get(column) for record in gleif_records(text) for column in columns]


def pick(path: Path, wanted: Wanted, out: TextIO) -> Picked:
    """Write the wanted records of a CSV or XML file, or of the one in a zip archive, to `out`.

    Raises:
        InputError: the file cannot be read, is of another kind, or breaks off.
    """
    try:
        with _opened(path) as text:
            first = text.read(1)
            if not first:
                raise InputError("is empty", path=str(path))
            return (_pick_xml if first == "<" else _pick_table)(first, text, wanted, out)
    except InputError as error:
        raise InputError(error.reason, path=str(path), line=error.line) from error
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 ({error.reason})", path=str(path)) from error
    except (OSError, EOFError, zipfile.BadZipFile) as error:
        raise InputError(f"cannot be read ({error})", path=str(path)) from error


@contextmanager
def _opened(path: Path) -> Iterator[TextIO]:
    if path.suffix.lower() != ".zip":
        with path.open(encoding="utf-8-sig", newline="") as text:
            yield text
        return
    with zipfile.ZipFile(path) as archive:
        names = [name for name in archive.namelist() if name.lower().endswith((".csv", ".xml"))]
        if len(names) != 1:
            raise InputError(f"is an archive with {len(names)} CSV or XML files; expected one")
        with archive.open(names[0]) as data, io.TextIOWrapper(data, "utf-8-sig", newline="") as text:
            yield text


# --- tables ---


class _Tape:
    """The lines of a table, kept until the record that they make is known."""

    def __init__(self, first: str, text: TextIO) -> None:
        self._lines = iter(text)
        self._first = first
        self._held: list[str] = []

    def __iter__(self) -> Iterator[str]:
        for line in self._lines:
            whole, self._first = self._first + line, ""
            self._held.append(whole)
            yield whole

    def take(self) -> str:
        """The lines since the last call."""
        taken, self._held = "".join(self._held), []
        return taken


def _pick_table(first: str, text: TextIO, wanted: Wanted, out: TextIO) -> Picked:
    tape = _Tape(first, text)
    lines = iter(tape)
    heading = next(lines, "")
    separator = max(SEPARATORS, key=heading.count)
    headings = [cell.strip() for cell in next(csv.reader([heading], delimiter=separator), [])]
    cells = _cells_of(headings)
    out.write(tape.take())
    read = kept = 0
    reader = csv.reader(lines, delimiter=separator, strict=True)
    try:
        for row in reader:
            words = tape.take()
            read += 1
            if wanted.has(cells["ids"](row), cells["countries"](row)):
                out.write(words if words.endswith("\n") else words + "\n")
                kept += 1
    except csv.Error as error:
        raise InputError(f"is no CSV: {error}", line=reader.line_num + 1) from error
    return Picked(read, kept)


def _cells_of(headings: list[str]) -> Mapping[str, Callable[[list[str]], Iterator[str]]]:
    """Gives the identifiers and the countries of a row."""
    ids: tuple[str, ...] = ("LEI",)
    countries: tuple[str, ...] = ()
    if set(headings).issuperset(RELATIONSHIPS):
        ids = RELATIONSHIPS[:2]
    elif set(headings).issuperset(LEVEL_1):
        countries = tuple(name for name in _COUNTRY_COLUMNS if name in headings)
    elif not set(headings).issuperset(EXCEPTIONS):
        raise InputError(
            "is no table of the Global LEI Foundation: expected the columns of a golden copy", line=1
        )
    id_places, country_places = ([headings.index(name) for name in names] for names in (ids, countries))
    return {
        "ids": lambda row: (row[place] for place in id_places if place < len(row)),
        "countries": lambda row: (row[place][:2] for place in country_places if place < len(row)),
    }


# --- XML ---


def _pick_xml(first: str, text: TextIO, wanted: Wanted, out: TextIO) -> Picked:
    window, read, kept = _Window(first, text), 0, 0
    for before, record in window.records():
        if read == 0:
            out.write(before)
        read += 1
        leis = (match[1] for match in _IDS.finditer(record))
        countries = (match[1] or match[2] for match in _COUNTRIES.finditer(record))
        if wanted.has(leis, countries):
            out.write(record + "\n")
            kept += 1
    if read == 0:
        raise InputError("holds no record of the Global LEI Foundation")
    out.write(window.rest.lstrip())
    return Picked(read, kept)


class _Window:
    """A moving piece of an XML text; what was passed over is let go of when more is read."""

    def __init__(self, first: str, text: TextIO) -> None:
        self._text = text
        self._piece = first
        self._at = 0

    @property
    def rest(self) -> str:
        """What is left of the piece."""
        return self._piece[self._at :]

    def records(self) -> Iterator[tuple[str, str]]:
        """Each record, with what stands between it and the one before; comments are passed over."""
        before = ""
        while (opened := self._until(_OPENED)) is not None:
            before += self._passed(opened.start())
            closing = f"</{opened['name']}>" if opened["name"] else "-->"
            closed = self._until(re.compile(re.escape(closing)))
            if closed is None:
                raise InputError(f"breaks off: {closing} is missing")
            words = self._passed(closed.end())
            if opened["name"]:
                yield before, words
                before = ""

    def _passed(self, end: int) -> str:
        """The text up to an offset of the piece, which is passed."""
        words, self._at = self._piece[self._at : end], end
        return words

    def _until(self, form: re.Pattern[str]) -> re.Match[str] | None:
        """What matches next, reading on until something does or the text ends."""
        while (match := form.search(self._piece, self._at)) is None:
            more = self._text.read(_PIECE)
            if not more:
                return None
            self._piece, self._at = self._piece[self._at :] + more, 0
            if len(self._piece) > _LARGEST:
                raise InputError(f"holds no record, or no end of one, within {_LARGEST} characters")
        return match
