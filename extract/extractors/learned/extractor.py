"""The learned extractor, alone or together with the rules over the same reading of a document."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from extract.extractors.base import Extraction
from extract.extractors.learned.calibrate import calibrated
from extract.extractors.learned.pairs import STANCES, Proposal, propose
from extract.extractors.learned.reading import read_with, slots_of, unresolved
from extract.extractors.learned.slots import encode
from extract.extractors.learned.weights import Weights, load_weights
from extract.extractors.rules.assemble import Draft, Source, ended, expand, period_in
from extract.extractors.rules.cues import Doubt, clause_around, weigh
from extract.extractors.rules.extractor import chain_of, claims_in, entities_of, language_of, merged
from extract.extractors.rules.found import Found
from extract.extractors.rules.mask import Masked
from extract.extractors.rules.pattern import Rule
from extract.extractors.rules.reading import Reading, Sentence
from extract.normalise import Value
from graph.model import Claim, Document, QualifierValue
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Relation, Stance

_VERSION = "1"
_VALUE_OF = {"amount": "money", "share": "percent", "count": "count", "mw": "mw", "price_ratio": "ratio"}
_FLOOR = 0.1
"""Score below which a proposal is not even joined with what the rules see."""
_VALUE_LEAST = 0.5
_DOUBT_LEAST = 0.5
_ITEM = frozenset({Relation.SUPPLIES, Relation.DIVERTS_TO, Relation.RESTRICTS, Relation.EXPORTS_TO})
_LONGEST = 5000


class LearnedExtractor:
    """Claims that the trained models see between mentions; with `rules`, those of the constructions too."""

    def __init__(self, *, rules: bool = True) -> None:
        self._rules = rules

    @property
    def name(self) -> str:
        """The name of this extractor."""
        return "rules+learned" if self._rules else "learned"

    @property
    def version(self) -> str:
        """Raised with every change of weights, thresholds or code."""
        return _VERSION

    def extract(self, document: Document) -> Extraction:
        """The claims of `document`, in text order.

        Raises:
            InputError: the language is neither given as nor recognised as German, English or Chinese.
        """
        language = language_of(document)
        weights = load_weights(language.code)
        reading = read_with(document, language, weights, alone=not self._rules)
        chain = chain_of(reading)
        others = proposed_claims(reading, Source(chain, f"learned@{_VERSION}"), weights)
        source = Source(chain, f"rules@{_VERSION}")
        claims = merged(claims_in(reading, source, others=others, rules=self._rules))
        kept = tuple(_kept(_undisputed(claims), language.code, weights.settings))
        return Extraction(kept, entities_of(kept))


def _undisputed(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without those that only the model asserts of a sentence in which something else sees a denial."""
    denied = {_said(claim) for claim in claims if claim.stance is Stance.DENIED}
    for claim in claims:
        if claim.stance is Stance.DENIED or "rules" in claim.extractor or _said(claim) not in denied:
            yield claim


def _said(claim: Claim) -> tuple[object, ...]:
    return (frozenset((claim.subject.entity, claim.object.entity)), claim.relation, claim.evidence.start)


def _kept(claims: Iterable[Claim], language: str, settings: Mapping[str, Any]) -> Iterator[Claim]:
    """The claims that are sure enough, each with its calibrated confidence."""
    for claim in claims:
        stored = settings.get("channels", {}).get(f"{language}.{channel_of(claim)}", {})
        if claim.confidence >= stored.get("least", 0.0):
            yield replace(claim, confidence=calibrated(claim.confidence, stored.get("points", ())))


def channel_of(claim: Claim) -> str:
    """Who found a claim: "rules", "learned", or "agreed" if both did."""
    rules, learned = "rules" in claim.extractor, "learned" in claim.extractor
    return "agreed" if rules and learned else "learned" if learned else "rules"


