"""Words that hedge, deny, plan or attribute, and how far each reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from extract.extractors.rules.mask import Masked
from graph.schema import Stance


class Scope(Enum):
    """Which part of its sentence a cue governs; LEAD is its clause, but only from the cue on."""

    SENTENCE = "sentence"
    CLAUSE = "clause"
    LEAD = "lead"
    AFTER = "after"
    BEFORE = "before"


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern over masked text that casts doubt on what stands in its scope.

    Attributes:
        pattern: compiled; a group `source` names who says so.
        stance: the doubt it casts, or None for a pure attribution.
    """

    pattern: re.Pattern[str]
    stance: Stance | None
    scope: Scope = Scope.SENTENCE


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the cues say of one stretch of text."""

    stance: Stance
    sources: tuple[str, ...]


def weigh(masked: Masked, text: str, span: tuple[int, int], cues: Sequence[Cue]) -> Doubt:
    """The strongest doubt that the cues cast on `span` of the masked sentence, and the sources they name.

    Args:
        masked: the sentence.
        text: the document's text, from which source names are read.
        span: positions in the masked text.
        cues: of the sentence's language.
    """
    stances, sources = [Stance.ASSERTED], []
    for cue in cues:
        for match in cue.pattern.finditer(masked.text):
            if not _reaches(cue.scope, masked.text, match.span(), span):
                continue
            if cue.stance is not None:
                stances.append(cue.stance)
            source = _source(masked, text, match)
            if source and source not in sources:
                sources.append(source)
    return Doubt(Stance.doubtful(stances), tuple(sources))


def _reaches(scope: Scope, text: str, cue: tuple[int, int], span: tuple[int, int]) -> bool:
    if scope is Scope.SENTENCE:
        return True
    if scope is Scope.AFTER:
        return span[1] > cue[1]
    if scope is Scope.BEFORE:
        return span[0] < cue[0]
    start, end = clause_around(text, span)
    if scope is Scope.LEAD:
        return start <= cue[0] < span[1]
    return start <= cue[0] and cue[1] <= end


_CLAUSE_END = re.compile(
    r"[;:，；：–—]|,(?!\d)|\s[-–]\s|\b(?:but|while|whereas|although|aber|doch|während|sondern)\b|但|而"
)


def clause_around(text: str, span: tuple[int, int]) -> tuple[int, int]:
    """The clause of a masked sentence that holds `span`: up to the next comma or conjunction on each side."""
    start = max((m.end() for m in _CLAUSE_END.finditer(text, 0, span[0])), default=0)
    following = _CLAUSE_END.search(text, span[1])
    return start, following.start() if following else len(text)


def _source(masked: Masked, text: str, match: re.Match[str]) -> str:
    if "source" not in match.re.groupindex or match["source"] is None:
        return ""
    start, end = match.span("source")
    words = text[masked.source(start) : masked.source(end)] if end > start else ""
    return re.sub(r"\s+", " ", words).strip(' ,.:;"“”„')
