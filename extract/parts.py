"""Extractions as Parquet files: what many processes find, on one machine or several, for the ledger to load.

A part holds what became of the documents of one chunk, a row each. It is there whole or not at all, so that a
run that was stopped goes on with the chunks that are missing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from extract.extractors.base import Extraction, Extractor
from extract.pipeline import Extracted, Outcome, Unchanged, outcomes
from extract.sources.base import Found
from extract.tables import Mapping
from graph.errors import CaseError, ContractError, InputError
from graph.identity import content_hash
from graph.model import Claim, Document, Entity
from graph.observation import Observation
from graph.quotes import Quotes
from graph.schema import Kind

CHUNK = 64
"""Documents of a part."""

Known = Callable[[Document, str], bool]
"""Whether an extractor, "name@version", has read a document before."""


@dataclass(frozen=True, slots=True)
class Chunk:
    """Documents that are read together, and the file that says what became of them."""

    documents: tuple[str, ...]
    part: Path


@dataclass(frozen=True, slots=True)
class Task:
    """What is done with each chunk; all parts can be pickled.

    Attributes:
        extractor: makes what reads.
        stored: opens what gives the document of an id, and what tells which are known.
        own: the user's mappings of tables.
    """

    extractor: Callable[[], Extractor]
    stored: Callable[[], AbstractContextManager[tuple[Callable[[str], Found | None], Known]]]
    own: tuple[Mapping, ...] = ()


def chunks_of(documents: Sequence[str], folder: Path, *, extractor: str) -> tuple[Chunk, ...]:
    """The chunks that documents fall into; more documents at the end leave the first chunks as they are.

    Args:
        documents: ids in the order of the ledger.
        folder: of the parts.
        extractor: "name@version" of what reads; another one makes other parts.
    """
    groups = [tuple(documents[first : first + CHUNK]) for first in range(0, len(documents), CHUNK)]
    return tuple(
        Chunk(group, folder / f"{number:06}-{content_hash(extractor, list(group))}.parquet")
        for number, group in enumerate(groups)
    )


class ChunkReader:
    """Reads chunks one after another with one extractor."""

    def __init__(self, task: Task) -> None:
        self._extractor = task.extractor()
        self._stored = task.stored
        self._own = task.own

    def read(self, chunk: Chunk) -> None:
        """Write the part of a chunk, unless it is there."""
        if chunk.part.exists():
            return
        with self._stored() as (document_of, known):
            given = (document_of(name) for name in chunk.documents)
            found = [item for item in given if item is not None]
            write_part(chunk.part, outcomes(found, self._extractor, known=known, own=self._own))


def write_part(path: Path, found: Iterable[Outcome]) -> None:
    """Write what became of documents to a Parquet file, whole or not at all."""
    import pyarrow
    from pyarrow import parquet

    rows = [_row(outcome) for outcome in found]
    table = pyarrow.Table.from_pylist(rows, schema=_schema())
    path.parent.mkdir(parents=True, exist_ok=True)
    passing = path.with_suffix(".writing")
    parquet.write_table(table, passing, compression="zstd")
    passing.replace(path)


def read_part(path: Path) -> Iterator[Outcome]:
    """What became of the documents of a part, in its order; no more than some rows are held at a time.

    Raises:
        CaseError: the file is broken; the message says what to do.
    """
    import pyarrow
    from pyarrow import parquet

    try:
        with parquet.ParquetFile(path) as part:
            for batch in part.iter_batches(batch_size=CHUNK):
                yield from map(_outcome, batch.to_pylist())
    except (pyarrow.ArrowException, KeyError, OSError, ValueError, ContractError) as error:
        raise CaseError(
            f"{path} is no whole part of an extraction ({error!s:.80}): delete it and run again"
        ) from error


def _schema() -> Any:
    import pyarrow

    text = pyarrow.string()
    listed = pyarrow.list_(text)
    columns = {"document": text, "extractor": text, "claims": listed, "entities": listed, "error": text}
    columns |= {"observations": listed, "notes": listed, "skipped": listed}
    return pyarrow.schema(list(columns.items()))


def _row(outcome: Outcome) -> dict[str, Any]:
    if isinstance(outcome, InputError):
        return {"error": _error_text(outcome)}
    if isinstance(outcome, Unchanged):
        return {"document": _document_text(outcome.document)}
    return {
        "document": _document_text(outcome.document),
        "extractor": outcome.extractor,
        "claims": [json.dumps(claim.to_json()) for claim in outcome.extraction.claims],
        "entities": [_entity_text(entity) for entity in outcome.extraction.entities],
        "observations": [json.dumps(one.to_json()) for one in outcome.extraction.observations],
        "notes": [_error_text(error) for error in outcome.extraction.notes],
        "skipped": [_error_text(error) for error in outcome.extraction.skipped],
    }


def _outcome(row: dict[str, Any]) -> Outcome:
    if row["error"] is not None:
        return _error(row["error"])
    document = Document(**json.loads(row["document"]))
    if row["extractor"] is None:
        return Unchanged(document)
    claims = tuple(Claim.from_json(json.loads(claim)) for claim in row["claims"])
    entities = tuple(_entity(json.loads(entity)) for entity in row["entities"])
    rows = Quotes(lambda _: document)
    observations = tuple(
        Observation.from_json(said, evidence=rows.of(said["evidence"]))
        for said in map(json.loads, row["observations"])
    )
    extraction = Extraction(
        claims,
        entities,
        notes=tuple(map(_error, row["notes"])),
        observations=observations,
        skipped=tuple(map(_error, row["skipped"])),
    )
    return Extracted(document, extraction, row["extractor"])


def _error_text(error: InputError) -> str:
    return json.dumps([isinstance(error, ContractError), error.reason, error.path, error.line])


def _error(text: str) -> InputError:
    broken, reason, path, line = json.loads(text)
    return (ContractError if broken else InputError)(reason, path=path, line=line)


def _document_text(document: Document) -> str:
    """All of a document but when it was recorded; escapes keep a lone surrogate, which is no Unicode."""
    names = [field.name for field in fields(Document) if field.name != "recorded"]
    return json.dumps({name: getattr(document, name) for name in names})


def _entity_text(entity: Entity) -> str:
    said = {field.name: getattr(entity, field.name) for field in fields(Entity)}
    return json.dumps(said | {"properties": dict(entity.properties)})


def _entity(said: dict[str, Any]) -> Entity:
    return Entity(**said | {"kind": Kind(said["kind"]), "aliases": tuple(said["aliases"])})
