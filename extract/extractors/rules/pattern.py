"""The small language in which relation rules are written, and its translation to regular expressions.

A template is a regular expression over masked text (see `mask`) with three additions:

* `{KINDS:role}` is a slot, or a coordinated list of slots, of the given kind letters: `{O:s}` an
  organization as subject, `{OP:s}` an organization or person, `{D:o}` a site as object. `{O!:s}` must be
  named, `{O?:s}` unnamed.
  Roles: `s` subject, `o` object; any other role is the name of a qualifier, filled with the slot's words or
  value (`{C:item}`, `{$:amount}`, `{%:share}`, `{#:count}`, `{W:mw}`, `{~:price_ratio}`, `{T:valid}`).
* ` .. ` is a short gap that crosses no mention (but values, dates and "in <place>"), ` ... ` a longer one
  that may cross any; neither leaves the sentence.
* a space matches any white space.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from graph.schema import Relation

_GAP_WORD = re.compile(r"^((?:.*\(\?:)?)(\.{2,3})$")
_SLOT = re.compile(r"\{([A-Z$%#~]+)([!?]?):(\w+)\}")
_DETERMINER = (
    r"(?:\b(?:the|a|an|its|their|his|her|both|this|these|such|diese[nmrs]?|solche[nmrs]?|jene[nmrs]?|"
    r"der|die|das|den|dem|des|ein|eine|einem|einen|einer|eines|"
    r"seine[mnrs]?|ihre[mnrs]?|dessen|deren|beim|vom|zum|zur)\s+)?"
)
_TITLE = r"(?:(?-i:[a-zäöüß]+e[nrsm]?\s+){0,2}(?-i:[A-ZÄÖÜ][\wäöüß-]+\s+)?)?"
"""What may stand before the last of several subjects: "und der kanadische Fonds ‹O2n›"."""
_AND = r"\s*(?:[,、]?\s*(?:\b(?:and|und|or|oder|noch|as well as|sowie)\b|和|及|与|與|以及|并|或))\s*"
_ASIDE = (
    r"‹S\d+[nu]›|\bfür\s+(?:de[rmn]\s+|die\s+|das\s+)?‹[OP]\d+[nu]›|‹[T$%#W~]\d+v›|"
    r"(?:\b(?:in|im|auf|bei|nahe|at|near|on)\s+(?:(?:der|dem|den|the)\s+)?|[在于])‹L\d+[nu]›"
)
_SUBORDINATE = r"(?!,\s*(?:dass|ob|wenn|weil|während|whether|that|if|because)\b)"
GAP = rf"(?:{_ASIDE}|{_SUBORDINATE}[^‹›.;!?。；！？]){{0,50}}?"
LONG_GAP = r"[^;!?。；！？]{0,140}?"


@dataclass(frozen=True)
class Rule:
    """One construction that states a relation.

    Attributes:
        relation: what it states.
        template: see the module.
        words: qualifiers that the construction itself gives, for example `{"service": "cloud"}`.
        confidence: how often the construction means the relation.
        stance: a stance that the construction itself carries, by value, or "".
        literal: whether spaces in the template stand for nothing (Chinese).
        nominal: whether it states its relation in passing ("its subsidiary X"), so that the attribution and
            the plans of the sentence around it are not about it.
        nominative: whether its first slot is its clause's subject, before which no preposition stands.
        kinds: kind letters of the slots without which a sentence cannot match ("OP" for either).
    """

    relation: Relation
    template: str
    words: Mapping[str, str | float] = field(default_factory=dict)
    confidence: float = 0.8
    stance: str = ""
    literal: bool = False
    nominal: bool = False
    kinds: tuple[str, ...] = ()
    nominative: bool = False

    def fits(self, masked: str) -> bool:
        """Whether a masked sentence has slots of all kinds needed; far cheaper than a match."""
        return all(any(f"‹{letter}" in masked for letter in letters) for letters in self.kinds)

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled template; compiled at first use."""
        return re.compile(translate(self.template, literal=self.literal), re.IGNORECASE)


def translate(template: str, *, literal: bool = False) -> str:
    """The regular expression that a template stands for."""
    words = template.split(" ")
    pieces = [_GAP_WORD.sub(_gap, words[0])]
    for before, word in pairwise(words):
        loose = literal or any(_GAP_WORD.fullmatch(w) or w in (",", ",?") for w in (before, word))
        pieces += [("" if literal else r"\s*") if loose else r"\s+", _GAP_WORD.sub(_gap, word)]
    return _SLOT.sub(_slot, "".join(pieces))


def _gap(match: re.Match[str]) -> str:
    return match[1] + (LONG_GAP if match[2] == "..." else GAP)


def _slot(match: re.Match[str]) -> str:
    letters, mark, role = match.groups()
    flag = {"!": "n", "?": "u"}.get(mark, "[nuv]")
    one = rf"{_DETERMINER}‹[{re.escape(letters)}]\d+{flag}›"
    if role not in ("s", "o"):
        return rf"(?P<{role}>{one})"
    # A mere comma joins only what an "and" ends: "according to A, B owns" has one owner.
    # Each way on begins with its own mark, and lists end at twelve: nothing is there to be tried twice.
    last = one if role == "o" else rf"(?:{_DETERMINER}{_TITLE}‹[{re.escape(letters)}]\d+{flag}›)"
    return rf"(?P<{role}>{one}(?:\s*、\s*{one}|{_AND}{last}|(?:\s*,\s*{one}){{1,12}}{_AND}{last}){{0,12}})"
