"""The learned extractor, alone or together with the rules over the same reading of a document."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.extractors.base import Extraction
from extract.extractors.joining import overlap
from extract.extractors.learned.pairs import STANCES, Asked, Proposal, propose
from extract.extractors.learned.reading import (
    LONGEST,
    Meant,
    Shown,
    Sureness,
    read_with,
    slots_of,
    unresolved,
    whole,
)
from extract.extractors.learned.slots import encode, labels_of
from extract.extractors.learned.values import MEASURED_IN, detail_of, own_count
from extract.extractors.learned.weights import Weights, load_weights
from extract.extractors.rules.assemble import Draft, Source, ended, expand, period_in
from extract.extractors.rules.cues import Doubt, clause_around, weigh
from extract.extractors.rules.extractor import chain_of, claims_in, language_of, merged
from extract.extractors.rules.found import Found
from extract.extractors.rules.mask import Masked
from extract.extractors.rules.pattern import Rule
from extract.extractors.rules.reading import Reading, Sentence
from extract.gazetteer.curated import entities_of
from extract.normalise import Value
from graph.model import Claim, Document, Evidence, QualifierValue
from graph.schema import SIGNATURES, Kind, Relation, Stance

_VERSION = "2"
ACROSS = "learned-across"
"""The finder of claims one end of which stands in the sentence before."""
_FLOOR = 0.1
"""Score below which a proposal is not even joined with what the rules see."""
_UNTAGGED = 0.5
"""How sure a mention is that only the gazetteer or the rules see."""
_VALUE_LEAST = 0.4
_STANCE_LEAST, _STANCE_SURE, _STANCE_VERY_SURE, _STANCE_RULED_OUT = 0.5, 0.8, 0.95, 0.1
_DENIAL_LEAST = 0.4
_SCOPED = frozenset({Stance.PLANNED, Stance.DENIED})
_ITEM = frozenset({Relation.SUPPLIES, Relation.DIVERTS_TO, Relation.RESTRICTS, Relation.EXPORTS_TO})


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
        others = proposed_claims(reading, sure, chain, weights)
        claims = merged(claims_in(reading, Source(chain, "rules@1"), others=others, rules=self._rules))
        scores = {_said(claim): claim.confidence for some in others for claim in some}
        kept = tuple(
            replace(claim, confidence=scores.get(_said(claim), claim.confidence))
            for claim in _undisputed(claims)
        )
        kept = without_outdone(kept)
        return Extraction(kept, entities_of(kept))


def _undisputed(claims: Sequence[Claim]) -> Iterator[Claim]:
    """The claims without those that only the model asserts where something else sees a denial."""
    denied = {_said(claim) for claim in claims if claim.stance is Stance.DENIED}
    for claim in claims:
        if claim.stance is Stance.DENIED or "rules" in claim.extractor or _said(claim) not in denied:
            yield claim


def without_outdone(claims: Sequence[Claim]) -> tuple[Claim, ...]:
    """The claims without those across two sentences that one within a sentence outdoes.

    That is one of the same relation that shares an end, if it is surer, or if its other end has no name: then
    the two say the same of a party whose name the sentence before may or may not give.
    """
    within: dict[tuple[Relation, str], list[Claim]] = {}
    for claim in claims:
        for end in (claim.subject, claim.object) if not _across(claim) else ():
            within.setdefault((claim.relation, end.entity), []).append(claim)
    return tuple(
        claim
        for claim in claims
        if not _across(claim)
        or not any(
            _outdoes(other, claim)
            for end in (claim.subject, claim.object)
            for other in within.get((claim.relation, end.entity), ())
        )
    )


def _across(claim: Claim) -> bool:
    return claim.extractor.startswith(f"{ACROSS}@")


def _outdoes(within: Claim, across: Claim) -> bool:
    if within.relation is not across.relation or overlap(within, across) <= 0:
        return False
    ends = (within.subject, across.subject), (within.object, across.object)
    same = [one.entity == other.entity for one, other in ends]
    if not any(same):
        return False
    if within.confidence > across.confidence:
        return True
    return any(
        not one.named and other.named and one.kind is other.kind and one.entity != other.entity
        for one, other in ends
    )


def surest(one: Claim, other: Claim) -> float:
    """The confidence of a claim that rules and models found: the models' score, which is the finer one."""
    learned = [claim.confidence for claim in (one, other) if "learned@" in claim.extractor]
    return max(learned or [one.confidence, other.confidence])


