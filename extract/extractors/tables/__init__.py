"""Readers of documents that are a table and no prose: every row is a claim or more."""

from __future__ import annotations

from extract.extractors.base import Extractor
from extract.extractors.tables.mapped import MappedTable
from extract.extractors.tables.subsidiaries import SubsidiaryList, is_subsidiary_list
from extract.tables import mapping_of
from graph.model import Document


def table_reader(document: Document) -> Extractor | None:
    """The reader for the kind of table that the document is; None for prose."""
    mapping = mapping_of(document.text)
    if mapping is not None:
        return MappedTable(mapping)
    return SubsidiaryList() if is_subsidiary_list(document.text) else None


__all__ = ["MappedTable", "SubsidiaryList", "is_subsidiary_list", "table_reader"]
