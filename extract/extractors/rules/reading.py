"""A document read up to the point where rules apply: sentences, resolved mentions, values and dates."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from extract.citation import Citation, find_citation
from extract.extractors.rules.found import Found, without_overlaps
from extract.extractors.rules.language import Language
from extract.extractors.rules.mask import Filler, Masked, mask, silence
from extract.extractors.rules.resolve import resolve
from extract.gazetteer import Gazetteer, Match, load_gazetteer
from extract.normalise import find_values
from extract.normalise.dates import When, find_dates
from extract.sentences import Span, split_sentences
from graph.model import Document
from graph.when import PartialDate

_PLACED = re.compile(r"(?:\b(?:in|aus|nach|von|near|at|from|to|bei)\s+|[在于从到往])$")
_SEATS = frozenset({"beijing", "taipei", "jakarta", "tokyo", "london", "berlin", "brussels", "kuala-lumpur"})
_LISTED = re.compile(r",?\s+(?:and|or|und|oder|sowie)\b|,\s+‹")
_USED_VALUES = frozenset({"money", "percent", "count", "mw", "ratio"})


@dataclass(frozen=True)
class Sentence:
    """A sentence with its mentions and its masked form.

    Attributes:
        mentions: in order, resolved.
        dates: the dates in it.
        paragraph: number of its paragraph.
    """

    span: Span
    mentions: tuple[Found, ...]
    dates: tuple[When, ...]
    masked: Masked
    paragraph: int


@dataclass(frozen=True)
class Reading:
    """All that rules see of a document.

    Attributes:
        citation: the publication that the document says it quotes, if any.
        published: when it appeared, if that is known.
    """

    document: Document
    language: Language
    sentences: tuple[Sentence, ...]
    citation: Citation | None
    published: PartialDate | None = None


def read(document: Document, language: Language) -> Reading:
    """Find and resolve everything that the rules work on."""
    text = document.text
    citation = find_citation(text)
    spans = split_sentences(text, language.code)
    found = resolve(_mentions(text, language, load_gazetteer()), document, spans, language)
    published = _published(document, citation)
    sentences, paragraph = [], 0
    for index, span in enumerate(spans):
        if index and "\n\n" in text[spans[index - 1].end : span.start]:
            paragraph += 1
        sentence = _sentence(text, span, _inside(found, span), (language.code, published), paragraph)
        if language.speaker is not None:
            sentence = replace(sentence, masked=silence(sentence.masked, language.speaker))
        sentences.append(sentence)
    return Reading(document, language, tuple(sentences), citation, published)


def _published(document: Document, citation: Citation | None) -> PartialDate | None:
    if document.published is not None:
        return PartialDate.parse(document.published)
    return citation.published if citation else None


def _mentions(text: str, language: Language, gazetteer: Gazetteer) -> list[Found]:
    known = [known_name(text, match, gazetteer) for match in gazetteer.find(text)]
    refined = language.refine(text, known)
    found = without_overlaps([*refined, *language.names(text), *language.phrases(text)])
    return [
        one
        for before, one, following in zip([None, *found], found, [*found[1:], None], strict=False)
        if not (_titles(text, one, following) or _explains(text, before, one, following))
    ]


def known_name(text: str, match: Match, gazetteer: Gazetteer) -> Found:
    """The gazetteer's name; "Peking" is the city after "in" or "aus", elsewhere the state that it governs."""
    entry = match.entry
    placed = (
        _PLACED.search(text, max(0, match.start - 12), match.start) or text[match.end : match.end + 1] == "-"
    )
    if entry.id in _SEATS and not placed:
        entry = gazetteer.country(entry.country) or entry
    return Found(
        start=match.start,
        end=match.end,
        kind=entry.kind,
        text=match.surface,
        named=True,
        entity=entry.id,
        country=entry.country or None,
    )


def _titles(text: str, found: Found, following: Found | None) -> bool:
    """Whether a phrase is but the title of the name behind it ("the operator Bridge")."""
    if following is None or found.named or found.parts or not following.named:
        return False
    return found.kind is following.kind and not text[found.end : following.start].strip()


def _explains(text: str, before: Found | None, found: Found, following: Found | None) -> bool:
    """Whether a phrase stands beside a name of its kind for the same thing ("GP3, a campus on which …")."""
    if found.named or found.parts:
        return False
    after = _behind(text, before, found) and not _LISTED.match(text, found.end)
    return after or (found.definite and following is not None and _behind(text, found, following))


def _behind(text: str, one: Found | None, other: Found) -> bool:
    if one is None or one.kind is not other.kind or one.named is other.named:
        return False
    return re.fullmatch(r",\s+(?:itself\s+)?", text[one.end : other.start]) is not None


def _inside(found: Sequence[Found], span: Span) -> list[Found]:
    first = bisect_left(found, span.start, key=lambda f: f.start)
    inside = []
    for candidate in found[first:]:
        if candidate.start >= span.end:
            break
        if candidate.end <= span.end:
            inside.append(candidate)
    return inside


def _sentence(
    text: str, span: Span, mentions: list[Found], context: tuple[str, PartialDate | None], paragraph: int
) -> Sentence:
    words = text[span.start : span.end]
    code, published = context
    dates = [
        replace(date, start=date.start + span.start, end=date.end + span.start)
        for date in find_dates(words, code, published)
    ]
    values = [v for v in find_values(words, code) if v.kind in _USED_VALUES]
    shifted = [replace(v, start=v.start + span.start, end=v.end + span.start) for v in values]
    fillers = _first_come([mentions, dates, shifted])
    masked = mask(text, span.start, span.end, fillers)
    return Sentence(span, tuple(mentions), tuple(dates), masked, paragraph)


def _first_come(groups: Iterable[Sequence[Filler]]) -> list[Filler]:
    """All fillers in text order; one that overlaps a filler of an earlier group is left out."""
    kept: list[Filler] = []
    for group in groups:
        kept += [one for one in group if all(one.end <= two.start or two.end <= one.start for two in kept)]
    return sorted(kept, key=lambda filler: filler.start)
