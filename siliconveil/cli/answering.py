"""How an answer is asked for and shown: as-of options, forms, and a picture beside it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from siliconveil.cli.options import as_of_options, case_option, resolved
from siliconveil.cli.output import write_bytes

if TYPE_CHECKING:
    from graph.view import GraphView
    from queries.answers import Answers
    from siliconveil.case import Case

_Function = TypeVar("_Function", bound=Callable[..., Any])
PICTURES = (".svg", ".png")


def _picture(_: click.Context, __: click.Parameter, value: Path | None) -> Path | None:
    if value is not None and value.suffix.lower() not in PICTURES:
        raise click.BadParameter(f"{value} must end in .svg or .png")
    return value


def answer_options(function: _Function) -> _Function:
    """Add the options that every question takes."""
    options = (
        click.option("--json", "form", flag_value="json", help="Print JSON."),
        click.option("--markdown", "form", flag_value="markdown", help="Print Markdown."),
        click.option("--csv", "form", flag_value="csv", help="Print one row a hop as CSV."),
        click.option(
            "--graph",
            "picture",
            type=click.Path(path_type=Path),
            callback=_picture,
            metavar="FILE",
            help="Also draw the answer as .svg or .png.",
        ),
    )
    for option in reversed(options):
        function = option(function)
    return as_of_options(case_option(function))


@dataclass(frozen=True, slots=True)
class How:
    """The options of `answer_options`."""

    folder: Path
    valid_at: Any
    known_at: Any
    form: str | None
    picture: Path | None


def answer(question: Callable[..., Answers], how: dict[str, Any]) -> None:
    """Open the case, put the question, and show the answer.

    Args:
        question: called with the case, `valid_at` and `known_at`.
        how: the values of `answer_options`.
    """
    from siliconveil import app

    given = How(**how)
    with app.open_case(given.folder) as case:
        known_at = resolved(case, given.known_at)
        answers = question(case, valid_at=given.valid_at, known_at=known_at)
        show(answers, given.form)
        if given.form is None and not answers.answers and not answers.observations:
            click.echo(searched(case, case.projected(known_at).view))
        if given.picture is not None:
            data = answers.svg() if given.picture.suffix.lower() == ".svg" else answers.png()
            write_bytes(data, given.picture)


def show(answers: Answers, form: str | None) -> None:
    """Print the answers to stdout in the wanted form; None is text for a terminal."""
    if form == "json":
        click.echo(json.dumps(answers.to_json(), ensure_ascii=False, indent=2))
    elif form == "csv":
        click.echo(answers.frame().to_csv(index=False), nl=False)
    else:
        click.echo((answers.markdown() if form == "markdown" else answers.text()).rstrip("\n"))
    if form is not None:
        for warning in answers.warnings:
            click.echo(f"warning: {warning}", err=True)
    if form == "csv" and answers.observations:
        click.echo(
            f"warning: {len(answers.observations)} figures of trade tables are not in this CSV: "
            "take --json, or observations().frame() in Python",
            err=True,
        )


def searched(case: Case, view: GraphView) -> str:
    """What stands behind an empty answer: silence of these texts, not proof that there is nothing."""
    documents, claims = len(view.documents), len(view.claims)
    return (
        f"Searched: {documents} document{'s' * (documents != 1)} with {claims} claim{'s' * (claims != 1)} "
        f"in {case.path}. That these texts do not say it does not mean that it is not so."
    )
