"""The German clause frames that a transitive verb may stand in, as rule templates."""

from __future__ import annotations

from dataclasses import dataclass

from extract.extractors.rules.pattern import Rule
from graph.schema import Relation

HAVE = r"(?:hat|haben|hatte|hatten|habe|hätten|will|wollen|soll|sollen)"
BE = r"(?:wird|werden|wurde|wurden|werde|würden|worden|sind|ist|war|waren|sei|seien|soll|sollen|könnte|darf|dürfen)"
BY = r"(?:von|vom|durch|seitens|bei|beim)"
IS = r"(?:ist|sind|war|waren|sei|seien|bleibt|bleiben|wird|wurde|wurden)"
MODAL = (
    r"(?:will|wollen|wollte|wollten|soll|sollen|sollte|sollten|könnte|könnten|kann|können|möchte|möchten|darf|dürfen|"
    r"dürfte|muss|müssen|wird|werden|würde|wolle|solle|könne)"
)
_INTENDS = (
    r"(?:plant|planen|plane|plante|erwägt|erwägen|erwäge|beabsichtigt|beabsichtigen|begann|beginnt|kündigte an|kündigt an|"
    r"angekündigt|hat vor|versucht|versuchte|verzichtet darauf|sich verpflichtet|bestreitet|bestritt|dementiert|dementierte|"
    r"verdächtigt|vorgeworfen)"
)
_ASIDE = r", [^;,.:]{3,110} ,"
_RELATIVE = r", (?:der|die|das|welche[rs]?)"
CLOSE = r"(?:‹[T$%#W~]\d+v›|‹S\d+[nu]›|\bfür\s+(?:de[rmn]\s+|die\s+|das\s+)?‹[OP]\d+[nu]›|\b(?:in|im|auf)\s+(?:de[rmn]\s+)?‹L\d+[nu]›|[^‹›.;!?,]){0,60}?"
"""A gap inside one clause."""
MODIFIED = r"(?:\s+(?:von|des|aus|auf)\s+(?:de[rmns]\s+)?‹[ML]\d+[nu]›|\s+unter\s+(?:der\s+)?Führung\s+(?:von|der|des)\s+‹O\d+n›)?"
"""A name may go on: "der Entwickler von Kimi K2", "der Betreiber aus Johor"."""
BARE = (
    r"(?:‹[T$%#W~]\d+v›|‹S\d+[nu]›|\b(?:in|im|auf)\s+(?:de[rmn]\s+)?‹L\d+[nu]›|(?!\b(?:von|vom|an|am|bei|beim|mit|für|aus|durch|über|zu|"
    r"zur|zum|gegen|unter|als|wie|und)\b)[^‹›.;!?,]){1,50}?"
)
"""A gap that no preposition opens: what stands behind it can be the object itself."""


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb's forms, each an alternation without brackets.

    Attributes:
        finite: "betreibt|betreiben|betrieb".
        participle: "betrieben".
        infinitive: "betreiben".
        prefix: the split prefix of a separable verb ("auf"), or "".
        unless: what must not stand between the verb and its object, an alternation, or "".
    """

    finite: str
    participle: str = ""
    infinitive: str = ""
    prefix: str = ""
    unless: str = ""


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
    frame = Frame(
        f"{{{ends[0]}:s}}{MODIFIED}", f"{{{ends[1]}:o}}{MODIFIED}", alike=bool(set(ends[0]) & set(ends[1]))
    )
    templates = [*_finite(verb, frame)]
    if verb.infinitive:
        templates += _infinitive(verb, frame)
    if verb.participle:
        templates += [*_perfect(verb, frame), *_passive(verb, frame)]
    return tuple(Rule(relation, template, confidence=confidence) for template in templates)


@dataclass(frozen=True, slots=True)
class Frame:
    """The slots of a verb's two ends; `alike` where only the word order tells them apart."""

    s: str
    o: str
    alike: bool

    @property
    def gap(self) -> str:
        """What may stand before the object."""
        return BARE if self.alike else " .. "

    @property
    def whom(self) -> str:
        """The relative pronouns that can be an object before its subject."""
        return ", (?:den|welchen)" if self.alike else ", (?:die|das|der|den|welche[ns]?)"


