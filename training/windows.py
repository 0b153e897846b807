"""Training examples of the relation model: sentences with every pair of mentions labelled."""

from __future__ import annotations

import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from extract.extractors.learned.slots import (
    LABELS,
    RELATIONS,
    Slot,
    Tokenise,
    Window,
    code_of,
    encode,
    labels_of,
    possible_pairs,
)
from extract.extractors.learned.values import MEASURED_IN, detail_of, values_in
from extract.normalise import Value
from extract.normalise.dates import When
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from graph.when import PartialDate
from training.notation import Annotated, Marked, Stated, nearest

STANCES = tuple(Stance)
_SILENT, _FEW = 0.25, 8
"""Share learned from of pairs of sentences that state nothing together; silent pairs learned of one."""
_ARTICLE = re.compile(r"^(?:the|a|an|der|die|das|den|dem|des|eine?[nmrs]?)\s+", re.IGNORECASE)
_HAN = re.compile("[\u4e00-\u9fff]")
_NEAR = 0.02
"""How far a number may be from the annotated one, as a share of it."""


@dataclass
class Example:
    """One window and its pairs of slots.

    Attributes:
        pairs: numbers of two slots, subject first.
        wanted: labels that each pair has.
        judged: labels that each pair is judged on; others say nothing.
        stances: number in `STANCES` for each pair that states a claim, else -1.
        values: for pairs that state a claim (number of the pair, of a slot, whether the claim has its value).
    """

    window: Window
    pairs: list[tuple[int, int]] = field(default_factory=list)
    wanted: list[set[int]] = field(default_factory=list)
    judged: list[set[int]] = field(default_factory=list)
    stances: list[int] = field(default_factory=list)
    values: list[tuple[int, int, bool]] = field(default_factory=list)


def examples_of(
    document: Annotated, tokenise: Tokenise, marks: Sequence[Marked] | None = None
) -> Iterator[Example]:
    """One example for each sentence in which a pair may state something.

    Args:
        document: annotated.
        tokenise: words to ids.
        marks: mentions that a tagger found instead of those annotated; see `keyed`.
    """
    marks = uncrossed(document.mentions if marks is None else marks)
    for number, span in enumerate(document.sentences):
        here = [mark for mark in marks if span[0] <= mark.start < span[1]]
        values = _values(document, span, here)
        slots = [*_slots(here), *(slot for slot, _ in values)]
        example = Example(encode(document.text, span, slots, tokenise))
        keys = [mark.key for mark in here]
        for one, other in possible_pairs(slots):
            if min(example.window.positions[one], example.window.positions[other]) >= 0:
                _add(example, (one, other), slots)
        for claim in document.claims:
            if claim.sentence == number:
                _label(example, document, claim, (here, keys, values))
        if example.pairs:
            yield example


def examples_across(
    document: Annotated, tokenise: Tokenise, order: random.Random, marks: Sequence[Marked] | None = None
) -> Iterator[Example]:
    """Examples of two sentences in a row, paired are mentions of the one with mentions of the other.

    All that state something, as many by chance of those that do not, and of each but a few pairs.
    """
    marks = uncrossed(document.mentions if marks is None else marks)
    for number in range(1, len(document.sentences)):
        (start, middle), (later, end) = document.sentences[number - 1 : number + 1]
        here = [mark for mark in marks if later <= mark.start < end]
        before = earlier([mark for mark in marks if start <= mark.start < middle], here)
        values = _values(document, (later, end), here)
        shown = [*[mark for mark in marks if start <= mark.start < middle], *here]
        slots = [*_slots(shown), *(slot for slot, _ in values)]
        example = Example(encode(document.text, (start, end), slots, tokenise))
        for mark in before:
            for other in range(len(shown) - len(here), len(shown)):
                place = shown.index(mark)
                for pair in ((place, other), (other, place)):
                    known = min(example.window.positions[pair[0]], example.window.positions[pair[1]]) >= 0
                    if known and labels_of(slots[pair[0]], slots[pair[1]]):
                        _add(example, pair, slots)
        keys = [mark.key for mark in shown]
        for claim in document.claims:
            if claim.sentence == number:
                _label(example, document, claim, (shown, keys, values))
        some = _some_of(example, order)
        if some is not None:
            yield some


def earlier(before: Sequence[Marked], here: Sequence[Marked]) -> list[Marked]:
    """The last mention of each party of the sentence before that this one does not mention."""
    known = {mark.key for mark in here} - {""}
    last = {mark.key or str(mark.start): mark for mark in before if mark.key not in known}
    return sorted(last.values(), key=lambda mark: mark.start)


def _some_of(example: Example, order: random.Random) -> Example | None:
    """The example with few of the pairs that state nothing; by chance none of it if all state nothing."""
    stated = [number for number, wanted in enumerate(example.wanted) if wanted]
    rest = [number for number in range(len(example.pairs)) if number not in stated]
    if not example.pairs or (not stated and order.random() > _SILENT):
        return None
    kept = sorted([*stated, *order.sample(rest, min(len(rest), _FEW))])
    again = {old: new for new, old in enumerate(kept)}
    return Example(
        example.window,
        [example.pairs[number] for number in kept],
        [example.wanted[number] for number in kept],
        [example.judged[number] for number in kept],
        [example.stances[number] for number in kept],
        [(again[pair], slot, yes) for pair, slot, yes in example.values if pair in again],
    )


