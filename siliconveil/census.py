"""The sources of a case: what the registry says of each, what the case holds of it, what rests on what."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from extract.sources.registry.source import Registry, Source
from graph.independence.groups import Groups
from graph.model import Document

NOBODY = "(no publisher)"
"""What stands for the publisher of documents that name none."""


@dataclass(frozen=True, slots=True)
class Holding:
    """What a case holds of one source.

    Attributes:
        name: of the source, or of a publisher that no registry lists.
        source: what the registry says of it, or None.
    """

    name: str
    source: Source | None
    documents: int
    claims: int


@dataclass(frozen=True, slots=True)
class Filed:
    """A live document, without its text."""

    id: str
    title: str | None
    publisher: str | None
    published: str | None
    uri: str | None

    @classmethod
    def of(cls, document: Document) -> Filed:
        """The document without its text."""
        return cls(document.id, document.title, document.publisher, document.published, document.uri)


@dataclass(frozen=True, slots=True)
class Census:
    """The sources of a case.

    Attributes:
        registry: None for a case that has no registry.
        holdings: of every listed source and every publisher, most documents first.
        documents: live ones by id.
        groups: which of them rest on one another.
    """

    registry: Registry | None
    holdings: tuple[Holding, ...]
    documents: dict[str, Filed]
    groups: Groups

    @property
    def ungraded(self) -> tuple[Holding, ...]:
        """Listed sources without a grade; without a registry there are none."""
        return tuple(one for one in self.holdings if one.source is not None and one.source.grade is None)

    @property
    def unlisted(self) -> tuple[Holding, ...]:
        """What the registry does not list; without a registry that is everything."""
        return tuple(one for one in self.holdings if one.source is None)

    @property
    def origins(self) -> int:
        """How many documents do not rest on another that is counted."""
        return len(self.documents) - len(self.groups.origin) + len(self.groups.members)


def take_census(
    documents: Iterable[Document], *, claims: Counter[str], registry: Registry | None, groups: Groups
) -> Census:
    """The census of live documents, with the number of live claims of each by its id."""
    filed: dict[str, Filed] = {}
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0])
    sources = {source.name: source for source in registry.sources} if registry is not None else {}
    for name in sources:
        counts[name] = [0, 0]
    for document in documents:
        filed[document.id] = Filed.of(document)
        source = registry.source_of(document) if registry is not None else None
        count = counts[source.name if source is not None else document.publisher or NOBODY]
        count[0] += 1
        count[1] += claims[document.id]
    holdings = [Holding(name, sources.get(name), *count) for name, count in counts.items()]
    return Census(registry, tuple(sorted(holdings, key=_order)), filed, groups)


def _order(holding: Holding) -> tuple[int, str]:
    return -holding.documents, holding.name
