"""A document read with the tagger's eyes: its mentions join the gazetteer's before anything is resolved."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from extract.extractors.learned.mentions import find_mentions
from extract.extractors.learned.slots import VALUE_LETTER, Slot, code_of
from extract.extractors.learned.tags import Tagged
from extract.extractors.learned.weights import Weights
from extract.extractors.rules.found import Found
from extract.extractors.rules.language import Language
from extract.extractors.rules.mask import Filler
from extract.extractors.rules.reading import Reading, read
from extract.gazetteer import Match, load_gazetteer
from extract.normalise import Value
from extract.sentences import split_sentences
from graph.model import Document

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
_LEADING = re.compile(r"^(?:['’]s?\s+|\s+|[,的之-]+)+")


def read_with(document: Document, language: Language, weights: Weights, *, alone: bool) -> Reading:
    """The document with the tagger's mentions, `alone` (beside the gazetteer) or joined with the rules' own."""
    text = document.text
    spans = [(span.start, span.end) for span in split_sentences(text, language.code)]
    tagged = find_mentions(text, spans, weights)
    known = load_gazetteer().find(text)
    names = [_name(text, one) for one in tagged if one.named and _fits(one, known)]
    phrases = [found for one in tagged if not one.named for found in _phrase(text, one, tagged, known, language)]
    enriched = replace(
        language,
        names=lambda given: [*names, *([] if alone else _beside(language.names(given), names))],
        phrases=lambda given: _joined([] if alone else language.phrases(given), phrases),
    )
    return read(document, enriched)


def _fits(one: Tagged, known: Sequence[Match]) -> bool:
    """Whether a tagged name may stand: not across several names of the gazetteer or around one of another kind."""
    inside = [match for match in known if match.start < one.end and one.start < match.end]
    return not inside or (len(inside) == 1 and inside[0].entry.kind is one.kind)


def _name(text: str, one: Tagged) -> Found:
    return Found(start=one.start, end=one.end, kind=one.kind, text=text[one.start : one.end], named=True)


def _phrase(
    text: str, one: Tagged, tagged: Sequence[Tagged], known: Sequence[Match], language: Language
) -> list[Found]:
    """The description without the names inside it, which are mentions of their own."""
    names = [(t.start, t.end) for t in tagged if t.named] + [(m.start, m.end) for m in known]
    inside = sorted(span for span in names if span[0] < one.end and one.start < span[1])
    start, end = one.start, one.end
    if inside and inside[0][0] <= start:
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
            definite=pronoun or _BACK.match(words) is not None,
        )
    ]


def _noun(word: str, language: Language) -> str:
    """The head noun; in Chinese its last two characters, which is where the noun stands."""
    if language.code != "zh":
        return word.lower()
    return next((head for head in sorted(language.generic_heads) if word.endswith(head)), word[-2:])


def _beside(candidates: Sequence[Found], taken: Sequence[Found]) -> list[Found]:
    return [one for one in candidates if all(one.end <= two.start or two.end <= one.start for two in taken)]


def _joined(ours: Sequence[Found], theirs: Sequence[Found]) -> list[Found]:
    """The rules' phrases, which know their heads, and the tagger's where the rules see none."""
    return [*ours, *_beside(theirs, ours)]


def slots_of(fillers: Sequence[Filler]) -> list[Slot]:
    """The slots of a masked sentence as the relation model knows them; what points back is no name to it."""
    return [_slot(filler) for filler in fillers]


def _slot(filler: Filler) -> Slot:
    if isinstance(filler, Found):
        return Slot(filler.start, filler.end, code_of(filler.kind, named=filler.named and not filler.definite))
    kind = filler.kind if isinstance(filler, Value) else "date"
    return Slot(filler.start, filler.end, VALUE_LETTER[kind])


def unresolved(found: Found) -> bool:
    """Whether a mention is a pronoun that stands for nothing known."""
    return not found.named and _PRONOUNS.match(found.text) is not None
