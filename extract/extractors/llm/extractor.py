"""Asks a language model for the claims of a document, and believes none that the text does not bear out."""

from __future__ import annotations

import logging
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extract.extractors.base import Extraction
from extract.extractors.joining import clash, in_text_order, joined, say_the_same
from extract.extractors.llm.answers import Answers
from extract.extractors.llm.chat import Chat
from extract.extractors.llm.groups import Group, grouped
from extract.extractors.llm.judge import Judge
from extract.extractors.llm.prompt import fingerprint, readable, request
from extract.extractors.llm.proposal import Reason, claims_in
from extract.extractors.llm.purse import Purse, Tokens
from extract.extractors.llm.settings import LlmSettings
from extract.extractors.llm.wire import Wire
from extract.extractors.rules.extractor import language_of
from extract.extractors.rules.reading import read
from extract.gazetteer import load_gazetteer
from extract.sentences import Span
from graph.errors import InputError
from graph.identity import slug
from graph.model import Claim, Document, Entity, Evidence

_VERSION = "1"
_LOG = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Bill:
    """What a run has asked, used up and dropped.

    Attributes:
        asked: requests that the endpoint answered.
        known: answers taken from the cache.
        cost: in the currency of the prices; 0 where none are known.
        claims: claims that held up.
        dropped: proposals and details that did not, by reason.
    """

    asked: int
    known: int
    tokens: Tokens
    cost: float
    claims: int
    dropped: dict[Reason, int]

    def __str__(self) -> str:
        used = f"{self.tokens.sent} tokens sent, {self.tokens.received} received, cost {self.cost:.4f}"
        lost = ", ".join(f"{reason.value}: {count}" for reason, count in sorted(self.dropped.items()))
        return (
            f"{self.asked} answers asked for, {self.known} known; {used}; {self.claims} claims kept, "
            f"dropped {lost or 'none'}"
        )


class LlmExtractor:
    """An extractor behind an OpenAI-compatible endpoint; off unless it is asked for.

    The same document gives the same claims as long as the answers are in the cache.
    """

    def __init__(self, settings: LlmSettings, *, sleep: Callable[[float], None] = time.sleep) -> None:
        self._settings = settings
        self._purse = Purse(settings.ceiling)
        self._chat = Chat(Wire(settings, self._purse, sleep=sleep), self._purse, Answers(settings.cache))
        self._claims = 0
        self._dropped: Counter[Reason] = Counter()

    @property
    def name(self) -> str:
        """The name of this extractor."""
        return "llm"

    @property
    def version(self) -> str:
        """Changes with the model's name, and with all that it is told."""
        return f"{_VERSION}-{slug(self._settings.model)}-{fingerprint(self._settings.model)}"

    @property
    def bill(self) -> Bill:
        """What this extractor has used up since it was made."""
        return Bill(
            self._chat.asked,
            self._chat.known,
            self._purse.spent,
            self._purse.cost,
            self._claims,
            {reason: count for reason, count in self._dropped.items() if count},
        )

    def extract(self, document: Document) -> Extraction:
        """The claims of `document` that its text bears out, in text order.

        Raises:
            InputError: no rules read the document's language, or the model gives no usable answer for it.
            ExtractorError: the endpoint cannot be used, or the ceiling is reached.
        """
        reading = read(replace(document, text=readable(document.text)), language_of(document))
        spans = [sentence.span for sentence in reading.sentences]
        judge = Judge(reading, f"{self.name}@{self.version}")
        found: list[Claim] = []
        for group in grouped(spans, self._settings.group):
            for part, proposed in self._read(document, spans, group):
                found += judge.claims(proposed, part)
        found = [replace(claim, evidence=_recut(claim, document)) for claim in found]
        claims = in_text_order(_without_repeats(found, document))
        self._claims += len(claims)
        self._dropped += judge.dropped
        _LOG.info("%s: %d claims kept, %d dropped", document.id, len(claims), judge.dropped.total())
        return Extraction(tuple(claims), _entities(claims))

    def _read(
        self, document: Document, spans: list[Span], group: Group
    ) -> Iterator[tuple[Group, list[object]]]:
        """What the model proposes for a group; for its halves where the answer was cut off at its length."""
        answer = self._chat.answer(request(self._settings, document, spans, group))
        if not answer.cut:
            yield group, claims_in(answer.content) or []
            return
        halves = group.halves()
        if halves is None:
            raise InputError(
                f"the model's answer to the sentence at {spans[group.first].start} is longer than "
                f"{self._settings.answer} tokens"
            )
        for half in halves:
            yield from self._read(document, spans, half)


def _without_repeats(claims: list[Claim], document: Document) -> list[Claim]:
    """The claims, those that say the same with the same numbers as one; the strongest doubt wins."""
    kept: list[Claim] = []
    for claim in claims:
        for index, other in enumerate(kept):
            if other.triple == claim.triple and say_the_same(other, claim) and not clash(other, claim):
                kept[index] = joined(other, claim, document)
                break
        else:
            kept.append(claim)
    return kept


def _recut(claim: Claim, document: Document) -> Evidence:
    """The claim's evidence in the document as it is, lone surrogates included."""
    return Evidence.cut(document, claim.evidence.start, claim.evidence.end)


def _entities(claims: list[Claim]) -> tuple[Entity, ...]:
    gazetteer = load_gazetteer()
    ids = sorted({mention.entity for claim in claims for mention in (claim.subject, claim.object)})
    return tuple(entry.entity for entry in map(gazetteer.get, ids) if entry is not None)
