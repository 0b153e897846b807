"""The one seam between a text and the claims in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from graph.model import Claim, Document, Entity


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an extractor found in one document.

    Attributes:
        claims: in the order of the text.
        entities: curated records behind the named entities of the claims.
        notes: what the document says that no claim can carry, each in words ("a share of 130 % is left out").
    """

    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    notes: tuple[str, ...] = ()


class Extractor(Protocol):
    """Reads one document at a time; the same document always gives the same extraction."""

    @property
    def name(self) -> str:
        """Short name, for example "rules"."""
        ...

    @property
    def version(self) -> str:
        """Changes whenever the same text may give other claims."""
        ...

    def extract(self, document: Document) -> Extraction:
        """The claims of `document`, each with a verbatim quote.

        Raises:
            InputError: the document's language is not one that the extractor reads.
        """
        ...
