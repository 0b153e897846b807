"""`siliconveil diff`: what changed between two moments, and which claims caused it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from siliconveil.cli.failures import epilog
from siliconveil.cli.options import case_option, day, moment, resolved
from siliconveil.cli.output import write_text

if TYPE_CHECKING:
    from graph.diff import GraphDiff
    from siliconveil.case import Case

RECORDED, VALID = "recorded", "valid"


@click.command(epilog=epilog())
@click.option("--from", "before", required=True, metavar="T", help="The earlier moment.")
@click.option("--to", "after", required=True, metavar="T", help="The later moment.")
@click.option(
    "--axis",
    type=click.Choice([RECORDED, VALID]),
    default=RECORDED,
    show_default=True,
    help="Compare what was known, or what held in the world.",
)
@click.option("--json", "form", flag_value="json", help="Print JSON with a list `changes`.")
@click.option("--markdown", "form", flag_value="markdown", default=True, help="Print Markdown (the default).")
@click.option("--html", "form", flag_value="html", help="Print a page.")
@click.option("--out", type=click.Path(path_type=Path), help="File to write. Default: standard output.")
@case_option
def diff(  # noqa: PLR0913  # click hands over one argument an option
    folder: Path, *, before: str, after: str, axis: str, form: str, out: Path | None
) -> None:
    """Say what changed between two moments.

    It shows what appeared, vanished and changed, each with the claims that caused it.

    T is a day (2025-12-31), a time (2025-12-31T18:00, UTC), `start`, `now`, or a position of the
    ledger such as '#120'. With --axis valid T is a day in the world, `start` or `now`.

    \b
    Example:
      siliconveil diff --from 2025-06-30 --to now
      siliconveil diff --from '#120' --to now --json
      siliconveil diff --from 2024-01-01 --to 2026-01-01 --axis valid --html --out changes.html
    """
    from siliconveil import app

    with app.open_case(folder) as case:
        found = case.diff(_when(before, axis, case), _when(after, axis, case), axis=axis)
    write_text(_rendered(found, form), out)


def _when(text: str, axis: str, case: Case) -> date | datetime | None:
    if axis == RECORDED:
        return resolved(case, moment(text))
    if text in ("start", "now"):
        return date.min if text == "start" else datetime.now(UTC).date()
    return day(text)


def _rendered(found: GraphDiff, form: str) -> str:
    from queries.report import render_html, render_json, render_markdown

    if form == "json":
        return render_json(found)
    return render_html(found) if form == "html" else render_markdown(found)
