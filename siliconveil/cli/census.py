"""The sources of a case as text for a terminal, and as JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from siliconveil.census import Census, Filed, Holding
from siliconveil.cli.table import lines as table

_COLUMNS = ("source", "grade", "kind", "documents", "claims", "owner")


def lines(census: Census) -> Iterator[str]:
    """What a person reads."""
    yield from table(_COLUMNS, [_row(holding, census) for holding in census.holdings])
    yield ""
    yield from _state(census)
    count = len(census.documents)
    yield f"{count} documents, {census.origins} independent of one another"
    for number, ids in enumerate(census.groups.members.values(), 1):
        yield ""
        yield f"group {number}: {len(ids)} documents that count as one source"
        yield from (f"  {_called(census.documents[id_])}" for id_ in ids)
        yield from (f"    {tie.one} – {tie.other}: {tie.kind}, {tie.why}" for tie in _ties(census, ids))


def _state(census: Census) -> Iterator[str]:
    if census.registry is None:
        yield (
            "no registry: documents of every source are taken; `siliconveil sources init` writes sources.yaml"
        )
        return
    yield f"registry: {census.registry.path}"
    if census.ungraded:
        yield f"without a grade, so that further documents are refused: {_names(census.ungraded)}"
    if census.unlisted:
        yield f"not listed, so that further documents are refused: {_names(census.unlisted)}"


def _names(holdings: tuple[Holding, ...]) -> str:
    return ", ".join(holding.name for holding in holdings)


def _row(holding: Holding, census: Census) -> dict[str, Any]:
    source = holding.source
    missing = "not listed" if census.registry is not None else None
    return {
        "source": holding.name,
        "grade": missing if source is None else source.grade or "none",
        "kind": None if source is None or source.kind is None else source.kind.value,
        "documents": holding.documents,
        "claims": holding.claims,
        "owner": None if source is None else source.owner,
    }


def _called(filed: Filed) -> str:
    about = ", ".join(filter(None, (filed.title, filed.publisher, filed.published)))
    return f"{filed.id}  {about or filed.uri or ''}".rstrip()


def _ties(census: Census, ids: tuple[str, ...]) -> Iterator[Any]:
    held = set(ids)
    return (tie for tie in census.groups.ties if tie.one in held)


def as_json(census: Census) -> dict[str, Any]:
    """All of it, for a program."""
    numbers = {id_: number for number, ids in enumerate(census.groups.members.values(), 1) for id_ in ids}
    return {
        "registry": None if census.registry is None else str(census.registry.path),
        "sources": [_source(holding) for holding in census.holdings],
        "ungraded": [holding.name for holding in census.ungraded],
        "unlisted": [holding.name for holding in census.unlisted] if census.registry is not None else [],
        "documents": [_document(filed, numbers.get(filed.id)) for filed in census.documents.values()],
        "independent": census.origins,
        "groups": [
            _group(census, number, ids) for number, ids in enumerate(census.groups.members.values(), 1)
        ],
    }


def _source(holding: Holding) -> dict[str, Any]:
    source = holding.source
    known = {
        "listed": source is not None,
        "aliases": [] if source is None else list(source.aliases),
        "domains": [] if source is None else list(source.domains),
        "kind": None if source is None or source.kind is None else source.kind.value,
        "owner": None if source is None else source.owner,
        "licence": None if source is None else source.licence,
        "language": None if source is None else source.language,
        "grade": None if source is None else source.grade,
    }
    return {"name": holding.name, **known, "documents": holding.documents, "claims": holding.claims}


def _document(filed: Filed, group: int | None) -> dict[str, Any]:
    return {
        "id": filed.id,
        "title": filed.title,
        "publisher": filed.publisher,
        "published": filed.published,
        "uri": filed.uri,
        "group": group,
    }


def _group(census: Census, number: int, ids: tuple[str, ...]) -> dict[str, Any]:
    ties = [
        {"documents": [tie.one, tie.other], "kind": tie.kind.value, "why": tie.why}
        for tie in _ties(census, ids)
    ]
    return {"group": number, "documents": list(ids), "ties": ties}
