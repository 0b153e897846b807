"""`siliconveil stats`: how much the case holds, and its documents."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from siliconveil.cli.failures import epilog
from siliconveil.cli.options import as_of_options, case_option, json_option, resolved

if TYPE_CHECKING:
    from siliconveil.case import Case, Counts


@click.command(epilog=epilog())
@as_of_options
@json_option
@case_option
def stats(folder: Path, *, valid_at: date | None, known_at: datetime | int | None, as_json: bool) -> None:
    """Count what the case holds.

    It lists the documents with their ids.

    \b
    Example:
      siliconveil stats --valid-at 2025-06-30
    """
    from siliconveil import app

    with app.open_case(folder) as case:
        moment = resolved(case, known_at)
        counts = case.stats(valid_at=valid_at, known_at=moment)
        documents = [_document(document) for document in case.ledger.documents(moment)]
        if as_json:
            click.echo(json.dumps(_plain(counts) | {"ledger": documents}, ensure_ascii=False, indent=2))
        else:
            click.echo("\n".join(_lines(counts, documents, case)))


def _plain(counts: Counts) -> dict[str, Any]:
    return asdict(counts)


def _document(document: Any) -> dict[str, Any]:
    return {
        "id": document.id,
        "title": document.title,
        "publisher": document.publisher,
        "published": document.published,
        "language": document.language,
        "uri": document.uri,
    }


def _lines(counts: Counts, documents: list[dict[str, Any]], case: Case) -> Iterator[str]:
    yield f"case        {case.path} (ledger position {counts.position})"
    yield f"documents   {counts.documents} with claims{_spread(counts.languages)}"
    yield f"claims      {counts.claims}{_spread(counts.stances)}"
    yield f"entities    {counts.nodes}, {counts.unnamed} of them unnamed in their source"
    yield f"relations   {counts.edges}, {counts.disputed} disputed{_spread(counts.relations)}"
    figures = counts.observations
    if figures:
        yield f"figures     {sum(figures.values())} of trade tables, every vintage{_spread(figures)}"
    if documents:
        yield "on the ledger:"
    for document in documents:
        about = ", ".join(filter(None, (document["title"], document["publisher"], document["published"])))
        yield f"  {document['id']}  {about or document['uri'] or ''}".rstrip()


def _spread(counts: Any) -> str:
    return ": " + ", ".join(f"{word} {count}" for word, count in counts.items()) if counts else ""
