"""Where documents come from. A source yields documents, and says by name which items it cannot use."""

from extract.sources.base import Found, Provenance, Source
from extract.sources.documents import JsonLines
from extract.sources.press import Press

__all__ = ["Found", "JsonLines", "Press", "Provenance", "Source"]
