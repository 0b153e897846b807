"""`siliconveil demo`: the packaged examples, and four questions to them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import click

from siliconveil.cli.failures import Exit, epilog
from siliconveil.cli.inputs import report_skipped
from siliconveil.cli.options import debug_option

if TYPE_CHECKING:
    from queries.answers import Answers
    from siliconveil.case import Case

QUESTIONS: tuple[tuple[str, Callable[[Case], Answers]], ...] = (
    (
        "ask financing --place MY,SG --investor-country CN",
        lambda case: case.financing_behind(place=["MY", "SG"], investor_country="CN"),
    ),
    ("ask disputed", lambda case: case.disputed()),
    ("ask about DayOne", lambda case: case.about("DayOne")),
    ("ask trade --from TW", lambda case: case.trade_by_destination("TW")),
)
"""What the demo asks: as one would type it, and as one would call it."""
READER = "rules"
"""The trained models would find more, and take a minute."""


@click.command(epilog=epilog())
@click.option(
    "--case",
    "folder",
    type=click.Path(path_type=Path),
    metavar="DIR",
    help="Keep the case in this folder. Default: a passing one.",
)
@debug_option
def demo(folder: Path | None) -> int:
    """Ingest the examples, ask four questions.

    It needs no network. The articles were written for this project from published facts.

    \b
    Example:
      siliconveil demo --case demo-case
    """
    from siliconveil.cli.ingest import ingest_paths

    with _place(folder) as case_folder:
        shown = f" --case {case_folder}" if folder is not None else ""
        click.echo(f"$ siliconveil ingest examples --extractor {READER}{shown}")
        summary = ingest_paths((examples(),), case_folder, said={"reader": READER})
        report_skipped(summary.skipped)
        click.echo(str(summary))
        _ask(case_folder, shown)
    return Exit.SKIPPED if summary.skipped else Exit.OK


def examples() -> Path:
    """The folder of example articles: in the installed package, or in the checkout."""
    packaged = Path(str(resources.files("siliconveil"))) / "examples"
    return packaged if packaged.is_dir() else packaged.parents[1] / "examples" / "articles"


def _ask(folder: Path, shown: str) -> None:
    from siliconveil import app

    with app.open_case(folder) as case:
        for typed, question in QUESTIONS:
            click.echo(f"\n$ siliconveil {typed}{shown}")
            click.echo(question(case).text().rstrip("\n"))


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    if folder is not None:
        yield folder
        return
    with TemporaryDirectory(prefix="siliconveil-demo-") as passing:
        yield Path(passing) / "case"
