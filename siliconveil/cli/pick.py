"""`siliconveil pick`: the records of some firms out of a file too large to be read whole."""

from __future__ import annotations

from pathlib import Path

import click

from siliconveil.cli.failures import Exit, epilog
from siliconveil.cli.options import debug_option


@click.command(epilog=epilog())
@click.argument("file", type=click.Path(path_type=Path))
@click.option(
    "--lei",
    "lists",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="LIST",
    help="A file in which the identifiers of the firms stand: a list, or what was picked before.",
)
@click.option("--country", "countries", metavar="CODES", help="Firms based or registered there: MY,SG.")
@click.option("--out", type=click.Path(path_type=Path), required=True, help="The file to write.")
@debug_option
def pick(file: Path, lists: tuple[Path, ...], countries: str | None, out: Path) -> int:
    """Pick records out of a large file of the Global LEI Foundation.

    FILE is a golden copy or concatenated file, .csv or .xml or either in a .zip, of any size: who is
    who (level 1), relationships or reporting exceptions (level 2). What is picked stands as in FILE,
    and `siliconveil ingest` reads it.

    \b
    Example:
      siliconveil pick rr.csv.zip --lei mine.txt --out relationships.csv
      siliconveil pick lei2.csv.zip --lei mine.txt --lei relationships.csv --out firms.csv
      siliconveil ingest firms.csv relationships.csv
    """
    from extract.sources.picking import Wanted, leis_of
    from extract.sources.picking import pick as picked_from

    codes = frozenset(code.strip().upper() for code in (countries or "").split(",") if code.strip())
    if not lists and not codes:
        raise click.UsageError("say which firms: --lei LIST, or --country CODES")
    if out.exists():
        raise click.UsageError(f"{out} is there already; name another file with --out")
    wanted = Wanted(frozenset[str]().union(*map(leis_of, lists)), codes)
    part = out.with_name(f"{out.name}.part")
    try:
        with part.open("w", encoding="utf-8", newline="") as text:
            picked = picked_from(file, wanted, text)
        part.replace(out)
    finally:
        part.unlink(missing_ok=True)
    click.echo(f"{picked.kept} of {picked.read} records picked into {out}", err=True)
    return Exit.OK
