"""`siliconveil reread`: the extractor in use over the documents of the case."""

from __future__ import annotations

import json
from functools import partial
from pathlib import Path

import click

from siliconveil.cli.failures import Exit, epilog
from siliconveil.cli.ingest import summary_json
from siliconveil.cli.inputs import extractor_option, reading_with, report_skipped, report_warnings
from siliconveil.cli.jobs import engine_option, jobs_for, jobs_option
from siliconveil.cli.options import case_option, json_option


@click.command(epilog=epilog())
@extractor_option
@engine_option
@jobs_option
@json_option
@case_option
def reread(folder: Path, *, reader: str | None, engine: str, jobs: int | None, as_json: bool) -> int:
    """Read the documents of the case that the extractor has not read yet.

    After `ingest --no-extract`, or with a newer extractor: claims that it no longer finds stop holding,
    and `diff` names the extractor as the cause. A run that was stopped goes on where it was.

    \b
    Example:
      siliconveil reread --extractor rules+learned
    """
    from siliconveil import app

    with reading_with(reader) as extractor, app.open_case(folder) as looked_at:
        jobs = jobs_for(jobs, pieces=len(looked_at.ledger.document_ids()), reader=extractor)
        alone = jobs == 1 and engine == "local"
        make = (lambda: extractor) if alone else partial(app.extractor, reader)
        with app.open_case(folder, reader=make) as case:
            summary = case.reread(jobs=jobs) if engine == "local" else case.reread_on_ray(jobs=jobs)
    report_warnings(summary.warnings)
    report_skipped(summary.skipped)
    click.echo(json.dumps(summary_json(summary), ensure_ascii=False) if as_json else str(summary))
    return Exit.SKIPPED if summary.skipped else Exit.OK
