"""`siliconveil evaluate`: how well the extractor reads annotated documents."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from siliconveil.cli.failures import Exit, epilog
from siliconveil.cli.inputs import reading_with, report_skipped
from siliconveil.cli.options import debug_option, json_option, words
from siliconveil.cli.output import write_text
from siliconveil.cli.progress import watched

if TYPE_CHECKING:
    from extract.scoring import Report, Scored, Tally
    from graph.errors import InputError

_COLUMNS = {
    "claims": "gold",
    "found": "pred",
    "right": "tp",
    "wrong": "fp",
    "P": "precision",
    "R": "recall",
    "F1": "f1",
    "stance": "stance_accuracy",
    "denied shown": "denied_as_not_denied",
    "source": "attribution_accuracy",
    "values": "qualifier_accuracy",
    "from": "valid_from_accuracy",
    "to": "valid_to_accuracy",
    "quote": "provenance_exactness",
}
_LINES = (  # the words, a figure, what the figure is a rate of
    ("stance", "stance_accuracy", "stance"),
    ("source", "attribution_accuracy", "attribution"),
    ("source, where one is named", "attribution_of_attributed", "attribution_of_attributed"),
    ("share", "qualifier_share", "share"),
    ("amount", "qualifier_amount", "amount"),
    ("count", "qualifier_count", "count"),
    ("all numbers", "qualifier_accuracy", "qualifier"),
    ("words", "qualifier_categorical", "word"),
    ("valid from", "valid_from_accuracy", "from"),
    ("valid to", "valid_to_accuracy", "to"),
    ("quote exact", "provenance_exactness", "exact"),
    ("quote verbatim (of all found)", "provenance_verbatim", "verbatim"),
)


@click.command(epilog=epilog())
@click.argument("gold", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="GOLD...")
@click.option(
    "--by", metavar="AXES", help="Split the figures: lang, relation, genre, or several with commas."
)
@click.option(
    "--predictions",
    type=click.Path(path_type=Path),
    metavar="OUT.jsonl",
    help="Write what was found: one claim a line, with the id of its document.",
)
@click.option("--extractor", "name", metavar="NAME", help="The extractor to try. Default: the one in use.")
@json_option
@debug_option
def evaluate(
    gold: tuple[Path, ...], *, by: str | None, predictions: Path | None, name: str | None, as_json: bool
) -> int:
    """Measure how well the extractor reads annotated documents.

    GOLD is a JSON Lines file with one annotated document a line, or a folder of such files. Nothing is
    recorded in a case.

    \b
    Example:
      siliconveil evaluate gold.jsonl --by lang,relation
      siliconveil evaluate gold.jsonl --json --predictions found.jsonl
    """
    from extract.pipeline import extractor_id
    from extract.scoring import GoldFiles, report, scored

    axes = _axes(by)
    if predictions is not None and predictions.resolve() in {path.resolve() for path in gold}:
        raise click.UsageError(
            f"--predictions would overwrite the gold file {predictions}; name another file"
        )
    documents = watched(GoldFiles(gold).documents(), what="Evaluating", total=None, quiet=as_json)
    found: list[str] = []
    with reading_with(name) as extractor:
        result = report(_kept(scored(documents, extractor), found, keep=predictions is not None), by=axes)
    if predictions is not None:
        write_text("".join(found), predictions)
    report_skipped(result.skipped)
    render = _json if as_json else _text
    click.echo(render(result, extractor_id(extractor)))
    return Exit.SKIPPED if result.skipped else Exit.OK


def _axes(by: str | None) -> list[str]:
    from extract.scoring import BY

    axes = words(by) or []
    unknown = [axis for axis in axes if axis not in BY]
    if unknown:
        raise click.BadParameter(f"{unknown[0]!r} is none of {', '.join(BY)}", param_hint="--by")
    return axes


def _kept(
    results: Iterable[Scored | InputError], into: list[str], *, keep: bool
) -> Iterator[Scored | InputError]:
    """The same results; their claims are put into `into` as lines on the way."""
    from graph.errors import InputError

    for result in results:
        if keep and not isinstance(result, InputError):
            document = result.gold.document.id
            into += [
                json.dumps(claim.to_json() | {"document": document}, ensure_ascii=False) + "\n"
                for claim in result.claims
            ]
        yield result


def _json(report: Report, extractor: str) -> str:
    from extract.scoring import figures

    data: dict[str, Any] = {
        "extractor": extractor,
        "documents": report.documents,
        "all": figures(report.total),
    }
    for axis, groups in report.groups.items():
        data[f"by_{axis}"] = {name: figures(tally) for name, tally in groups.items()}
    data["skipped"] = [
        {"path": error.path, "line": error.line, "reason": error.reason} for error in report.skipped
    ]
    return json.dumps(data, ensure_ascii=False, indent=2)


def _text(report: Report, extractor: str) -> str:
    return "\n".join(_lines(report, extractor))


def _lines(report: Report, extractor: str) -> Iterator[str]:
    from extract.scoring import figures
    from siliconveil.cli.table import lines

    total, all_figures = report.total, figures(report.total)
    yield (
        f"{extractor} on {_number(report.documents, 'document')}: "
        f"{all_figures['gold']} claims annotated, {all_figures['pred']} found; "
        f"{total['tp']} right, {total['fp']} wrong, {total['fn']} missed"
    )
    yield ""
    yield from _figure_lines(total)
    for axis, groups in report.groups.items():
        yield ""
        rows = [_row(axis, name, tally) for name, tally in groups.items()]
        yield from lines([axis, *_COLUMNS], rows)
    if report.skipped:
        yield ""
        yield f"skipped: {_number(len(report.skipped), 'item')}, named on standard error"


def _figure_lines(tally: Tally) -> Iterator[str]:
    from extract.scoring import figures

    of = figures(tally)
    for name in ("precision", "recall", "f1"):
        yield f"{name.replace('f1', 'F1'):30} {_cell(of[name]):>5}"
    yield f"{'denied shown as not denied':30} {of['denied_as_not_denied']:>5}   of {of['denied_matched']}"
    yield f"{'shown as denied, but is not':30} {of['not_denied_as_denied']:>5}"
    for words_, name, judged in _LINES:
        yield f"{words_:30} {_cell(of[name]):>5}   {tally[judged]} of {tally.asked(judged)}"
    yield f"{'numbers without a source':30} {of['qualifier_spurious']:>5}"
    yield f"{'dates without a source':30} {of['valid_spurious']:>5}"


def _row(axis: str, name: str, tally: Tally) -> dict[str, Any]:
    from extract.scoring import figures

    of = figures(tally)
    return {axis: name} | {column: _cell(of[figure]) for column, figure in _COLUMNS.items()}


def _cell(value: float | int | None) -> str:
    return "–" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def _number(count: int, thing: str) -> str:
    return f"{count} {thing}{'' if count == 1 else 's'}"
