"""Which entities a proposed subject or object stands for."""

from __future__ import annotations

import re
from dataclasses import replace

from extract.extractors.llm.proposal import Party, Reason, Rejected
from extract.extractors.rules.assemble import expand
from extract.extractors.rules.found import Found
from extract.extractors.rules.reading import Reading
from extract.gazetteer import load_gazetteer
from extract.gazetteer.legal import bare_name
from extract.sentences import Span
from graph.identity import entity_id, slug, unnamed_id
from graph.model import Mention

_DETERMINER = re.compile(
    r"^(?:the|a|an|this|these|those|such|its|their|der|die|das|den|dem|des|eine?[nmrs]?|diese[nmrs]?)\s+",
    re.IGNORECASE,
)


def mentions_of(party: Party, span: Span, reading: Reading) -> list[Mention]:
    """The mentions that words at a place give: several where they lie around several companies.

    What the rules found at the same place is trusted more than the model: they know that "Alibaba-Umfeld" is
    not Alibaba, and whom "the company" means.

    Raises:
        Rejected: the gazetteer knows the words as a thing of another kind.
    """
    known = _found_at(party, span, reading)
    if known is not None:
        return [found.mention() for found in expand(known)]
    words = reading.document.text[span.start : span.end]
    surfaces = load_gazetteer().lookup(words)
    entries = [entry for entry in surfaces if entry.kind is party.kind]
    if surfaces and not entries:
        raise Rejected(Reason.SIGNATURE)
    if len(entries) == 1:
        entry = entries[0]
        mention = Mention(words, party.kind, True, entry.id, entry.country or None)
    else:
        mention = Mention(words, party.kind, party.named, _entity(party, words, reading))
    return [replace(mention, start=span.start, end=span.end)]


def _entity(party: Party, words: str, reading: Reading) -> str:
    plain = _DETERMINER.sub("", words)
    if party.named:
        return entity_id(party.kind, bare_name(plain))
    return unnamed_id(reading.document.id, party.kind, plain)


def _found_at(party: Party, span: Span, reading: Reading) -> Found | None:
    """The mention of the same kind that holds the words, or that they hold but for article and legal form."""
    for sentence in reading.sentences:
        if not (sentence.span.start <= span.start < sentence.span.end):
            continue
        for found in sentence.mentions:
            if found.kind is party.kind and _same(found, span, reading.document.text):
                return found
    return None


def _same(found: Found, span: Span, text: str) -> bool:
    start, end = found.start - len(found.lead), found.end + len(found.tail)
    if start <= span.start and span.end <= end:
        return True
    inside = span.start <= found.start and found.end <= span.end
    return inside and _core(text[span.start : span.end]) == _core(text[found.start : found.end])


def _core(words: str) -> str:
    return slug(bare_name(_DETERMINER.sub("", words)))
