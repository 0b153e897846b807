"""Which entity each mention stands for, inside one document.

Invariant: an unnamed party is never given a name by similarity; what points back to nothing certain stays an
unnamed party of its own.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from extract.extractors.rules.earlier import DETERMINERS, Descriptions, Names, Parties
from extract.extractors.rules.found import Found
from extract.extractors.rules.language import Language
from extract.gazetteer.legal import bare_name
from extract.sentences import Span
from graph.identity import entity_id, unnamed_id
from graph.model import Document
from graph.schema import Kind

_OWN = re.compile("本|(?:our|unsere?[nmrs]?) ", re.IGNORECASE)
"""What only the publisher says of itself."""


def resolve(
    found: Sequence[Found], document: Document, spans: Sequence[Span], language: Language
) -> list[Found]:
    """The mentions with their entities, in text order."""
    before = _Before(document, language, [span.start for span in spans])
    resolved: list[Found] = []
    for mention in found:
        resolved.append(before.meant(mention))
        before.add(resolved[-1])
    return resolved


class _Before:
    """What stands before a mention, and whom the mention therefore means."""

    def __init__(self, document: Document, language: Language, starts: Sequence[int]) -> None:
        self._document = document
        self._language = language
        self._starts = starts
        self._parties = Parties(document.text)
        self._names = Names()
        self._descriptions = Descriptions()
        self._place: Found | None = None

    def add(self, found: Found) -> None:
        """Take in the next mention, resolved."""
        for kept in (self._parties, self._names, self._descriptions):
            kept.add(found)
        if found.kind is Kind.PLACE and found.named:
            self._place = found

    def meant(self, mention: Found) -> Found:
        """The mention with its entity."""
        if mention.entity is not None:
            return mention
        if mention.named:
            return self._named(mention)
        return self._pointing(mention) or self._described(mention)

    def _named(self, mention: Found) -> Found:
        """A name is one with an earlier, longer name of its kind in the same text that starts with it."""
        other = self._names.bearer(mention.kind, mention.text)
        if other is not None:
            return replace(mention, entity=other.entity, country=mention.country or other.country)
        return replace(mention, entity=entity_id(mention.kind, bare_name(mention.text)))

    def _pointing(self, mention: Found) -> Found | None:
        """A phrase that points back to a name: "the company", "the island"."""
        if mention.definite and mention.head in self._language.generic_heads:
            antecedent = self._company(mention)
            if antecedent is not None:
                return replace(
                    mention,
                    text=antecedent.text,
                    named=antecedent.named,
                    entity=antecedent.entity,
                    country=antecedent.country,
                )
        if mention.definite and mention.head in self._language.place_heads and self._place is not None:
            return replace(mention, named=True, entity=self._place.entity, country=self._place.country)
        return None

    def _described(self, mention: Found) -> Found:
        twin = self._descriptions.twin(mention)
        if twin is not None:
            return replace(mention, entity=twin.entity, country=mention.country or twin.country)
        words = DETERMINERS.sub("", mention.words)
        return replace(mention, entity=unnamed_id(self._document.id, mention.kind, words))

    def _company(self, mention: Found) -> Found | None:
        """Whom "the company" means, where the text leaves no doubt; a newspaper is never meant.

        It is who the text defines so ('Alpha Ltd ("the Company")'); 本公司 and "our company" are the
        publisher.
        Else it is the organization named most, if this sentence and the one before name no other, or if it is
        also the first that the sentence before and the whole text name.
        """
        parties = self._parties
        defined = _defined(mention, parties.bracketed, self._document.text)
        if defined is not None or _OWN.match(mention.words):
            return defined or parties.called(self._document.publisher or "")
        most = parties.most_named()
        if most is None:
            return None
        sentence = bisect_right(self._starts, mention.start)
        near = [*parties.since(sentence - 1, self._starts)]
        earlier = [other for other in near if bisect_right(self._starts, other.start) == sentence - 1]
        alone = {other.entity for other in near} == {most.entity}
        leads = bool(earlier) and earlier[-1].entity == parties.all[0].entity == most.entity
        return most if alone or leads else None


def _defined(mention: Found, parties: Sequence[Found], text: str) -> Found | None:
    """The party behind whose name these words stand in brackets."""
    words = re.escape(mention.words)
    pattern = re.compile(rf"\s*[(（][^()（）]{{0,24}}{words}[^()（）]{{0,12}}[)）]", re.IGNORECASE)
    return next((other for other in reversed(parties) if pattern.match(text, other.end)), None)
