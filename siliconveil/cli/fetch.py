"""`siliconveil fetch`: pages and feeds from the network into the archive of the case."""

from __future__ import annotations

import json
import time
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from extract.sources.base import DEFAULT_LIMIT, MEGABYTE
from extract.sources.edgar.lookup import LEAST_INTERVAL
from graph.errors import InputError
from siliconveil.cli.failures import Exit, epilog
from siliconveil.cli.ingest import ingest_paths, summary_json
from siliconveil.cli.inputs import extractor_option, report_skipped
from siliconveil.cli.options import case_option, json_option
from siliconveil.cli.progress import watched

if TYPE_CHECKING:
    from extract.pipeline import Summary
    from extract.sources.edgar import Request
    from extract.sources.fetching import Fetched, Manners, Outcome, Wanted

_Command = TypeVar("_Command", bound=Callable[..., Any])


@dataclass(slots=True)
class _Run:
    """What a run has done so far."""

    fetched: list[Fetched] = field(default_factory=list)
    skipped: list[InputError] = field(default_factory=list)

    def add(self, outcome: Outcome) -> None:
        """Take note of one address."""
        if isinstance(outcome, InputError):
            self.skipped.append(outcome)
        else:
            self.fetched.append(outcome)

    def text(self, archive: Path) -> str:
        """The run in one line."""
        how = Counter(one.how.value for one in self.fetched)
        counts = ", ".join(f"{how[word]} {word}" for word in ("fetched", "unchanged", "known"))
        return f"{counts}; {len(self.skipped)} skipped; archive: {archive}"

    def json(self, archive: Path) -> dict[str, Any]:
        """The run address by address."""
        return {
            "archive": str(archive),
            "addresses": [
                {
                    "url": one.url,
                    "address": one.final,
                    "how": one.how.value,
                    "date": one.date,
                    "bytes": len(one.body),
                    "digest": one.digest,
                    "record": one.place,
                }
                for one in self.fetched
            ],
            "skipped": [{"path": error.path, "reason": error.reason} for error in self.skipped],
        }


def _manners_options(command: _Command) -> _Command:
    options = (
        click.option(
            "--contact",
            envvar="SILICONVEIL_CONTACT",
            metavar="ADDRESS",
            help="Your e-mail or web address, told to every server; many ask for one.",
        ),
        click.option(
            "--interval",
            type=click.FloatRange(min=0),
            default=2.0,
            show_default=True,
            metavar="SECONDS",
            help="Least time between two requests to one host; robots.txt may ask for more.",
        ),
        click.option(
            "--max-size",
            type=click.IntRange(min=1),
            default=DEFAULT_LIMIT // MEGABYTE,
            show_default=True,
            metavar="MB",
            help="Cut larger answers off.",
        ),
        click.option(
            "--max-time",
            type=click.FloatRange(min=0, min_open=True),
            default=120.0,
            show_default=True,
            metavar="SECONDS",
            help="Cut slower answers off.",
        ),
        click.option(
            "--attempts",
            type=click.IntRange(min=1),
            default=4,
            show_default=True,
            metavar="N",
            help="How often a server is asked that fails or is busy.",
        ),
        click.option(
            "--allow-private",
            is_flag=True,
            help="Ask machines of a private network or of this computer as well.",
        ),
    )
    for option in reversed(options):
        command = option(command)
    return command


