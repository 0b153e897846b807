"""Numbers in the order of parties: "X and Y hold 30 and 20 per cent respectively", 分别持有."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from extract.extractors.rules.found import Found
from extract.extractors.rules.reading import Reading, Sentence
from extract.normalise import Value, find_values
from graph.model import Claim
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Kind

_CUE = re.compile(r"\brespectively\b|\bjeweils\b|\bbeziehungsweise\b|\bbzw\b|分[别別]", re.IGNORECASE)
_JOINED = re.compile(
    r"\s*(?:[,，、;]\s*)?(?:(?:and|und|beziehungsweise|bzw\.?|sowie|和|与|與|及|以及)\s*)?(?:the\s+|die\s+|der\s+|das\s+)?"
)
_TITLED = re.compile(r"(?:女士|先生|博士)?")
_DETAIL_OF = {"percent": "share", "money": "amount", "count": "count", "mw": "mw"}
_LONGEST = 4000

_Placed = TypeVar("_Placed", Found, Value)


def respective(claims: Iterable[Claim], reading: Reading) -> list[Claim]:
    """The claims, with the number that is theirs where a sentence tells numbers in the order of parties."""
    ends = [sentence.span.end for sentence in reading.sentences]
    known: dict[int, dict[int, Value]] = {}
    done = []
    for claim in claims:
        number = bisect_left(ends, claim.evidence.end)
        if number < len(ends) and number not in known:
            known[number] = _told(reading.sentences[number], reading)
        done.append(_with_own(claim, known.get(number, {})))
    return done


def _with_own(claim: Claim, told: dict[int, Value]) -> Claim:
    own = [told[end.start] for end in (claim.subject, claim.object) if end.start in told]
    if len(own) != 1 or not isinstance(own[0].quantity, Quantity):
        return claim
    name = _DETAIL_OF[own[0].kind]
    if name not in SIGNATURES[claim.relation].qualifiers:
        return claim
    return replace(claim, qualifiers={**claim.qualifiers, name: own[0].quantity})


def _told(sentence: Sentence, reading: Reading) -> dict[int, Value]:
    """By where a party's words begin the number that is told for it."""
    text = reading.document.text
    words = text[sentence.span.start : sentence.span.end]
    if len(words) > _LONGEST or not _CUE.search(words):
        return {}
    parties = [
        found for found in sentence.mentions if found.kind in (Kind.ORGANIZATION, Kind.PERSON, Kind.PLACE)
    ]
    runs = [run for run in _runs(text, parties) if len(run) > 1]
    values = _values(words, reading.language.code, sentence.span.start)
    lists = [run for run in _runs(text, values) if len(run) > 1 and len({value.kind for value in run}) == 1]
    told: dict[int, Value] = {}
    for numbers in lists:
        fitting = [run for run in runs if len(run) == len(numbers)]
        if len(fitting) == 1:
            for party, value in zip(fitting[0], numbers, strict=True):
                told[party.start - len(party.lead)] = value
    return told


def _values(words: str, language: str, offset: int) -> list[Value]:
    """The numbers of a sentence; one without a currency has that of the amount behind it."""
    found = [
        replace(value, start=value.start + offset, end=value.end + offset)
        for value in find_values(words, language)
    ]
    for place in range(len(found) - 2, -1, -1):
        one, other = found[place], found[place + 1]
        bare = one.kind in ("number", "count") and isinstance(one.quantity, Quantity)
        if (
            bare
            and other.kind == "money"
            and isinstance(other.quantity, Quantity)
            and isinstance(one.quantity, Quantity)
        ):
            alike = (one.quantity.min or one.quantity.max or 0) >= 1_000_000
            if alike and _JOINED.fullmatch(words, one.end - offset, other.start - offset):
                found[place] = replace(
                    one, kind="money", quantity=replace(one.quantity, currency=other.quantity.currency)
                )
    return [value for value in found if value.kind in _DETAIL_OF]


def _runs(text: str, things: Sequence[_Placed]) -> list[list[_Placed]]:
    """Neighbours with nothing between them but commas and "and"."""
    runs: list[list[_Placed]] = []
    for thing in things:
        if runs and _follows(text, runs[-1][-1], thing):
            runs[-1].append(thing)
        else:
            runs.append([thing])
    return runs


def _follows(text: str, one: Found | Value, other: Found | Value) -> bool:
    title = _TITLED.match(text, one.end)
    start = title.end() if title else one.end
    return start < other.start and _JOINED.fullmatch(text, start, other.start) is not None
