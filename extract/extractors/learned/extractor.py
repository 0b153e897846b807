"""The learned extractor, alone or together with the rules over the same reading of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.extractors.base import Extraction
from extract.extractors.learned.pairs import STANCES, Proposal, propose
from extract.extractors.learned.reading import Sureness, read_with, slots_of, unresolved, whole
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
from extract.normalise.dates import When
from graph.model import Claim, Document, QualifierValue
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Relation, Stance

_VERSION = "1"
_VALUE_OF = {"amount": "money", "share": "percent", "count": "count", "mw": "mw", "price_ratio": "ratio"}
_FLOOR = 0.1
"""Score below which a proposal is not even joined with what the rules see."""
_UNTAGGED = 0.5
"""How sure a mention is that only the gazetteer or the rules see."""
_VALUE_LEAST = 0.5
_STANCE_LEAST, _STANCE_SURE, _STANCE_RULED_OUT = 0.5, 0.8, 0.1
_SCOPED = frozenset({Stance.PLANNED, Stance.DENIED})
_ITEM = frozenset({Relation.SUPPLIES, Relation.DIVERTS_TO, Relation.RESTRICTS, Relation.EXPORTS_TO})
_LONGEST = 5000


class LearnedExtractor:
    """Claims that the trained models see between mentions; with `rules`, also what constructions state."""

    def __init__(self, *, rules: bool = False) -> None:
        self._rules = rules

    @property
    def name(self) -> str:
        """The name of this extractor."""
        return "learned"

    @property
    def version(self) -> str:
        """Raised with every change of weights, thresholds or code."""
        return _VERSION

    def extract(self, document: Document) -> Extraction:
        """The claims of `document`, in text order, with the models' own scores.

        A claim's extractor says who saw it: "learned@1", "rules@1" or "learned@1+rules@1".

        Raises:
            InputError: the language is neither given as nor recognised as German, English or Chinese.
        """
        language = language_of(document)
        weights = load_weights(language.code)
        reading, sure = read_with(document, language, weights)
        chain = chain_of(reading)
        others = proposed_claims(reading, sure, Source(chain, f"learned@{_VERSION}"), weights)
        claims = merged(claims_in(reading, Source(chain, "rules@1"), others=others, rules=self._rules))
        scores = {_said(claim): claim.confidence for some in others for claim in some}
        kept = tuple(
            replace(claim, confidence=scores.get(_said(claim), claim.confidence))
            for claim in _undisputed(claims)
        )
        return Extraction(kept, entities_of(kept))


def _undisputed(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without those that only the model asserts where something else sees a denial."""
    denied = {_said(claim) for claim in claims if claim.stance is Stance.DENIED}
    for claim in claims:
        if claim.stance is Stance.DENIED or "rules" in claim.extractor or _said(claim) not in denied:
            yield claim


def surest(one: Claim, other: Claim) -> float:
    """The confidence of a claim that rules and models found: the models' score, which is the finer one."""
    learned = [claim.confidence for claim in (one, other) if "learned@" in claim.extractor]
    return max(learned or [one.confidence, other.confidence])


def _said(claim: Claim) -> tuple[object, ...]:
    return (frozenset((claim.subject.entity, claim.object.entity)), claim.relation, claim.evidence.start)


def proposed_claims(reading: Reading, sure: Sureness, source: Source, weights: Weights) -> list[list[Claim]]:
    """What the relation model states, sentence by sentence."""
    text, contexts, windows = reading.document.text, [], []
    for sentence in reading.sentences:
        slots = slots_of(sentence, reading)
        if len(slots) > 1 and sentence.span.end - sentence.span.start <= _LONGEST:
            plain = [slot for slot, _ in slots]
            window = encode(text, (sentence.span.start, sentence.span.end), plain, weights.tokenise)
            windows.append((window, plain))
            contexts.append(Context(sentence, reading, source, [meant for _, meant in slots], sure))
    found = []
    for context, proposals in zip(contexts, propose(windows, weights, _FLOOR), strict=True):
        found.append([claim for proposal in proposals for claim in context.claims(proposal)])
    by_sentence = {context.sentence.span: claims for context, claims in zip(contexts, found, strict=True)}
    return [by_sentence.get(sentence.span, []) for sentence in reading.sentences]


