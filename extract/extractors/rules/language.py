"""What the rules extractor needs to know of one language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.extractors.rules.cues import Cue
from extract.extractors.rules.found import Found
from extract.extractors.rules.pattern import Rule
from extract.extractors.rules.speech import Manner
from graph.schema import Kind


@dataclass(frozen=True)
class Implicit:
    """A construction of which one end stands in an earlier sentence.

    Attributes:
        rule: its template has a slot for one end only.
        kind: kind of the missing end.
        heads: head nouns that the missing end may have; empty for any.
        topic: whether the missing end is the first of its kind in an earlier sentence, not the last.
        present: head nouns that the end in the sentence must have, pointing back; empty for any.
    """

    rule: Rule
    kind: Kind
    heads: frozenset[str] = frozenset()
    present: frozenset[str] = frozenset()
    topic: bool = False

    def admits(self, found: Found) -> bool:
        """Whether this end in the sentence is one that leaves the other end to the reader."""
        return not self.present or (found.definite and found.head in self.present)


@dataclass(frozen=True)
class Language:
    """A language's words and constructions.

    Attributes:
        code: ISO 639-1.
        names: finds names that no gazetteer knows.
        phrases: finds noun phrases for unnamed parties, sites, chips, models, places and rules.
        refine: turns gazetteer names into what their surroundings make of them ("Alibaba-Umfeld").
        rules: constructions that state relations.
        cues: hedges, denials, plans and attributions.
        generic_heads: head nouns that stand for any organization ("company").
        rebuts_within: whether a last clause can deny what its own sentence says ("…，该公司斥之为不实").
        place_heads: head nouns that, pointing back, stand for the last place named ("the island").
        continued_trade: a trade figure without exporter and ware; groups `place` and `amount` are slots.
        implicit: constructions of which one end stands in an earlier sentence.
        manner: how it tells who speaks.
        governed: the end of a text behind which a slot hangs on a preposition ("über den Händler ").
        speaker: words whose groups are parties that are mere sources ("laut ‹O1n›").
        rebuttal: a sentence that denies what the sentence before it says; a group `source` names who.
        hindsight: what a sentence makes of the one before it ("The deal has since collapsed").
        takes_up: the opening of a sentence that only spells out the one before it ("Under it, …").
    """

    code: str
    names: Callable[[str], list[Found]]
    phrases: Callable[[str], list[Found]]
    refine: Callable[[str, list[Found]], list[Found]]
    rules: tuple[Rule, ...]
    cues: tuple[Cue, ...]
    generic_heads: frozenset[str]
    rebuttal: re.Pattern[str]
    rebuts_within: bool = False
    hindsight: tuple[Cue, ...] = ()
    takes_up: re.Pattern[str] | None = None
    place_heads: frozenset[str] = frozenset()
    continued_trade: re.Pattern[str] | None = None
    implicit: tuple[Implicit, ...] = ()
    speaker: re.Pattern[str] | None = None
    governed: re.Pattern[str] | None = None
    manner: Manner | None = None
