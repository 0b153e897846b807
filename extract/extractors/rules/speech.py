"""Who says what a sentence states: those it names itself, and those who went on speaking from before.

A speech is told from grammar ("X said", "laut X", 据X称), a source that is carried on from how a sentence
takes it up: a pronoun that speaks, German indirect speech, a quotation that has not ended.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from graph.model import Claim
from graph.schema import Kind, Relation, Stance

if TYPE_CHECKING:
    from extract.extractors.rules.reading import Reading, Sentence

_REACH = 5
"""How many sentences a source is carried on that nothing names again."""
_LONGEST = 4000
"""Characters of a sentence beyond which it is a list or a table, in which nobody speaks."""
_PRESUPPOSED = frozenset(
    {
        Relation.LOCATED_IN,
        Relation.BASED_IN,
        Relation.INCORPORATED_IN,
        Relation.ROLE_AT,
        Relation.DESIGNS,
        Relation.DEVELOPS,
    }
)
"""What a sentence mostly tells in passing, so that a speaker need not be its source."""
_ASIDE = re.compile(r",\s+(?:which|who|whose|where|der|die|das|dem|den|deren|dessen)\b|[;“”„«»]")
_OPENS, _CLOSES = "“„«", "”»"


_LINKED = re.compile(
    r"(?:\b(?:for|of|to|at|with|from|by|in|near|and|or|von|vom|der|des|dem|den|für|bei|beim|zu|zur|zum|im|aus|und|oder|hinter|around|behind)\s+|[和与及或、对向]|[’']s?\s+)$"
)
"""Before a name that only tells whose the speaker is."""


@dataclass(frozen=True, slots=True)
class Speech:
    """That somebody says a stretch of a sentence; positions count in the sentence.

    Attributes:
        source: where the words for the speaker stand; None if they point back to who spoke before.
        start, end: what is said.
        gender: of a pronoun that speaks: "person" or "any"; "own" if the sentence names the speaker itself.
        cited: whether the source is one that the speaker cites.
        paper: whether it is a document, which nothing later in the text takes up by a pronoun.
        denies: whether the speaker denies what is said.
        label: whether the words stand before a colon, as those of a speaker or of anything else do.
        clause: where a clause begins that is said and no more ("shows that …"); None without one.
    """

    source: tuple[int, int] | None
    start: int
    end: int
    gender: str = "any"
    cited: bool = False
    paper: bool = False
    denies: bool = False
    label: bool = False
    clause: int | None = None


@dataclass(frozen=True, slots=True)
class Manner:
    """How a language tells who speaks.

    Attributes:
        speeches: all that a sentence says of speakers.
        indirect: whether a sentence without a speaker is indirect speech that goes on.
        words: how the words for a speaker are quoted on their own.
    """

    speeches: Callable[[str], Sequence[Speech]]
    indirect: Callable[[str], bool] = lambda _: False
    words: Callable[[str], str] = str


@dataclass(frozen=True, slots=True)
class _Stated:
    """A source by its words, and the stretch of the document that it states."""

    source: str
    start: int
    end: int
    cited: bool = False
    paper: bool = False
    denies: bool = False
    clause: int | None = None


class Said:
    """The sources of every sentence of a document."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._ends = [sentence.span.end for sentence in reading.sentences]
        self._stated: list[tuple[_Stated, ...]] = []
        self._speaker, self._since, self._paragraph, self._open = "", 0, -1, False
        for number, sentence in enumerate(reading.sentences):
            self._stated.append(tuple(self._in_sentence(number, sentence)))

    def sources(self, claim: Claim) -> tuple[str, ...]:
        """Who says a claim, nearest first; empty if nobody but the publisher does."""
        number = bisect_left(self._ends, claim.evidence.end)
        if number == len(self._stated):
            return ()
        sentence = self._reading.sentences[number]
        places = [
            place
            for end in (claim.subject, claim.object)
            for place in (end.start, end.end)
            if place is not None and sentence.span.start <= place <= sentence.span.end
        ]
        start, end = (min(places), max(places)) if places else (sentence.span.start, sentence.span.end)
        reaching = [one for one in self._stated[number] if one.start < end and start < one.end]
        denials = [one for one in self._stated[number] if one.denies] if claim.stance is Stance.DENIED else []
        ordered = sorted(denials or reaching, key=lambda one: one.cited)
        return tuple(dict.fromkeys(one.source for one in ordered))

    def only_said(self, claim: Claim) -> bool:
        """Whether a claim stands in a clause that somebody states ("a notice shows that X bought Y")."""
        number = bisect_left(self._ends, claim.evidence.end)
        starts = [end.start for end in (claim.subject, claim.object) if end.start is not None]
        if number == len(self._stated) or len(starts) < 2 or claim.relation in _PRESUPPOSED:
            return False
        text = self._reading.document.text
        return any(
            one.clause is not None
            and one.clause <= min(starts)
            and not _ASIDE.search(text, one.clause, max(starts))
            for one in self._stated[number]
        )

    def _in_sentence(self, number: int, sentence: Sentence) -> Iterator[_Stated]:
        text = self._reading.document.text[sentence.span.start : sentence.span.end]
        manner = self._reading.language.manner
        if manner is None or len(text) > _LONGEST:
            return
        if sentence.paragraph != self._paragraph:
            self._paragraph, self._since = sentence.paragraph, self._since + 1
        speeches = manner.speeches(text)
        quoted = self._open and not any(mark in text[:1] for mark in _OPENS)
        self._open = _open_at_end(text, open_before=self._open)
        found = [self._resolved(speech, sentence, text) for speech in speeches]
        stated = [one for one in found if one is not None]
        if not stated and self._speaker and self._since < _REACH and (quoted or manner.indirect(text)):
            stated = [_Stated(self._speaker, sentence.span.start, sentence.span.end)]
        speakers = [one.source for one in stated if not one.cited and not one.paper]
        if speakers:
            self._speaker, self._since = speakers[-1], 0
        else:
            self._since += 1
        yield from stated

    def _resolved(self, speech: Speech, sentence: Sentence, text: str) -> _Stated | None:
        offset = sentence.span.start
        place = (offset + speech.start, offset + speech.end)
        if speech.source is None:
            speaker = self._pointed_at(speech, sentence)
            return _Stated(speaker, *place, speech.cited, denies=speech.denies) if speaker else None
        words = self._words(speech, sentence)
        clause = None if speech.clause is None else offset + speech.clause
        stated = _Stated(words, *place, speech.cited, speech.paper, speech.denies, clause)
        return stated if words else None

    def _words(self, speech: Speech, sentence: Sentence) -> str:
        """A speaker's name, without its title, or the words for one that has no name."""
        start, end = ((speech.source or (0, 0))[side] + sentence.span.start for side in (0, 1))
        inside = [found for found in sentence.mentions if found.start < end and start < found.end]
        if speech.label and not any(found.kind is Kind.PERSON and found.named for found in inside):
            return ""
        text = self._reading.document.text
        for found in inside:
            if not found.named or found.kind not in (Kind.ORGANIZATION, Kind.PERSON):
                continue
            if found.start < start < found.end <= end:
                start = found.start
            if found.definite and start <= found.start and found.end >= end:
                return found.text
            titled = found.kind is Kind.PERSON or found.end == end
            if (
                titled
                and start <= found.start < found.end <= end
                and not _LINKED.search(text, start, found.start)
            ):
                return found.text
        words = re.sub(r"\s+", " ", text[start:end]).strip(' ,.:;"“”„«»《》')
        manner = self._reading.language.manner
        return manner.words(words) if manner is not None else words

    def _pointed_at(self, speech: Speech, sentence: Sentence) -> str:
        """Whom a pronoun means that speaks: who spoke last, else the last person, or organization, named."""
        if speech.gender == "own":
            own = [one for one in sentence.mentions if one.kind in (Kind.ORGANIZATION, Kind.PERSON)]
            return next((one.text for one in own if one.named), "")
        if self._speaker and self._since <= _REACH:
            return self._speaker
        kinds = {Kind.PERSON} if speech.gender == "person" else {Kind.ORGANIZATION}
        at = bisect_left(self._ends, sentence.span.end)
        for earlier in reversed(self._reading.sentences[max(0, at - 2) : at]):
            named = [found for found in earlier.mentions if found.named and found.kind in kinds]
            if named:
                return named[0].text
        return ""


def _open_at_end(text: str, *, open_before: bool) -> bool:
    """Whether a quotation goes on behind the sentence."""
    opens = max(text.rfind(mark) for mark in _OPENS)
    closes = max(text.rfind(mark) for mark in _CLOSES)
    if opens == closes == -1:
        return open_before
    return opens > closes
