"""How many processes read."""

from __future__ import annotations

import os
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from extract.extractors.base import Extractor

_PIECES_EACH = 8
"""Items below which another process costs more than it saves: it loads its own models."""

_Command = TypeVar("_Command", bound=Callable[..., Any])


def jobs_option(command: _Command) -> _Command:
    """Add `--jobs`."""
    return click.option(
        "--jobs",
        type=click.IntRange(min=1),
        metavar="N",
        help="Read with N processes. Default: as many as there are cores, fewer for a few items.",
    )(command)


def engine_option(command: _Command) -> _Command:
    """Add `--engine`."""
    return click.option(
        "--engine",
        type=click.Choice(["local", "ray"]),
        default="local",
        show_default=True,
        help="Read with processes of this machine, or with the workers of a Ray cluster.",
    )(command)


def jobs_for(asked: int | None, *, pieces: int, reader: Extractor) -> int:
    """How many processes read: as asked for, else by the cores and the work; one where a service is paid."""
    from siliconveil import app

    if app.bill(reader) is not None:
        return 1
    return asked or max(1, min(cores(), pieces // _PIECES_EACH))


def cores() -> int:
    """The processor cores that this process may use."""
    usable = getattr(os, "sched_getaffinity", None)
    return len(usable(0)) if usable is not None else os.cpu_count() or 1
