"""`siliconveil ingest`: texts into the case."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
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
    report_warnings,
)
from siliconveil.cli.jobs import engine_option, jobs_for, jobs_option
from siliconveil.cli.options import case_option, json_option
from siliconveil.cli.progress import watched

if TYPE_CHECKING:
    from extract.extractors.base import Extractor
    from extract.pipeline import Summary
    from extract.sources.base import Piece
    from extract.tables import Mapping as TableMapping


@click.command(epilog=epilog())
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="PATH...")
@extractor_option
@engine_option
@jobs_option
@click.option("--no-extract", is_flag=True, help="Keep the documents alone; reread finds their claims.")
@click.option("--dry-run", is_flag=True, help="Say what would be read, and change nothing.")
@input_options
@json_option
@case_option
def ingest(paths: tuple[Path, ...], folder: Path, *, as_json: bool, **said: Any) -> int:
    """Read texts and record their claims.

    PATH is a file of a known type, or a folder that is read through. The case is made if it is not
    there. Reading a text again changes nothing, so a run that was stopped goes on where it was. A text
    may start with front matter: title, publisher, published, language, url, retrieved, licence, grade.

    \b
    Example:
      siliconveil ingest articles/ --case johor
    """
    summary = ingest_paths(paths, folder, quiet=as_json, said=said)
    report_warnings(summary.warnings)
    report_skipped(summary.skipped)
    click.echo(json.dumps(summary_json(summary), ensure_ascii=False) if as_json else str(summary))
    return Exit.SKIPPED if summary.skipped else Exit.OK


def ingest_paths(
    paths: tuple[Path, ...], folder: Path, *, quiet: bool = False, said: Mapping[str, Any] = NO_OPTIONS
) -> Summary:
    """Read files and folders into the case; a new case is made only if something can be read."""
    from extract.pipeline import Summary
    from siliconveil import app
    from siliconveil.folder import Folder

    given = said.get("mappings", ())
    own = Folder(folder).own_mappings(*given)
    press = app.press(
        *paths, provenance=provenance_of(said), limit=limit_of(said), exclude=(folder,), mappings=own
    )
    total = sum(1 for _ in press.files())
    pieces = watched(press.pieces(), what="Reading", total=total, quiet=quiet)
    extract = not said.get("no_extract")
    with reading_with(said.get("reader") if extract else "rules") as reader:
        jobs = jobs_for(said.get("jobs"), pieces=total, reader=reader)
        on_ray = extract and said.get("engine") == "ray"
        make = _maker(said.get("reader"), reader, alone=jobs == 1 and not on_ray)
        if said.get("dry_run"):
            return app.foresee(pieces, folder, reader=make if extract else None, own=own)
        if Folder(folder).vacant:
            refused, pieces = _until_usable(pieces, own)
            usable = next(pieces, None)
            if usable is None:
                return Summary(skipped=tuple(refused))
            pieces = chain([partial(_given, error) for error in refused], [usable], pieces)
        with app.open_case(folder, create=True, reader=make) as case:
            Folder(folder).keep_mappings(*given)
            kept = case.read(pieces, jobs=jobs, extract=extract and not on_ray, own=own)
            return kept.with_claims_of(case.reread_on_ray(jobs=jobs)) if on_ray else kept


def _maker(name: str | None, reader: Extractor, *, alone: bool) -> Callable[[], Extractor]:
    """What makes the extractor: the one at hand for this process, one each for several."""
    from siliconveil import app

    return (lambda: reader) if alone else partial(app.extractor, name)


def _given(error: InputError) -> tuple[InputError]:
    return (error,)


def _until_usable(
    pieces: Iterable[Piece], own: tuple[TableMapping, ...]
) -> tuple[list[InputError], Iterator[Piece]]:
    """The errors before the first piece that holds a document to read, and the pieces from it on."""
    from siliconveil import app

    rest = iter(pieces)
    refused: list[InputError] = []
    for piece in rest:
        found = list(app.prepared(piece(), own))
        errors = [item for item in found if isinstance(item, InputError)]
        if len(errors) < len(found):
            return refused, chain([piece], rest)
        refused.extend(errors)
    return refused, iter(())


def summary_json(summary: Summary) -> dict[str, Any]:
    """The summary by name; each skipped item with its path, line and reason."""
    return {
        "read": summary.read,
        "new": summary.new,
        "versions": summary.versions,
        "updated": summary.updated,
        "unchanged": summary.unchanged,
        "claims_new": summary.claims_new,
        "claims_withdrawn": summary.claims_withdrawn,
        "observations_new": summary.observations_new,
        "observations_withdrawn": summary.observations_withdrawn,
        "skipped": [
            {"path": error.path, "line": error.line, "reason": error.reason} for error in summary.skipped
        ],
        "warnings": [
            {"path": note.path, "line": note.line, "reason": note.reason} for note in summary.warnings
        ],
    }
