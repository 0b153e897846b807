"""`siliconveil extract`: the claims of texts, printed and not stored."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from siliconveil.cli.failures import Exit, epilog
from siliconveil.cli.inputs import (
    extractor_option,
    input_options,
    limit_of,
    provenance_of,
    reading_with,
    report_skipped,
    report_warnings,
)
from siliconveil.cli.options import debug_option, json_option
from siliconveil.cli.progress import watched

if TYPE_CHECKING:
    from extract.extractors.base import Extractor
    from extract.sources.base import Source
    from extract.tables import Mapping
    from graph.model import Claim


@click.command(epilog=epilog())
@click.argument("files", nargs=-1, type=click.Path(path_type=Path), metavar="[FILE]...")
@click.option(
    "--documents",
    type=click.Path(path_type=Path),
    metavar="DOCS.jsonl",
    help='Read documents as JSON Lines: {"id", "text", "published", "publisher", "lang"}.',
)
@extractor_option
@input_options
@json_option
@debug_option
def extract(files: tuple[Path, ...], documents: Path | None, *, as_json: bool, **said: Any) -> int:
    """Print the claims of texts; store nothing.

    With --json each line is a claim in the form of the ontology; its evidence names the document
    by the id given in DOCS.jsonl, or by one made from the text.

    \b
    Example:
      siliconveil extract article.md --json
      siliconveil extract --documents DOCS.jsonl --json
    """
    if not files and documents is None:
        raise click.UsageError("name at least one FILE, or --documents DOCS.jsonl")
    from extract.tables import own_mappings

    skipped, own = 0, own_mappings(said.pop("mappings"))
    with reading_with(said.pop("reader")) as reader:
        for source in _sources(files, documents, said, own):
            skipped += _print_claims(source, reader, own=own, as_json=as_json)
    return Exit.SKIPPED if skipped else Exit.OK


def _sources(
    files: tuple[Path, ...], documents: Path | None, said: dict[str, Any], own: tuple[Mapping, ...]
) -> Iterator[Source]:
    from extract.sources.documents import JsonLines
    from siliconveil import app

    if files:
        yield app.press(*files, provenance=provenance_of(said), limit=limit_of(said), mappings=own)
    if documents is not None:
        yield JsonLines(documents, provenance=provenance_of(said), limit=limit_of(said))


def _print_claims(source: Source, reader: Extractor, *, own: tuple[Mapping, ...], as_json: bool) -> int:
    from extract.pipeline import Extracted, outcomes
    from graph.errors import InputError
    from siliconveil import app

    skipped = 0
    found = watched(app.read(source, own), what="Extracting", total=None, quiet=as_json)
    for outcome in outcomes(found, reader, own=own):
        if isinstance(outcome, InputError):
            report_skipped([outcome])
            skipped += 1
        elif isinstance(outcome, Extracted):
            report_warnings(outcome.extraction.notes)
            report_skipped(outcome.extraction.skipped)
            skipped += len(outcome.extraction.skipped)
            for claim in outcome.extraction.claims:
                click.echo(json.dumps(claim.to_json(), ensure_ascii=False) if as_json else _line(claim))
    return skipped


def _line(claim: Claim) -> str:
    said_by = f" ({' ← '.join(claim.attribution)})" if claim.attribution else ""
    head = f"{claim.subject.text} —{claim.relation}→ {claim.object.text}  [{claim.stance}]{said_by}"
    return f"{head}\n    “{' '.join(claim.evidence.quote.split())}”"
