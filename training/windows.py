"""Training examples of the relation model: windows of two sentences with every pair labelled."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.extractors.learned.slots import (
    LABELS,
    RELATIONS,
    VALUE_LETTER,
    VALUE_OF_OBJECT,
    VALUE_OF_SUBJECT,
    Slot,
    Tokenise,
    Window,
    code_of,
    encode,
    labels_of,
)
from extract.normalise import find_values
from extract.normalise.dates import find_dates
from graph.quantity import Quantity
from graph.schema import Kind, Stance
from graph.when import PartialDate
from training.notation import Annotated, Marked, Stated, nearest

STANCES = tuple(Stance)
_VALUE_NAMES = {"share": "percent", "amount": "money", "count": "count", "mw": "mw", "price_ratio": "ratio"}


@dataclass
class Example:
    """One window and its pairs of slots.

    Attributes:
        pairs: numbers of two slots.
        wanted: labels that each pair has.
        judged: labels that each pair is judged on; others say nothing.
        stances: number in `STANCES` for each pair that states a claim, else -1.
    """

    window: Window
    pairs: list[tuple[int, int]] = field(default_factory=list)
    wanted: list[set[int]] = field(default_factory=list)
    judged: list[set[int]] = field(default_factory=list)
    stances: list[int] = field(default_factory=list)


def values_in(
    text: str, span: tuple[int, int], language: str, published: PartialDate | None
) -> list[tuple[Slot, object]]:
    """The values of a sentence as slots with their quantities; dates carry None."""
    start, end = span
    words = text[start:end]
    found: list[tuple[Slot, object]] = []
    for date in find_dates(words, language, published):
        found.append((Slot(start + date.start, start + date.end, VALUE_LETTER["date"]), None))
    for value in find_values(words, language):
        slot_end = start + value.end
        if value.kind in VALUE_LETTER and all(
            slot_end <= slot.start or slot.end <= start + value.start for slot, _ in found
        ):
            found.append((Slot(start + value.start, slot_end, VALUE_LETTER[value.kind]), value.quantity))
    return sorted(found, key=lambda pair: pair[0].start)


def examples_of(document: Annotated, tokenise: Tokenise) -> Iterator[Example]:
    """One example for each sentence, with the sentence before it as context."""
    marks = uncrossed(document.mentions)
    for number, span in enumerate(document.sentences):
        spans = [span]
        here = [mark for mark in marks if spans[0][0] <= mark.start < span[1]]
        values = [
            pair
            for one in spans
            for pair in values_in(document.text, one, document.language, published(document))
            if all(pair[0].end <= mark.start or mark.end <= pair[0].start for mark in here if mark.named)
        ]
        slots = [Slot(m.start, m.end, code_of(m.kind, named=m.named)) for m in here]
        slots += [slot for slot, _ in values]
        example = Example(encode(document.text, spans, slots, tokenise))
        keys = [mark.key for mark in here]
        for one, other in possible_pairs(slots, span[0]):
            if min(example.window.positions[one], example.window.positions[other]) >= 0:
                _add(example, (one, other), slots)
        for claim in document.claims:
            if claim.sentence == number:
                _label(example, document, claim, (here, keys, values))
        if example.pairs:
            yield example


def uncrossed(marks: Sequence[Marked]) -> list[Marked]:
    """The mentions without those inside a name, which are no slots of their own."""
    return [
        mark
        for mark in marks
        if not any(
            other.named and other is not mark and other.start <= mark.start and mark.end <= other.end
            for other in marks
        )
    ]


def possible_pairs(slots: Sequence[Slot], start: int) -> Iterator[tuple[int, int]]:
    """Pairs that the ontology allows and of which one slot at least stands behind `start`; a value always does."""
    for one, first in enumerate(slots):
        for other, second in enumerate(slots):
            if one == other or first.value or not labels_of(first, second):
                continue
            if second.start >= start or (first.start >= start and not second.value):
                yield one, other


def _add(example: Example, pair: tuple[int, int], slots: Sequence[Slot]) -> None:
    example.pairs.append(pair)
    example.wanted.append(set())
    example.judged.append(set(labels_of(slots[pair[0]], slots[pair[1]])))
    example.stances.append(-1)


def _label(
    example: Example,
    document: Annotated,
    claim: Stated,
    slots: tuple[Sequence[Marked], Sequence[str], Sequence[tuple[Slot, object]]],
) -> None:
    here, keys, values = slots
    span = document.sentences[claim.sentence]
    label = RELATIONS.index(claim.relation)
    triples = [(claim.relation.value, claim.subject, claim.object), *claim.alternatives]
    for name, subject, obj in triples:
        number = next(i for i, relation in enumerate(RELATIONS) if relation.value == name)
        for pair, judged in zip(example.pairs, example.judged, strict=True):
            ends = _keys(pair, keys)
            if ends in ((subject, obj), (obj, subject) if claim.relation.value == "AFFILIATED_WITH" else ends[:0]):
                judged.discard(number)
    if claim.optional:
        return
    ends = tuple(_slot_of(nearest(document, key, span), here) for key in (claim.subject, claim.object))
    if ends not in example.pairs:
        return
    index = example.pairs.index((ends[0], ends[1]))
    example.wanted[index].add(label)
    example.judged[index].add(label)
    example.stances[index] = STANCES.index(claim.stance)
    for offset, (slot, quantity) in enumerate(values):
        if _is_of(claim, slot, quantity):
            for end, role in ((ends[0], VALUE_OF_SUBJECT), (ends[1], VALUE_OF_OBJECT)):
                pair = (end, len(here) + offset)
                if pair in example.pairs:
                    example.wanted[example.pairs.index(pair)].add(role)


def _keys(pair: tuple[int, int], keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(keys[number] if number < len(keys) else "" for number in pair)


def _slot_of(mark: Marked, here: Sequence[Marked]) -> int:
    return here.index(mark) if mark in here else -1


def _is_of(claim: Stated, slot: Slot, quantity: object) -> bool:
    if not isinstance(quantity, Quantity):
        return False
    for name, kind in _VALUE_NAMES.items():
        gold = claim.qualifiers.get(name)
        if isinstance(gold, Mapping) and VALUE_LETTER[kind] == slot.code:
            low, high = gold.get("min"), gold.get("max")
            return (low is None or low == quantity.min) and (high is None or high == quantity.max)
    return False


def corpus_examples(
    path: Path, names: dict[str, int], tokenise: Tokenise
) -> Iterator[tuple[str, Example]]:
    """Examples of a public set where only given pairs are labelled; its labels get numbers behind ours in `names`."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        for candidate in record.get("candidates") or ():
            spans = sorted([tuple(candidate[:2]), tuple(candidate[2:])])
            if spans[0][1] > spans[1][0]:
                continue
            slots = [Slot(start, end, "O") for start, end in spans]
            window = encode(text, [(0, len(text))], slots, tokenise)
            if min(window.positions) < 0:
                continue
            example = Example(window, [(0, 1), (1, 0)], [set(), set()], [set(), set()], [-1, -1])
            for relation in record["relations"]:
                label = f"{path.stem.split('_')[0]}:{relation['type']}"
                number = names.setdefault(label, LABELS + len(names))
                ends = (tuple(relation["head"]), tuple(relation["tail"]))
                forward = (0, 1) if ends == (spans[0], spans[1]) else (1, 0)
                both = [(0, 1), (1, 0)] if relation.get("undirected") else [forward]
                for pair in both:
                    example.wanted[example.pairs.index(pair)].add(number)
            yield record["id"], example


def judged_on(examples: Iterable[Example], prefix: str, names: Mapping[str, int]) -> None:
    """Judge the examples of a public set on all labels of that set."""
    labels = {number for name, number in names.items() if name.startswith(prefix)}
    for example in examples:
        example.judged = [set(labels) for _ in example.pairs]


def published(document: Annotated) -> PartialDate:
    """The day on which the document says that it appeared."""
    return PartialDate.parse(document.published)


__all__ = ["STANCES", "Example", "Kind", "corpus_examples", "examples_of", "judged_on", "possible_pairs"]
