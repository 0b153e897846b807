"""Readers of documents that are no prose: of a table or a registry every row or record is a claim or more."""

from __future__ import annotations

from collections.abc import Sequence

from extract.extractors.base import Extractor
from extract.extractors.structured.bods import BodsReader
from extract.extractors.structured.ftm import FtmReader
from extract.extractors.structured.gleif import GleifReader
from extract.extractors.structured.mapped import MappedTable
from extract.extractors.structured.ofac import OfacReader
from extract.extractors.structured.subsidiaries import SubsidiaryList, is_subsidiary_list
from extract.tables import Mapping, fitting, mapping_of
from extract.tables.entities import is_ftm
from extract.tables.gleif import is_gleif
from extract.tables.ofac import is_ofac_xml
from extract.tables.statements import is_bods
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
    return SubsidiaryList() if is_subsidiary_list(document.text) else None


__all__ = [
    "BodsReader",
    "FtmReader",
    "GleifReader",
    "MappedTable",
    "OfacReader",
    "SubsidiaryList",
    "is_subsidiary_list",
    "structured_reader",
]
