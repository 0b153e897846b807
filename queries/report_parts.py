"""The parts of a diff report, before any markup."""

from __future__ import annotations

from dataclasses import dataclass

from graph.diff import ChangeCause, ChangeKind
from graph.schema import Stance


@dataclass(frozen=True, slots=True)
class Quote:
    """A claim's words with where they stand and how they are meant.

    Attributes:
        speaker: who says it, nearest first, or the publisher.
        source: publisher or title, and the date of publication.
        turn: "" if it stands on both sides, else "new" or "no longer counted".
    """

    text: str
    language: str
    stance: Stance
    speaker: str
    source: str
    details: str
    turn: str


@dataclass(frozen=True, slots=True)
class Line:
    """One change with the quotes of the claims that caused it, and those that deny it."""

    kind: ChangeKind
    what: str
    cause: ChangeCause
    quotes: tuple[Quote, ...]
    denials: tuple[Quote, ...]
    repeated: int
    left_out: int


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one weight under a title."""

    title: str
    lines: tuple[Line, ...]
