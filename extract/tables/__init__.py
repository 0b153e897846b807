"""Tables in texts: rows and cells with their offsets, and what the columns of known tables mean."""

from __future__ import annotations

from extract.tables.mapping import Column, Mapping, Statement, known_mappings, mapping_of
from extract.tables.records import Record, records_of

__all__ = ["Column", "Mapping", "Record", "Statement", "known_mappings", "mapping_of", "records_of"]
