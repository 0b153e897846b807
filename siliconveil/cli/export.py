"""`siliconveil export`: the graph as a file for other tools."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from siliconveil.cli.failures import epilog
from siliconveil.cli.options import as_of_options, case_option, resolved
from siliconveil.cli.output import write_text

if TYPE_CHECKING:
    from graph.view import GraphView


@click.command(epilog=epilog())
@click.option(
    "--format", "form", required=True, type=click.Choice(["graphml", "json", "csv", "turtle"]), help="Format."
)
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    help="File to write; for csv a folder, which gets four tables. Default: standard output.",
)
@as_of_options
@case_option
def export(
    folder: Path, *, form: str, out: Path | None, valid_at: date | None, known_at: datetime | int | None
) -> None:
    """Write the graph for other tools.

    It writes GraphML, JSON, CSV tables, or RDF Turtle with provenance.
    Texts of documents stay in the case; quotes, titles, addresses and hashes go out.

    \b
    Example:
      siliconveil export --format turtle --out graph.ttl
    """
    from siliconveil import app
    from siliconveil.export import write_csv

    if form == "csv" and out is None:
        raise click.UsageError("csv needs --out FOLDER: it writes four tables")
    with app.open_case(folder) as case:
        view = case.view(valid_at=valid_at, known_at=resolved(case, known_at))
    if form == "csv" and out is not None:
        for path in write_csv(view, out):
            click.echo(f"wrote {path}", err=True)
    else:
        write_text(_text(view, form), out)


def _text(view: GraphView, form: str) -> str:
    from siliconveil.export import as_graphml, as_json

    if form == "turtle":
        from graph.stores.rdf import to_turtle

        return to_turtle(view)
    return as_graphml(view) if form == "graphml" else as_json(view)
