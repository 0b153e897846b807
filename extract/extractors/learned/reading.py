"""A document read with the tagger's eyes: its mentions join the gazetteer's before anything is resolved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from extract.extractors.learned.mentions import find_mentions
from extract.extractors.learned.slots import Slot, code_of
from extract.extractors.learned.tags import Tagged
from extract.extractors.learned.values import values_in
from extract.extractors.learned.weights import Weights
from extract.extractors.rules.found import Found
from extract.extractors.rules.language import Language
from extract.extractors.rules.reading import Reading, Sentence, known_name, read
from extract.gazetteer import Match, load_gazetteer
from extract.gazetteer.occurrences import occurrences
from extract.normalise import Value
from extract.normalise.dates import When
from extract.sentences import split_sentences
from extract.spans import InOrder, Taken
from graph.model import Document
from graph.schema import Kind

LONGEST = 4000
"""Characters of a sentence beyond which it is a list or a table, and the models are spared it."""
_PRONOUNS = re.compile(r"(?:it|they|its|their|he|she|er|sie|es|ihn|ihm|ihr|其|它|他|她)$", re.IGNORECASE)
_BACK = re.compile(
    r"(?:the|this|that|these|those|its|their|both|such|der|die|das|den|dem|des|diese[nmrs]?|jene[nmrs]?|ihre?[nmrs]?|"
    r"seine?[nmrs]?|solche[nmrs]?)\s|[该該此这這上述前述其本]",
    re.IGNORECASE,
)
_LINK = re.compile(
    r"(?:[\s,(]+|\b(?:of|by|from|with|in|at|for|and|to|the|led|owned|backed|called|named|known|as|der|des|dem|den|die|das|von|vom|mit|aus|"
    r"bei|für|um|namens|und|im|zur|zum)|的|旗下|由|为|是|名)+$",
    re.IGNORECASE,
)
_HEAD = re.compile(r"([^\W\d_]+)\W*$")
_NAMELIKE = re.compile(r"[^\W\d_a-zäöüß]")
_SMALL = re.compile(
    r"the|this|that|these|those|its|their|they|his|her|she|our|you|and|but|for|from|der|die|das|den|dem|des|ein|eine|einer|"
    r"eines|einem|einen|sie|ihr|ihre|ihren|ihrem|ihrer|sein|seine|seinen|und|aber|wir|uns|mit|von|für|auf|bei",
    re.IGNORECASE,
)
"""Words that are no names though a tagger may think so."""
_WORD_BEFORE = re.compile(r"\w$")
_WORD_AFTER = re.compile(r"[a-zA-Z0-9äöüÄÖÜß]")
_LEADING = re.compile(r"^(?:['’]s?\s+|\s+|[,的之-]+)+")


Sureness = Mapping[tuple[int, int], float]
"""How sure the tagger is of the mentions with these spans; of others nothing is known."""


def read_with(document: Document, language: Language, weights: Weights) -> tuple[Reading, Sureness]:
    """The document with the tagger's mentions, beside those of the gazetteer and the rules' phrases."""
    text = document.text
    spans = [(span.start, span.end) for span in split_sentences(text, language.code)]
    read_by_tagger = [(start, end) for start, end in spans if end - start <= LONGEST]
    tagged = everywhere(text, find_mentions(text, read_by_tagger, weights), spans)
    known = load_gazetteer().find(text)
    listed = Listed(known)
    names = [_name(text, one, listed) for one in tagged if one.named and _fits(one, listed)]
    spoken = Spoken([(one.start, one.end) for one in tagged if one.named], known)
    phrases = [found for one in tagged if not one.named for found in _phrase(text, one, spoken, language)]
    enriched = replace(
        language,
        names=lambda _: names,
        phrases=lambda given: [*_beside(language.phrases(given), phrases), *phrases],
    )
    return read(document, enriched), {(one.start, one.end): one.score for one in tagged}


def everywhere(text: str, tagged: Sequence[Tagged], spans: Sequence[tuple[int, int]]) -> list[Tagged]:
    """The mentions, and the names among them wherever they stand, also where but part of one was tagged.

    A name's kind is the one that it has most often.
    """
    kinds: dict[str, Counter[Kind]] = {}
    for one in tagged:
        if one.named:
            kinds.setdefault(text[one.start : one.end], Counter())[one.kind] += 1
    found = [one for one in tagged if not one.named]
    names = [replace(one, kind=_most(kinds[text[one.start : one.end]])) for one in tagged if one.named]
    scores: dict[str, float] = {}
    for one in names:
        surface = text[one.start : one.end]
        scores[surface] = max(one.score, scores.get(surface, 0.0))
    for start, end in occurrences(text, filter(_recognisable, kinds)):
        if _whole(text, start, end):
            surface = text[start:end]
            kind = _most(kinds[surface])
            names.append(Tagged(start, end, kind, named=True, score=scores[surface]))
    kept = _apart(names, Taken(spans))
    return sorted([*found, *kept], key=lambda one: (one.start, -one.end, one.named))


def _apart(names: Sequence[Tagged], sentences: Taken) -> Iterator[Tagged]:
    """The names that lie within a sentence; of those that overlap the longest, then the first."""
    taken: set[int] = set()
    for one in sorted(names, key=lambda one: (one.start - one.end, one.start)):
        span = range(one.start, one.end)
        if sentences.contains(one.start, one.end) and taken.isdisjoint(span):
            taken.update(span)
            yield one


def _recognisable(surface: str) -> bool:
    """Whether a name is told from other words wherever it stands."""
    return len(surface) > 2 and bool(_NAMELIKE.search(surface)) and not _SMALL.fullmatch(surface)


def _most(counted: Counter[Kind]) -> Kind:
    return max(counted, key=lambda kind: (counted[kind], kind.value))


def _whole(text: str, start: int, end: int) -> bool:
    """Whether a name stands there on its own; a Latin one must end where words end."""
    if (
        text[start].isascii()
        and text[start].isalnum()
        and _WORD_BEFORE.search(text, max(0, start - 1), start)
    ):
        return False
    latin_end = text[end - 1].isascii() and text[end - 1].isalnum()
    return not (latin_end and _WORD_AFTER.match(text, end))


class Listed:
    """The gazetteer's names in a text, which do not overlap."""

    def __init__(self, known: Sequence[Match]) -> None:
        self._known = known
        self._places = InOrder((match.start, match.end) for match in known)

    def touching(self, one: Tagged) -> list[Match]:
        """Those that share a character with a mention."""
        return [self._known[number] for number in self._places.touching(one.start, one.end)]


