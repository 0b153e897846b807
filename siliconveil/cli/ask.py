"""`siliconveil ask`: the named questions."""

from __future__ import annotations

from typing import Any

import click

from siliconveil.cli.answering import answer, answer_options
from siliconveil.cli.failures import epilog
from siliconveil.cli.options import words


@click.group(epilog=epilog())
def ask() -> None:
    """Put a question; each hop comes with quotes.

    \b
    Example:
      siliconveil ask financing --place MY,SG --investor-country CN
      siliconveil ask owners "DayOne" --valid-at 2025-06-30 --graph owners.svg
    """


@ask.command(epilog=epilog())
@click.option("--place", required=True, help="ISO codes or names of places, between commas.")
@click.option("--investor-country", required=True, help="ISO code or name of the investors' country.")
@answer_options
def financing(place: str, investor_country: str, **how: Any) -> None:
    """Whose money stands behind the sites of a place?

    \b
    Example:
      siliconveil ask financing --place MY,SG --investor-country CN
    """
    answer(
        lambda case, **when: case.financing_behind(
            place=words(place), investor_country=investor_country, **when
        ),
        how,
    )


@ask.command(epilog=epilog())
@click.argument("name")
@answer_options
def owners(name: str, **how: Any) -> None:
    """Who owns a company or site, directly and through others?

    \b
    Example:
      siliconveil ask owners "Bridge Data Centres"
    """
    answer(lambda case, **when: case.owners_of(name, **when), how)


@ask.command(epilog=epilog())
@click.argument("name")
@answer_options
def controllers(name: str, **how: Any) -> None:
    """Who controls a company or site, surely or possibly?

    \b
    Example:
      siliconveil ask controllers DayOne --json
    """
    answer(lambda case, **when: case.controllers_of(name, **when), how)


@ask.command(epilog=epilog())
@click.argument("name")
@answer_options
def holdings(name: str, **how: Any) -> None:
    """What does a company or person own or control?

    \b
    Example:
      siliconveil ask holdings "GDS Holdings"
    """
    answer(lambda case, **when: case.holdings_of(name, **when), how)


@ask.command(epilog=epilog())
@click.option("--place", required=True, help="ISO codes or names of places, between commas.")
@answer_options
def operators(place: str, **how: Any) -> None:
    """Who operates sites in a place?

    \b
    Example:
      siliconveil ask operators --place Johor
    """
    answer(lambda case, **when: case.operators_in(words(place), **when), how)


@ask.command(epilog=epilog())
@click.argument("name")
@answer_options
def customers(name: str, **how: Any) -> None:
    """Who are the customers of a company or site?

    \b
    Example:
      siliconveil ask customers Oracle --csv
    """
    answer(lambda case, **when: case.customers_of(name, **when), how)


@ask.command(epilog=epilog())
@click.argument("name", required=False)
@answer_options
def route(name: str | None, **how: Any) -> None:
    """Which way do chips take?

    From the foundry over designer, buyer, site and customer to the model, as far as it is stated.

    \b
    Example:
      siliconveil ask route "Nvidia H100" --graph route.svg
    """
    answer(lambda case, **when: case.chip_route(name, **when), how)


@ask.command(epilog=epilog())
@click.option("--from", "exporter", metavar="PLACE", help="The exporting place; default: every one.")
@click.option("--to", "destination", metavar="PLACE", help="The destination; default: every one.")
@click.option(
    "--hs", metavar="CODE", help="Of trade tables only these goods: 8471, or 8471* with all below it."
)
@click.option("--series", metavar="NAME", help="Of trade tables only this series, for example re-exports.")
@answer_options
def trade(
    exporter: str | None, *, destination: str | None, hs: str | None, series: str | None, **how: Any
) -> None:
    """What do trade statistics say, by destination, each figure with its period?

    What texts claim comes first, then the figures of trade tables, each with its source, vintage and row.

    \b
    Example:
      siliconveil ask trade --from TW --markdown
      siliconveil ask trade --from TW --to MY --hs "8471*"
    """
    answer(
        lambda case, **when: case.trade_by_destination(
            exporter, destination=destination, hs=hs, series=series, **when
        ),
        how,
    )


@ask.command(epilog=epilog())
@click.option(
    "--developer-country",
    default="CN",
    show_default=True,
    help="ISO code or name of the developers' country.",
)
@click.option("--place", help="Where they train, between commas; default: anywhere outside.")
@answer_options
def models(developer_country: str, place: str | None, **how: Any) -> None:
    """Who trains AI models outside their country?

    \b
    Example:
      siliconveil ask models --place MY,SG
    """
    answer(
        lambda case, **when: case.models_trained_offshore(developer_country, place=words(place), **when), how
    )


@ask.command(epilog=epilog())
@click.argument("name", required=False)
@answer_options
def disputed(name: str | None, **how: Any) -> None:
    """What does some source deny, of NAME or of anyone?

    \b
    Example:
      siliconveil ask disputed ByteDance
    """
    answer(lambda case, **when: case.disputed(name, **when), how)


@ask.command(epilog=epilog())
@click.argument("name")
@answer_options
def about(name: str, **how: Any) -> None:
    """What is stated of a company, site, chip, model or place?

    \b
    Example:
      siliconveil ask about ByteDance
    """
    answer(lambda case, **when: case.about(name, **when), how)
