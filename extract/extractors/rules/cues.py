"""Words that hedge, deny, plan or attribute, and how far each reaches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from extract.extractors.rules.mask import Masked
from graph.schema import Stance


class Scope(Enum):
    """Which part of its sentence a cue governs.

    LEAD is its clause, but only from the cue on; WITHIN is nothing but the construction that it is a word of.
    """

    SENTENCE = "sentence"
    CLAUSE = "clause"
    LEAD = "lead"
    AFTER = "after"
    BEFORE = "before"
    WITHIN = "within"


@dataclass(frozen=True, slots=True)
class Cue:
    """A pattern over masked text that casts doubt on what stands in its scope.

    Attributes:
        pattern: compiled; a group `source` names who says so.
        stance: the doubt it casts, or None for a pure attribution.
        over: whether it says that what stands in its scope held once and no more ("a former subsidiary").
        firm: whether its words leave no other reading ("by no means"), so that no model may think otherwise.
    """

    pattern: re.Pattern[str]
    stance: Stance | None
    scope: Scope = Scope.SENTENCE
    over: bool = False
    firm: bool = False


@dataclass(frozen=True, slots=True)
class Doubt:
    """What the cues say of one stretch of text.

    Attributes:
        over: it is told as a thing of the past.
        inside: the strongest doubt of the cues that stand in the stretch itself.
        firm: whether a cue that leaves no other reading casts it.
    """

    stance: Stance
    sources: tuple[str, ...]
    over: bool = False
    inside: Stance = Stance.ASSERTED
    firm: bool = False


def weigh(masked: Masked, text: str, span: tuple[int, int], cues: Sequence[Cue]) -> Doubt:
    """The strongest doubt that the cues cast on `span` of the masked sentence, and the sources they name.

    Args:
        masked: the sentence.
        text: the document's text, from which source names are read.
        span: positions in the masked text.
        cues: of the sentence's language.
    """
    stances, inside, sources = [Stance.ASSERTED], [Stance.ASSERTED], []
    over = firm = False
    for cue, match in _matches(masked.text, tuple(cues)):
        if not _reaches(cue.scope, masked.text, match.span(), span):
            continue
        if cue.over and _aside(masked.text, match.start(), span):
            continue
        if cue.stance is not None:
            stances.append(cue.stance)
            if _reaches(Scope.WITHIN, masked.text, match.span(), span):
                inside.append(cue.stance)
        over, firm = over or cue.over, firm or cue.firm
        source = _source(masked, text, match)
        if source and source not in sources:
            sources.append(source)
    return Doubt(Stance.doubtful(stances), tuple(sources), over, Stance.doubtful(inside), firm)


@lru_cache(maxsize=8)
def _matches(words: str, cues: tuple[Cue, ...]) -> tuple[tuple[Cue, re.Match[str]], ...]:
    """Where cues stand in a masked sentence; remembered, because every pair of its mentions asks."""
    return tuple((cue, match) for cue in cues for match in cue.pattern.finditer(words))


def left_open(masked: Masked, cues: Sequence[Cue]) -> Stance:
    """How far a whole sentence leaves open what the next one spells out ("No deal is signed. Under it, …").

    What it denies is at most open, since the next sentence may be the very thing that is meant by it.
    """
    found = [cue.stance for cue in cues if cue.stance is not None and cue.pattern.search(masked.text)]
    return Stance.doubtful([Stance.PLANNED if stance is Stance.DENIED else stance for stance in found])


def _reaches(scope: Scope, text: str, cue: tuple[int, int], span: tuple[int, int]) -> bool:
    if scope is Scope.SENTENCE:
        return True
    if scope is Scope.AFTER:
        return span[1] > cue[1]
    if scope is Scope.BEFORE:
        return span[0] < cue[0]
    if scope is Scope.WITHIN:
        return span[0] <= cue[0] and cue[1] <= span[1]
    start, end = clause_around(text, span)
    if scope is Scope.LEAD:
        return start <= cue[0] < span[1]
    return start <= cue[0] and cue[1] <= end


def _aside(text: str, at: int, span: tuple[int, int]) -> bool:
    """Whether a cue stands in an apposition inside `span` about another: "X, once part of Y, runs Z"."""
    start, end = clause_around(text, (at, at))
    return span[0] < start and end < span[1] and _PARTY.search(text, start, end) is not None


_PARTY = re.compile(r"‹[OP]\d")
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
