"""Readers of documents that are a table and no prose: every row is a claim or two."""

from __future__ import annotations

from extract.extractors.base import Extractor
from extract.extractors.tables.subsidiaries import SubsidiaryList, is_subsidiary_list
from graph.model import Document


def table_reader(document: Document) -> Extractor | None:
    """The reader for the kind of table that the document is; None for prose."""
    return SubsidiaryList() if is_subsidiary_list(document.text) else None


__all__ = ["SubsidiaryList", "is_subsidiary_list", "table_reader"]