@dataclass(frozen=True)
class Context:
    """The sentence that a proposal is about and all that is known around it.

    Attributes:
        meant: for each slot that the model saw the number of its mention in the mask, or its value.
        sure: how sure the tagger is of mentions.
    """

    sentence: Sentence
    reading: Reading
    source: Source
    meant: Sequence[int | Value | When]
    sure: Sureness

    def claims(self, proposal: Proposal) -> Iterator[Claim]:
        """The claims that a proposal stands for: one for each party around which an end lies."""
        masked = self.sentence.masked
        first, last = self.meant[proposal.subject], self.meant[proposal.object]
        if not isinstance(first, int) or not isinstance(last, int):
            return
        one, other = masked.slots[first], masked.slots[last]
        if not isinstance(one, Found) or not isinstance(other, Found) or unresolved(one) or unresolved(other):
            return
        if one.entity == other.entity:
            return
        span = span_between(masked, first, last)
        doubt = self._doubt(proposal, span)
        clause = clause_around(masked.text, span)
        valid = period_in(proposal.relation, [span, clause], self.sentence, doubt)
        valid, doubt = ended(proposal.relation, valid, doubt, self.reading.published)
        score = proposal.score * self._sureness(one) * self._sureness(other)
        rule = Rule(proposal.relation, "", confidence=score)
        qualifiers = self._qualifiers(proposal, clause)
        for subject in expand(one):
            for obj in expand(other):
                yield Draft(subject, rule, obj, qualifiers, valid, doubt).claim(
                    self.sentence, self.reading, self.source
                )

    def _sureness(self, found: Found) -> float:
        return self.sure.get(whole(found), _UNTAGGED)

    def _doubt(self, proposal: Proposal, span: tuple[int, int]) -> Doubt:
        """The strongest doubt of the cues and of the model.

        Where the model is sure it is believed about plans and denials, of which the cues see too many: they
        do not know to which of several claims "not" or "will" belongs. A hedge that they see always stays.
        """
        cues = weigh(self.sentence.masked, self.reading.document.text, span, self.reading.language.cues)
        chances = dict(zip(STANCES, proposal.stances, strict=True))
        best = max(STANCES, key=lambda stance: chances[stance])
        stances = [cues.stance]
        if (
            chances[best] >= _STANCE_SURE
            and chances[cues.stance] < _STANCE_RULED_OUT
            and cues.stance in _SCOPED
        ):
            stances = []
        if chances[best] >= _STANCE_LEAST:
            stances.append(best)
        return Doubt(Stance.doubtful(stances), cues.sources, cues.over)

    def _qualifiers(self, proposal: Proposal, clause: tuple[int, int]) -> dict[str, QualifierValue]:
        specs = SIGNATURES[proposal.relation].qualifiers
        found: dict[str, QualifierValue] = {}
        for name, kind in _VALUE_OF.items():
            best = max(
                (
                    (chance, number)
                    for number, chance in proposal.values
                    if _is_value(self.meant[number], kind)
                ),
                default=(0.0, -1),
            )
            if name in specs and best[0] >= _VALUE_LEAST:
                value = self.meant[best[1]]
                if isinstance(value, Value) and isinstance(value.quantity, Quantity | float):
                    found[name] = value.quantity
        if "item" in specs and proposal.relation in _ITEM:
            chips = _chips(self.sentence.masked, clause)
            if len(chips) == 1:
                found["item"] = chips[0].text
        return found


def _is_value(slot: int | Value | When, kind: str) -> bool:
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
