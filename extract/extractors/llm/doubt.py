"""What the cues of the rules say of a proposal: the model may doubt more than they do, never less."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable

from extract.extractors.llm.whereabouts import Whereabouts
from extract.extractors.rules.cues import Doubt, clause_around, weigh
from extract.extractors.rules.mask import Masked
from extract.extractors.rules.reading import Reading, Sentence
from extract.sentences import Span
from graph.schema import Stance


def doubt_on(place: Whereabouts, reading: Reading) -> Doubt:
    """The strongest doubt cast on the quote in any of its sentences, and the sources named there."""
    doubts = [_in_sentence(place, reading.sentences[number], reading) for number in place.sentences]
    sources = dict.fromkeys(source for doubt in doubts for source in doubt.sources)
    return Doubt(
        Stance.doubtful(doubt.stance for doubt in doubts), tuple(sources), any(doubt.over for doubt in doubts)
    )


def _in_sentence(place: Whereabouts, sentence: Sentence, reading: Reading) -> Doubt:
    masked = sentence.masked
    parts = _inside((place.quote, place.subject, place.object), sentence.span)
    start, end = min(span.start for span in parts), max(span.end for span in parts)
    stretch = (_position(masked, start), _position(masked, end, after=True))
    return weigh(masked, reading.document.text, clause_around(masked.text, stretch), reading.language.cues)


def _inside(spans: Iterable[Span], sentence: Span) -> list[Span]:
    """The parts of the spans that lie in the sentence."""
    cut = [Span(max(span.start, sentence.start), min(span.end, sentence.end)) for span in spans]
    return [span for span in cut if span.start < span.end]


def _position(masked: Masked, offset: int, *, after: bool = False) -> int:
    """The position in the masked text of a document offset; inside a slot it is the slot's start or end."""
    index = bisect_right(masked.source_starts, offset - after) - 1
    bounds = [*masked.masked_starts, len(masked.text)]
    slot = index % 2 == 1
    if slot:
        return bounds[index + after]
    return min(masked.masked_starts[index] + offset - masked.source_starts[index], bounds[index + 1])
