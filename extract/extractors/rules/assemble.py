"""From a rule's match to claims: one claim for each pair, with its values, period, stance and sources."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from extract.extractors.rules.cues import Cue, Doubt, Scope, clause_around, weigh
from extract.extractors.rules.found import Found
from extract.extractors.rules.language import Language
from extract.extractors.rules.mask import Masked
from extract.extractors.rules.pattern import Rule
from extract.extractors.rules.reading import Reading, Sentence
from extract.normalise import Value
from extract.normalise.dates import When
from graph.identity import slug
from graph.model import Claim, Evidence, QualifierValue
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Relation, Stance
from graph.when import ALWAYS, PartialDate, Period

_LONGEST = 2000
"""Characters of a masked sentence beyond which it is a table or a list, and templates would take for ever."""
_BEFORE = 60
"""Characters before a match in which its preposition may stand."""
_NUMBER = re.compile(r"‹.(\d+)[nuv]›")
_VALUE_OF = {"amount": "money", "share": "percent", "count": "count", "mw": "mw"}
_STATES = frozenset(
    {
        Relation.OWNS,
        Relation.CONTROLS,
        Relation.OPERATES,
        Relation.CUSTOMER_OF,
        Relation.HOSTS,
        Relation.ACCESSES,
        Relation.AFFILIATED_WITH,
    }
)
"""Relations that can come to an end; what was once bought, built or trained stays so."""
_TIMELESS = frozenset(
    {Relation.LOCATED_IN, Relation.DESIGNS, Relation.BASED_IN, Relation.INCORPORATED_IN, Relation.ROLE_AT}
)


@dataclass(frozen=True)
class Source:
    """What all claims of a document share: who publishes it and which extractor reads it."""

    chain: tuple[str, ...]
    extractor: str


def claims_of(
    rule: Rule, sentence: Sentence, reading: Reading, source: Source, *, other: Found | None = None
) -> Iterator[Claim]:
    """Every claim that `rule` finds in `sentence`; `other` is the end that its template leaves out."""
    if len(sentence.masked.text) > _LONGEST or not rule.fits(sentence.masked.text):
        return
    default = [] if other is None else [other]
    for match in rule.regex.finditer(sentence.masked.text):
        if rule.nominative and _governed(match, reading.language):
            continue
        subjects = _mentions(match, "s", sentence.masked) or default
        objects = _mentions(match, "o", sentence.masked) or default
        cues = _cues(rule, match, reading)
        doubt = weigh(sentence.masked, reading.document.text, core(match), cues)
        qualifiers = _qualifiers(rule, match, sentence.masked, reading.document.text)
        valid, doubt = ended(rule.relation, _valid(rule, match, sentence, doubt), doubt, reading.published)
        for subject in subjects:
            for obj in objects:
                if subject.entity != obj.entity:
                    draft = Draft(subject, rule, obj, qualifiers, valid, doubt)
                    yield draft.claim(sentence, reading, source)


def _governed(match: re.Match[str], language: Language) -> bool:
    before = match.string[max(0, match.start() - _BEFORE) : match.start()]
    return language.governed is not None and language.governed.search(before) is not None


@dataclass(frozen=True)
class Draft:
    """A claim in the making."""

    subject: Found
    rule: Rule
    object: Found
    qualifiers: Mapping[str, QualifierValue]
    valid: Period
    doubt: Doubt

    def claim(self, sentence: Sentence, reading: Reading, source: Source) -> Claim:
        """The finished claim, with the sentence as its quote."""
        stances = [self.doubt.stance, *([Stance(self.rule.stance)] if self.rule.stance else [])]
        named = [self.subject.named, self.object.named]
        return Claim(
            subject=self.subject.mention(),
            relation=self.rule.relation,
            object=self.object.mention(),
            evidence=Evidence.cut(reading.document, sentence.span.start, sentence.span.end),
            qualifiers=self.qualifiers,
            stance=Stance.doubtful(stances),
            attribution=(*source.chain, *(s for s in self.doubt.sources if s not in source.chain)),
            valid=self.valid,
            extractor=source.extractor,
            confidence=round(self.rule.confidence * (1.0 if all(named) else 0.95), 3),
        )


def _cues(rule: Rule, match: re.Match[str], reading: Reading) -> tuple[Cue, ...]:
    """The cues that can reach a match: for what is said in passing only those in its own words."""
    if not rule.nominal:
        return reading.language.cues
    return tuple(
        cue
        for cue in reading.language.cues
        if (cue.stance is Stance.DENIED and cue.scope is Scope.SENTENCE)
        or ((cue.stance or cue.over) and cue.pattern.search(match[0]))
    )


def core(match: re.Match[str]) -> tuple[int, int]:
    """The part of a match that states the relation: its group `core`, or all of it."""
    return match.span("core") if match.groupdict().get("core") else match.span()


def expand(found: Found) -> list[Found]:
    """One unnamed party for each organization that the phrase lies around; itself for any other phrase."""
    if not found.parts:
        return [found]
    return [replace(found, entity=f"{found.entity}-{slug(part)}", parts=(part,)) for part in found.parts]


def _mentions(match: re.Match[str], role: str, masked: Masked) -> list[Found]:
    group = match.groupdict().get(role) or ""
    slots = [masked.slots[int(number)] for number in _NUMBER.findall(group)]
    return [part for slot in slots if isinstance(slot, Found) for part in expand(slot)]


def _qualifiers(rule: Rule, match: re.Match[str], masked: Masked, text: str) -> dict[str, QualifierValue]:
    qualifiers: dict[str, QualifierValue] = dict(rule.words)
    for role, words in match.groupdict().items():
        if role not in ("s", "o", "valid") and words is not None:
            value = _captured(role, match, masked, text)
            if value is not None:
                qualifiers[role] = value
    specs = SIGNATURES[rule.relation].qualifiers
    for name, kind in _VALUE_OF.items():
        if name in specs and name not in qualifiers:
            near = _only_value(kind, _spans(rule, match, masked), masked)
            if near is not None:
                qualifiers[name] = near
    return {name: value for name, value in qualifiers.items() if name in specs}


def _captured(role: str, match: re.Match[str], masked: Masked, text: str) -> QualifierValue | None:
    numbers = _NUMBER.findall(match[role])
    slot = masked.slots[int(numbers[0])] if numbers else None
    if isinstance(slot, Value):
        return _number(slot.quantity) if role == "price_ratio" else slot.quantity
    if isinstance(slot, Found):
        return slot.text
    start, end = match.span(role)
    words = re.sub(r"\s+", " ", text[masked.source(start) : masked.source(end)]).strip()
    return words or None


def _number(quantity: Quantity | float) -> float | None:
    """The one number that a ratio is, also if the source says "about"; None of one that is open or wide."""
    if isinstance(quantity, Quantity):
        return quantity.min if quantity.min == quantity.max else None
    return quantity


def _spans(rule: Rule, match: re.Match[str], masked: Masked) -> list[tuple[int, int]]:
    """Where a match's values and dates may stand: in it, else in its clause, unless it is said in passing."""
    return [core(match), *([] if rule.nominal else [clause_around(masked.text, core(match))])]


