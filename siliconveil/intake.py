"""How pieces of a source get into a case: read by one process or several, recorded document by document."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import chain
from pathlib import Path

from extract.extractors.base import Extractor
from extract.parallel import Known, Reading, in_parallel
from extract.parts import Task, chunks_of, read_part
from extract.pipeline import Outcome, Summary, extractor_id, outcomes, with_languages
from extract.sources.base import Found, Piece
from extract.sources.registry.admission import admitted
from extract.sources.registry.source import Registry
from extract.tables import Mapping as TableMapping
from graph.ledger import Ledger
from graph.model import Document
from siliconveil.folder import Folder
from siliconveil.recording import Recorder, foreseen

Prepare = Callable[[Iterable[Found]], Iterator[Found]]
"""Gives items their language, and drops those that are not admitted, with the reason."""


@dataclass(frozen=True, slots=True)
class Intake:
    """What reads into one case.

    Attributes:
        extractor: makes what reads prose.
        own: the user's mappings of tables.
    """

    folder: Folder
    extractor: Callable[[], Extractor]
    prepare: Prepare
    own: tuple[TableMapping, ...] = ()

    def read(self, pieces: Iterable[Piece], *, jobs: int, extract: bool = True) -> Summary:
        """Read pieces of a source into the ledger; an interruption keeps what was read before it.

        What is raised bears a note of what was done until then.
        """
        with self._recording() as recorder:
            recorder.record(self._outcomes(pieces, recorder, jobs=jobs, extract=extract))
        return recorder.summary

    def reread(self, *, jobs: int) -> Summary:
        """Let the extractor read every document of the case that it has not read yet."""
        with Ledger.open(self.folder.ledger, read_only=True) as ledger:
            names = ledger.document_ids()
        return self.read((partial(_stored, self.folder.ledger, name) for name in names), jobs=jobs)

    def reread_on_ray(self, *, jobs: int) -> Summary:
        """`reread` by the workers of a Ray cluster: they write Parquet parts, which the ledger loads.

        Raises:
            ExtractorError: Ray is not there, or a worker failed.
            CaseError: a part is broken; those before it are loaded.
        """
        from extract.on_ray import read_on_ray

        with Ledger.open(self.folder.ledger, read_only=True) as ledger:
            names = ledger.document_ids()
        readers = " ".join([extractor_id(self.extractor()), *(one.digest for one in self.own)])
        chunks = chunks_of(names, self.folder.parts, extractor=readers)
        read_on_ray(
            chunks, Task(self.extractor, partial(_documents, self.folder.ledger), self.own), jobs=jobs
        )
        with self._recording() as recorder:
            for chunk in chunks:
                recorder.record(read_part(chunk.part))
                chunk.part.unlink()
        return recorder.summary

    def foresee(self, pieces: Iterable[Piece], *, extract: bool = True) -> Summary:
        """What `read` would do with the pieces; claims are not looked for, and nothing is changed."""
        extractor = self.extractor() if extract else None
        with Ledger.open(self.folder.ledger, read_only=True) as ledger:
            return foreseen(self._prepared(pieces), extractor, ledger, self.own)

    @contextmanager
    def _recording(self) -> Iterator[Recorder]:
        with self.folder.writing(), Ledger.open(self.folder.ledger) as ledger:
            recorder = Recorder(ledger)
            try:
                yield recorder
            except BaseException as stop:
                stop.add_note(f"Until then: {recorder.summary}.")
                raise

    def _outcomes(
        self, pieces: Iterable[Piece], recorder: Recorder, *, jobs: int, extract: bool
    ) -> Iterator[Outcome]:
        make = self.extractor if extract else _nothing
        if jobs == 1:
            return outcomes(self._prepared(pieces), make(), known=recorder.known, own=self.own)
        reading = Reading(make, self.prepare, partial(_knowing, self.folder.ledger), self.own)
        return in_parallel(pieces, reading, jobs=jobs, idle=recorder.ledger.flush)

    def _prepared(self, pieces: Iterable[Piece]) -> Iterator[Found]:
        return self.prepare(chain.from_iterable(piece() for piece in pieces))


def prepared(
    found: Iterable[Found],
    *,
    detect: Callable[[str], str | None],
    registry: Registry | None,
    own: tuple[TableMapping, ...],
) -> Iterator[Found]:
    """The items with their languages told, and of those the ones that the registry of sources admits."""
    return admitted(with_languages(found, detect=detect, own=own), registry)


def _nothing() -> None:
    """The extractor where documents alone are kept."""


@contextmanager
def _documents(path: Path) -> Iterator[tuple[Callable[[str], Document | None], Known]]:
    with Ledger.open(path, read_only=True) as ledger:
        yield ledger.document, Recorder(ledger).known


@contextmanager
def _knowing(path: Path) -> Iterator[Known]:
    with _documents(path) as (_, known):
        yield known


def _stored(path: Path, document_id: str) -> tuple[Found, ...]:
    with _documents(path) as (document_of, _):
        document = document_of(document_id)
    return () if document is None else (document,)