def _slots(marks: Sequence[Marked]) -> list[Slot]:
    return [Slot(mark.start, mark.end, code_of(mark.kind, named=mark.named)) for mark in marks]


def _values(
    document: Annotated, span: tuple[int, int], here: Sequence[Marked]
) -> list[tuple[Slot, Value | When]]:
    return [
        pair
        for pair in values_in(document.text, span, document.language, published(document))
        if all(pair[0].end <= mark.start or mark.end <= pair[0].start for mark in here if mark.named)
    ]


def keyed(document: Annotated, found: Iterable[tuple[int, int, Kind, bool]]) -> list[Marked]:
    """Mentions that a tagger found (start, end, kind, named), with the keys of the annotated that they mean.

    One that stands for none, because its kind or its ends are wrong, has the key "": no claim is about it.
    """
    marks = []
    for start, end, kind, named in sorted(found):
        words = document.text[start:end]
        near = [
            mark
            for mark in document.mentions
            if mark.kind is kind
            and mark.named is named
            and mark.start < end
            and start < mark.end
            and _alike(words, document.text[mark.start : mark.end], named=named)
        ]
        best = max(near, key=lambda m: min(end, m.end) - max(start, m.start), default=None)
        marks.append(Marked(start, end, "" if best is None else best.key, kind, named))
    return marks


def _alike(one: str, other: str, *, named: bool) -> bool:
    """Whether two writings would pass for one mention: names to the letter, descriptions by most words."""
    one, other = _ARTICLE.sub("", one), _ARTICLE.sub("", other)
    if named or one == other:
        return one == other
    ours, theirs = _words(one), _words(other)
    common = sum((Counter(ours) & Counter(theirs)).values())
    return 2 * common >= 0.6 * (len(ours) + len(theirs))


def _words(text: str) -> list[str]:
    if _HAN.search(text):
        return [text[place : place + 2] for place in range(max(1, len(text) - 1))]
    return text.casefold().split()


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
            named = _keys(pair, keys)
            turned = claim.relation is Relation.AFFILIATED_WITH and named == (obj, subject)
            if turned or named == (subject, obj):
                judged.discard(number)
    if claim.optional:
        return
    ends = _slot_of(document, claim.subject, span, here), _slot_of(document, claim.object, span, here)
    if ends not in example.pairs:
        return
    index = example.pairs.index(ends)
    example.wanted[index].add(label)
    example.judged[index].add(label)
    example.stances[index] = STANCES.index(claim.stance)
    for offset, (_, value) in enumerate(values, start=len(here)):
        if isinstance(value, Value) and example.window.positions[offset] >= 0:
            example.values.append((index, offset, _is_of(claim, value, document.text)))


def _keys(pair: tuple[int, int], keys: Sequence[str]) -> tuple[str, ...]:
    return tuple(keys[number] if number < len(keys) else "" for number in pair)


def _slot_of(document: Annotated, key: str, span: tuple[int, int], here: Sequence[Marked]) -> int:
    """The slot that a claim means by a key: the mention annotated or, of a tagger's, one with that key."""
    meant = nearest(document, key, span)
    if meant in here:
        return here.index(meant)
    others = [number for number, mark in enumerate(here) if mark.key == key]
    return min(
        others, key=lambda number: (not here[number].named, abs(here[number].start - meant.start)), default=-1
    )


def _is_of(claim: Stated, value: Value, text: str) -> bool:
    for name in MEASURED_IN:
        wanted, found = claim.qualifiers.get(name), detail_of(name, value, text)
        if wanted is None or found is None:
            continue
        ends = (found.min, found.max) if isinstance(found, Quantity) else (found, found)
        bounds = (wanted.get("min"), wanted.get("max")) if isinstance(wanted, Mapping) else (wanted, wanted)
        if all(end is None or _near(bound, end) for bound, end in zip(bounds, ends, strict=True)):
            return True
    return False


def _near(wanted: float | None, found: float) -> bool:
    """Whether a number is the annotated one, which may be rounded; where none is annotated, any is."""
    return wanted is None or math.isclose(wanted, found, rel_tol=_NEAR)


def corpus_examples(path: Path, names: dict[str, int], tokenise: Tokenise) -> Iterator[tuple[str, Example]]:
    """Examples of a set where only given pairs are labelled; its labels get numbers behind ours."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        text = record["text"]
        for candidate in record.get("candidates") or ():
            spans = sorted([tuple(candidate[:2]), tuple(candidate[2:])])
            if spans[0][1] > spans[1][0]:
                continue
            slots = [Slot(start, end, "O") for start, end in spans]
            window = encode(text, (0, len(text)), slots, tokenise)
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
