"""`siliconveil cypher`: read-only Cypher, once or in a shell."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from siliconveil.cli.failures import epilog
from siliconveil.cli.options import case_option, json_option, moment, resolved
from siliconveil.cli.statements import parameters, statements

if TYPE_CHECKING:
    from graph.stores.base import Rows


@click.command(epilog=epilog())
@click.argument("statement", required=False)
@click.option("--param", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter; JSON or text.")
@click.option("--known-at", type=moment, metavar="T", help="As the ledger knew it then.")
@click.option(
    "--timeout",
    type=click.FloatRange(min=0.1),
    default=30.0,
    show_default=True,
    metavar="SECONDS",
    help="Stop a statement that takes longer.",
)
@click.option(
    "--rows", type=click.IntRange(min=1), default=1000, show_default=True, help="Cut longer answers."
)
@json_option
@case_option
def cypher(  # noqa: PLR0913  # click hands over one argument an option
    statement: str | None,
    folder: Path,
    *,
    pairs: tuple[str, ...],
    known_at: datetime | int | None,
    timeout: float,
    rows: int,
    as_json: bool,
) -> None:
    """Run read-only Cypher, once or in a shell.

    Without a STATEMENT it opens a shell with a history, or reads statements from a pipe.
    Nothing that writes, loads files or calls procedures passes.

    \b
    Example:
      siliconveil cypher 'MATCH (o:Operator)-[r:OPERATES]->(s) RETURN o.name, s.name, r.stance'
      siliconveil cypher 'MATCH (o {id: $id}) RETURN o.name' --param id=bytedance --json
    """
    from graph.stores.base import TYPED_LIMITS
    from siliconveil import app
    from siliconveil.cli.shell import Shell

    with app.open_case(folder) as case:
        limits = replace(TYPED_LIMITS, seconds=timeout, rows=rows)
        then, given = resolved(case, known_at), parameters(pairs)
        if statement is None and sys.stdin.isatty():
            Shell(lambda text, values: case.query(text, values, known_at=then, limits=limits), given).run()
            return
        text = sys.stdin.read() if statement is None else statement
        for one in statements(text):
            show(case.query(one, given, known_at=then, limits=limits), as_json=as_json)


def show(rows: Rows, *, as_json: bool = False) -> None:
    """Print the rows to stdout, and what the engine had to say to stderr."""
    from siliconveil.cli.table import lines

    if as_json:
        click.echo(json.dumps(list(rows.records), ensure_ascii=False, indent=2))
    elif rows.records:
        click.echo("\n".join(lines(rows.columns, rows.records)))
    for warning in rows.warnings:
        click.echo(f"warning: {warning}", err=True)
    one = len(rows.records) == 1
    count = f"{len(rows.records)} row{'' if one else 's'}"
    if rows.truncated:
        shown = "is" if one else "are"
        click.echo(f"only the first {count} {shown} shown; there are more (raise --rows)", err=True)
    elif not as_json:
        click.echo(count, err=True)
