"""A source as the registry of a case knows it, and which source a document comes from."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Self
from urllib.parse import urlsplit

from graph.model import Document

GRADES: Mapping[str, str] = {
    "A": "completely reliable",
    "B": "usually reliable",
    "C": "fairly reliable",
    "D": "not usually reliable",
    "E": "unreliable",
    "F": "reliability cannot be judged",
}
"""The admiralty scale for sources (NATO AJP-2.1); its figures 1 to 6, for one report, stay on documents."""


class SourceKind(StrEnum):
    """What sort of source it is."""

    NEWS = "news"
    WIRE = "wire"
    FILING = "filing"
    REGISTRY = "registry"
    STATISTICS = "statistics"
    AGENCY = "agency"
    THINK_TANK = "think-tank"
    COMPANY = "company"
    COURT = "court"
    ACADEMIC = "academic"
    BLOG = "blog"
    SOCIAL = "social"
    LEAK = "leak"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Source:
    """One source.

    Attributes:
        name: as its documents name their publisher.
        aliases: other names of it.
        domains: web domains whose pages, and those of whose subdomains, come from it.
        grade: A to F, or None while nobody has judged it.
        line: where the registry says so, from 1.
    """

    name: str
    aliases: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    kind: SourceKind | None = None
    owner: str | None = None
    licence: str | None = None
    language: str | None = None
    grade: str | None = None
    note: str | None = None
    line: int = 0

    @property
    def names(self) -> tuple[str, ...]:
        """The name and the aliases."""
        return (self.name, *self.aliases)


@dataclass(frozen=True, slots=True)
class Registry:
    """The sources of a case. No name and no domain belongs to two of them.

    Attributes:
        path: the file that says so.
        by_name: sources by folded name or alias; `by_domain` by domain.
    """

    path: Path
    sources: tuple[Source, ...]
    by_name: Mapping[str, Source] = field(default_factory=dict)
    by_domain: Mapping[str, Source] = field(default_factory=dict)

    @classmethod
    def of(cls, path: Path, sources: Iterable[Source]) -> Self:
        """The registry with these sources."""
        sources = tuple(sources)
        names = {folded(name): source for source in sources for name in source.names}
        domains = {domain: source for source in sources for domain in source.domains}
        return cls(path, sources, names, domains)

    @property
    def aliases(self) -> dict[str, tuple[str, ...]]:
        """Every other name of each source, web domains included, by its name."""
        return {source.name: (*source.aliases, *source.domains) for source in self.sources}

    def source_of(self, document: Document) -> Source | None:
        """The source that a document names as its publisher, else the one whose domain it was found on."""
        if document.publisher:
            named = self.by_name.get(folded(document.publisher)) or self._on(document.publisher)
            if named is not None:
                return named
        return self._on(domain_of(document.uri))

    def _on(self, domain: str | None) -> Source | None:
        parts = (domain or "").lower().split(".")
        found = (self.by_domain.get(".".join(parts[start:])) for start in range(len(parts) - 1))
        return next((source for source in found if source is not None), None)


def folded(name: str) -> str:
    """A name without case, quotation marks, needless spaces and a leading article."""
    plain = re.sub(r"[\s\u3000]+", " ", re.sub(r"[„“”\"«»《》『』「」]", "", name)).strip().casefold()
    return re.sub(r"^(?:the|der|die|das) (?=.)", "", plain)


def domain_of(uri: str | None) -> str | None:
    """The host of a web address, without `www.`; None for a path or no address."""
    if uri is None or not uri.lower().startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(uri).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
