"""What the rules extractor needs to know of one language."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from extract.extractors.rules.cues import Cue
from extract.extractors.rules.found import Found
from extract.extractors.rules.pattern import Rule


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
        rebuttal: a sentence that denies what the sentence before it says; a group `source` names who.
    """

    code: str
    names: Callable[[str], list[Found]]
    phrases: Callable[[str], list[Found]]
    refine: Callable[[str, list[Found]], list[Found]]
    rules: tuple[Rule, ...]
    cues: tuple[Cue, ...]
    generic_heads: frozenset[str]
    rebuttal: re.Pattern[str]
