"""From outcomes to rows of the ledger, one document at a time, with a count of what that changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from extract.extractors.base import Extractor
from extract.pipeline import Extracted, Outcome, Summary, Unchanged, extractor_id, name_of, reader_of
from extract.sources.base import Found
from extract.tables import Mapping
from graph.errors import InputError
from graph.ledger import Appended, Ledger
from graph.model import Document
from graph.versions import succession_of


@dataclass(slots=True)
class Recorder:
    """Records outcomes; `summary` says at any moment what has been done so far."""

    ledger: Ledger
    summary: Summary = field(default_factory=Summary)

    def record(self, outcomes: Iterable[Outcome]) -> None:
        """Put the outcomes on the ledger, in batches; an interruption keeps what came before it."""
        with self.ledger.batch():
            for outcome in outcomes:
                self.summary = self.summary.plus(self._settled(outcome))

    def known(self, document: Document, extractor: str) -> bool:
        """Whether the extractor has read the document, or for "" whether it is on file."""
        if not extractor:
            return self.ledger.document(document.id) is not None
        return self.ledger.has_extraction(document.id, extractor)

    def _settled(self, outcome: Outcome) -> Summary:
        if isinstance(outcome, Unchanged):
            return Summary(read=1, unchanged=1)
        if isinstance(outcome, InputError):
            return Summary(skipped=(outcome,))
        try:
            return self._appended(outcome)
        except InputError as error:
            return Summary(skipped=(InputError(error.reason, path=name_of(outcome.document)),))

    def _appended(self, outcome: Extracted) -> Summary:
        succession = succession_of(outcome.document, self.ledger)
        appended = self.ledger.append(
            outcome.document,
            (*outcome.extraction.claims, *outcome.extraction.observations),
            entities=outcome.extraction.entities,
            extractor=outcome.extractor,
            succession=succession,
        )
        counted = _counted(appended).plus(
            Summary(skipped=outcome.extraction.skipped, warnings=outcome.extraction.notes)
        )
        return replace(counted, versions=counted.new) if succession is not None else counted


def foreseen(
    found: Iterable[Found],
    extractor: Extractor | None,
    ledger: Ledger | None,
    own: Sequence[Mapping] = (),
) -> Summary:
    """What reading the items would do, without extracting or recording anything.

    Claims are not foreseen. A known document counts as updated if the extractor has not read it yet.
    """
    summary = Summary()
    for item in found:
        summary = summary.plus(_foreseen(item, extractor, ledger, own))
    return summary


def _foreseen(
    item: Found, extractor: Extractor | None, ledger: Ledger | None, own: Sequence[Mapping]
) -> Summary:
    if isinstance(item, InputError):
        return Summary(skipped=(item,))
    if ledger is None or ledger.document(item.id) is None:
        version = ledger is not None and succession_of(item, ledger) is not None
        return Summary(read=1, new=1, versions=int(version))
    if extractor is None or ledger.has_extraction(item.id, extractor_id(reader_of(item, extractor, own))):
        return Summary(read=1, unchanged=1)
    return Summary(read=1, updated=1)


def _counted(appended: Appended) -> Summary:
    figures = appended.observations_new or appended.observations_withdrawn
    changed = bool(appended.claims_new or appended.claims_withdrawn or figures)
    return Summary(
        read=1,
        new=int(appended.document_new),
        updated=int(changed and not appended.document_new),
        unchanged=int(not changed and not appended.document_new),
        claims_new=appended.claims_new,
        claims_withdrawn=appended.claims_withdrawn,
        observations_new=appended.observations_new,
        observations_withdrawn=appended.observations_withdrawn,
    )
