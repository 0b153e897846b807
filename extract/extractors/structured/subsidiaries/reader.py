"""Reads lists of subsidiaries line by line: what is a heading, what a note, and what each row says.

Every row names a company that the registrant owns, mostly where it is incorporated, and sometimes its share.
Being on the list says no more than "subsidiary": neither how much nor through whom unless a column says it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from extract.extractors.base import Extraction
from extract.extractors.structured.jurisdictions import is_place, is_state, place_in
from extract.extractors.structured.notes import Notes, shown
from extract.extractors.structured.parties import SURE, mention_of
from extract.extractors.structured.stated_share import NO_SHARE
from extract.extractors.structured.subsidiaries.columns import Columns, columns_of
from extract.extractors.structured.subsidiaries.layout import meant_lines, side_by_side
from extract.extractors.structured.subsidiaries.names import has_form, name_with_place
from extract.extractors.structured.subsidiaries.rows import Told, plain_name, told_by
from extract.extractors.structured.subsidiaries.sections import (
    CONTRACTUAL,
    Section,
    contractual_owner,
    names_nobody,
    registrant_of,
    section_of,
)
from extract.gazetteer.curated import entities_of
from extract.gazetteer.legal import bare_name
from extract.tables.lines import Cell, Row
from graph.identity import entity_id
from graph.model import Claim, Document, Evidence, Mention, QualifierValue
from graph.schema import Kind, Relation, Stance

_FOOTNOTE = re.compile(r"\s*[(\[]?(?P<mark>[*†‡§#^]+|\d{1,2}|[a-z])[)\]]?[.:]?\s+(?P<words>.*)", re.DOTALL)
_INDENT_MEANS = re.compile(r"\bindent(?:ed|ation|ions)?\b", re.IGNORECASE)
_PLACE_HEADING = re.compile(
    r"(?:subsidiaries\s+|companies\s+|entities\s+)?(?:incorporated|organi[sz]ed|formed|established|registered)?\s*(?:in\s+)?"
    r"(?:the\s+)?(?P<place>[^:]+?):?$",
    re.IGNORECASE,
)
_STATE = re.compile(r"\bstate\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})+)\.?\s")
_LONGEST_QUOTE = 2000
_TOP = 8
"""Lines in which the registrant's name stands above the heading."""
_DEPTH = 100_000
"""By how much a level of numbers ("1.1") outweighs an indentation."""


class SubsidiaryList:
    """Reads each row as OWNS and, where it names a place, INCORPORATED_IN; the quote is the row.

    A company that is held by contract alone ("variable interest entity") is CONTROLS.
    """

    name = "subsidiaries"
    version = "3"

    def extract(self, document: Document) -> Extraction:
        """The claims of all rows, in text order.

        The owner is whom a column or the heading above the row names ("Subsidiaries of Alpha Inc."), else
        the name above that heading, the publisher, or an unnamed party: "the registrant". A share is taken
        only from 0 to 100; another is named in the notes. Two companies that differ in their legal form
        alone are two.
        """
        reading = _Reading.of(document)
        claims = tuple(reading.claims())
        return Extraction(claims, entities_of(claims), notes=reading.notes.errors())