def _said(claim: Claim) -> tuple[object, ...]:
    return (frozenset((claim.subject.entity, claim.object.entity)), claim.relation, claim.evidence.start)


def proposed_claims(
    reading: Reading, sure: Sureness, chain: tuple[str, ...], weights: Weights
) -> list[list[Claim]]:
    """What the relation model states, by sentence, of its mentions and of those of the one before."""
    within, across = (Source(chain, f"{name}@{_VERSION}") for name in ("learned", ACROSS))
    slots = [slots_of(sentence, reading) for sentence in reading.sentences]
    short = [one.span.end - one.span.start <= LONGEST for one in reading.sentences]
    contexts: list[Context] = []
    for number in range(len(reading.sentences)):
        if not short[number]:
            continue
        contexts.append(Context(reading, number, within, slots[number], (), sure))
        if number and short[number - 1]:
            contexts.append(Context(reading, number, across, slots[number], slots[number - 1], sure))
    questions = [context.asked(weights) for context in contexts]
    asked = [(context, one) for context, one in zip(contexts, questions, strict=True) if one.pairs]
    found: list[list[Claim]] = [[] for _ in reading.sentences]
    proposals = propose([one for _, one in asked], weights, _FLOOR)
    for (context, _), proposed in zip(asked, proposals, strict=True):
        found[context.number] += [claim for proposal in proposed for claim in context.claims(proposal)]
    return found


