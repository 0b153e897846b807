"""Tables of annual reports, as PDFs of exchanges carry them: companies held, and substantial shareholders."""

from __future__ import annotations

from extract.extractors.structured.report_tables.reader import ReportTables

__all__ = ["ReportTables"]
