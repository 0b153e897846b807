"""The one seam between a text and the claims in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from graph.errors import InputError
from graph.model import Claim, Document, Entity
from graph.observation import Observation


@dataclass(frozen=True, slots=True)
class Extraction:
    """What an extractor found in one document.

    Attributes:
        claims: in the order of the text.
        entities: curated records behind the named entities of the claims.
        notes: what was left out of the document and why, each with its line where it has one; the reader
            need not give the path.
        observations: figures of trade tables.
        skipped: rows of a table that cannot be used, each with its line and why.
    """

    claims: tuple[Claim, ...] = ()
    entities: tuple[Entity, ...] = ()
    notes: tuple[InputError, ...] = ()
    observations: tuple[Observation, ...] = ()
    skipped: tuple[InputError, ...] = ()


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
