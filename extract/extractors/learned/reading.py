"""A document read with the tagger's eyes: its mentions join the gazetteer's before anything is resolved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
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
from extract.normalise import Value
from extract.normalise.dates import When
from extract.sentences import split_sentences
from graph.model import Document
from graph.schema import Kind

_LONGEST = 20_000
"""Characters of a sentence beyond which it is none, and the tagger is spared it."""
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
_LEADING = re.compile(r"^(?:['’]s?\s+|\s+|[,的之-]+)+")


Sureness = Mapping[tuple[int, int], float]
"""How sure the tagger is of the mentions with these spans; of others nothing is known."""


def read_with(document: Document, language: Language, weights: Weights) -> tuple[Reading, Sureness]:
    """The document with the tagger's mentions, beside those of the gazetteer and the rules' phrases."""
    text = document.text
    spans = [(span.start, span.end) for span in split_sentences(text, language.code)]
    read_by_tagger = [(start, end) for start, end in spans if end - start <= _LONGEST]
    tagged = everywhere(text, find_mentions(text, read_by_tagger, weights), spans)
    known = load_gazetteer().find(text)
    names = [_name(text, one, known) for one in tagged if one.named and _fits(one, known)]
    phrases = [
        found for one in tagged if not one.named for found in _phrase(text, one, tagged, known, language)
    ]
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
    for surface, counted in kinds.items():
        if len(surface) > 2 and _NAMELIKE.search(surface) and not _SMALL.fullmatch(surface):
            score = max(one.score for one in names if text[one.start : one.end] == surface)
            for place in re.finditer(_whole(surface), text):
                names.append(Tagged(*place.span(), _most(counted), named=True, score=score))
    kept: list[Tagged] = []
    for one in sorted(names, key=lambda one: (one.start - one.end, one.start)):
        inside = any(start <= one.start and one.end <= end for start, end in spans)
        if inside and all(one.end <= two.start or two.end <= one.start for two in kept):
            kept.append(one)
    return sorted([*found, *kept], key=lambda one: (one.start, -one.end, one.named))


def _most(counted: Counter[Kind]) -> Kind:
    return max(counted, key=lambda kind: (counted[kind], kind.value))


def _whole(surface: str) -> str:
    """The name as a pattern; a Latin one must end where words end."""
    before = r"(?<!\w)" if surface[0].isascii() and surface[0].isalnum() else ""
    after = r"(?![a-zA-Z0-9äöüÄÖÜß])" if surface[-1].isascii() and surface[-1].isalnum() else ""
    return f"{before}{re.escape(surface)}{after}"


def _fits(one: Tagged, known: Sequence[Match]) -> bool:
    """Whether a tagged name may stand: not across several of the gazetteer's, nor as part of one."""
    inside = [match for match in known if match.start < one.end and one.start < match.end]
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


def _name(text: str, one: Tagged, known: Sequence[Match]) -> Found:
    """The name as the gazetteer knows it, or as one that nothing is known of.

    Rules leave out names that they cannot read, such as those of a headline in Chinese; the model reads them.
    """
    for match in known:
        if (match.start, match.end, match.entry.kind) == (one.start, one.end, one.kind):
            return known_name(text, match, load_gazetteer())
    return Found(start=one.start, end=one.end, kind=one.kind, text=text[one.start : one.end], named=True)


def _phrase(
    text: str, one: Tagged, tagged: Sequence[Tagged], known: Sequence[Match], language: Language
) -> list[Found]:
    """The description; the names inside it, which are mentions of their own, are left for rules to read."""
    names = [(t.start, t.end) for t in tagged if t.named] + [(m.start, m.end) for m in known]
    inside = sorted(span for span in names if span[0] < one.end and one.start < span[1])
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
    return [one for one in candidates if all(one.end <= two.start or two.end <= one.start for two in taken)]


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
