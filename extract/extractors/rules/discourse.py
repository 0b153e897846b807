"""What a text states across sentences: antecedents, inherited periods, rebuttals, circles of a company."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from extract.extractors.rules.assemble import Source, claims_of, expand
from extract.extractors.rules.cues import Doubt, left_open, weigh
from extract.extractors.rules.found import Found
from extract.extractors.rules.language import Implicit
from extract.extractors.rules.reading import Reading, Sentence
from extract.gazetteer import load_gazetteer
from extract.normalise import Value
from graph.model import Claim, Evidence
from graph.schema import Kind, Relation, Stance
from graph.when import ALWAYS, Period

_REACH = 3
"""How many sentences back an antecedent may stand."""
_PASSAGE = 4
"""How many sentences on a period is still that of a trade figure."""
_LONGEST_QUOTE = 900
"""A quote over several sentences is no longer than this many characters."""


def affiliations(sentence: Sentence, reading: Reading, source: Source) -> Iterator[Claim]:
    """AFFILIATED_WITH for each unnamed party that is described by a company it lies around."""
    gazetteer = load_gazetteer()
    for found in sentence.mentions:
        for party in expand(found) if found.parts else ():
            centre = gazetteer.get(party.parts[0])
            if centre is not None:
                named = [m.surface for m in gazetteer.find(found.text) if m.entry.id == centre.id]
                words = named[0] if named else centre.name
                yield Claim(
                    subject=party.mention(),
                    relation=Relation.AFFILIATED_WITH,
                    object=replace(
                        party, text=words, entity=centre.id, named=True, kind=Kind.ORGANIZATION
                    ).mention(),
                    evidence=Evidence.cut(reading.document, found.start, found.end),
                    qualifiers={"nature": found.head},
                    attribution=source.chain,
                    extractor=source.extractor,
                    confidence=0.85,
                )


def designs(sentence: Sentence, reading: Reading, source: Source) -> Iterator[Claim]:
    """DESIGNS for each chip whose words name its maker ("Nvidia-Chips", "Nvidia chips")."""
    for chip in sentence.mentions:
        if chip.kind is not Kind.CHIP or chip.named:
            continue
        for match in load_gazetteer().find(chip.text):
            if match.entry.kind is Kind.ORGANIZATION:
                start = chip.start + match.start
                maker = Found(
                    start=start,
                    end=start + len(match.surface),
                    kind=Kind.ORGANIZATION,
                    text=match.surface,
                    named=True,
                    entity=match.entry.id,
                )
                yield Claim(
                    subject=maker.mention(),
                    relation=Relation.DESIGNS,
                    object=chip.mention(),
                    evidence=Evidence.cut(reading.document, chip.start, chip.end),
                    attribution=source.chain,
                    extractor=source.extractor,
                    confidence=0.7,
                )


def implied(sentence: Sentence, reading: Reading, source: Source) -> Iterator[Claim]:
    """Claims whose other end stands in an earlier sentence ("the operators" of the sites just named)."""
    for implicit in reading.language.implicit:
        antecedent = _antecedent(implicit, sentence, reading)
        if antecedent is None:
            continue
        context, other = antecedent
        admitted = {found.start for found in sentence.mentions if implicit.admits(found)}
        for claim in claims_of(implicit.rule, sentence, reading, source, other=other):
            if admitted & {claim.subject.start, claim.object.start}:
                evidence = Evidence.cut(reading.document, context.span.start, sentence.span.end)
                yield replace(claim, evidence=evidence)


def _antecedent(implicit: Implicit, sentence: Sentence, reading: Reading) -> tuple[Sentence, Found] | None:
    """The last mention that fits, in this sentence's paragraph or the end of the one before."""
    index = bisect_left(reading.sentences, sentence.span.start, key=lambda one: one.span.start)
    for earlier in reversed(reading.sentences[max(0, index - _REACH) : index]):
        for found in earlier.mentions if implicit.topic else reversed(earlier.mentions):
            if found.kind is implicit.kind and (not implicit.heads or found.head in implicit.heads):
                return earlier, found
    return None


def continued_trade(claims: Sequence[Claim], reading: Reading) -> Iterator[Claim]:
    """Figures that leave out exporter and ware ("Singapore came to more than 6.9 billion")."""
    pattern = reading.language.continued_trade
    last: Claim | None = None
    ending = _by_end([claim for claim in claims if _is_trade(claim)])
    for sentence in reading.sentences:
        stated = ending.get(sentence.span.end, [])
        last = stated[-1] if stated else last
        for match in pattern.finditer(sentence.masked.text) if pattern and last else ():
            groups = {name.partition("_")[0]: n for name, n in match.groupdict().items() if n is not None}
            place, amount = (sentence.masked.slots[int(groups[name])] for name in ("place", "amount"))
            known = {c.object.entity for c in stated}
            if last and isinstance(place, Found) and isinstance(amount, Value) and place.entity not in known:
                yield _continued(last, place, amount, sentence, reading)


def _by_end(claims: Sequence[Claim]) -> dict[int, list[Claim]]:
    """The claims by where their quotes end."""
    ending: dict[int, list[Claim]] = {}
    for claim in claims:
        ending.setdefault(claim.evidence.end, []).append(claim)
    return ending


def _is_trade(claim: Claim) -> bool:
    return claim.relation is Relation.EXPORTS_TO and "amount" in claim.qualifiers


