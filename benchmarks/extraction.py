"""How well the extractor reads: `python -m benchmarks.extraction GOLD… --scorer score_claims.py`.

Each GOLD is a JSON Lines file of annotated documents, or a folder of them. The scorer is a Python file with
`evaluate(gold, predictions, by)`, such as the one that stands beside the shared gold sets. For each set and
language it prints precision, recall, F1 and stance accuracy with the numbers of documents and claims.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from types import ModuleType
from typing import Any

from extract.extractors.base import Extractor
from extract.extractors.rules import RulesExtractor
from graph.model import Document

_MEASURES = ("precision", "recall", "f1", "stance_accuracy", "denied_as_not_denied")


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a Markdown table, a row for each set and language."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--scorer", type=Path, required=True)
    options = parser.parse_args(arguments)
    scorer, extractor = _load(options.scorer), RulesExtractor()
    print("| set | language | documents | claims | P | R | F1 | stance | denied shown as not denied |")
    print("|---|---|---|---|---|---|---|---|---|")
    for path in options.gold:
        for row in _rows(path, scorer, extractor):
            print("| " + " | ".join(row) + " |")


def _rows(path: Path, scorer: ModuleType, extractor: Extractor) -> Iterator[list[str]]:
    documents = [json.loads(line) for file in _files(path) for line in file.read_text("utf-8").splitlines()]
    for language in sorted({document["lang"] for document in documents}):
        gold = [document for document in documents if document["lang"] == language]
        scores = scorer.evaluate(gold, [claim for one in gold for claim in _claims(one, extractor)])["micro"]
        cells = [_cell(scores[name]) for name in _MEASURES]
        yield [path.stem, language, str(len(gold)), str(scores["gold"]), *cells]


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.jsonl")) if path.is_dir() else [path]


def _claims(gold: dict[str, Any], extractor: Extractor) -> Iterator[dict[str, Any]]:
    document = Document(
        id=gold["id"],
        text=gold["text"],
        language=gold["lang"],
        published=gold["published"],
        publisher=gold["publisher"],
    )
    for claim in extractor.extract(document).claims:
        yield claim.to_json() | {"document": document.id}


def _cell(value: float | int | None) -> str:
    return "–" if value is None else f"{value:.2f}" if isinstance(value, float) else str(value)


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"{path} is not a Python file")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    main()
