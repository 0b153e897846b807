"""`siliconveil load`: project the case into a graph store."""

from __future__ import annotations

import json
from dataclasses import asdict, replace
from pathlib import Path

import click

from siliconveil.cli.failures import epilog
from siliconveil.cli.options import case_option, json_option


@click.command(epilog=epilog())
@click.option(
    "--store",
    metavar="ADDRESS",
    help="A Neo4j server such as bolt://localhost:7687, or embedded; default: SILICONVEIL_STORE.",
)
@json_option
@case_option
def load(folder: Path, *, store: str | None, as_json: bool) -> None:
    """Make a graph store equal to the case.

    What is missing is added, what no longer holds is deleted.
    User and password of a server come from NEO4J_USER and NEO4J_PASSWORD in the environment only.
    The database should hold nothing else: the case's entities replace what is there.

    \b
    Example:
      NEO4J_PASSWORD=… siliconveil load --store bolt://localhost:7687
    """
    from siliconveil import app
    from siliconveil.settings import from_environment

    settings = from_environment()
    if store is not None:
        settings = replace(settings, store=store)
    server = app.server_store(settings)
    try:
        with app.open_case(folder, store=server) as case:
            loaded = case.load()
    finally:
        if server is not None:
            server.close()
    if as_json:
        click.echo(json.dumps(asdict(loaded) | {"store": settings.store}))
    else:
        click.echo(
            f"{settings.store}: {loaded.nodes} nodes and {loaded.relationships} relationships; "
            f"{loaded.nodes_deleted} and {loaded.relationships_deleted} deleted"
        )
