"""Lists of subsidiaries as annual reports to the SEC carry them (Exhibit 21, of a 20-F Exhibit 8).

Every row names a company that the registrant owns, mostly where it is incorporated, and sometimes its share.
Being on the list says no more than "subsidiary": neither how much nor through whom unless a column says it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from extract.extractors.base import Extraction
from extract.extractors.structured.notes import Notes, shown
from extract.extractors.structured.parties import SURE, known_mention, mention_of
from extract.extractors.structured.shares import share_between
from extract.gazetteer.curated import entities_of
from extract.gazetteer.legal import bare_name
from extract.tables.lines import Cell, Row, rows_of
from graph.identity import entity_id, unnamed_id
from graph.model import Claim, Document, Evidence, Mention
from graph.quantity import Quantity
from graph.schema import Kind, Relation

_EXHIBIT = re.compile(r"\bexhibit\s+(?:21|8)(?:\.\d+)?\b", re.IGNORECASE)
_HEADING = re.compile(r"\bsubsidiar(?:ies|y)\b(?:\s+(?:list|companies))?(?:\s+of\b)?", re.IGNORECASE)
_OF = re.compile(r"\bsubsidiaries\s+of\s+(?:the\s+)?(?P<name>[^\n\t]*[^\W\d_][^\n\t]*)", re.IGNORECASE)
_NO_NAME = re.compile(r"(?:registrant|company|issuer|corporation|parent)\b", re.IGNORECASE)
_TOP = 2000
"""Characters in which a list says what it is."""
_FOOTNOTE = re.compile(r"(?:\s*(?:[*†‡§]+|\(\d{1,2}\)|\[\d{1,2}\]))+$")
_PLACE_HEAD = re.compile(
    r"jurisdiction|incorporat|organi[sz]|formation|state|country|domicile", re.IGNORECASE
)
_SHARE_HEAD = re.compile(r"%|per\s?cent|ownership|interest|equity|voting|held|share", re.IGNORECASE)
_NAME_HEAD = re.compile(r"\b(?:name|subsidiar|entity|entities|company|companies|legal)", re.IGNORECASE)
_SHARE = re.compile(r"(?P<number>-?\d{1,3}(?:[.,]\d+)?)\s*%?")
_NOTE = re.compile(r"\(?[*†‡§\d]{1,3}\)?\.?$")
_COUNTRY_BEHIND = re.compile(r",\s*(?P<country>[^,]+)$")


def is_subsidiary_list(text: str) -> bool:
    """Whether a text calls itself a list of subsidiaries near its top and has rows of several cells."""
    top = text[:_TOP]
    named = _HEADING.search(top) is not None and (_EXHIBIT.search(top) or _OF.search(top)) is not None
    return named and sum(len(row.cells) > 1 for row in rows_of(text)) >= 1


@dataclass(frozen=True)
class _Columns:
    """Numbers of the columns of a table; None where there is none or nothing says which."""

    place: int | None = None
    share: int | None = None


class SubsidiaryList:
    """Reads each row as OWNS and, where it names a place, INCORPORATED_IN; the quote is the row."""

    name = "subsidiaries"
    version = "2"

    def extract(self, document: Document) -> Extraction:
        """Two claims a row at most, in text order.

        The owner is whom the heading names ("Subsidiaries of Alpha Inc."), else the publisher, else an
        unnamed party: "the registrant". A share is taken only from 0 to 100. Two companies that differ in
        their legal form alone are two.
        """
        owner, notes = _owner(document), Notes(document.text, lined=False)
        claims = tuple(_claims(document, owner, notes))
        return Extraction(claims, entities_of(claims), notes.errors())


def _owner(document: Document) -> Mention:
    found = _OF.search(document.text, 0, _TOP)
    if found is not None and not _NO_NAME.match(found["name"].strip()):
        words = _FOOTNOTE.sub("", found["name"].strip())
        start = document.text.index(words, found.start("name"))
        return mention_of(words, Kind.ORGANIZATION, start)
    if document.publisher:
        return mention_of(document.publisher, Kind.ORGANIZATION, None)
    return Mention(
        "the registrant", Kind.ORGANIZATION, False, unnamed_id(document.id, Kind.ORGANIZATION, "registrant")
    )


def _claims(document: Document, owner: Mention, notes: Notes) -> Iterator[Claim]:
    columns, alike = _Columns(), _alike(document.text)
    chain = (document.publisher,) if document.publisher else ()
    for row in rows_of(document.text):
        head = _columns(row)
        if head is not None:
            columns = head
            continue
        cells = _told(row)
        if not cells:
            continue
        company = mention_of(_plain(cells[0]), Kind.ORGANIZATION, cells[0].start)
        if company.entity in alike:
            company = replace(company, entity=entity_id(Kind.ORGANIZATION, company.text))
        evidence = Evidence.cut(document, row.start, row.end)
        share = _share(row.cells[1:], columns, partial(_note, notes, company, row))
        if company.entity != owner.entity:
            qualifiers = {} if share is None else {"share": share}
            yield Claim(
                owner,
                Relation.OWNS,
                company,
                evidence,
                qualifiers=qualifiers,
                attribution=chain,
                confidence=SURE,
            )
        place = _place(cells[1:], columns)
        if place is not None:
            yield Claim(
                company, Relation.INCORPORATED_IN, place, evidence, attribution=chain, confidence=SURE
            )


def _told(row: Row) -> list[Cell]:
    """The cells without footnote signs; none if the row names nobody."""
    cells = [cell for cell in row.cells if not _NOTE.fullmatch(cell.text)]
    return cells if cells and any(map(str.isalpha, cells[0].text)) else []


def _plain(cell: Cell) -> str:
    return _FOOTNOTE.sub("", cell.text)


def _alike(text: str) -> set[str]:
    """Ids that two companies of the list would share, were it not for their legal forms."""
    names = {_plain(cells[0]) for row in rows_of(text) if (cells := _told(row))}
    counted = Counter(entity_id(Kind.ORGANIZATION, bare_name(name)) for name in names)
    return {entity for entity, count in counted.items() if count > 1}


def _columns(row: Row) -> _Columns | None:
    """Which columns are which, if the row is a heading."""
    places = [cell for cell in row.cells if _PLACE_HEAD.search(cell.text)]
    names = [cell for cell in row.cells if _NAME_HEAD.search(cell.text) and cell not in places]
    shares = [cell for cell in row.cells if _SHARE_HEAD.search(cell.text) and cell not in (*places, *names)]
    if not places and not (names and shares):
        return None
    if any(_SHARE.fullmatch(cell.text) for cell in row.cells) or _known_place(row.cells[-1].text):
        return None
    return _Columns(
        places[0].column if places else None,
        shares[0].column if shares else None,
    )


def _note(notes: Notes, company: Mention, row: Row, cell: str) -> None:
    left = f"share {shown(cell)} of {shown(company.text)} is none of 0 to 100 per cent"
    notes.add(row.start, f"{left}: it is left out, the claim is kept")


def _share(cells: Sequence[Cell], columns: _Columns, note: Callable[[str], None]) -> Quantity | None:
    """The number in the column that is headed so, or one with a per cent sign."""
    below = _nearest(cells, columns.share)
    for cell in cells:
        match = _SHARE.fullmatch(cell.text)
        if match is not None and ("%" in cell.text or cell is below):
            number = float(match["number"].replace(",", "."))
            share = share_between(number, number)
            if share is None:
                note(cell.text)
            return share
    return None


def _place(cells: Sequence[Cell], columns: _Columns) -> Mention | None:
    """The place in the column that is headed so, else the first cell that the gazetteer knows as one."""
    below = _nearest([cell for cell in cells if any(map(str.isalpha, cell.text))], columns.place)
    if below is not None:
        return _known_place(below.text, below.start) or _other_place(below)
    return next((place for cell in cells if (place := _known_place(cell.text, cell.start))), None)


def _nearest(cells: Sequence[Cell], column: int | None) -> Cell | None:
    """The cell that stands nearest to a heading, whose cell may be wider; none if there is no heading."""
    if column is None:
        return None
    return min(cells, key=lambda cell: abs(cell.column - column), default=None)


def _known_place(words: str, start: int = 0) -> Mention | None:
    return known_mention(_FOOTNOTE.sub("", words), Kind.PLACE, start)


def _other_place(cell: Cell) -> Mention:
    """A place that the gazetteer does not know, in the country named behind it ("Delaware, U.S.")."""
    words = _plain(cell)
    behind = _COUNTRY_BEHIND.search(words)
    country = _known_place(behind["country"]) if behind else None
    name = words[: behind.start()] if behind and country is not None else words
    return Mention(
        name,
        Kind.PLACE,
        True,
        entity_id(Kind.PLACE, name),
        country.country if country is not None else None,
        cell.start,
        cell.start + len(name),
    )
