"""`siliconveil sources`: the sources of a case, their grades, and which documents rest on one another."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import click

from extract.sources.registry.source import GRADES, Source, SourceKind
from siliconveil.cli.failures import epilog
from siliconveil.cli.options import case_option, json_option


@click.group(invoke_without_command=True, epilog=epilog())
@json_option
@case_option
@click.pass_context
def sources(context: click.Context, folder: Path, *, as_json: bool) -> None:
    """Show the sources of a case.

    Prints each source with its grade, its documents and claims, what is not listed or not graded,
    and the groups of documents that rest on one another (copies, rewrites, "X reported") with the
    reason: such a group counts as one source. The registry is sources.yaml in the case folder.

    \b
    Example:
      siliconveil sources --case johor
    """
    if context.invoked_subcommand is not None:
        context.obj = folder
        return
    from siliconveil import app
    from siliconveil.cli.census import as_json as plain
    from siliconveil.cli.census import lines

    with app.open_case(folder) as case:
        census = case.sources()
    if as_json:
        click.echo(json.dumps(plain(census), ensure_ascii=False, indent=2))
    else:
        click.echo("\n".join(lines(census)))


@sources.command(epilog=epilog())
@case_option
def init(folder: Path) -> None:
    """Write a first registry from what the case holds.

    Lists every publisher with its web domains, and leaves the grades to you: until a source has
    one, its further documents are refused. A registry that is there already stays as it is.

    \b
    Example:
      siliconveil sources init --case johor
    """
    from siliconveil import app

    with app.open_case(folder) as case:
        path, count = case.start_registry()
    click.echo(f"wrote {path} with {count} sources: write a grade from A to F behind each", err=True)


@sources.command(epilog=epilog())
@click.argument("name")
@click.option(
    "--grade",
    type=click.Choice(list(GRADES), case_sensitive=False),
    help="Reliability, from A (completely reliable) to E (unreliable), or F (cannot be judged).",
)
@click.option(
    "--kind", type=click.Choice([kind.value for kind in SourceKind]), help="What sort of source it is."
)
@click.option("--alias", "aliases", multiple=True, help="Another name of it; may be repeated.")
@click.option("--domain", "domains", multiple=True, help="A web domain of it; may be repeated.")
@click.option("--owner", help="Who owns it.")
@click.option("--licence", help="The licence of its texts.")
@click.option("--language", metavar="CODE", help="The language it writes in, such as en.")
@case_option
def add(folder: Path, name: str, kind: str | None, **said: Any) -> None:
    """Add a source to the registry; makes the registry if there is none.

    \b
    Example:
      siliconveil sources add "Harbour Beacon" --kind news --grade C --domain harbourbeacon.example
    """
    from siliconveil import app

    with app.open_case(folder) as case:
        path = case.add_source(Source(name, kind=None if kind is None else SourceKind(kind), **said))
    click.echo(f"{path} lists {name} now", err=True)
