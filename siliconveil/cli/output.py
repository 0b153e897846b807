"""Where data goes: standard output, or a file that is written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import click


def write_text(text: str, out: Path | None) -> None:
    """Print `text`, or write it to the file `out` and say so on stderr."""
    if out is None:
        click.echo(text, nl=not text.endswith("\n"))
    else:
        write_bytes(text.encode("utf-8"), out)


def write_bytes(data: bytes, out: Path) -> None:
    """Write the file `out`, whole or not at all, and say so on stderr.

    Raises:
        click.UsageError: the folder is missing or cannot be written to.
    """
    part = out.with_name(out.name + ".part")
    try:
        part.write_bytes(data)
        part.replace(out)
    except OSError as error:
        raise click.UsageError(f"{out} cannot be written ({error.strerror})") from error
    click.echo(f"wrote {out}", err=True)