@dataclass
class _Reading:
    """One pass over a list: what its lines so far say of the next."""

    document: Document
    lines: list[Row]
    registrant: Mention
    american: bool
    bracketed: bool
    placeless: bool
    by_contract: frozenset[str]
    explained: bool
    section: Section = field(default_factory=Section)
    columns: Columns = field(default_factory=Columns)
    under_heading: bool = False
    place: Cell | None = None
    parents: list[tuple[int, int, Mention, Row]] = field(default_factory=list)
    alike: frozenset[str] = frozenset()
    notes: Notes = field(default_factory=lambda: Notes(""))

    @classmethod
    def of(cls, document: Document) -> _Reading:
        lines = meant_lines(document.text)
        cells = [cell for row in lines for cell in row.cells[1:]]
        single = [name_with_place(row.cells[0].text, row.start) for row in lines if len(row.cells) == 1]
        placed = [name for name in single if name.place is not None]
        marks = _marks_of_contracts(row.cells for row in lines)
        reading = cls(
            document,
            lines,
            registrant_of(document, _title(lines)),
            _is_american(lines, cells) or any(name.place and is_state(name.place[1]) for name in placed),
            len(placed) > 1 and not any(len(row.cells) > 1 for row in lines),
            not any(place_in(cell.text, 0) for cell in cells) and not placed,
            marks,
            _INDENT_MEANS.search(document.text) is not None,
        )
        reading.alike = reading._alike()
        reading.notes = Notes(document.text, lined=False)
        return reading

    def _alike(self) -> frozenset[str]:
        """Ids that two companies of the list would share, were it not for their legal forms."""
        names = {told.name.text for _, told in replace(self, parents=[])._rows()}
        counted = Counter(entity_id(Kind.ORGANIZATION, bare_name(name)) for name in names)
        return frozenset(entity for entity, count in counted.items() if count > 1)

    def claims(self) -> Iterator[Claim]:
        """The claims of all rows."""
        for row, told in self._rows():
            yield from self._claims(row, told)

    def _rows(self) -> Iterator[tuple[Row, Told]]:
        among_names = False
        for number, line in enumerate(self.lines):
            if line.start == self.registrant.start or self._is_heading(line):
                among_names = True
                continue
            self.under_heading = False
            if among_names and (told := self._plain(number)) is not None:
                yield line, told
                continue
            among_names = False
            for row in side_by_side(line, self.columns, placeless=self.placeless):
                told = told_by(row, self._columns_for(row), american=self.american, bracketed=self.bracketed)
                if told is not None and not self._is_footnote(row, told):
                    among_names = True
                    yield row, told

    def _plain(self, number: int) -> Told | None:
        """A name without a legal form, in a line before a company or at the end of the list."""
        row = self.lines[number]
        if len(row.cells) > 1 or told_by(row, self.columns, american=self.american, bracketed=self.bracketed):
            return None
        below = self.lines[number + 1] if number + 1 < len(self.lines) else None
        ends = below is None or told_by(below, self.columns, american=self.american, bracketed=self.bracketed)
        return plain_name(row) if ends else None

    def _columns_for(self, row: Row) -> Columns:
        """The headings of the part of a table that stands beside others in which the row is."""
        begins = self.columns.blocks
        if not begins:
            return self.columns
        limits = [0, *begins, 10**9]
        part = next(n for n in range(len(limits)) if limits[n] <= row.indent < limits[n + 1])
        inside = [head for head in self.columns.heads if limits[part] <= head[0].column < limits[part + 1]]
        return Columns(tuple(inside))

    def _is_footnote(self, row: Row, told: Told) -> bool:
        """Whether a line begins with a mark and goes on as a sentence or a remark on contracts."""
        found = _FOOTNOTE.match(self.document.text, row.start, row.end)
        return (
            found is not None and len(row.cells) <= 2 and told.place is None and not has_form(found["words"])
        )

    def _is_heading(self, row: Row) -> bool:
        """Take in a line that says something of the lines below it; whether it is one."""
        words = self.document.text[row.start : row.end]
        found = _FOOTNOTE.match(words)
        if (
            found
            and CONTRACTUAL.search(found["words"])
            and found["mark"] in self.by_contract
            and len(row.cells) < 3
        ):
            return True
        head = row.cells[0]
        columns = columns_of(row)
        if len(row.cells) == 1 or columns is not None or "subsidiaries of" in head.text.lower():
            section = section_of(head.text, head.start, self.document)
            if section is not None and not (len(row.cells) > 1 and columns is None and section.owner is None):
                self._open(section, keep_owner=columns is not None)
                if columns is None or len(row.cells) == 1:
                    return True
        if columns is not None:
            self.columns = self.columns.with_more(columns) if self.under_heading else columns
            self.under_heading = True
            return True
        return self._is_place_heading(row)

    def _open(self, section: Section, *, keep_owner: bool) -> None:
        owner = section.owner
        if owner is None and (keep_owner or section.contractual):
            owner = self.section.owner
        mixed = section.stance is Stance.POSSIBLE and self._tells_apart()
        self.section = replace(section, owner=owner, stance=Stance.ASSERTED if mixed else section.stance)
        self.place, self.parents = None, []

    def _tells_apart(self) -> bool:
        """Whether lines of the list say which companies are held by contract, so that the others are not."""
        if self.by_contract:
            return True
        told = [
            cell.text
            for row in self.lines
            for cell in row.cells
            if CONTRACTUAL.search(cell.text) and not re.search("subsidiar", cell.text, re.IGNORECASE)
        ]
        return bool(told)

    def _is_place_heading(self, row: Row) -> bool:
        found = _PLACE_HEADING.match(row.cells[0].text) if len(row.cells) == 1 else None
        if found is None or not is_place(found["place"]):
            return False
        cell = row.cells[0]
        at = cell.start + found.start("place")
        self.place = replace(cell, start=at, text=found["place"])
        return True

    def _claims(self, row: Row, told: Told) -> Iterator[Claim]:
        company = self._company(told)
        chain = (self.document.publisher,) if self.document.publisher else ()
        evidence = Evidence.cut(self.document, row.start, row.end)
        contractual = self._is_contractual(told)
        for owner, stance, quote in self._owners(row, told, company):
            if owner.entity != company.entity:
                yield Claim(
                    self._standing(owner),
                    Relation.CONTROLS if contractual else Relation.OWNS,
                    company,
                    quote or evidence,
                    qualifiers=self._qualifiers(told, contractual=contractual),
                    stance=stance,
                    attribution=chain,
                    confidence=SURE,
                )
        place, quote = self._place_of(row, told)
        if place is not None:
            place = self._standing(place)
            yield Claim(
                company,
                Relation.INCORPORATED_IN,
                place,
                quote or evidence,
                attribution=chain,
                confidence=SURE,
            )

    def _standing(self, mention: Mention) -> Mention:
        """The mention without offsets if its words were broken over two lines."""
        if mention.start is None or self.document.text[mention.start : mention.end] == mention.text:
            return mention
        return replace(mention, start=None, end=None)

    def _is_contractual(self, told: Told) -> bool:
        if any(contractual_owner(cell.text, cell.start, self.document) for cell in told.beside):
            return False
        return told.contractual or self.section.contractual or bool(told.marks & self.by_contract)

    def _company(self, told: Told) -> Mention:
        company = self._standing(mention_of(told.name.text, Kind.ORGANIZATION, told.name.start))
        if company.entity in self.alike:
            return replace(company, entity=entity_id(Kind.ORGANIZATION, company.text))
        return company

    def _owners(
        self, row: Row, told: Told, company: Mention
    ) -> Iterator[tuple[Mention, Stance, Evidence | None]]:
        """Who holds the company, how firmly, and where it stands if not in the row alone."""
        owner = self.section.owner or self.registrant
        if told.holder is not None:
            named = not names_nobody(told.holder.text)
            held = mention_of(told.holder.text, Kind.ORGANIZATION, told.holder.start) if named else owner
            yield held, self.section.stance, None
            return
        others = (contractual_owner(cell.text, cell.start, self.document) for cell in told.beside)
        unnamed = next((one for one in others if one is not None), None)
        if unnamed is not None:
            yield unnamed, self.section.stance, None
            return
        parent = self._parent(row, company)
        if parent is None:
            yield owner, self.section.stance, None
            return
        mention, above = parent
        quote = None
        if row.end - above.start <= _LONGEST_QUOTE:
            quote = Evidence.cut(self.document, above.start, row.end)
        if self.explained:
            yield mention, self.section.stance, quote
            return
        yield owner, self.section.stance, None
        yield mention, Stance.POSSIBLE, quote

    def _parent(self, row: Row, company: Mention) -> tuple[Mention, Row] | None:
        """The company above that stands further left, in a list that is set as a tree."""
        numbered = _NUMBERED.match(self.document.text, row.start, row.end)
        depth = row.indent + (_DEPTH * numbered[1].count(".") if numbered else 0)
        last = row.cells[-1].column if len(row.cells) > 1 else -1
        while self.parents and self.parents[-1][0] >= depth:
            self.parents.pop()
        found = self.parents[-1] if self.parents else None
        self.parents.append((depth, last, company, row))
        if found is None or (found[1] != last and not numbered and -1 not in (found[1], last)):
            return None
        return found[2], found[3]

    def _qualifiers(self, told: Told, *, contractual: bool) -> dict[str, QualifierValue]:
        if told.share is not None and (contractual or told.share[0].share is None):
            why = "is left out, for the company is held by contract" if contractual else NO_SHARE
            self.notes.add(told.name.start, f"share {shown(told.share[1])} of {shown(told.name.text)} {why}")
        if contractual:
            return {"means": "variable interest"}
        if told.share is None or told.share[0].share is None:
            return {}
        qualifiers: dict[str, QualifierValue] = {"share": told.share[0].share}
        return qualifiers | ({"interest": "voting"} if told.voting else {})

    def _place_of(self, row: Row, told: Told) -> tuple[Mention | None, Evidence | None]:
        if told.place is not None or self.place is None:
            return told.place, None
        heading = self.place
        if row.end - heading.start > _LONGEST_QUOTE:
            return place_in(heading.text, heading.start, american=self.american), None
        quote = Evidence.cut(self.document, heading.start, row.end)
        return place_in(heading.text, heading.start, american=self.american), quote


