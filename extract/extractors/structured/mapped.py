"""Tables whose columns a mapping explains: what each row says becomes claims, with the row as quote."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import partial

from extract.extractors.base import Extraction
from extract.extractors.structured.cells import Cells, Told, period_in, qualifiers_of
from extract.extractors.structured.notes import Notes, shown
from extract.extractors.structured.parties import (
    SURE,
    bearer_of,
    country_mention,
    country_of,
    joined,
    mention_of,
)
from extract.gazetteer.curated import entities_of
from extract.tables import Column, Mapping, Record, Statement, headings_of, records_of
from extract.tables.lei import lei_in
from graph.identity import unnamed_id
from graph.model import Claim, Document, Entity, Evidence, Mention
from graph.schema import Kind, Stance

_TAG = re.compile(r"\s*#([^\W\d]\w*)\s*$")
_FORMULA = "="


@dataclass(frozen=True)
class MappedTable:
    """Reads a table by its mapping."""

    mapping: Mapping

    @property
    def name(self) -> str:
        """That of the mapping."""
        return f"table-{self.mapping.name}"

    @property
    def version(self) -> str:
        """Another one for each text of a user's mapping."""
        return f"2.{self.mapping.digest}" if self.mapping.digest else "2"

    def extract(self, document: Document) -> Extraction:
        """The claims of all rows, in text order; a name that is empty or nobody's makes none."""
        mapping, notes = self.mapping, Notes(document.text)
        headless = mapping.columns if mapping.first is not None else None
        if headless is None and mapping.digest:
            _note_missing(mapping, headings_of(document.text, mapping.separator or ","), notes)
        told: list[Entity] = []
        claims: list[Claim] = []
        for record in records_of(document.text, mapping.separator or ",", headings=headless):
            if record.extra:
                notes.add(
                    record.start, f"the row has more cells than headings ({shown(record.extra[0])}): left out"
                )
                continue
            row = _Row(mapping, document, record, _filled(record, mapping), partial(notes.add, record.start))
            claims.extend(claim for statement in mapping.statements for claim in row.claims(statement, told))
        return Extraction(tuple(claims), entities_of(claims) + joined(told), notes.errors())


def _filled(record: Record, mapping: Mapping) -> Cells:
    """The cells by column, those that stand for an empty one emptied."""
    if not mapping.empty:
        return record.cells
    return {column: "" if cell.strip() in mapping.empty else cell for column, cell in record.cells.items()}


def _note_missing(mapping: Mapping, headings: tuple[str, ...], notes: Notes) -> None:
    for column in mapping.used():
        if column not in headings:
            notes.add(
                0, f"the mapping {mapping.name} reads the column {shown(column)}, which the table lacks"
            )


