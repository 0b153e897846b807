"""The wiring: the one place that picks the concrete extractor, stores and sources."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from extract.extractors.base import Extractor
from extract.pipeline import Summary, with_languages
from extract.sources.base import DEFAULT_LIMIT, NOTHING_SAID, Found, Piece, Provenance, Source
from extract.sources.documents import JsonLines
from extract.sources.press import Press
from extract.tables import Mapping as TableMapping
from graph.errors import InputError
from graph.stores.base import Store
from siliconveil.case import Case, Tools
from siliconveil.folder import Folder
from siliconveil.recording import foreseen
from siliconveil.settings import Settings, from_environment, llm_from_environment

DEFAULT_EXTRACTOR = "rules+learned"


def _rules() -> Extractor:
    from extract.extractors.rules import RulesExtractor

    return RulesExtractor()


def _llm() -> Extractor:
    from extract.extractors.llm import LlmExtractor

    return LlmExtractor(llm_from_environment())


def _rules_and_llm() -> Extractor:
    from extract.extractors.ensemble import Ensemble

    return Ensemble((_rules(), _llm()), "rules+llm")


def _learned() -> Extractor:
    from extract.extractors.learned import LearnedExtractor

    return LearnedExtractor()


def _rules_and_learned() -> Extractor:
    from extract.extractors.ensemble import Ensemble
    from extract.extractors.learned import LearnedExtractor, surest

    return Ensemble((_rules(), LearnedExtractor(rules=True)), "rules+learned", sure=surest)


def uncalibrated(name: str) -> Extractor:
    """An extractor with trained models, giving its own scores: for training, which calibrates them.

    Raises:
        KeyError: no such extractor is calibrated.
    """
    return {"learned": _learned, "rules+learned": _rules_and_learned}[name]()


def _calibrated(make: Callable[[], Extractor], *kept: str) -> Callable[[], Extractor]:
    def made() -> Extractor:
        from extract.extractors.learned import Calibrated

        return Calibrated(make(), kept=kept)

    return made


def _in_use() -> Extractor:
    return extractor(from_environment().extractor or DEFAULT_EXTRACTOR)


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
    tools=Tools(extractor=_in_use, embedded=_embedded, server=_server, language=_language),
    sources=(Press, JsonLines),
    extractors=MappingProxyType(
        {
            "learned": _calibrated(_learned),
            "llm": _llm,
            "rules": _rules,
            "rules+learned": _calibrated(_rules_and_learned, "rules", "agreed"),
            "rules+llm": _rules_and_llm,
        }
    ),
)
"""What siliconveil is made of; an extractor, store or source of another kind is added here."""


def open_case(
    path: Path,
    *,
    create: bool = False,
    store: Store | None = None,
    reader: Callable[[], Extractor] | None = None,
) -> Case:
    """The case in the folder `path`, with the given store and extractor or those of the environment."""
    tools = PARTS.tools if reader is None else replace(PARTS.tools, extractor=reader)
    return Case.open(path, tools=tools, create=create, store=store)


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


def bill(reader: Extractor) -> str | None:
    """What an extractor that asks a paid service has used up; None for any other."""
    bills = (getattr(part, "bill", None) for part in getattr(reader, "extractors", (reader,)))
    return next((str(found) for found in bills if found is not None), None)


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
    mappings: tuple[TableMapping, ...] = (),
) -> Press:
    """Files and folders of text as a source, of which none can have been published later than today."""
    return Press(
        paths,
        provenance=provenance,
        limit=limit,
        exclude=exclude,
        today=datetime.now(UTC).date(),
        mappings=mappings,
    )


def foresee(
    pieces: Iterable[Piece],
    folder: Path,
    *,
    reader: Callable[[], Extractor] | None,
    own: tuple[TableMapping, ...] = (),
) -> Summary:
    """What reading the pieces into the case would do; nothing is changed, nor is a case made.

    Args:
        pieces: of a source.
        folder: of the case; it need not be there.
        reader: makes the extractor; None looks for no claims.
        own: the user's mappings of tables.
    """
    if Folder(folder).vacant:
        return foreseen(prepared(chain.from_iterable(piece() for piece in pieces), own), None, None)
    with open_case(folder, reader=reader) as case:
        return case.foresee(pieces, extract=reader is not None, own=own)


def read(source: Source, own: Sequence[TableMapping] = ()) -> Iterator[Found]:
    """The documents of a source, each with its language told."""
    return prepared(source.documents(), own)


def prepared(found: Iterable[Found], own: Sequence[TableMapping] = ()) -> Iterator[Found]:
    """The items with the language of each document told."""
    return with_languages(found, detect=PARTS.tools.language, own=own)