def _finite(verb: Verb, f: Frame) -> list[str]:
    split = f" .. {verb.prefix}\\b" if verb.prefix else ""
    apart = rf"(?![^‹›.;]{{0,50}}\b(?:{verb.unless})\b)" if verb.unless else ""
    does, last = rf"\b(?:{verb.finite})\b{apart}", rf"\b{verb.prefix}(?:{verb.finite})\b"
    templates = [
        f"{f.s} .. {does}{f.gap}{f.o}{split}",
        f"{f.s} {_ASIDE} {does}{f.gap}{f.o}{split}",
        f"^{f.s} ... \\bund (?:.. )?{does}{f.gap}{f.o}{split}",
        f"{does}{BARE}{f.s}{f.gap}{f.o}{split}",
        f"{f.s} {_RELATIVE}{f.gap}{f.o} .. {last}",
        f"{f.o} (?:.. )?{f.whom} .. {f.s} .. {last}",
        f"(?:dass|weil|ob|wonach|obwohl|indem|während|da|wenn|falls|sofern|sobald|nachdem|bevor|weshalb) .. {f.s}{f.gap}{f.o} .. {last}",
    ]
    return templates if f.alike else [*templates, f"^{f.o} {does} .. (?:der|die|das) .. {f.s}"]


def _infinitive(verb: Verb, f: Frame) -> list[str]:
    to = rf"\b(?:{verb.infinitive})\b"
    return [
        f"{f.s} .. \\b{MODAL}{f.gap}{f.o} .. {to}",
        f"{f.s} {_ASIDE} {MODAL}{f.gap}{f.o} .. {to}",
        f"\\b{MODAL}{f.gap}{f.s}{f.gap}{f.o} .. {to}",
        f"{f.s} {_RELATIVE}{f.gap}{f.o} .. {to}",
        f"{f.s} .. \\b{_INTENDS} , (?:.. )?{f.o} .. (?:zu )?{to}",
        f"{_INTENDS} .. {f.s} .. , (?:.. )?{f.o} .. zu {to}",
        f"{f.s} .. \\b(?:lässt|lassen|ließ|ließen){f.gap}{f.o} .. {to}",
        *([] if f.alike else [f"{f.o} .. \\b{MODAL} .. {f.s} .. {to}"]),
    ]


def _perfect(verb: Verb, f: Frame) -> list[str]:
    done = rf"\b(?:\w+ (?:und|oder) )?(?:{verb.participle})\b"
    return [
        f"{f.s} .. \\b{HAVE}{f.gap}{f.o} .. {done}",
        f"{f.s} {_ASIDE} {HAVE}{f.gap}{f.o} .. {done}",
        f"\\b{HAVE}{f.gap}{f.s}{f.gap}{f.o} .. {done}",
        f"{f.s} {_RELATIVE}{f.gap}{f.o} .. {done} {HAVE}\\b",
        f"{f.o} (?:.. )?{f.whom} .. {f.s} .. {done}",
        f"(?:dass|ob|wonach|obwohl|weil) .. {f.s}{f.gap}{f.o} .. {done} {HAVE}\\b",
        f"{f.s} .. \\b{_INTENDS} , (?:.. )?{f.o} .. {done}",
    ]


def _passive(verb: Verb, f: Frame) -> list[str]:
    done = rf"\b(?:\w+ (?:und|oder) )?(?:{verb.participle})\b"
    by = rf"\b{BY} (?:[^‹›.,;:!?]{{0,45}}\s)?{f.s}"
    return [
        f"{f.o} .. \\b{BE} .. {by}{CLOSE}{done}",
        f"{f.o} {_ASIDE} {BE} .. {by}{CLOSE}{done}",
        f"\\b{BE} .. {f.o} .. {by}{CLOSE}{done}",
        f"{done} (?:und \\w+ )?{BE} .. {f.o} .. {by}",
        f"{f.o} (?:.. )?, (?:die|das|der|den|welche[rs]?) .. {by}{CLOSE}{done}",
        f"{f.o} (?:.. )?, {done} {by}",
        *([] if f.alike else [f"{f.o} ... , (?:und )?{done} {by}"]),
        f"{f.o} .. {done} \\b(?:wird|werden|wurde|wurden|worden) .. {by}",
        f"(?:dass|ob|wonach|obwohl|weil) .. {f.o} .. {by}{CLOSE}{done}",
        f"{by} (?:.. )?(?:{verb.participle})(?:e[nrsm]?) (?:\\w+e[nrsm]? )?{f.o}",
    ]
