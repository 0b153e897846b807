"""What is done to every template: the kinds it cannot do without, and the end of the clause it starts in."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from extract.extractors.rules.german.verbs import CLOSE, MODIFIED
from extract.extractors.rules.pattern import Rule

_SLOT = re.compile(r"\{([A-Z$%#~]+)[!?]?:[so]\}")
_FIRST = re.compile(r"^(\{[A-Z]+[!?]?:[so]\}\S*) \.\. (?=\\b\(\?:(?!(?:an|auf|bei|in|mit|von|über)\b))")
_WORDS = re.compile(r"(\\b\(\?:(?:[^()]|\((?:[^()]|\([^()]*\))*\))*\)) (?=\.\.|\(\?:\.\.)")
_ASIDE = r"(?:\s*,[^;,.:]{3,110},)?"

GOVERNED = re.compile(
    r"\b(?:[Üü]ber|[Mm]it|[Bb]ei|[Vv]on|[Ff]ür|[Dd]urch|[Gg]egen|[Aa]n|[Nn]eben|[Zz]u|von|vom|bei|beim|für|mit|an|am|durch|gegen|aus|zu|zur|zum|unter|neben|statt|ohne|wie|hinter|samt|des)\s+"
    r"(?:(?:der|die|das|dem|den|des|eine[rmns]?|eine?|seine[rmns]?|ihre[rmns]?)\s+)?(?:[a-zäöüß]+e[nrsm]?\s+){0,2}"
    r"(?:[A-ZÄÖÜ][\wäöüß-]+\s+)?$"
)
"""A preposition with the words that may stand between it and a name."""


def prepared(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    """The rules with their kinds, by which most sentences are passed over, with closed first gaps and whole words.

    What stands in an apposition ("X, eine Tochter von Y, betreibt …") is not the subject of the verb behind it:
    between a first slot and a verb only whole asides may stand.
    """
    return tuple(
        replace(
            rule,
            kinds=tuple(_SLOT.findall(rule.template)),
            nominative=_FIRST.match(rule.template) is not None,
            template=_WORDS.sub(r"\1\\b ", _closed(rule.template)),
        )
        for rule in rules
    )


def _closed(template: str) -> str:
    return _FIRST.sub(lambda match: f"{match[1]}{MODIFIED}{_ASIDE}{CLOSE}", template)
