"""The wiring: the one place that picks the concrete extractor, stores and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from extract.extractors.base import Extractor
from extract.pipeline import with_languages
from extract.sources.base import DEFAULT_LIMIT, NOTHING_SAID, Found, Provenance, Source
from extract.sources.documents import JsonLines
from extract.sources.press import Press
from graph.errors import InputError
from graph.stores.base import Store
from siliconveil.case import Case, Tools
from siliconveil.settings import Settings, from_environment


def _rules() -> Extractor:
    from extract.extractors.rules import RulesExtractor

    return RulesExtractor()


def _embedded(path: Path | None) -> Store:
    from graph.stores.embedded import EmbeddedStore

    return EmbeddedStore(path)


def _server() -> Store | None:
    return server_store(from_environment())


def _language(text: str) -> str | None:
    from extract.language import detect_language

    return detect_language(text).code


class Parts(NamedTuple):
    """The concrete parts of the application."""

    tools: Tools
    sources: tuple[type[Press] | type[JsonLines], ...]
    extractors: Mapping[str, Callable[[], Extractor]]


PARTS = Parts(
    tools=Tools(extractor=_rules, embedded=_embedded, server=_server, language=_language),
    sources=(Press, JsonLines),
    extractors=MappingProxyType({"rules": _rules}),
)
"""What siliconveil is made of; an extractor, store or source of another kind is added here."""


def open_case(path: Path, *, create: bool = False, store: Store | None = None) -> Case:
    """The case in the folder `path`, on the given store or the one that the environment names."""
    return Case.open(path, tools=PARTS.tools, create=create, store=store)


def extractor(name: str | None = None) -> Extractor:
    """The extractor of that name, or the one in use.

    Raises:
        InputError: no extractor has that name.
    """
    if name is None:
        return PARTS.tools.extractor()
    if name not in PARTS.extractors:
        raise InputError(f"no extractor is called {name!r}; known are {', '.join(sorted(PARTS.extractors))}")
    return PARTS.extractors[name]()


def server_store(settings: Settings) -> Store | None:
    """The server that the settings name, or None for the embedded store."""
    if settings.embedded:
        return None
    from graph.stores.neo4j import Neo4jStore

    return Neo4jStore(settings.store, settings.user, settings.password, database=settings.database)


def press(
    *paths: Path,
    provenance: Provenance = NOTHING_SAID,
    limit: int = DEFAULT_LIMIT,
    exclude: tuple[Path, ...] = (),
) -> Press:
    """Files and folders of text as a source."""
    return Press(paths, provenance=provenance, limit=limit, exclude=exclude)


def read(source: Source) -> Iterator[Found]:
    """The documents of a source, each with its language told."""
    return with_languages(source.documents(), detect=PARTS.tools.language)
