"""Putting `sources.yaml` on disk, whole or not at all, and only if it reads back."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from pathlib import Path

from extract.sources.registry.reading import read_registry
from extract.sources.registry.source import Registry, Source, domain_of
from extract.sources.registry.starting import added, line_for, starting_registry
from graph.errors import InputError
from graph.model import Document


def new_registry(path: Path, documents: Iterable[Document]) -> tuple[Path, int]:
    """Write a registry of the publishers of documents, and say where and of how many.

    Raises:
        InputError: there is one already; it stays as it is.
    """
    if path.exists():
        raise InputError(
            'is there already and stays as it is: edit it, or use `siliconveil sources add "NAME"`',
            path=str(path),
        )
    publishers = _publishers(documents)
    return path, len(_write(path, starting_registry(publishers)).sources)


def add_source(path: Path, source: Source) -> Path:
    """Add a source to the registry at `path`, making it if there is none.

    Raises:
        InputError: it would be no registry, as when the name is there already; nothing is changed.
    """
    text = starting_registry({})
    if path.exists():
        read_registry(path)
        text = path.read_bytes().decode("utf-8-sig")
    try:
        _write(path, added(text, source))
    except InputError as error:
        by_hand = f"if it is not there, add `{line_for(source.name)}`"
        reason = f"{source.name!r} was not added: {error.reason}; {by_hand}"
        raise InputError(reason, path=str(path), line=error.line) from error
    return path


def _write(path: Path, text: str) -> Registry:
    part = path.with_name(path.name + ".part")
    try:
        part.write_text(text, encoding="utf-8", newline="\n")
        registry = read_registry(part)
        part.replace(path)
    except OSError as error:
        raise InputError(f"cannot be written ({error.strerror})", path=str(path)) from error
    finally:
        part.unlink(missing_ok=True)
    return registry


def _publishers(documents: Iterable[Document]) -> dict[str, set[str]]:
    """The web domains of the documents of each publisher; a domain of two publishers is left out."""
    found: dict[str, set[str]] = defaultdict(set)
    for document in documents:
        if document.publisher and document.publisher.strip():
            domain = domain_of(document.uri)
            found[document.publisher].update([domain] if domain else [])
    holders = Counter(domain for domains in found.values() for domain in domains)
    return {name: {d for d in domains if holders[d] == 1} for name, domains in found.items()}
