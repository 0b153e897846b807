"""Lists of subsidiaries as annual reports to the SEC carry them (Exhibit 21, of a 20-F Exhibit 8)."""

from __future__ import annotations

from extract.extractors.structured.subsidiaries.reader import SubsidiaryList
from extract.extractors.structured.subsidiaries.recognition import is_subsidiary_list

__all__ = ["SubsidiaryList", "is_subsidiary_list"]