def _only_value(kind: str, spans: Iterable[tuple[int, int]], masked: Masked) -> Quantity | None:
    """The one value of `kind` in the first span that has any; None where there are several or none."""
    for start, end in spans:
        values = [
            slot.quantity
            for number in _NUMBER.findall(masked.text[start:end])
            if isinstance(slot := masked.slots[int(number)], Value) and slot.kind == kind
        ]
        fitting = [value for value in values if isinstance(value, Quantity)]
        if len(fitting) == 1:
            return fitting[0]
        if fitting:
            return None
    return None


def _valid(rule: Rule, match: re.Match[str], sentence: Sentence, doubt: Doubt) -> Period:
    """The period that the match or its clause states; none for lasting facts and plans."""
    if "valid" in match.re.groupindex and match["valid"]:
        return _periods(match["valid"], sentence.masked)[0].period
    return period_in(rule.relation, _spans(rule, match, sentence.masked), sentence, doubt)


def period_in(
    relation: Relation, spans: Iterable[tuple[int, int]], sentence: Sentence, doubt: Doubt
) -> Period:
    """The period that the first of `spans` (of the masked text) with a date states; none if lasting."""
    masked = sentence.masked
    if relation in _TIMELESS or doubt.stance is Stance.PLANNED:
        return ALWAYS
    for start, end in spans:
        dates = _periods(masked.text[start:end], masked) or _split_dates(sentence, (start, end))
        if len(dates) == 1:
            return _of_the_new_name(relation, dates[0].period)
        if dates:
            return ALWAYS
    return ALWAYS


def _of_the_new_name(relation: Relation, period: Period) -> Period:
    """An "until" beside a rename ends the old name, so it says nothing of when the new one ends."""
    return ALWAYS if relation is Relation.SUCCEEDS and period.start is None else period


def ended(
    relation: Relation, valid: Period, doubt: Doubt, published: PartialDate | None
) -> tuple[Period, Doubt]:
    """The period and doubt of what was once so: it ended before the text appeared; undated, it is denied.

    A lone date beside it may be that of its end ("until it left in 2024"), so it is not taken for its start.
    """
    if not doubt.over or relation not in _STATES or valid.end is not None:
        return valid, doubt
    if published is None or (valid.start is not None and published.after <= valid.start.first):
        return valid, replace(doubt, stance=Stance.DENIED)
    return Period(end=published), doubt


def _split_dates(sentence: Sentence, span: tuple[int, int]) -> list[When]:
    """Dates that reach over a mention ("in diesem Jahr exportierte Taiwan bis Oktober"), in a masked span."""
    start, end = sentence.masked.source(span[0]), sentence.masked.source(span[1])
    return [
        date
        for date in sentence.dates
        if date not in sentence.masked.slots and date.start < end and start < date.end
    ]


def _periods(text: str, masked: Masked) -> list[When]:
    slots = (masked.slots[int(number)] for number in _NUMBER.findall(text))
    return [slot for slot in slots if isinstance(slot, When)]
