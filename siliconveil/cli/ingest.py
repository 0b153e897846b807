"""`siliconveil ingest`: texts into the case."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from graph.errors import InputError
from siliconveil.cli.failures import Exit, epilog
from siliconveil.cli.inputs import (
    NO_OPTIONS,
    extractor_option,
    input_options,
    limit_of,
    provenance_of,
    reading_with,
    report_skipped,
)
from siliconveil.cli.options import case_option, json_option
from siliconveil.cli.progress import watched

if TYPE_CHECKING:
    from extract.pipeline import Summary
    from extract.sources.base import Found


@click.command(epilog=epilog())
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@extractor_option
@input_options
@json_option
@case_option
def ingest(paths: tuple[Path, ...], folder: Path, *, as_json: bool, **said: Any) -> int:
    """Read texts and record their claims.

    PATH is a .txt or .md file, or a folder that is read through. The case is made if it is not
    there. Reading a text again changes nothing. A text may start with front matter: title,
    publisher, published, language, url, retrieved, licence, grade.

    \b
    Example:
      siliconveil ingest articles/ --case johor
    """
    summary = ingest_paths(paths, folder, quiet=as_json, said=said)
    report_skipped(summary.skipped)
    click.echo(json.dumps(_as_json(summary), ensure_ascii=False) if as_json else summary_text(summary))
    return Exit.SKIPPED if summary.skipped else Exit.OK


def ingest_paths(
    paths: tuple[Path, ...], folder: Path, *, quiet: bool = False, said: Mapping[str, Any] = NO_OPTIONS
) -> Summary:
    """Read files and folders into the case; a new case is made only if something can be read."""
    from extract.pipeline import Summary
    from siliconveil import app
    from siliconveil.folder import Folder

    press = app.press(*paths, provenance=provenance_of(said), limit=limit_of(said), exclude=(folder,))
    total = sum(1 for _ in press.files())
    found = watched(app.read(press), what="Reading", total=total, quiet=quiet)
    if Folder(folder).vacant:
        refused, found = _until_usable(found)
        usable = next(found, None)
        if usable is None:
            return Summary(skipped=tuple(refused))
        found = chain(refused, [usable], found)
    with (
        reading_with(said.get("reader")) as reader,
        app.open_case(folder, create=True, reader=reader) as case,
    ):
        return case.record(found)


def _until_usable(found: Iterable[Found]) -> tuple[list[InputError], Iterator[Found]]:
    """The errors before the first document, and the items from it on."""
    rest = iter(found)
    refused: list[InputError] = []
    for item in rest:
        if not isinstance(item, InputError):
            return refused, chain([item], rest)
        refused.append(item)
    return refused, iter(())


def _as_json(summary: Summary) -> dict[str, Any]:
    return {
        "read": summary.read,
        "new": summary.new,
        "updated": summary.updated,
        "unchanged": summary.unchanged,
        "claims_new": summary.claims_new,
        "claims_withdrawn": summary.claims_withdrawn,
        "skipped": [
            {"path": error.path, "line": error.line, "reason": error.reason} for error in summary.skipped
        ],
    }


def summary_text(summary: Summary) -> str:
    """The summary in one line."""
    texts = (
        f"{summary.read} read: {summary.new} new, {summary.updated} updated, {summary.unchanged} unchanged"
    )
    claims = f"{summary.claims_new} claims new, {summary.claims_withdrawn} withdrawn"
    return f"{texts}; {claims}; {len(summary.skipped)} skipped"