@dataclass(frozen=True)
class _Row:
    mapping: Mapping
    document: Document
    record: Record
    cells: Cells
    note: Told

    def claims(self, statement: Statement, told: list[Entity]) -> Iterator[Claim]:
        """The claims of one statement; what the row tells of their ends besides is put to `told`."""
        if not self._applies(statement):
            return
        row = [*self._stances(), statement.stance]
        chain = (self.document.publisher or self.mapping.publisher,)
        evidence = Evidence.cut(self.document, self.record.start, self.record.end)
        others = list(self._parties(statement.object, told))
        for subject, doubt in self._parties(statement.subject, told):
            for other, more in others:
                if subject.entity == other.entity:
                    self.note(f"{shown(subject.text)} is on both sides of {statement.relation}: no claim")
                    continue
                yield Claim(
                    subject,
                    statement.relation,
                    other,
                    evidence,
                    qualifiers=qualifiers_of(statement, self.cells, self.note),
                    stance=Stance.doubtful([*row, *doubt, *more]),
                    attribution=chain,
                    valid=period_in(statement, self.cells, self.note),
                    confidence=SURE,
                )

    def _applies(self, statement: Statement) -> bool:
        wanted = statement.when or {}
        return all(self._cell(column) in cells for column, cells in wanted.items())

    def _stances(self) -> Iterator[Stance]:
        for column, cells in self.mapping.stances.items():
            stance = cells.get(self._cell(column), cells.get("*"))
            if stance is not None:
                yield stance
        column = self.mapping.stance_column
        if column:
            yield self._stance(self._cell(column))

    def _stance(self, word: str) -> Stance:
        """What a cell says of the row's firmness; a word that says none makes the row but possible."""
        try:
            return Stance(word.casefold()) if word else Stance.POSSIBLE
        except ValueError:
            self.note(f"{shown(word)} is no stance ({', '.join(Stance)}): the row is taken for possible")
            return Stance.POSSIBLE

    def _cell(self, column: str) -> str:
        return self.cells.get(column, "").strip()

    def _parties(self, column: Column, told: list[Entity]) -> Iterator[tuple[Mention, list[Stance]]]:
        cell = column.value or self.cells.get(column.column, "")
        for words in cell.split(column.split) if column.split else [cell]:
            tag = _TAG.search(words)
            name = words[: tag.start()].strip() if tag else words.strip()
            if not name or name in self.mapping.nobody:
                continue
            if name.startswith(_FORMULA):
                self.note(f"{shown(name)} is a formula and names nobody: no claim is made of it")
                continue
            doubt = [self.mapping.tags[tag[1]]] if tag and tag[1] in self.mapping.tags else []
            mention = self._mention(column, name)
            if mention is not None:
                told.extend(self._told(column, mention))
                yield mention, doubt

    def _mention(self, column: Column, name: str) -> Mention | None:
        """Whom or what a cell means; None for a code of no country."""
        place = None if column.value else self.record.place_of(name, self.document.text)
        start = place[0] if place else None
        if column.code:
            country = country_mention(name, start)
            if country is None:
                self.note(f"{shown(name)} is no country code of ISO 3166-1: no claim is made of it")
            return country
        pattern = self.mapping.unnamed
        if not column.named or (pattern is not None and pattern.search(name)):
            return self._unnamed(column, name, start)
        return self._known(column, name, start)

    def _unnamed(self, column: Column, name: str, start: int | None) -> Mention:
        """A party that the words describe: of this row if they are the cell's, else of the document."""
        whose = name if column.value else f"{name} {self.record.number}"
        own = unnamed_id(self.document.id, column.kind, whose)
        mention = mention_of(name, column.kind, start)
        return replace(mention, named=False, entity=own, country=self._country(column))

    def _known(self, column: Column, name: str, start: int | None) -> Mention:
        cell = self._cell(column.lei) if column.lei else ""
        lei = lei_in(cell)
        if cell and lei is None:
            self.note(
                f"{shown(cell)} is no legal entity identifier (its check digits are wrong): it is left out"
            )
        if lei is not None and column.kind is Kind.ORGANIZATION:
            mention = bearer_of(lei, name, start)
        else:
            mention = mention_of(name, column.kind, start)
        return mention if mention.country else replace(mention, country=self._country(column))

    def _country(self, column: Column) -> str | None:
        entry = country_of(self._cell(column.country)) if column.country else None
        return entry.country if entry is not None else None

    def _told(self, column: Column, mention: Mention) -> Iterator[Entity]:
        """What the row tells of a named party besides: other names, its identifier."""
        if not mention.named or not (column.aliases or column.lei):
            return
        cell = self.cells.get(column.aliases.column, "") if column.aliases else ""
        names = tuple(
            name for name in (column.aliases.of(cell) if column.aliases else ()) if name != mention.text
        )
        lei = lei_in(self._cell(column.lei)) if column.lei else None
        facts = {"lei": lei or "", "country": mention.country or ""}
        known = {name: value for name, value in facts.items() if value}
        if names or lei:
            yield Entity(mention.entity, mention.kind, mention.text, names, known, self.mapping.title)
