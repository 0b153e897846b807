"""`siliconveil correct`: put a claim right that was read wrongly."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import click

from graph.schema import Stance
from siliconveil.cli.failures import epilog
from siliconveil.cli.options import case_option, json_option


@click.command(epilog=epilog())
@click.argument("claim", metavar="CLAIM")
@click.option(
    "--stance", type=click.Choice([stance.value for stance in Stance]), help="How firmly it is said."
)
@click.option("--since", metavar="DATE", help="From when it holds; empty for unknown.")
@click.option("--until", metavar="DATE", help="From when it no longer holds; empty for unknown.")
@click.option(
    "--set", "qualifiers", multiple=True, metavar="NAME=VALUE", help="A detail such as share=40; repeatable."
)
@click.option("--why", required=True, help="The reason, kept on the ledger.")
@click.option("--who", default="", help="Who corrects it, kept on the ledger.")
@json_option
@case_option
def correct(claim: str, folder: Path, *, why: str, who: str, as_json: bool, **said: Any) -> None:
    """Correct what a claim says; its words and its parties stay.

    The old claim stays on the ledger and stops holding from now; `diff` gives the cause `correction`.
    VALUE is JSON or plain text, and empty takes a detail away. A claim about other parties is no
    correction: withdraw it with `retract`.

    \b
    Example:
      siliconveil correct 3f0c5a52d7e94b18 --stance reported --set share=40 --why "the text hedges it"
    """
    from graph.amendment import Amendment
    from siliconveil import app

    amendment = Amendment(said["stance"], said["since"], said["until"], _details(said["qualifiers"]))
    with app.open_case(folder) as case:
        replacement = case.correct(claim, amendment, why=why, who=who)
    done = {"corrected": claim, "by": replacement.to_json(), "why": why, "who": who}
    click.echo(
        json.dumps(done, ensure_ascii=False) if as_json else f"corrected: {claim}, now {replacement.id}"
    )


def _details(given: Iterable[str]) -> dict[str, Any]:
    details = {}
    for one in given:
        name, sign, value = one.partition("=")
        if not sign or not name:
            raise click.BadParameter(f"{one!r} is not NAME=VALUE, such as share=40", param_hint="--set")
        details[name] = _value(value)
    return details


def _value(text: str) -> Any:
    if not text:
        return None
    try:
        return json.loads(text)
    except ValueError:
        return text
