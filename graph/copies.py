"""Which documents are copies of one another: a wire story in ten papers is one source and not ten.

Compared are runs of five words, in Chinese and its like of eight characters. A text of which two fifths of
the runs stand in another is taken for a copy or a shortening of it, or the other for one of it. A rewriting
in other words is not seen; nor is a text too short to tell.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping

from graph.model import Claim, Document

SHARED = 0.4
"""Share of the runs of the shorter text from which on it is a copy."""
_LEAST = 12
"""Runs below which a text is too short to tell."""
_WORDS, _CHARACTERS = 5, 8
_IDEOGRAPH = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_TOKEN = re.compile(rf"{_IDEOGRAPH.pattern}|[^\W_]+")


class Copies:
    """Tells of the documents of a case whether two are one text."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self._documents = documents
        self._runs: dict[str, frozenset[int]] = {}

    def alike(self, one: Claim, other: Claim) -> bool:
        """Whether two claims stand in two documents of which one is a copy of the other."""
        first, second = one.evidence.document, other.evidence.document
        return first != second and self._copied(first, second)

    def _copied(self, first: str, second: str) -> bool:
        runs = self._of(first), self._of(second)
        shorter = min(map(len, runs))
        return shorter >= _LEAST and len(runs[0] & runs[1]) >= SHARED * shorter

    def _of(self, document: str) -> frozenset[int]:
        if document not in self._runs:
            known = self._documents.get(document)
            self._runs[document] = runs_of(known.text) if known is not None else frozenset()
        return self._runs[document]


def runs_of(text: str) -> frozenset[int]:
    """Hashes of all runs of words in a text, whatever its case and punctuation."""
    tokens = _TOKEN.findall(text.casefold())
    ideographs = sum(_IDEOGRAPH.match(token) is not None for token in tokens)
    length = _CHARACTERS if 2 * ideographs > len(tokens) else _WORDS
    return frozenset(
        zlib.crc32(" ".join(tokens[start : start + length]).encode("utf-8", "surrogatepass"))
        for start in range(len(tokens) - length + 1)
    )
