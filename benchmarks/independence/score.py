"""Precision, recall and F1 over pairs of labelled texts: `python -m benchmarks.independence.score`."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from graph.independence.groups import Groups, dependent_groups
from graph.model import Document

FOLDER = Path(__file__).parent
PARTS = ("development", "held_back", "second_held_back")


@dataclass(frozen=True, slots=True)
class Labelled:
    """A text of ours, the group of texts that rest on one report, and how it came about."""

    document: Document
    group: str
    kind: str


@dataclass(frozen=True, slots=True)
class Score:
    """Pairs of texts that are rightly joined, wrongly joined, and wrongly kept apart."""

    right: frozenset[tuple[str, str]]
    wrong: frozenset[tuple[str, str]]
    missed: frozenset[tuple[str, str]]

    @property
    def precision(self) -> float:
        """Of the pairs joined, how many are right."""
        return len(self.right) / max(1, len(self.right) + len(self.wrong))

    @property
    def recall(self) -> float:
        """Of the pairs that are one source, how many are joined."""
        return len(self.right) / max(1, len(self.right) + len(self.missed))

    @property
    def f1(self) -> float:
        """The harmonic mean of both."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def load(part: str, *, folder: Path = FOLDER) -> list[Labelled]:
    """The labelled texts of one part."""
    lines = (folder / f"{part}.jsonl").read_text(encoding="utf-8").splitlines()
    return [_labelled(json.loads(line)) for line in lines]


def _labelled(row: Mapping[str, str]) -> Labelled:
    kept: dict[str, Any] = {
        name: row[name] for name in ("id", "text", "title", "publisher", "published", "language")
    }
    return Labelled(Document(**kept), row["group"], row["kind"])


def score(texts: Sequence[Labelled], groups: Groups) -> Score:
    """How well `groups` agrees with the labels."""
    true = {(a.document.id, b.document.id) for a, b in _pairs(texts) if a.group == b.group}
    found = {
        (a.document.id, b.document.id)
        for a, b in _pairs(texts)
        if groups.together(a.document.id, b.document.id)
    }
    return Score(frozenset(true & found), frozenset(found - true), frozenset(true - found))


def _pairs(texts: Iterable[Labelled]) -> Iterable[tuple[Labelled, Labelled]]:
    return combinations(sorted(texts, key=lambda text: text.document.id), 2)


def main() -> None:
    """Print the figures of both parts, by language, and every pair judged wrongly."""
    for part in PARTS:
        texts = load(part)
        groups = dependent_groups(text.document for text in texts)
        _show(part, score(texts, groups), len(texts), len({text.group for text in texts}))
        for language in sorted({text.document.language or "" for text in texts}):
            spoken = [text for text in texts if text.document.language == language]
            _show(f"  {language}", score(spoken, groups), len(spoken), len({text.group for text in spoken}))
        judged = score(texts, groups)
        for name, pairs in (("wrong", judged.wrong), ("missed", judged.missed)):
            for one, other in sorted(pairs):
                print(f"    {name}: {one} {other}")


def _show(name: str, judged: Score, texts: int, groups: int) -> None:
    figures = f"precision {judged.precision:.3f}  recall {judged.recall:.3f}  F1 {judged.f1:.3f}"
    print(f"{name:<18}{texts:>4} texts {groups:>3} groups  {figures}")


if __name__ == "__main__":
    main()
