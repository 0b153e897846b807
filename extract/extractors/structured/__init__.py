"""Readers of documents that are no prose: of a table or a registry every row or record is a claim or more."""

from __future__ import annotations

from extract.extractors.base import Extractor
from extract.extractors.beside import PartReader
from extract.extractors.structured.bods import BodsReader
from extract.extractors.structured.filing_facts import FilingFacts
from extract.extractors.structured.ftm import FtmReader
from extract.extractors.structured.mapped import MappedTable
from extract.extractors.structured.subsidiaries import SubsidiaryList, is_subsidiary_list
from extract.tables import mapping_of
from extract.tables.entities import is_ftm
from extract.tables.statements import is_bods
from graph.model import Document


def structured_reader(document: Document) -> Extractor | None:
    """The reader for the kind of table or registry that the document is; None for prose."""
    if is_bods(document.text):
        return BodsReader()
    if is_ftm(document.text):
        return FtmReader()
    mapping = mapping_of(document.text)
    if mapping is not None:
        return MappedTable(mapping)
    return SubsidiaryList() if is_subsidiary_list(document.text) else None


def part_readers(document: Document) -> tuple[PartReader, ...]:
    """The readers for the tables that stand in a document of prose."""
    return tuple(reader for reader in (FilingFacts(),) if reader.spans(document))


__all__ = [
    "BodsReader",
    "FilingFacts",
    "FtmReader",
    "MappedTable",
    "SubsidiaryList",
    "is_subsidiary_list",
    "part_readers",
    "structured_reader",
]