class Spoken:
    """All names in a text: the tagger's, which do not overlap, and the gazetteer's."""

    def __init__(self, tagged: Sequence[tuple[int, int]], known: Sequence[Match]) -> None:
        self._groups = [sorted(tagged), [(match.start, match.end) for match in known]]
        self._places = [InOrder(group) for group in self._groups]

    def touching(self, one: Tagged) -> list[tuple[int, int]]:
        """The places of those that share a character with a mention, in order."""
        pairs = zip(self._groups, self._places, strict=True)
        return sorted(
            group[number] for group, places in pairs for number in places.touching(one.start, one.end)
        )


def _fits(one: Tagged, listed: Listed) -> bool:
    """Whether a tagged name may stand: not across several of the gazetteer's, nor as part of one."""
    inside = listed.touching(one)
    if len(inside) > 1:
        return False
    return all(
        match.entry.kind is one.kind
        or (
            one.start <= match.start
            and match.end <= one.end
            and match.end - match.start < one.end - one.start
        )
        for match in inside
    )


def _name(text: str, one: Tagged, listed: Listed) -> Found:
    """The name as the gazetteer knows it, or as one that nothing is known of.

    Rules leave out names that they cannot read, such as those of a headline in Chinese; the model reads them.
    """
    for match in listed.touching(one):
        if (match.start, match.end, match.entry.kind) == (one.start, one.end, one.kind):
            return known_name(text, match, load_gazetteer())
    return Found(start=one.start, end=one.end, kind=one.kind, text=text[one.start : one.end], named=True)


def _phrase(text: str, one: Tagged, spoken: Spoken, language: Language) -> list[Found]:
    """The description; the names inside it, which are mentions of their own, are left for rules to read."""
    inside = spoken.touching(one)
    start, end = one.start, one.end
    if inside and (inside[0][0] <= start or language.code == "zh"):
        start = max(span[1] for span in inside)
        leading = _LEADING.match(text[start:end])
        start += leading.end() if leading else 0
    elif inside:
        end = inside[0][0]
        link = _LINK.search(text[start:end])
        end = start + link.start() if link else end
    words = text[start:end]
    if not words.strip():
        return []
    head = _HEAD.search(words)
    pronoun = _PRONOUNS.match(words) is not None
    generic = min(language.generic_heads, default="")
    return [
        Found(
            start=start,
            end=end,
            kind=one.kind,
            text=words,
            named=False,
            head=generic if pronoun else _noun(head[1] if head else words, language),
            definite=pronoun or _BACK.match(text[one.start : end]) is not None,
            lead=text[one.start : start],
            tail=text[end : one.end],
        )
    ]


def _noun(word: str, language: Language) -> str:
    """The head noun; in Chinese its last two characters, which is where the noun stands."""
    if language.code != "zh":
        return word.lower()
    return next((head for head in sorted(language.generic_heads) if word.endswith(head)), word[-2:])


def _beside(candidates: Sequence[Found], taken: Sequence[Found]) -> list[Found]:
    places = Taken((one.start, one.end) for one in taken)
    return [one for one in candidates if not places.touches(one.start, one.end)]


Meant = int | Value | When
"""What a slot stands for: the number of a mention in the mask, or a value."""
Shown = Sequence[tuple[Slot, Meant]]
"""What the relation model sees of a sentence."""


def slots_of(sentence: Sentence, reading: Reading) -> Shown:
    """The sentence's mentions with all their words, and the values and dates, also those in descriptions."""
    found: list[tuple[Slot, Meant]] = []
    for number, filler in enumerate(sentence.masked.slots):
        if isinstance(filler, Found):
            # What points back is no name to the model, though resolving gave it one.
            code = code_of(filler.kind, named=filler.named and not filler.definite)
            start, end = whole(filler)
            found.append((Slot(max(start, sentence.span.start), min(end, sentence.span.end), code), number))
    names = [slot for slot, _ in found if slot.code.isupper()]
    span = (sentence.span.start, sentence.span.end)
    for slot, value in values_in(reading.document.text, span, reading.language.code, reading.published):
        if all(slot.end <= name.start or name.end <= slot.start for name in names):
            found.append((slot, value))
    return found


def whole(found: Found) -> tuple[int, int]:
    """The span of a mention with all its words."""
    return found.start - len(found.lead), found.end + len(found.tail)


def unresolved(found: Found) -> bool:
    """Whether a mention is a pronoun that stands for nothing known."""
    return not found.named and _PRONOUNS.match(found.text) is not None
