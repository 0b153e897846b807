"""The small language in which relation rules are written, and its translation to regular expressions.

A template is a regular expression over masked text (see `mask`) with three additions:

* `{KINDS:role}` is a slot, or a coordinated list of slots, of the given kind letters: `{O:s}` an organization as
  subject, `{OP:s}` an organization or person, `{D:o}` a site as object. `{O!:s}` must be named, `{O?:s}` unnamed.
  Roles: `s` subject, `o` object; any other role is the name of a qualifier, filled with the slot's words or
  value (`{C:item}`, `{$:amount}`, `{%:share}`, `{#:count}`, `{W:mw}`, `{~:price_ratio}`, `{T:valid}`).
* ` .. ` is a short gap that crosses no slot, ` ... ` a longer one that may; neither leaves the sentence.
* a space matches any white space.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from graph.schema import Relation

_SLOT = re.compile(r"\{([A-Z$%#~]+)([!?]?):(\w+)\}")
_DETERMINER = (
    r"(?:(?:the|a|an|its|their|his|her|both|der|die|das|den|dem|des|ein|eine|einem|einen|einer|eines|"
    r"seine[mnrs]?|ihre[mnrs]?|dessen|deren|beim|vom|zum|zur)\s+)?"
)
_AND = (
    r"\s*(?:,\s*(?:and|und|as well as|sowie)|,|、|;|and|und|or|oder|as well as|sowie|和|及|与|與|以及|并|或)\s*"
)
GAP = r"[^‹›.;!?。；！？]{0,50}?"
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
    """

    relation: Relation
    template: str
    words: Mapping[str, str | float] = field(default_factory=dict)
    confidence: float = 0.8
    stance: str = ""
    literal: bool = False

    @cached_property
    def regex(self) -> re.Pattern[str]:
        """The compiled template; compiled at first use."""
        return re.compile(translate(self.template, literal=self.literal), re.IGNORECASE)


def translate(template: str, *, literal: bool = False) -> str:
    """The regular expression that a template stands for."""
    spaced = template.replace(" ... ", LONG_GAP if literal else f"{LONG_GAP}\\s*")
    spaced = spaced.replace(" .. ", GAP if literal else f"{GAP}\\s*")
    spaced = re.sub(r" +", "" if literal else r"\\s+", spaced)
    return _SLOT.sub(_slot, spaced)


def _slot(match: re.Match[str]) -> str:
    letters, mark, role = match.groups()
    flag = {"!": "n", "?": "u"}.get(mark, "[nuv]")
    one = rf"{_DETERMINER}‹[{re.escape(letters)}]\d+{flag}›"
    if role not in ("s", "o"):
        return rf"(?P<{role}>{one})"
    return rf"(?P<{role}>{one}(?:{_AND}{one})*)"
