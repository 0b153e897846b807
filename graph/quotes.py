"""Quotes that are kept as places: the words are cut from the document when somebody reads them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from graph.errors import ContractError
from graph.model import Document, Evidence


class Quotes:
    """The words of rows, cut from their documents; a row that gives many figures is cut once.

    Rows of one document come one after the other, so that one text is held at a time.
    """

    def __init__(self, document: Callable[[str], Document | None]) -> None:
        self._find = document
        self._document: Document | None = None
        self._last: Evidence | None = None

    def of(self, place: Mapping[str, Any]) -> Evidence:
        """The words between `start` and `end` of `document`.

        Raises:
            ContractError: the document is not on file.
        """
        name, start, end = place["document"], place["start"], place["end"]
        last = self._last
        if last is not None and (last.document, last.start, last.end) == (name, start, end):
            return last
        if self._document is None or self._document.id != name:
            self._document = self._find(name)
        if self._document is None:
            raise ContractError(f"a figure quotes document {name!r}, which is not on file")
        self._last = Evidence.cut(self._document, start, end)
        return self._last