@click.command(epilog=epilog())
@click.argument("urls", nargs=-1, metavar="[URL...]")
@click.option(
    "--edgar",
    metavar="COMPANY",
    help="Fetch filings of a company from the SEC, by its name, ticker or CIK; needs --contact.",
)
@click.option(
    "--form",
    "forms",
    multiple=True,
    metavar="FORM",
    help="With --edgar: filings of this type (default 10-K and 20-F); may be given again.",
)
@click.option(
    "--latest",
    type=click.IntRange(min=1),
    default=1,
    show_default=True,
    metavar="N",
    help="With --edgar: the newest N filings.",
)
@click.option("--follow", is_flag=True, help="Fetch the articles that a feed links as well.")
@click.option(
    "--most",
    type=click.IntRange(min=1),
    default=100,
    show_default=True,
    metavar="N",
    help="Follow at most so many links of one feed.",
)
@click.option("--again", is_flag=True, help="Ask again for pages that are archived; feeds always are.")
@click.option("--ingest", "reads", is_flag=True, help="Then read the archive into the case.")
@_manners_options
@extractor_option
@json_option
@case_option
def fetch(urls: tuple[str, ...], folder: Path, *, as_json: bool, reads: bool, **said: Any) -> int:
    """Fetch pages and feeds into the archive of the case.

    The only verb that goes to the network. It obeys robots.txt, asks a host once in two seconds at
    most, and keeps each answer with its headers and date in CASE/archive, as WARC files. What is
    there is not fetched again, so a run that was stopped goes on where it stopped.

    \b
    Example:
      siliconveil fetch --edgar NVDA --form 10-K --contact you@example.org --ingest
      siliconveil fetch https://example.org/feed.xml --follow --contact you@example.org --ingest
    """
    if not urls and said["edgar"] is None:
        raise click.UsageError("Missing argument 'URL...': give addresses, or a company with --edgar.")
    manners, wanted, filings = _manners(said), _wanted(urls, said), _filings(said)
    archive, run = _archive_of(folder), _Run()
    try:
        for outcome in watched(
            _outcomes(manners, wanted, archive, filings=filings),
            what="Fetching",
            total=None,
            quiet=as_json,
        ):
            run.add(outcome)
    except KeyboardInterrupt:
        click.echo(run.text(archive), err=True)
        raise
    summary = _ingested(archive, folder, quiet=as_json, said=said) if reads else None
    _report(run, archive, summary, as_json=as_json)
    return Exit.SKIPPED if run.skipped or (summary is not None and summary.skipped) else Exit.OK


def _archive_of(folder: Path) -> Path:
    """The archive of the case, which is made if it is not there."""
    from siliconveil import app
    from siliconveil.folder import Folder

    with app.open_case(folder, create=True):
        return Folder(folder).archive


def _manners(said: dict[str, Any]) -> Manners:
    from extract.sources.fetching import Manners

    return Manners(
        contact=said["contact"],
        interval=said["interval"] if said["edgar"] is None else max(said["interval"], LEAST_INTERVAL),
        attempts=said["attempts"],
        total=said["max_time"],
        limit=said["max_size"] * MEGABYTE,
        allow_private=said["allow_private"],
    )


def _wanted(urls: tuple[str, ...], said: dict[str, Any]) -> Wanted:
    from extract.sources.fetching import Wanted

    return Wanted(urls, follow=said["follow"], most=said["most"], again=said["again"])


def _filings(said: dict[str, Any]) -> Request | None:
    """What is wanted from EDGAR, if anything."""
    from extract.sources.edgar import Request, check_contact
    from extract.sources.edgar.lookup import DEFAULT_FORMS

    if said["edgar"] is None:
        return None
    check_contact(said["contact"])
    return Request(said["edgar"], said["forms"] or DEFAULT_FORMS, said["latest"])


def _outcomes(
    manners: Manners, wanted: Wanted, folder: Path, *, filings: Request | None
) -> Iterator[Outcome]:
    from extract.sources.edgar import Edgar
    from extract.sources.fetching import Archive, Clock, Fetcher, fetch_all

    clock = Clock(now=lambda: datetime.now(UTC), seconds=time.monotonic, sleep=time.sleep)
    with Archive.opened(folder, agent=manners.agent) as archive:
        fetcher = Fetcher(manners, clock=clock, archive=archive)
        if filings is not None:
            edgar = Edgar(lambda url: fetcher.get(url, again=True).body)
            try:
                wanted = replace(wanted, urls=(*wanted.urls, *edgar.addresses(filings)))
            except InputError as error:
                yield error
        yield from fetch_all(fetcher, wanted)


def _ingested(archive: Path, folder: Path, *, quiet: bool, said: dict[str, Any]) -> Summary | None:
    if not any(archive.glob("*.warc.gz")):
        return None
    options = {name: said[name] for name in ("reader", "max_size")}
    return ingest_paths((archive,), folder, quiet=quiet, said=options)


def _report(run: _Run, archive: Path, summary: Summary | None, *, as_json: bool) -> None:
    report_skipped([*run.skipped, *(summary.skipped if summary else ())])
    if as_json:
        ingested = {} if summary is None else {"ingested": summary_json(summary)}
        click.echo(json.dumps(run.json(archive) | ingested, ensure_ascii=False))
        return
    click.echo(run.text(archive))
    if summary is not None:
        click.echo(str(summary))
    elif run.fetched:
        click.echo(f"next: siliconveil ingest {archive} --case {archive.parent}", err=True)
