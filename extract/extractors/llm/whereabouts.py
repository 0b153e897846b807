"""Where the words of a proposal stand in the document. What stands nowhere was invented."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extract.extractors.llm.groups import Group
from extract.extractors.llm.proposal import Proposal, Reason, Rejected
from extract.sentences import Span

_LATIN = "A-Za-z0-9\u00c0-\u024f"
_BEGINS = rf"(?<![{_LATIN}])"
_ENDS = rf"(?!s?(?<![{_LATIN}]s)[{_LATIN}])"
_LONGEST_WORDS = 2000
_LONGEST_QUOTE = 900
"""Evidence over several sentences is no longer than this many characters, as with the rules."""


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """Where a proposal stands.

    Attributes:
        quote: what the model quotes.
        subject, object: of the occurrences the one that the quote means most likely.
        evidence: whole sentences, so that no hedge is cut off.
        sentences: numbers of the sentences that the quote lies in, the last one exclusive.
    """

    quote: Span
    subject: Span
    object: Span
    evidence: Span
    sentences: range


class Finder:
    """Looks for words in a document whose sentences are known."""

    def __init__(self, text: str, spans: Sequence[Span]) -> None:
        self._text = text
        self._spans = spans
        self._starts = [span.start for span in spans]

    def find(self, proposal: Proposal, group: Group) -> Whereabouts:
        """Where the quote, the subject and the object stand.

        Raises:
            Rejected: one of them stands nowhere, or too far from the others to be shown in one quote.
        """
        quote = self._quote(proposal.quote, group)
        subject, object_ = (self._mention(party.text, quote) for party in (proposal.subject, proposal.object))
        evidence = self._evidence([quote, subject, object_])
        first, last = self.sentence_at(quote.start), self.sentence_at(quote.end - 1)
        return Whereabouts(quote, subject, object_, evidence, range(first, last + 1))

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds the offset."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def _quote(self, words: str, group: Group) -> Span:
        """The quote in its group, else anywhere."""
        start, end = self._spans[group.first].start, self._spans[group.last - 1].end
        found = [span for span in occurrences(words, self._text) if span.start < span.end]
        if not found:
            raise Rejected(Reason.QUOTE)
        inside = [span for span in found if start <= span.start and span.end <= end]
        return (inside or found)[0]

    def _mention(self, words: str, quote: Span) -> Span:
        """The occurrence in the quote, else in its sentences, else the last before it, else the first."""
        found = [*occurrences(words, self._text, whole=True)]
        if not found:
            raise Rejected(Reason.MENTION)
        return min(found, key=lambda span: self._distance(span, quote))

    def _distance(self, span: Span, quote: Span) -> tuple[int, int]:
        if quote.start <= span.start and span.end <= quote.end:
            return 0, span.start
        first, last = self.sentence_at(quote.start), self.sentence_at(quote.end - 1)
        if first <= self.sentence_at(span.start) <= last:
            return 1, abs(span.start - quote.start)
        return (2, quote.start - span.start) if span.start < quote.start else (3, span.start)

    def _evidence(self, parts: Sequence[Span]) -> Span:
        start, end = min(span.start for span in parts), max(span.end for span in parts)
        whole = Span(
            min(start, self._spans[self.sentence_at(start)].start),
            max(end, self._spans[self.sentence_at(end - 1)].end),
        )
        if self.sentence_at(start) == self.sentence_at(end - 1) or whole.end - whole.start <= _LONGEST_QUOTE:
            return whole
        raise Rejected(Reason.FAR)


def occurrences(words: str, text: str, *, whole: bool = False) -> Iterator[Span]:
    """Where `words` stand in `text` to the letter; only white space may be wider or narrower.

    Args:
        words: what is looked for.
        text: where.
        whole: whether it must not be part of a longer Latin word; a genitive or plural s may follow.
    """
    parts = words.split()
    if not parts or len(words) > _LONGEST_WORDS:
        return
    pattern = r"\s+".join(map(re.escape, parts))
    if whole:
        before = _BEGINS if re.match(f"[{_LATIN}]", parts[0]) else ""
        after = _ENDS if re.search(f"[{_LATIN}]$", parts[-1]) else ""
        pattern = before + pattern + after
    for match in re.finditer(pattern, text):
        yield Span(match.start(), match.end())
