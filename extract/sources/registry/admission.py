"""Which found documents a case takes: with a registry, those whose source is listed and graded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from extract.sources.base import Found
from extract.sources.registry.source import GRADES, Registry
from extract.sources.registry.starting import line_for
from graph.errors import InputError
from graph.model import Document


def admitted(found: Iterable[Found], registry: Registry | None) -> Iterator[Found]:
    """The items with what the registry knows of them; one of an unknown or ungraded source becomes an error.

    Without a registry all pass as they are, and so does what the case holds already and reads again.
    """
    for item in found:
        if registry is None or isinstance(item, InputError) or item.recorded is not None:
            yield item
        else:
            yield _judged(item, registry)


def _judged(document: Document, registry: Registry) -> Found:
    source = registry.source_of(document)
    if source is None:
        return _refused(document, _unlisted(document, registry))
    if source.grade is None:
        scale = ", ".join(f"{grade} {meaning}" for grade, meaning in GRADES.items())
        return _refused(
            document,
            f"its source {source.name!r} has no grade: write one in {registry.path}:{source.line} "
            f"({scale}), then ingest it again",
        )
    return replace(document, grade=document.grade or source.grade, licence=document.licence or source.licence)


def _unlisted(document: Document, registry: Registry) -> str:
    if not document.publisher:
        return (
            f"it names no publisher and stands on no domain that {registry.path} lists: say "
            f"--publisher NAME, "
            "or list its domain, then ingest it again"
        )
    return (
        f"its publisher {document.publisher!r} is not in {registry.path}: add the line "
        f"`{line_for(document.publisher)}` with your grade, A to F, then ingest it again"
    )


def _refused(document: Document, reason: str) -> InputError:
    return InputError(reason, path=document.uri or document.id)
