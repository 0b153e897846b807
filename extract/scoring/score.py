"""The score of one document: each claim that was found is judged against the one it answers."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from extract.scoring.gold import GoldClaim, GoldDocument
from extract.scoring.matching import Found, Matching, looked_up, match, overlaps
from extract.scoring.names import Names, parts, plain, shared_parts
from extract.scoring.tally import Tally
from extract.scoring.values import NUMBERS, WORDS, near_end, near_start, same_span, same_value
from graph.model import Claim
from graph.qualifiers import QualifierValue
from graph.schema import Relation, Stance

_UNASKED = ("share", "amount", "count")
"""Details that count as invented where the annotation has none."""

Tallies = dict[Relation, Tally]


def score_document(gold: GoldDocument, claims: Sequence[Claim]) -> Tallies:
    """What `claims` get right of the annotated document, by relation.

    A claim is right if relation, direction and both ends agree, whatever its stance; stance, details, dates,
    sources and quotes of right claims are judged apart. A missed claim counts for its annotated relation, a
    wrong one for the relation that it was given.
    """
    names = gold.names()
    found = looked_up(claims, names)
    matching = match(gold, found)
    tallies: Tallies = defaultdict(Tally)
    _count_found(gold, found, matching, tallies)
    for place, wanted in enumerate(gold.claims):
        if not wanted.optional:
            tally = tallies[wanted.claim.relation]
            tally.count("denied_gold", int(wanted.denied))
            if place in matching.pairs:
                _judge(gold, wanted, found[matching.pairs[place]], names, tally)
            else:
                tally.count("fn")
                tally.count("reversed", int(place in matching.reversed))
    return dict(tallies)


def _count_found(gold: GoldDocument, found: Sequence[Found], matching: Matching, tallies: Tallies) -> None:
    for one in found:
        tallies[one.claim.relation].judge("verbatim", _verbatim(gold, one.claim))
    for name, numbers in (
        ("duplicate", matching.duplicates),
        ("restated", matching.restated),
        ("fp", matching.wrong),
    ):
        for number in numbers:
            tallies[found[number].claim.relation].count(name)


def _verbatim(gold: GoldDocument, claim: Claim) -> bool:
    evidence = claim.evidence
    return gold.document.text[evidence.start : evidence.end] == evidence.quote


def _judge(gold: GoldDocument, wanted: GoldClaim, found: Found, names: Names, tally: Tally) -> None:
    tally.count("tp")
    _judge_stance(wanted, found, tally)
    _judge_values(wanted, found.claim, tally)
    _judge_dates(wanted.claim, found.claim, tally)
    _judge_sources(gold, wanted, found.claim, names, tally)
    met = overlaps(wanted.claim, found.claim)
    tally.judge("overlap", met)
    tally.judge("exact", met and _verbatim(gold, found.claim))


def _judge_stance(wanted: GoldClaim, found: Found, tally: Tally) -> None:
    may_be_denied = Stance.DENIED in wanted.stances
    tally.judge("stance", found.claim.stance in wanted.stances)
    tally.count("polarity", int(found.denied == wanted.denied or (found.denied and may_be_denied)))
    tally.count("false_denial", int(found.denied and not may_be_denied))
    if wanted.denied:
        tally.judge("denial", found.denied)


def _judge_values(wanted: GoldClaim, found: Claim, tally: Tally) -> None:
    for name in NUMBERS:
        value = found.qualifiers.get(name)
        if name in wanted.claim.qualifiers:
            right = any(same_value(reading, value) for reading in _readings(wanted, name))
            tally.judge(name, right)
            tally.judge("qualifier", right)
        elif name in _UNASKED and value is not None and not _inferred(wanted, name, value):
            tally.count("spurious_value")
    for name in WORDS:
        if name in wanted.claim.qualifiers:
            given = found.qualifiers.get(name)
            tally.judge("word", any(same_value(reading, given) for reading in _readings(wanted, name)))


def _readings(wanted: GoldClaim, name: str) -> tuple[QualifierValue, ...]:
    return (wanted.claim.qualifiers[name], *wanted.values.get(name, ()))


def _inferred(wanted: GoldClaim, name: str, value: QualifierValue) -> bool:
    return name in wanted.inferred and same_value(wanted.inferred[name], value)


def _judge_dates(wanted: Claim, found: Claim, tally: Tally) -> None:
    start, end = wanted.valid.start, wanted.valid.end
    if start is not None:
        tally.judge("from", same_span(start, found.valid.start))
        tally.judge("near_from", near_start(start, found.valid.start))
    if end is not None:
        tally.judge("to", same_span(end, found.valid.end))
        tally.judge("near_to", near_end(end, found.valid.end))
    tally.count("spurious_date", int(start is None and found.valid.start is not None))
    tally.count("spurious_date", int(end is None and found.valid.end is not None))


def _judge_sources(gold: GoldDocument, wanted: GoldClaim, found: Claim, names: Names, tally: Tally) -> None:
    asked, given = gold.chain(wanted.claim), gold.chain(found)
    if not asked:
        tally.judge("attribution", not given)
        tally.judge("attribution_chain", not given)
        return
    silence = not given and Stance.ASSERTED in wanted.stances
    nearest = any(_same_source(asked[0], name, names) for name in given)
    whole = len(asked) == len(given) and all(
        _same_source(one, other, names) for one, other in zip(asked, given, strict=True)
    )
    tally.judge("attribution", nearest or silence)
    tally.judge("attribution_of_attributed", nearest or silence)
    tally.judge("attribution_chain", whole or silence)


def _same_source(one: str, other: str, names: Names) -> bool:
    first, second = plain(one), plain(other)
    if first == second or names.resolve(one) & names.resolve(other):
        return True
    common = shared_parts(first, second)
    lengths = len(parts(first)), len(parts(second))
    return common > 0 and (4 * common > sum(lengths) or common in lengths)