def _is_american(lines: list[Row], cells: list[Cell]) -> bool:
    """Whether cells name states of the US, or give two letters that can be nothing else."""
    if any(is_state(cell.text) for cell in cells):
        return True
    headed = any(
        _STATE.search(row.cells[-1].text) or _STATE.search(row.cells[0].text)
        for row in lines
        if columns_of(row)
    )
    return headed or any(
        columns_of(row) and any(_STATE.search(one.text) for one in row.cells) for row in lines
    )


def _title(lines: list[Row]) -> tuple[int, str] | None:
    """The one name with a legal form that stands above the first heading that speaks of subsidiaries."""
    names: list[tuple[int, str]] = []
    for row in lines[:_TOP]:
        words = row.cells[0].text
        if "subsidiar" in words.lower():
            return names[0] if len(names) == 1 else None
        if len(row.cells) == 1 and has_form(words):
            names.append((row.start, words))
    return None


def _marks_of_contracts(rows: Iterable[tuple[Cell, ...]]) -> frozenset[str]:
    """Footnote marks that a note explains as control by contract."""
    marks = set()
    for cells in rows:
        words = " ".join(cell.text for cell in cells)
        found = _FOOTNOTE.match(words)
        if found and len(cells) < 3 and CONTRACTUAL.search(found["words"]):
            marks.add(found["mark"])
    return frozenset(marks)
