"""Tables and registries in files: rows, records and objects with their offsets, and what columns mean."""

from __future__ import annotations

from extract.tables.mapping import Column, Day, Detail, Mapping, Statement, Words, fitting
from extract.tables.mapping_file import known_mappings, mapping_of, own_mappings, read_mapping
from extract.tables.records import Record, check_headings, headings_of, records_of

__all__ = [
    "Column",
    "Day",
    "Detail",
    "Mapping",
    "Record",
    "Statement",
    "Words",
    "check_headings",
    "fitting",
    "headings_of",
    "known_mappings",
    "mapping_of",
    "own_mappings",
    "read_mapping",
    "records_of",
]
