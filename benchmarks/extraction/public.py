"""Public labelled sets: `python -m benchmarks.extraction.public SET… [--gold-pairs]`.

End to end the extractor reads the bare text. With --gold-pairs the entities are given and a classifier judges
their pairs; it learns from the training part of the same set. It prints a Markdown table, a row for each set.
"""

from __future__ import annotations

import argparse
import importlib
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from benchmarks.extraction.classifier import Learner
from benchmarks.extraction.example import ONTOLOGY, Example
from benchmarks.extraction.metrics import Score, Scores, score_claims, score_pairs
from benchmarks.extraction.sets import DEFAULT_FOLDER, SETS, load
from benchmarks.extraction.split import split
from extract.extractors.base import Extractor
from extract.pipeline import Extracted, outcomes
from graph.errors import InputError
from graph.model import Document

_BASELINE = "benchmarks.extraction.baseline:learn"


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table."""
    options = _parser().parse_args(arguments)
    try:
        rows = [row for name in options.sets for row in _rows(name, options)]
    except InputError as error:
        raise SystemExit(f"Error: {error}") from error
    print("| set | part | texts | relations | labelled | P | R | F1 |")
    print("|---|---|---|---|---|---|---|---|")
    for row in rows:
        print("| " + " | ".join(row) + " |")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m benchmarks.extraction.public",
        description=__doc__,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("sets", nargs="+", metavar="SET", help=f"one of {', '.join(SETS)}")
    parser.add_argument("--gold-pairs", action="store_true", help="give the entities, ask for the relations")
    parser.add_argument("--learner", default=_BASELINE, help="MODULE:NAME that makes the classifier")
    parser.add_argument("--extractor", help="name of the extractor; default: the one in use")
    parser.add_argument("--all", action="store_true", help="score all texts; only end to end")
    parser.add_argument("--by-relation", action="store_true", help="add a row for each relation")
    parser.add_argument("--data", type=Path, default=DEFAULT_FOLDER, help="folder of the sets")
    return parser


def _rows(name: str, options: argparse.Namespace) -> Iterator[list[str]]:
    examples = load(name, options.data)
    if options.gold_pairs:
        if options.all:
            raise InputError("--all would score texts that were trained on; leave it out with --gold-pairs")
        train, judged = split(examples)
        scores = with_pairs(judged, train=train, learner=_learner(options.learner))
    elif SETS[name].one_pair:
        raise InputError(f"{name} labels one pair a text, so all else is unknown; say --gold-pairs")
    else:
        from siliconveil import app

        judged = examples if options.all else split(examples).held_back
        scores = end_to_end(judged, app.extractor(options.extractor))
    start = [name, "all" if options.all else "held back", str(len(judged))]
    ours = [relation for relation in scores.relations() if relation in ONTOLOGY]
    yield [*start, ", ".join(ours), *_cells(scores.micro(ours))]
    if options.gold_pairs:
        yield [*start, "all that are labelled", *_cells(scores.micro())]
    for relation in ours if options.by_relation else ():
        yield [*start, relation, *_cells(scores.micro([relation]))]


def with_pairs(judged: Sequence[Example], *, train: Sequence[Example], learner: Learner) -> Scores:
    """The scores of a classifier that learnt from `train`, on the pairs of `judged`."""
    classifier, scores = learner(train), Scores()
    for example in judged:
        score_pairs(example, classifier.classify(example.text, example.entities), scores)
    return scores


def end_to_end(judged: Sequence[Example], extractor: Extractor) -> Scores:
    """The scores of an extractor on the bare texts; what it cannot read is named and counts as missed."""
    scores = Scores()
    for example in judged:
        document = Document(id=example.id, text=example.text, language=example.language)
        (outcome,) = outcomes([document], extractor)
        if not isinstance(outcome, Extracted):
            print(f"skipped {outcome}", file=sys.stderr)
        score_claims(example, outcome.extraction.claims if isinstance(outcome, Extracted) else (), scores)
    return scores


def _learner(path: str) -> Learner:
    module, _, name = path.partition(":")
    try:
        learner: Learner = getattr(importlib.import_module(module), name)
    except (ImportError, AttributeError, ValueError) as error:
        raise InputError(f"--learner {path!r} must be MODULE:NAME of a function ({error})") from error
    return learner


def _cells(score: Score) -> list[str]:
    rates = (score.precision, score.recall, score.f1)
    return [str(score.right + score.missed), *("–" if rate is None else f"{rate:.3f}" for rate in rates)]


if __name__ == "__main__":
    main()
