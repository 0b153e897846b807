"""Options that several verbs share, and the spelling of days and moments."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from siliconveil.case import Case

_Command = TypeVar("_Command", bound=Callable[..., Any])
_DEBUG = "siliconveil.debug"

START = datetime.min.replace(tzinfo=UTC)
"""Before anything was recorded."""


def day(text: str) -> date:
    """The day that a full ISO spelling gives; a month alone would have to invent one.

    Raises:
        click.BadParameter: it is no such day.
    """
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise click.BadParameter(f"{text!r} is not a day such as 2025-12-31") from None


def moment(text: str) -> datetime | int | None:
    """A moment of the ledger in UTC, the position N for `#N`, or None for `now`.

    A day means its end, and a time without zone is UTC, as the ledger records.

    Raises:
        click.BadParameter: it is none of these.
    """
    if text in ("start", "now"):
        return START if text == "start" else None
    if text.startswith("#") and text[1:].isdecimal():
        return int(text[1:])
    try:
        return _moment(text)
    except ValueError:
        raise click.BadParameter(
            f"{text!r} is not a day (2025-12-31), a time (2025-12-31T18:00), start, now or a position #N"
        ) from None


def _moment(value: str) -> datetime:
    try:
        return datetime.combine(date.fromisoformat(value), time.max, tzinfo=UTC)
    except ValueError:
        moment = datetime.fromisoformat(value)
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def _debug(ctx: click.Context, _: click.Parameter, value: bool) -> None:
    if value:
        ctx.find_root().meta[_DEBUG] = True


def debugging(ctx: click.Context) -> bool:
    """Whether `--debug` was given anywhere on the command line."""
    return bool(ctx.find_root().meta.get(_DEBUG))


def debug_option(command: _Command) -> _Command:
    """Add `--debug`."""
    return click.option(
        "--debug",
        is_flag=True,
        expose_value=False,
        callback=_debug,
        help="Show the traceback of an error.",
    )(command)


def case_option(command: _Command) -> _Command:
    """Add `--case` and `--debug`."""
    option = click.option(
        "--case",
        "folder",
        type=click.Path(path_type=Path),
        default=Path("case"),
        show_default=True,
        envvar="SILICONVEIL_CASE",
        metavar="DIR",
        help="The case folder.",
    )
    return option(debug_option(command))


def as_of_options(command: _Command) -> _Command:
    """Add `--valid-at` and `--known-at`: the two clocks."""
    valid = click.option(
        "--valid-at", type=day, metavar="DAY", help="Only what held in the world on that day."
    )
    known = click.option(
        "--known-at",
        type=moment,
        metavar="T",
        help="As the ledger knew it then: a day, a time, or a position #N.",
    )
    return valid(known(command))


def json_option(command: _Command) -> _Command:
    """Add `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON.")(command)


def words(value: str | None) -> list[str] | None:
    """The comma-separated parts of an option, or None if it was not given."""
    if value is None:
        return None
    return [part.strip() for part in value.split(",") if part.strip()]


def resolved(case: Case, when: datetime | int | None) -> datetime | None:
    """The moment that an option names, with a ledger position looked up; position 0 is the start."""
    if not isinstance(when, int):
        return when
    if when > case.ledger.position:
        raise click.BadParameter(f"the ledger has no position #{when}; its last is #{case.ledger.position}")
    return START if when == 0 else case.ledger.moment(when)
