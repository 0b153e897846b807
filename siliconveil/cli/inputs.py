"""Options about texts, shared by the verbs that read them, and the report on items that were skipped."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extract.sources.base import DEFAULT_LIMIT, MEGABYTE, Provenance
from graph.errors import ContractError, InputError
from graph.when import PartialDate

if TYPE_CHECKING:
    from extract.extractors.base import Extractor

NO_OPTIONS: Mapping[str, Any] = MappingProxyType({})
"""Where no option was given."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def _published(_: click.Context, __: click.Parameter, value: str | None) -> str | None:
    if value is not None:
        try:
            PartialDate.parse(value)
        except ContractError as error:
            raise click.BadParameter(error.reason) from error
    return value


def input_options(command: _Command) -> _Command:
    """Add `--language`, `--publisher`, `--published`, `--max-size` and `--mapping`."""
    options = (
        click.option(
            "--language",
            type=click.Choice(["en", "de", "zh"]),
            help="Read every text in this language, whatever it says or looks like.",
        ),
        click.option("--publisher", help="Publisher of the texts that do not name theirs."),
        click.option(
            "--published",
            callback=_published,
            metavar="DATE",
            help="Date of the texts that do not say theirs.",
        ),
        click.option(
            "--max-size",
            type=click.IntRange(min=1),
            default=DEFAULT_LIMIT // MEGABYTE,
            show_default=True,
            metavar="MB",
            help="Refuse larger items.",
        ),
        click.option(
            "--mapping",
            "mappings",
            multiple=True,
            type=click.Path(path_type=Path),
            metavar="FILE.toml",
            help="Say what the columns of a table mean (may be given several times); see docs/tables.md.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


def extractor_option(command: _Command) -> _Command:
    """Add `--extractor`."""
    return click.option(
        "--extractor", "reader", metavar="NAME", help="The extractor that reads. Default: the one in use."
    )(command)


@contextmanager
def reading_with(name: str | None) -> Iterator[Extractor]:
    """The extractor of that name, or the one in use; what it cost is said on stderr, come what may."""
    from siliconveil import app

    extractor = app.extractor(name)
    try:
        yield extractor
    finally:
        bill = app.bill(extractor)
        if bill is not None:
            click.echo(bill, err=True)


def provenance_of(said: Mapping[str, Any]) -> Provenance:
    """What the options say of every text."""
    return Provenance(said.get("publisher"), said.get("published"), said.get("language"))


def limit_of(said: Mapping[str, Any]) -> int:
    """The largest item in bytes."""
    return int(said["max_size"]) * MEGABYTE if "max_size" in said else DEFAULT_LIMIT


def report_skipped(skipped: Iterable[InputError]) -> None:
    """Name each skipped item and why, on stderr."""
    for error in skipped:
        click.echo(f"skipped {error}", err=True)


def report_warnings(warnings: Iterable[InputError]) -> None:
    """Name what was left out of items that were read, and why, on stderr."""
    for note in warnings:
        click.echo(f"warning {note}", err=True)
