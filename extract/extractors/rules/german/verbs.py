"""The German clause frames that a transitive verb may stand in, as rule templates."""

from __future__ import annotations

from dataclasses import dataclass

from extract.extractors.rules.pattern import Rule
from graph.schema import Relation

_HAVE = r"(?:hat|haben|hatte|hatten|habe|hätten)"
_BE = r"(?:wird|werden|wurde|wurden|werde|würden|sind|ist|war|waren|sei|seien)"
_BY = r"(?:von|vom|durch|seitens|bei|beim)"


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's forms, each an alternation without brackets.

    Attributes:
        finite: "betreibt|betreiben|betrieb".
        participle: "betrieben".
        infinitive: "betreiben"; the form with "zu" inside is derived for separable verbs by listing it.
        prefix: the split prefix of a separable verb ("auf"), or "".
    """

    finite: str
    participle: str = ""
    infinitive: str = ""
    prefix: str = ""


def transitive(
    relation: Relation, verb: Verb, ends: tuple[str, str], *, confidence: float = 0.85
) -> tuple[Rule, ...]:
    """The rules for "subject verbs object" in every usual order.

    Args:
        relation: what the verb states.
        verb: its forms.
        ends: kind letters of subject and object, for example `("O", "D")`.
        confidence: of each rule.
    """
    s, o = f"{{{ends[0]}:s}}", f"{{{ends[1]}:o}}"
    split = f" .. {verb.prefix}\\b" if verb.prefix else ""
    templates = [
        f"{s} .. \\b(?:{verb.finite}) .. {o}{split}",
        f"\\b(?:{verb.finite}) {s} .. {o}{split}",
        f"{s} , (?:der|die|das) .. {o} .. \\b(?:{verb.finite})\\b",
        f"{o} , (?:die|das|der|den) {s} .. \\b(?:{verb.finite})\\b",
        f"(?:dass|weil|ob|wonach|obwohl|indem) {s} .. {o} .. \\b(?:{verb.finite})\\b",
    ]
    if verb.infinitive:
        modal = r"(?:will|wollen|wollte|wollten|soll|sollen|könnte|könnten|kann|können|möchte|darf|dürfen|muss|wird)"
        templates += [
            f"{s} .. \\b{modal} .. {o} .. \\b(?:{verb.infinitive})\\b",
            f"{s} .. \\b(?:plant|planen|erwägt|erwägen|beabsichtigt|begann|angekündigt) , .. {o} .. "
            f"(?:zu (?:{verb.infinitive})\\b|\\b(?:{verb.infinitive})\\b)",
        ]
    if verb.participle:
        templates += [
            f"{s} .. \\b{_HAVE} .. {o} .. \\b(?:{verb.participle})\\b",
            f"\\b{_HAVE} {s} .. {o} .. \\b(?:{verb.participle})\\b",
            f"{s} , (?:der|die|das) .. {o} .. \\b(?:{verb.participle}) {_HAVE}\\b",
            f"{o} , (?:die|das|der|den) {s} .. \\b(?:{verb.participle})\\b",
            f"{o} .. \\b{_BE} .. \\b{_BY} {s} .. \\b(?:{verb.participle})\\b",
            f"\\b{_BE} {o} .. \\b{_BY} .. {s} .. \\b(?:{verb.participle})\\b",
            f"\\b(?:{verb.participle}) {_BE} {o} .. \\b{_BY} {s}",
            f"{o} , (?:die|das|der|den) .. \\b{_BY} {s} .. \\b(?:{verb.participle})\\b",
            f"\\b{_BY} {s} (?:{verb.participle})(?:e[nrsm]?)? {o}",
        ]
    return tuple(Rule(relation, template, confidence=confidence) for template in templates)