def proposed_claims(reading: Reading, source: Source, weights: Weights) -> list[list[Claim]]:
    """What the relation model states, sentence by sentence."""
    text, windows, judged = reading.document.text, [], []
    for index, sentence in enumerate(reading.sentences):
        slots = slots_of(sentence.masked.slots)
        if len(slots) > 1 and sentence.span.end - sentence.span.start <= _LONGEST:
            span = (sentence.span.start, sentence.span.end)
            windows.append((encode(text, [span], slots, weights.tokenise), slots, span[0]))
            judged.append(index)
    found: list[list[Claim]] = [[] for _ in reading.sentences]
    for index, proposals in zip(judged, propose(windows, weights, _FLOOR), strict=True):
        context = Context(reading.sentences[index], reading, source, weights)
        found[index] = [claim for proposal in proposals for claim in context.claims(proposal)]
    return found


@dataclass(frozen=True)
class Context:
    """The sentence that a proposal is about and all that is known around it."""

    sentence: Sentence
    reading: Reading
    source: Source
    weights: Weights

    def claims(self, proposal: Proposal) -> Iterator[Claim]:
        """The claims that a proposal stands for: one for each party around which an end lies."""
        masked = self.sentence.masked
        one, other = masked.slots[proposal.subject], masked.slots[proposal.object]
        if not isinstance(one, Found) or not isinstance(other, Found) or unresolved(one) or unresolved(other):
            return
        if one.entity == other.entity:
            return
        span = span_between(masked, proposal.subject, proposal.object)
        doubt = self._doubt(proposal, span)
        clause = clause_around(masked.text, span)
        valid = period_in(proposal.relation, [span, clause], self.sentence, doubt)
        valid, doubt = ended(proposal.relation, valid, doubt, self.reading.published)
        rule = Rule(proposal.relation, "", confidence=proposal.score)
        qualifiers = self._qualifiers(proposal, clause)
        for subject in expand(one):
            for obj in expand(other):
                yield Draft(subject, rule, obj, qualifiers, valid, doubt).claim(
                    self.sentence, self.reading, self.source
                )

    def _doubt(self, proposal: Proposal, span: tuple[int, int]) -> Doubt:
        """The strongest doubt of the cues and of the model."""
        doubt = weigh(self.sentence.masked, self.reading.document.text, span, self.reading.language.cues)
        chances = proposal.stances
        best = STANCES[max(range(len(chances)), key=lambda number: chances[number])]
        stances = [doubt.stance, *([best] if max(chances) >= _DOUBT_LEAST else [])]
        if chances[STANCES.index(Stance.DENIED)] >= 0.3:
            stances.append(Stance.DENIED)
        return Doubt(Stance.doubtful(stances), doubt.sources, doubt.over)

    def _qualifiers(self, proposal: Proposal, clause: tuple[int, int]) -> dict[str, QualifierValue]:
        slots = self.sentence.masked.slots
        specs = SIGNATURES[proposal.relation].qualifiers
        found: dict[str, QualifierValue] = {}
        for name, kind in _VALUE_OF.items():
            best = max(
                ((chance, number) for number, chance in proposal.values if _is_value(slots[number], kind)),
                default=(0.0, -1),
            )
            if name in specs and best[0] >= _VALUE_LEAST:
                value = slots[best[1]]
                if isinstance(value, Value) and isinstance(value.quantity, Quantity | float):
                    found[name] = value.quantity
        if "item" in specs and proposal.relation in _ITEM:
            chips = _chips(self.sentence.masked, clause)
            if len(chips) == 1:
                found["item"] = chips[0].text
        return found


def _is_value(slot: object, kind: str) -> bool:
    return isinstance(slot, Value) and slot.kind == kind


def _chips(masked: Masked, clause: tuple[int, int]) -> Sequence[Found]:
    numbers = re.findall(r"‹C(\d+)[nu]›", masked.text[clause[0] : clause[1]])
    return [slot for number in numbers if isinstance(slot := masked.slots[int(number)], Found)]


def span_between(masked: Masked, one: int, other: int) -> tuple[int, int]:
    """The stretch of the masked sentence from the one slot to the other, both included."""
    places = [
        match.span() for match in re.finditer(r"‹.(\d+)[nuv]›", masked.text) if int(match[1]) in (one, other)
    ]
    return min(start for start, _ in places), max(end for _, end in places)