def _continued(last: Claim, place: Found, amount: Value, sentence: Sentence, reading: Reading) -> Claim:
    start = min(last.evidence.start, sentence.span.start)
    start = start if sentence.span.end - start < _LONGEST_QUOTE else sentence.span.start
    return replace(
        last,
        object=place.mention(),
        qualifiers={**last.qualifiers, "amount": amount.quantity},
        evidence=Evidence.cut(reading.document, start, sentence.span.end),
        confidence=0.7,
    )


def inherited_periods(claims: Sequence[Claim], reading: Reading) -> list[Claim]:
    """Trade figures of one passage share the period that stands before them.

    It is that of the figure before, or of a sentence not far before that speaks of a span of time. The period
    is also written out as the `period` qualifier, with an inclusive end.
    """
    last, reach = ALWAYS, -1
    done = []
    for claim in sorted(claims, key=lambda c: (c.evidence.end, c.object.start or 0)):
        if _is_trade(claim):
            here = _sentence_at(claim.evidence.end, reading)
            if claim.valid.start or claim.valid.end:
                last = claim.valid
            elif here > reach:
                last = _span_before(here, reading)
            reach = here + _PASSAGE
            claim = replace(claim, valid=last, qualifiers={**claim.qualifiers, **_period(last)})
        done.append(claim)
    return done


def _sentence_at(end: int, reading: Reading) -> int:
    return bisect_left(reading.sentences, end, key=lambda sentence: sentence.span.end)


def _span_before(index: int, reading: Reading) -> Period:
    for sentence in reversed(reading.sentences[max(0, index - _PASSAGE) : index]):
        for date in sentence.dates:
            if date.role == "span":
                return date.period
    return ALWAYS


def _period(valid: Period) -> dict[str, str]:
    if valid.start is None or valid.end is None:
        return {}
    end = valid.end.first
    if valid.end.text.count("-") != 1:
        return {"period": f"{valid.start}/{valid.end}"}
    year, month = (end.year, end.month - 1) if end.month > 1 else (end.year - 1, 12)
    start = f"{valid.start}-01" if valid.start.text.isdigit() else valid.start.text
    return {"period": f"{start}/{year}-{month:02d}"}


def without_vaguer(claims: Sequence[Claim]) -> list[Claim]:
    """Drop "in these countries" where the text names the countries of the same site."""
    placed = {c.subject.entity for c in claims if c.relation is Relation.LOCATED_IN and c.object.named}
    return [
        claim
        for claim in claims
        if claim.relation is not Relation.LOCATED_IN
        or claim.object.named
        or claim.subject.entity not in placed
    ]


def reconsidered(claims: Sequence[Claim], reading: Reading) -> list[Claim]:
    """The claims as the next sentence takes them back, or as the sentence before them leaves them open.

    A claim whose stance changes so is quoted with the sentence that changes it.
    """
    doubts: dict[int, list[tuple[Stance, Sentence]]] = {}
    for before, after in pairwise(reading.sentences):
        if before.paragraph == after.paragraph:
            taken_back = [(stance, after) for stance in _taken_back(after, reading)]
            doubts.setdefault(before.span.end, []).extend(taken_back)
            if reading.language.takes_up and reading.language.takes_up.search(after.masked.text):
                open_still = left_open(before.masked, reading.language.cues)
                doubts.setdefault(after.span.end, []).append((open_still, before))
    return [_doubted(claim, doubts.get(claim.evidence.end, []), reading) for claim in claims]


def _doubted(claim: Claim, doubts: Sequence[tuple[Stance, Sentence]], reading: Reading) -> Claim:
    stance, sentence = max(doubts, key=lambda doubt: doubt[0].doubt, default=(claim.stance, None))
    if sentence is None or stance.doubt <= claim.stance.doubt:
        return claim
    start = min(claim.evidence.start, sentence.span.start)
    end = max(claim.evidence.end, sentence.span.end)
    return replace(claim, stance=stance, evidence=Evidence.cut(reading.document, start, end))


def _taken_back(after: Sentence, reading: Reading) -> Iterator[Stance]:
    """What a sentence makes, in the text's own voice, of the one before it."""
    for cue in reading.language.hindsight:
        if cue.stance is not None and cue.pattern.search(after.masked.text):
            yield cue.stance


def rebuttals(claims: Sequence[Claim], reading: Reading, source: Source) -> Iterator[Claim]:
    """A denied copy of the claims of a sentence that the next sentence denies."""
    pairs = [*zip(reading.sentences, reading.sentences[1:], strict=False)]
    pairs += [(one, one) for one in reading.sentences if reading.language.rebuts_within]
    ending = _by_end(claims)
    for before, after in pairs:
        match = reading.language.rebuttal.search(after.masked.text)
        if match is None or before.paragraph != after.paragraph:
            continue
        doubt = weigh(after.masked, reading.document.text, match.span(), reading.language.cues)
        for claim in ending.get(before.span.end, ()):
            if claim.stance is not Stance.DENIED:
                yield _denied(claim, after, reading, source.chain, doubt)


def _denied(claim: Claim, after: Sentence, reading: Reading, chain: tuple[str, ...], doubt: Doubt) -> Claim:
    return replace(
        claim,
        stance=Stance.DENIED,
        attribution=(*chain, *(name for name in doubt.sources if name not in chain)),
        evidence=Evidence.cut(reading.document, claim.evidence.start, after.span.end),
        confidence=round(claim.confidence * 0.9, 3),
    )
