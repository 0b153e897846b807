"""Tables whose columns a mapping explains: what each row says becomes claims, with the row as quote."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from extract.extractors.base import Extraction
from extract.extractors.structured.parties import SURE, mention_of
from extract.gazetteer.curated import entities_of
from extract.tables import Column, Mapping, Record, Statement, records_of
from graph.errors import ContractError
from graph.identity import unnamed_id
from graph.model import Claim, Document, Evidence, Mention, QualifierValue
from graph.quantity import Quantity
from graph.schema import SIGNATURES, QualifierType, Stance
from graph.when import ALWAYS, PartialDate, Period

_TAG = re.compile(r"\s*#(\w+)\s*$")


@dataclass(frozen=True)
class MappedTable:
    """Reads a table by its mapping."""

    mapping: Mapping
    version: str = "1"

    @property
    def name(self) -> str:
        """That of the mapping."""
        return f"table-{self.mapping.name}"

    def extract(self, document: Document) -> Extraction:
        """The claims of all rows, in text order; a name that is empty or nobody's makes none."""
        text = document.text
        claims = tuple(
            claim
            for record in records_of(text)
            for statement in self.mapping.statements
            if _applies(statement, record)
            for claim in self._claims(statement, record, document)
        )
        return Extraction(claims, entities_of(claims))

    def _claims(self, statement: Statement, record: Record, document: Document) -> Iterator[Claim]:
        row = self._stances(record)
        chain = (document.publisher or self.mapping.publisher,)
        evidence = Evidence.cut(document, record.start, record.end)
        for subject, doubt in self._parties(statement.subject, record, document):
            for other, more in self._parties(statement.object, record, document):
                yield Claim(
                    subject,
                    statement.relation,
                    other,
                    evidence,
                    qualifiers=_qualifiers(statement, record),
                    stance=Stance.doubtful([*row, *doubt, *more]),
                    attribution=chain,
                    valid=_period(record.cells.get(statement.start, "")),
                    confidence=SURE,
                )

    def _stances(self, record: Record) -> list[Stance]:
        return [
            cells[record.cells[column].strip()]
            for column, cells in self.mapping.stances.items()
            if record.cells.get(column, "").strip() in cells
        ]

    def _parties(
        self, column: Column, record: Record, document: Document
    ) -> Iterator[tuple[Mention, list[Stance]]]:
        cell = record.cells.get(column.column, "")
        for words in cell.split(column.split) if column.split else [cell]:
            tag = _TAG.search(words)
            name = words[: tag.start()].strip() if tag else words.strip()
            if not name or name in self.mapping.nobody:
                continue
            place = record.place_of(name, document.text)
            doubt = [self.mapping.tags[tag[1]]] if tag and tag[1] in self.mapping.tags else []
            mention = mention_of(name, column.kind, place[0] if place else None)
            if self.mapping.unnamed is not None and self.mapping.unnamed.search(name):
                own = unnamed_id(document.id, column.kind, f"{name} {record.number}")
                mention = replace(mention, named=False, entity=own, country=None)
            yield mention, doubt


def _applies(statement: Statement, record: Record) -> bool:
    wanted = statement.when or {}
    return all(record.cells.get(column, "").strip() in cells for column, cells in wanted.items())


def _qualifiers(statement: Statement, record: Record) -> dict[str, QualifierValue]:
    """The numbers of the row; one that cannot be (a negative count, a share of 130) is left out."""
    found: dict[str, QualifierValue] = {}
    for name, column in statement.qualifiers.items():
        specification = SIGNATURES[statement.relation].qualifiers[name]
        number = _number(record.cells.get(column, ""))
        if number is None or number > (specification.upper or math.inf):
            continue
        exact = specification.type is not QualifierType.NUMBER
        found[name] = Quantity.exactly(number) if exact else number
    return found


def _number(cell: str) -> float | None:
    try:
        number = float(cell.replace(",", "").replace("%", ""))
    except ValueError:
        return None
    return number if 0 < number < math.inf else None


def _period(cell: str) -> Period:
    """From the day in the cell on; always, if there is none."""
    try:
        return Period(start=PartialDate.parse(cell.strip()), end=None)
    except ContractError:
        return ALWAYS
