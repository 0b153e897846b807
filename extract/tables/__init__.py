"""Tables and registries in files: rows, records and objects with their offsets, and what columns mean."""

from __future__ import annotations

from extract.tables.mapping import Column, Mapping, Statement, known_mappings, mapping_of
from extract.tables.records import Record, records_of

__all__ = ["Column", "Mapping", "Record", "Statement", "known_mappings", "mapping_of", "records_of"]
