"""`siliconveil export`: the graph as a file for other tools."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from siliconveil.cli.failures import epilog
from siliconveil.cli.options import as_of_options, case_option, resolved
from siliconveil.cli.output import write_text

if TYPE_CHECKING:
    from graph.view import GraphView
    from siliconveil.case import Case
    from siliconveil.interop.export import Export

_GRAPHS = ("graphml", "json", "csv", "turtle")
_STANDARDS = ("bods", "ftm", "ftm-statements")
_FAULTS = 5


@click.command(epilog=epilog())
@click.option("--format", "form", required=True, type=click.Choice([*_GRAPHS, *_STANDARDS]), help="Format.")
@click.option(
    "--out",
    "--output",
    "out",
    type=click.Path(path_type=Path),
    help="File to write; for csv a folder, which gets four tables. Default: standard output.",
)
@click.option("--publisher", metavar="NAME", help="bods: who publishes the statements. Default: siliconveil.")
@click.option(
    "--with-hedged",
    is_flag=True,
    help="bods: reported, alleged, possible and planned claims as well, each with its stance in a note.",
)
@click.option(
    "--losses",
    type=click.Path(path_type=Path),
    metavar="FILE.json",
    help="bods, ftm: write what the format cannot hold to a file, too.",
)
@as_of_options
@case_option
def export(
    folder: Path,
    *,
    form: str,
    out: Path | None,
    valid_at: date | None,
    known_at: datetime | int | None,
    **how: Any,
) -> None:
    """Write the graph for other tools.

    It writes GraphML, JSON, CSV tables, or RDF Turtle with provenance; and for other registers and
    investigators BODS 0.4 (bods) and FollowTheMoney (ftm, ftm-statements), with a list of what these
    cannot hold on standard error. Texts of documents stay in the case, but for files of BODS and
    FollowTheMoney, which go out as they came in.

    \b
    Example:
      siliconveil export --format turtle --out graph.ttl
      siliconveil export --format bods --out statements.json --losses losses.json
    """
    from siliconveil import app
    from siliconveil.export import write_csv

    _check(form, out, how)
    with app.open_case(folder) as case:
        moment = resolved(case, known_at)
        if form in _STANDARDS:
            _write_standard(case, form, out, how | {"valid_at": valid_at, "known_at": moment})
            return
        view = case.view(valid_at=valid_at, known_at=moment)
    if form == "csv" and out is not None:
        for path in write_csv(view, out):
            click.echo(f"wrote {path}", err=True)
    else:
        write_text(_text(view, form), out)


def _check(form: str, out: Path | None, how: dict[str, Any]) -> None:
    if form == "csv" and out is None:
        raise click.UsageError("csv needs --out FOLDER: it writes four tables")
    if form != "bods" and (how["publisher"] is not None or how["with_hedged"]):
        raise click.UsageError("--publisher and --with-hedged are for --format bods")
    if form not in _STANDARDS and how["losses"] is not None:
        raise click.UsageError(f"--losses is for --format {', '.join(_STANDARDS)}; {form} leaves nothing out")


def _text(view: GraphView, form: str) -> str:
    from siliconveil.export import as_graphml, as_json

    if form == "turtle":
        from graph.stores.rdf import to_turtle

        return to_turtle(view)
    return as_graphml(view) if form == "graphml" else as_json(view)


def _write_standard(case: Case, form: str, out: Path | None, how: dict[str, Any]) -> None:
    """Write the file, then what is lost and what is wrong with it."""
    import json

    found = _standard(case, form, out, how)
    write_text(found.text, out)
    if how["losses"] is not None:
        report = {"format": form, "losses": found.losses.to_json(), "faults": list(found.faults)}
        write_text(json.dumps(report, indent=2) + "\n", how["losses"])
    for line in found.losses.lines():
        click.echo(line, err=True)
    if found.faults:
        click.echo(f"{len(found.faults)} places break the rules of the format:", err=True)
        for fault in found.faults[:_FAULTS]:
            click.echo(f"  {fault}", err=True)


def _standard(case: Case, form: str, out: Path | None, how: dict[str, Any]) -> Export:
    from siliconveil.interop.material import material_of

    material = material_of(case.ledger, valid_at=how["valid_at"], known_at=how["known_at"])
    if form == "bods":
        from siliconveil.interop.bods import PUBLISHER, as_bods

        return as_bods(material, publisher=how["publisher"] or PUBLISHER, with_hedged=how["with_hedged"])
    if form == "ftm":
        from siliconveil.interop.ftm import as_ftm

        return as_ftm(material)
    from siliconveil.interop.ftm_statements import as_statements

    return as_statements(material, as_json=out is not None and out.suffix in (".json", ".jsonl"))
