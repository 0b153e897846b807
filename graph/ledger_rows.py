"""What rows of the ledger say: why something stopped holding, and what an append changed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Cause(StrEnum):
    """Why a claim or document stopped holding."""

    WITHDRAWN = "withdrawn"
    CORRECTION = "correction"
    EXTRACTOR = "extractor"
    VERSION = "version"
    """Its publisher changed the document, and the newer version is on file."""


@dataclass(frozen=True, slots=True)
class Retraction:
    """A row that ends what a document or claim says, from its recorded moment on.

    Attributes:
        target: id of the claim or document.
        replacement: id of what takes its place: the claim of a correction, the newer version of a document.
    """

    target: str
    cause: Cause
    why: str
    who: str
    recorded: datetime
    replacement: str | None = None


@dataclass(frozen=True, slots=True)
class Succession:
    """Ids of two versions of one document."""

    earlier: str
    later: str


@dataclass(frozen=True, slots=True)
class Appended:
    """What one append changed.

    Attributes:
        claims_withdrawn: claims that it ended, of an earlier version of the document too.
        observations_new, observations_withdrawn: figures of a trade table; an earlier version keeps its own.
    """

    document_new: bool
    claims_new: int
    claims_known: int
    claims_withdrawn: int
    observations_new: int = 0
    observations_withdrawn: int = 0
