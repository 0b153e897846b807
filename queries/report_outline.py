"""The plan of a diff report, before any markup: sections, ranked lines, quotes, denials.

Invariant: a line repeats what sources say, with the label of its doubt; no claim is turned into a fact.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from graph.diff import Change, ChangeCause, ChangeKind, GraphDiff, Item, Moment
from graph.diff.wording import one_line, period_words
from graph.model import Claim, Document
from graph.schema import Relation
from queries.report_figures import figure_counts, figure_lines
from queries.report_parts import Line, Quote, Section

CAUSES = {
    ChangeCause.RETRACTION: "a document or claim was withdrawn",
    ChangeCause.CORRECTION: "a claim was replaced by a corrected one",
    ChangeCause.SOURCE: "a document that was not known before",
    ChangeCause.EXTRACTOR: "a text already known was read differently",
    ChangeCause.IDENTITY: "who is who was settled differently; no claim came or went",
    ChangeCause.WORLD: "it begins or ends, by its sources, between the two days",
}
"""What each cause means, in a reader's words."""

CAUTION = (
    "Every line repeats what sources say and how firmly they say it. "
    "A vanished line is no longer supported by a live claim on that day; that does not make it untrue."
)

_MONEY = frozenset({Relation.FINANCES, Relation.OWNS, Relation.CONTROLS})
_USE = frozenset(
    {
        Relation.OPERATES,
        Relation.BUILDS,
        Relation.CUSTOMER_OF,
        Relation.ACCESSES,
        Relation.BUYS,
        Relation.SUPPLIES,
        Relation.HOSTS,
        Relation.DIVERTS_TO,
    }
)
_TITLES = (
    "Financing, ownership and control",
    "Operation, customers and supply",
    "Other relations",
    "Entities",
)


@dataclass(frozen=True, slots=True)
class Outline:
    """A report's parts.

    Attributes:
        before, after: the two moments in words.
        counts: how many changes of each cause and kind.
        folded: how many entities changed only in how many of the quoted claims mention them.
    """

    before: str
    after: str
    counts: Counter[tuple[ChangeCause, ChangeKind]]
    sections: tuple[Section, ...]
    folded: int


def outline(diff: GraphDiff, *, quotes: int = 5) -> Outline:
    """The plan of a report on `diff`, with at most `quotes` quotes under a line."""
    spoken = {claim for change in diff.changes if change.item is Item.EDGE for claim in _named(change)}
    shown = [change for change in diff.changes if not _is_tally(change, spoken)]
    writer = _Writer(diff, quotes)
    lines = [(_section(change), writer.line(change)) for change in sorted(shown, key=_weight)]
    sections = [
        Section(title, tuple(line for place, line in lines if place == number))
        for number, title in enumerate(_TITLES)
    ]
    counts = Counter((change.cause, change.kind) for change in shown)
    if diff.figures:
        sections.append(Section("Figures of trade tables", tuple(figure_lines(diff.figures))))
        counts.update(figure_counts(diff.figures))
    return Outline(
        before=_moment_words(diff.before),
        after=_moment_words(diff.after),
        counts=counts,
        sections=tuple(section for section in sections if section.lines),
        folded=len(diff.changes) - len(shown),
    )


def _named(change: Change) -> Iterator[str]:
    yield from change.claims
    yield from change.denials


def _is_tally(change: Change, spoken: set[str]) -> bool:
    """Whether an entity only gained or lost mentions in claims that some edge's line quotes anyway."""
    only_claims = change.fields.keys() == {"claims"}
    return change.item is Item.NODE and only_claims and spoken.issuperset(change.claims)


def _section(change: Change) -> int:
    if change.item is Item.NODE:
        return 3
    return 0 if change.relation in _MONEY else 1 if change.relation in _USE else 2


def _weight(change: Change) -> tuple[int, bool]:
    """Edges before nodes, money first, disputed high; else the diff's own order."""
    return _section(change), not change.disputed


def _moment_words(moment: Moment) -> str:
    day = "any day" if moment.valid_at is None else moment.valid_at.isoformat()
    if moment.known_at is None:
        return f"holding on {day}, as known at ledger row {moment.position}"
    return f"holding on {day}, as known at {moment.known_at.isoformat(timespec='seconds')}"


class _Writer:
    """Writes lines in order and remembers which claims it has quoted."""

    def __init__(self, diff: GraphDiff, limit: int) -> None:
        self._diff = diff
        self._limit = limit
        self._quoted: set[str] = set()

    def line(self, change: Change) -> Line:
        causing = [claim for claim in change.claims if claim not in change.denials]
        fresh = [claim for claim in causing if claim not in self._quoted]
        self._quoted.update(fresh[: self._limit], change.denials)
        return Line(
            kind=change.kind,
            what=change.what,
            cause=change.cause,
            quotes=tuple(self._quotes(fresh[: self._limit], change)),
            denials=tuple(self._quotes(change.denials, change)),
            repeated=len(causing) - len(fresh),
            left_out=max(0, len(fresh) - self._limit),
        )

    def _quotes(self, claims: Iterable[str], change: Change) -> Iterator[Quote]:
        for claim_id in claims:
            claim = self._diff.evidence[claim_id]
            document = self._diff.documents.get(claim.evidence.document)
            yield _quote(claim, document, _turn(claim_id, change))


def _turn(claim: str, change: Change) -> str:
    if claim not in change.claims or change.kind is not ChangeKind.CHANGED:
        return ""
    gained = any(claim in (change.fields.get(name) or ((), ()))[1] for name in ("claims", "denials"))
    return "new" if gained else "no longer counted"


def _quote(claim: Claim, document: Document | None, turn: str) -> Quote:
    valid = period_words(claim.valid)
    publisher = None if document is None else document.publisher
    return Quote(
        text=one_line(claim.evidence.quote),
        language=(None if document is None else document.language) or "",
        stance=claim.stance,
        speaker=one_line(", citing ".join(claim.attribution) or publisher or "the document itself"),
        source=_source(claim, document),
        details=one_line(f"{f'holds {valid}, ' if valid else ''}confidence {claim.confidence:.2f}"),
        turn=turn,
    )


def _source(claim: Claim, document: Document | None) -> str:
    if document is None:
        return one_line(f"document {claim.evidence.document}")
    name = document.publisher or document.title or f"document {document.id}"
    return one_line(f"{name}, {document.published or 'undated'}")