@dataclass(frozen=True)
class Context:
    """The sentence that a proposal is about and all that is known around it.

    Attributes:
        number: of the sentence.
        here: what the model sees of it; each slot with the number of its mention in the mask, or its value.
        before: the same of the sentence before, whose mentions are paired with those here; empty if pairs
            lie within the sentence.
        sure: how sure the tagger is of mentions.
    """

    reading: Reading
    number: int
    source: Source
    here: Shown
    before: Shown
    sure: Sureness

    @property
    def sentence(self) -> Sentence:
        """The sentence."""
        return self.reading.sentences[self.number]

    def asked(self, weights: Weights) -> Asked:
        """The question that the model is asked."""
        slots = [slot for slot, _ in (*self._parties_before(), *self.here)]
        first = self.reading.sentences[self.number - 1] if self.before else self.sentence
        span = (first.span.start, self.sentence.span.end)
        window = encode(self.reading.document.text, span, slots, weights.tokenise)
        if not self.before:
            return Asked.within(window, slots)
        border = len(slots) - len(self.here)
        crossing = [
            pair
            for mine in range(border, len(slots))
            for earlier in self._recent()
            for pair in ((earlier, mine), (mine, earlier))
            if labels_of(slots[pair[0]], slots[pair[1]])
        ]
        return Asked(window, slots, crossing)

    def _parties_before(self) -> Shown:
        return [pair for pair in self.before if isinstance(pair[1], int)]

    def _recent(self) -> list[int]:
        """Numbers of the slots of the sentence before: the last of each party that is not mentioned here."""
        known = {found.entity for found in self.sentence.masked.slots if isinstance(found, Found)}
        last: dict[str, int] = {}
        for place, (_, meant) in enumerate(self._parties_before()):
            found = self._found(meant, self.number - 1)
            if found is not None and found.entity is not None and found.entity not in known:
                last[found.entity] = place
        return sorted(last.values())

    def _found(self, meant: Meant, number: int) -> Found | None:
        """The mention that a slot of a sentence stands for; none for a value or for nothing known."""
        if not isinstance(meant, int):
            return None
        found = self.reading.sentences[number].masked.slots[meant]
        return found if isinstance(found, Found) and not unresolved(found) else None

    def claims(self, proposal: Proposal) -> Iterator[Claim]:
        """The claims that a proposal stands for: one for each party around which an end lies."""
        masked = self.sentence.masked
        earlier = self._parties_before()
        shown = [(meant, self.number - 1) for _, meant in earlier]
        shown += [(meant, self.number) for _, meant in self.here]
        ends = shown[proposal.subject], shown[proposal.object]
        one, other = (self._found(*end) for end in ends)
        if one is None or other is None or one.entity == other.entity:
            return
        mine = [meant for meant, number in ends if number == self.number and isinstance(meant, int)]
        span = span_between(masked, mine[0], mine[-1])
        doubt = self._doubt(proposal, span)
        clause = clause_around(masked.text, span)
        valid = period_in(proposal.relation, [span, clause], self.sentence, doubt)
        valid, doubt = ended(proposal.relation, valid, doubt, self.reading.published)
        score = proposal.score * self._sureness(one) * self._sureness(other)
        rule = Rule(proposal.relation, "", confidence=score)
        qualifiers = self._qualifiers(proposal, clause, [meant for meant, _ in shown])
        for subject in expand(one):
            for obj in expand(other):
                draft = Draft(subject, rule, obj, qualifiers, valid, doubt)
                yield self._quoted(draft.claim(self.sentence, self.reading, self.source))

    def _quoted(self, claim: Claim) -> Claim:
        """The claim with both sentences as its quote where it takes both."""
        if not self.before:
            return claim
        start = self.reading.sentences[self.number - 1].span.start
        return replace(claim, evidence=Evidence.cut(self.reading.document, start, self.sentence.span.end))

    def _chips_of(self, proposal: Proposal) -> list[Found]:
        """The chips among the ends of a proposal that this sentence mentions."""
        border = len(self._parties_before())
        places = [end - border for end in (proposal.subject, proposal.object) if end >= border]
        ends = [self._found(self.here[place][1], self.number) for place in places]
        return [end for end in ends if end is not None and end.kind is Kind.CHIP]

    def _sureness(self, found: Found) -> float:
        return self.sure.get(whole(found), _UNTAGGED)

    def _doubt(self, proposal: Proposal, span: tuple[int, int]) -> Doubt:
        """The strongest doubt of the cues and of the model.

        The cues see too much of it: they do not know to which of several claims "not", "will" or "said"
        belongs. So where the model is sure it is believed about plans, where it is very sure about denials
        too, and about hedges unless one stands between the parties. What it but suspects of denying denies.
        """
        cues = weigh(self.sentence.masked, self.reading.document.text, span, self.reading.language.cues)
        chances = dict(zip(STANCES, proposal.stances, strict=True))
        if cues.firm or chances[Stance.DENIED] >= _DENIAL_LEAST:
            return replace(cues, stance=Stance.DENIED)
        best = max(STANCES, key=lambda stance: chances[stance])
        if cues.stance in _SCOPED:
            enough = _STANCE_SURE if cues.stance is Stance.PLANNED else _STANCE_VERY_SURE
            ruled_out = chances[best] >= enough and chances[cues.stance] < _STANCE_RULED_OUT
        else:
            ruled_out = chances[best] >= _STANCE_VERY_SURE and cues.inside is Stance.ASSERTED
        stances = [] if ruled_out else [cues.stance]
        if ruled_out or chances[best] >= _STANCE_LEAST:
            stances.append(best)
        return replace(cues, stance=Stance.doubtful(stances))

    def _qualifiers(
        self, proposal: Proposal, clause: tuple[int, int], meant: Sequence[Meant]
    ) -> dict[str, QualifierValue]:
        specs = SIGNATURES[proposal.relation].qualifiers
        text = self.reading.document.text
        found: dict[str, QualifierValue] = {}
        likely = sorted(proposal.values, key=lambda pair: -pair[1])
        for name in [name for name in MEASURED_IN if name in specs]:
            for number, chance in likely:
                value = meant[number]
                detail = detail_of(name, value, text) if isinstance(value, Value) else None
                if detail is not None and chance >= _VALUE_LEAST:
                    found[name] = detail
                    break
        if "count" in found:
            own = own_count(
                [value for value in meant if isinstance(value, Value)], self._chips_of(proposal), text
            )
            found["count"] = own or found["count"]
        if "item" in specs and proposal.relation in _ITEM:
            chips = _chips(self.sentence.masked, clause)
            if len(chips) == 1:
                found["item"] = chips[0].text
        return found


def _chips(masked: Masked, clause: tuple[int, int]) -> Sequence[Found]:
    numbers = re.findall(r"‹C(\d+)[nu]›", masked.text[clause[0] : clause[1]])
    return [slot for number in numbers if isinstance(slot := masked.slots[int(number)], Found)]


def span_between(masked: Masked, one: int, other: int) -> tuple[int, int]:
    """The stretch of the masked sentence from the one slot to the other, both included."""
    places = [
        match.span() for match in re.finditer(r"‹.(\d+)[nuv]›", masked.text) if int(match[1]) in (one, other)
    ]
    return min(start for start, _ in places), max(end for _, end in places)
