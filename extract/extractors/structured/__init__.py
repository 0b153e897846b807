"""Readers of documents that are no prose: of a table or a registry every row or record is a claim or more."""

from __future__ import annotations

from collections.abc import Sequence

from extract.extractors.base import Extractor
from extract.extractors.beside import PartReader
from extract.extractors.structured.bods import BodsReader
from extract.extractors.structured.filing_facts import FilingFacts
from extract.extractors.structured.ftm import FtmReader
from extract.extractors.structured.gleif import GleifReader
from extract.extractors.structured.mapped import MappedTable
from extract.extractors.structured.ofac import OfacReader
from extract.extractors.structured.report_tables import ReportTables
from extract.extractors.structured.submission_header import SubmissionHeader
from extract.extractors.structured.subsidiaries import SubsidiaryList, is_subsidiary_list
from extract.extractors.structured.trade import TradeTable
from extract.tables import Mapping, fitting, mapping_of
from extract.tables.entities import is_ftm
from extract.tables.gleif import is_gleif
from extract.tables.ofac import is_ofac_xml
from extract.tables.statements import is_bods
from extract.tables.submission import is_header
from extract.tables.trade import sheet_of
from graph.model import Document


def structured_reader(document: Document, own: Sequence[Mapping] = ()) -> Extractor | None:
    """The reader for the kind of table or registry that the document is; None for prose.

    Args:
        document: what is to be read.
        own: mappings of the user's, which win over what the package knows.
    """
    if is_bods(document.text):
        return BodsReader()
    if is_ftm(document.text):
        return FtmReader()
    if is_ofac_xml(document.text):
        return OfacReader()
    if is_gleif(document.text) and fitting(document.text, own) is None:
        return GleifReader()
    mapping = mapping_of(document.text, own)
    if mapping is not None:
        return MappedTable(mapping)
    sheet = sheet_of(document.text)
    if sheet is not None:
        return TradeTable(sheet.mapping)
    if is_header(document.text):
        return SubmissionHeader()
    return SubsidiaryList() if is_subsidiary_list(document.text, called=_called(document)) else None


def _called(document: Document) -> str:
    """What a document is called: its title, and the file that it was."""
    return f"{document.title or ''}\n{(document.uri or '').rpartition('/')[2]}"


def part_readers(document: Document) -> tuple[PartReader, ...]:
    """The readers for the tables that stand in a document of prose."""
    return tuple(reader for reader in (FilingFacts(), ReportTables()) if reader.spans(document))


__all__ = [
    "BodsReader",
    "FilingFacts",
    "FtmReader",
    "GleifReader",
    "MappedTable",
    "OfacReader",
    "ReportTables",
    "SubmissionHeader",
    "SubsidiaryList",
    "TradeTable",
    "is_subsidiary_list",
    "part_readers",
    "structured_reader",
]
