"""`siliconveil retract`: withdraw a document or a claim."""

from __future__ import annotations

import json
from pathlib import Path

import click

from siliconveil.cli.failures import epilog
from siliconveil.cli.options import case_option, json_option


@click.command(epilog=epilog())
@click.argument("target", metavar="ID")
@click.option("--why", required=True, help="The reason, kept on the ledger.")
@click.option("--who", default="", help="Who withdraws it, kept on the ledger.")
@json_option
@case_option
def retract(target: str, folder: Path, *, why: str, who: str, as_json: bool) -> None:
    """Withdraw a document, a claim or a figure of a trade table.

    Nothing is deleted: the ledger records the withdrawal and its reason, what rests only on the
    withdrawn item stops holding from now, and `diff` shows it.

    \b
    Example:
      siliconveil retract 3f0c5a52d7e94b18 --why "the newspaper corrected the figure"
    """
    from siliconveil import app

    with app.open_case(folder) as case:
        case.retract(target, why=why, who=who)
    done = {"withdrawn": target, "why": why, "who": who}
    click.echo(json.dumps(done, ensure_ascii=False) if as_json else f"withdrawn: {target}")
