"""Reads the tables of an annual report that say whom the company holds and who holds it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from extract.extractors.base import Extraction
from extract.extractors.structured.jurisdictions import other_place, place_in
from extract.extractors.structured.notes import Notes, shown
from extract.extractors.structured.parties import SURE, mention_of
from extract.extractors.structured.report_tables.finding import SECTION, Layout, Table, tables_in
from extract.extractors.structured.report_tables.parties import holder_in
from extract.extractors.structured.stated_share import NO_SHARE, StatedShare, stated_share
from extract.extractors.structured.subsidiaries.names import is_prose, name_in
from extract.extractors.structured.subsidiaries.sections import names_nobody
from extract.gazetteer.curated import entities_of
from extract.tables.grid import GridRow
from graph.identity import unnamed_id
from graph.model import Claim, Document, Evidence, Mention, QualifierValue
from graph.schema import Kind, Relation

_GENERAL = re.compile(
    r"\s*(?:the\s+|its\s+|a\s+)?(?:company|group|subsidiar(?:y|ies)|本公司)\s*:?\s*$", re.IGNORECASE
)
_SUBSIDIARIES = re.compile(r"subsidiar|^\s*indirect|間接", re.IGNORECASE)
_CONTROLLED = re.compile(r"controlled|trust|spouse|family|founder|deemed|受控|信託|配偶|視為", re.IGNORECASE)
_NOT_OWNED = re.compile(
    r"security\s+interest|lending|short\s+position|custodian|淡倉|investment\s+manager", re.IGNORECASE
)
_SHORT = re.compile(r"[(（]S[)）]|淡倉")


class ReportTables:
    """Each row of a table of companies held or of holders as OWNS and INCORPORATED_IN; the quote is the row.

    Of several years' columns the last counts. A deemed interest is one held through others and is never added
    to a direct one.
    """

    name = "report-tables"
    version = "1"

    def spans(self, document: Document) -> list[tuple[int, int]]:
        """Headings and rows of the tables that are understood; all else is left to the reader of prose."""
        return [
            span
            for table in tables_in(document.text)
            for span in (table.head, *((r.start, r.end) for r in table.rows))
        ]

    def extract(self, document: Document) -> Extraction:
        """The claims of all rows, in text order."""
        notes = Notes(document.text, lined=False)
        claims = tuple(
            claim for table in tables_in(document.text) for claim in _Reading(document, table, notes).claims()
        )
        return Extraction(claims, entities_of(claims), notes=notes.errors())


@dataclass
class _Reading:
    """One table of a report."""

    document: Document
    table: Table
    notes: Notes

    def claims(self) -> Iterator[Claim]:
        """The claims of its rows."""
        for row in self.table.rows:
            name = name_in(row.words(self.table.layout.name), 0).text
            if any(map(str.isalpha, name)) and not is_prose(name) and not names_nobody(name):
                yield from self._holder(row, name) if self.table.holders else self._held(row, name)

    def _company(self) -> Mention:
        """The company whose report it is."""
        if self.document.publisher:
            return mention_of(self.document.publisher, Kind.ORGANIZATION, None)
        name = unnamed_id(self.document.id, Kind.ORGANIZATION, "the company")
        return Mention("the Company", Kind.ORGANIZATION, False, name)

    def _held(self, row: GridRow, name: str) -> Iterator[Claim]:
        """What a row says of a company that the group holds."""
        layout = self.table.layout
        company = mention_of(name, Kind.ORGANIZATION, self._start(row, layout.name, name))
        parent, via = self._section(row)
        stated, indirect = self._share(row, name, layout)
        if stated is not None:
            through = via or ("subsidiaries" if indirect else None)
            qualifiers: dict[str, QualifierValue] = {} if stated.share is None else {"share": stated.share}
            yield self._claim(
                row, self._company(), company, qualifiers | ({"via": through} if through else {})
            )
        if parent is not None and parent.entity != company.entity:
            yield self._claim(row, parent, company, {})
        place = self._place(row)
        if place is not None:
            yield Claim(
                company,
                Relation.INCORPORATED_IN,
                place,
                self._evidence(row),
                attribution=self._chain(),
                confidence=SURE,
            )

    def _holder(self, row: GridRow, name: str) -> Iterator[Claim]:
        """What a row says of a shareholder of the company."""
        layout = self.table.layout
        capacity = row.words(layout.capacity)
        if _NOT_OWNED.search(capacity) or _SHORT.search(" ".join(words for words, _ in row.cells.values())):
            why = capacity or "a short position"
            self.notes.add(row.start, f"{shown(name)} is left out, for it is no holding of shares: {why}")
            return
        holder = holder_in(name, self._start(row, layout.name, name))
        direct = self._stated(row, name, layout.direct if layout.direct is not None else layout.whole)
        deemed = self._stated(row, name, layout.indirect)
        if direct is not None:
            through = capacity if _CONTROLLED.search(capacity) else None
            interest = "beneficial" if re.search("beneficial|實益", capacity, re.IGNORECASE) else None
            interest = interest or ("shares" if layout.direct is not None else None)
            yield self._claim(
                row, holder, self._company(), _qualifiers(direct, interest=interest, via=through)
            )
        if deemed is None:
            return
        if direct is None:
            yield self._claim(
                row,
                holder,
                self._company(),
                _qualifiers(deemed, interest="beneficial", via="deemed interest"),
            )
        else:  # the figure stays in words: a number would be joined with that of the direct interest
            words = row.words(layout.indirect)
            yield self._claim(
                row, holder, self._company(), {"via": f"deemed interest of {words.rstrip(' %')} %"}
            )

    def _share(self, row: GridRow, name: str, layout: Layout) -> tuple[StatedShare | None, bool]:
        """The share of the company, and whether it is held through subsidiaries."""
        whole = self._stated(row, name, layout.whole)
        direct = self._stated(row, name, layout.direct)
        indirect = self._stated(row, name, layout.indirect)
        if direct is not None and indirect is not None and whole is None:
            held = row.words(layout.indirect)
            left = f"share {shown(held)} of {shown(name)} held indirectly is not added to the direct one"
            self.notes.add(row.start, left)
        if whole is not None:
            return whole, direct is None and indirect is not None
        return (direct, False) if direct is not None else (indirect, indirect is not None)

    def _stated(self, row: GridRow, name: str, band: int | None) -> StatedShare | None:
        """The share in a band; None if it has none or it is nought."""
        words = row.words(band)
        stated = stated_share(words) if words else None
        if stated is not None and stated.share is None:
            self.notes.add(row.start, f"share {shown(words)} of {shown(name)} {NO_SHARE}")
        return None if stated is not None and stated.share is not None and not stated.share.max else stated

    def _section(self, row: GridRow) -> tuple[Mention | None, str | None]:
        """Who holds the company, if a line above says so, and how the group's interest runs."""
        above = [line for line in self.table.sections if line.end <= row.start]
        if not above:
            return None, None
        words = self.document.text[above[-1].start : above[-1].end]
        found = SECTION.match(words)
        who = (found["who"] if found else "").strip(" :")
        if not who or _GENERAL.fullmatch(who):
            return None, "subsidiaries" if _SUBSIDIARIES.search(
                who or words
            ) and "by the" not in words.lower() else None
        parent = mention_of(who, Kind.ORGANIZATION, above[-1].start + words.index(who))
        return parent, who

    def _place(self, row: GridRow) -> Mention | None:
        band = self.table.layout.place
        words = re.sub(r"[*#^†‡]+$", "", row.words(band)).strip()
        if band is None or not any(map(str.isalpha, words)):
            return None
        at = row.cells[band][1]
        place = place_in(words, at or 0) or other_place(words, at or 0)
        return place if at is not None else Mention(place.text, place.kind, True, place.entity, place.country)

    def _start(self, row: GridRow, band: int, name: str) -> int | None:
        """Where a name stands, if it is on one line."""
        at = row.cells[band][1]
        found = self.document.text.find(name, at, row.end) if at is not None else -1
        return found if found >= 0 else None

    def _claim(
        self, row: GridRow, owner: Mention, company: Mention, qualifiers: dict[str, QualifierValue]
    ) -> Claim:
        return Claim(
            owner,
            Relation.OWNS,
            company,
            self._evidence(row),
            qualifiers=qualifiers,
            attribution=self._chain(),
            confidence=SURE,
        )

    def _evidence(self, row: GridRow) -> Evidence:
        return Evidence.cut(self.document, row.start, row.end)

    def _chain(self) -> tuple[str, ...]:
        return (self.document.publisher,) if self.document.publisher else ()


def _qualifiers(stated: StatedShare, *, interest: str | None, via: str | None) -> dict[str, QualifierValue]:
    known: dict[str, QualifierValue | None] = {"share": stated.share, "interest": interest, "via": via}
    return {key: value for key, value in known.items() if value is not None}
