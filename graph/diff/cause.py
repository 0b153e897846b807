"""Why a claim counts on one side of a diff and not on the other.

Causes do not depend on the direction of the diff: what "new source" brings forward, it takes away backward.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import chain
from typing import Self

from graph.diff.change import ChangeCause
from graph.ledger import Cause, Retraction
from graph.model import Claim
from graph.view import GraphView

_ENDED = {
    Cause.WITHDRAWN: ChangeCause.RETRACTION,
    Cause.CORRECTION: ChangeCause.CORRECTION,
    Cause.EXTRACTOR: ChangeCause.EXTRACTOR,
    Cause.VERSION: ChangeCause.CORRECTION,
}


@dataclass(frozen=True, slots=True)
class History:
    """What happened between two views' moments of knowledge.

    Attributes:
        earlier: the view that knew less.
        later: the view that knew more; for equal knowledge the diff's second.
        known_until: what was recorded by then, `earlier` could know; None if no row tells.
        ended: the last withdrawal by target that `later` knew.
        corrected: the claim that each replacement replaced.
        versions: the earlier version of each document that has one.
        readings: what each side alone read, with its reader but without the entities.
    """

    earlier: GraphView
    later: GraphView
    known_until: datetime | None
    ended: Mapping[str, Retraction]
    corrected: Mapping[str, str]
    versions: Mapping[str, str]
    readings: frozenset[tuple[object, ...]]

    @classmethod
    def between(cls, before: GraphView, after: GraphView, retractions: Iterable[Retraction]) -> Self:
        """The history that explains a diff from `before` to `after`."""
        earlier, later = (after, before) if _knows_less(after, before) else (before, after)
        rows = [row for row in retractions if _by(row.recorded, later.known_at)]
        return cls(
            earlier=earlier,
            later=later,
            known_until=_known_until(earlier),
            ended={row.target: row for row in sorted(rows, key=lambda row: row.recorded)},
            corrected=_replaced(rows, Cause.CORRECTION),
            versions=_replaced(rows, Cause.VERSION),
            readings=_readings(earlier, later) & _readings(later, earlier),
        )

    def foremost(self, claims: Iterable[str]) -> ChangeCause:
        """The most telling cause of the coming and going of `claims`."""
        return ChangeCause.foremost({self.cause(claim) for claim in claims})

    def cause(self, claim_id: str) -> ChangeCause:
        """Why the claim with that id is in one view and not in the other; `identity` if it is in both."""
        old, new = self.earlier.claims.get(claim_id), self.later.claims.get(claim_id)
        if old is None and new is not None:
            return self._gained(new)
        if old is not None and new is None:
            return self._lost(old)
        return ChangeCause.IDENTITY

    def only_versions(self, claims: Iterable[str]) -> bool:
        """Whether all of `claims` stand in documents that were changed, or in the changed form of one."""
        changed = {*self.versions, *self.versions.values()}
        known = (self.later.claims.get(claim) or self.earlier.claims.get(claim) for claim in claims)
        return all(claim is not None and claim.evidence.document in changed for claim in known)

    def _gained(self, claim: Claim) -> ChangeCause:
        if self._was_known(claim.recorded):
            if not _holds(claim, self.earlier.valid_at):
                return ChangeCause.WORLD
            row = self._end_of(claim)
            if row is not None:  # held again: by a later extractor version, or by a correction back to it
                return ChangeCause.EXTRACTOR if row.cause is Cause.EXTRACTOR else ChangeCause.CORRECTION
        if _leads_to(claim.id, self.corrected, self.earlier.claims):
            return ChangeCause.CORRECTION
        if _leads_to(claim.evidence.document, self.versions, self.earlier.documents):
            return ChangeCause.CORRECTION
        return self._read_anew(claim, known=self._knew_document(claim.evidence.document))

    def _lost(self, claim: Claim) -> ChangeCause:
        row = self._end_of(claim)
        if row is not None and not self._was_known(row.recorded):
            return _ENDED[row.cause]
        if not _holds(claim, self.later.valid_at):
            return ChangeCause.WORLD
        return self._read_anew(claim, known=claim.evidence.document in self.later.documents)

    def _read_anew(self, claim: Claim, *, known: bool) -> ChangeCause:
        if not known:
            return ChangeCause.SOURCE
        return ChangeCause.IDENTITY if _reading(claim) in self.readings else ChangeCause.EXTRACTOR

    def _end_of(self, claim: Claim) -> Retraction | None:
        return self.ended.get(claim.id) or self.ended.get(claim.evidence.document)

    def _equal_knowledge(self) -> bool:
        if self.earlier.known_at != self.later.known_at:
            return False
        return self.earlier.known_at is not None or self.earlier.position == self.later.position

    def _was_known(self, recorded: datetime | None) -> bool:
        return self._equal_knowledge() or self._was_recorded(recorded)

    def _was_recorded(self, recorded: datetime | None) -> bool:
        return recorded is not None and self.known_until is not None and _by(recorded, self.known_until)

    def _knew_document(self, document_id: str) -> bool:
        """Whether the earlier side had the document, perhaps without finding a claim in it."""
        if document_id in self.earlier.documents:
            return True
        document = self.later.documents.get(document_id)
        return document is not None and self._was_recorded(document.recorded)


def _replaced(rows: Iterable[Retraction], cause: Cause) -> dict[str, str]:
    return {row.replacement: row.target for row in rows if row.replacement is not None and row.cause is cause}


def _leads_to(start: str, replaced: Mapping[str, str], known: Container[str]) -> bool:
    """Whether what `start` replaced, at once or through others, was known."""
    seen = {start}
    earlier = replaced.get(start)
    while earlier is not None and earlier not in seen:
        if earlier in known:
            return True
        seen.add(earlier)
        earlier = replaced.get(earlier)
    return False


def _knows_less(one: GraphView, other: GraphView) -> bool:
    if one.known_at is not None and other.known_at is not None and one.known_at != other.known_at:
        return _by(one.known_at, other.known_at)
    if (one.known_at is None) != (other.known_at is None):
        return one.known_at is not None
    return one.position < other.position


def _by(recorded: datetime, limit: datetime | None) -> bool:
    return limit is None or _utc(recorded) <= _utc(limit)


def _utc(moment: datetime) -> datetime:
    """A moment without a zone is UTC, as the ledger takes it."""
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment


def _known_until(view: GraphView) -> datetime | None:
    """The moment of `view`; of one that shows "now", the last moment that its rows tell of."""
    if view.known_at is not None:
        return view.known_at
    claims = (claim.recorded for claim in view.claims.values())
    documents = (document.recorded for document in view.documents.values())
    return max((_utc(moment) for moment in chain(claims, documents) if moment is not None), default=None)


def _holds(claim: Claim, day: date | None) -> bool:
    return day is None or claim.valid.covers(day)


def _readings(view: GraphView, other: GraphView) -> frozenset[tuple[object, ...]]:
    alone = view.claims.keys() - other.claims.keys()
    return frozenset(_reading(view.claims[claim_id]) for claim_id in alone)


def _reading(claim: Claim) -> tuple[object, ...]:
    """What was read where and by whom, whichever entities the names stand for."""
    return (
        claim.evidence,
        claim.extractor,
        claim.relation,
        claim.stance,
        claim.valid,
        tuple(sorted((name, str(value)) for name, value in claim.qualifiers.items())),
    )
