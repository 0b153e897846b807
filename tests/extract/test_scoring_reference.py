"""Our figures against those of the scorer that stands beside the shared gold sets, run as a program."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extract.extractors.rules import RulesExtractor
from extract.scoring import GoldDocument, GoldFiles, Report, Scored, figures, report, score_document, scored
from graph.model import Claim
from tests.examples.corpus import EXPECTED, shared

SETS = ("claims_dev.jsonl", "examples/expected", "seed_gold.jsonl")


def gold_paths(name: str) -> tuple[Path, ...]:
    return tuple(EXPECTED) if name == "examples/expected" else (shared(name),)


def documents(name: str) -> list[GoldDocument]:
    found = list(GoldFiles(gold_paths(name)).documents())
    good = [one for one in found if isinstance(one, GoldDocument)]
    assert len(good) == len(found)
    return good


def their_figures(name: str, claims: Iterator[tuple[str, Claim]], by: str, folder: Path) -> dict[str, Any]:
    gold, predictions = folder / "gold.jsonl", folder / "predictions.jsonl"
    lines = "\n".join(path.read_text(encoding="utf-8").strip() for path in gold_paths(name))
    gold.write_text(lines, encoding="utf-8")
    rows = [json.dumps(claim.to_json() | {"document": document}) for document, claim in claims]
    predictions.write_text("\n".join(rows), encoding="utf-8")
    command = [sys.executable, "-B", str(shared("score_claims.py")), str(gold), str(predictions)]
    done = subprocess.run(
        [*command, "--by", by, "--json", "--bootstrap", "0"], capture_output=True, check=True
    )
    result: dict[str, Any] = json.loads(done.stdout)
    return result


def differences(ours: Report, theirs: dict[str, Any], by: str) -> dict[str, Any]:
    groups = {"all": (ours.total, theirs["micro"])}
    groups |= {name: (tally, theirs[f"by_{by}"][name]) for name, tally in ours.groups[by].items()}
    return {
        f"{group} {name}": (figure, reference[name])
        for group, (tally, reference) in groups.items()
        for name, figure in figures(tally).items()
        if (round(figure, 4) if isinstance(figure, float) else figure) != reference[name]
    }


@pytest.mark.parametrize("name", SETS)
def test_the_figures_of_the_rules_are_those_of_the_reference(name: str, tmp_path: Path) -> None:
    shared("score_claims.py")
    results = [one for one in scored(documents(name), RulesExtractor()) if isinstance(one, Scored)]
    claims = ((one.gold.document.id, claim) for one in results for claim in one.claims)

    theirs = their_figures(name, claims, "lang", tmp_path)

    assert differences(report(results, by=["lang"]), theirs, "lang") == {}


@pytest.mark.parametrize("name", SETS)
def test_the_figures_of_a_careless_reader_are_those_of_the_reference(name: str, tmp_path: Path) -> None:
    shared("score_claims.py")
    gold = documents(name)
    careless = {one.document.id: list(misread(one)) for one in gold}
    claims = ((document, claim) for document, found in careless.items() for claim in found)

    theirs = their_figures(name, claims, "relation", tmp_path)

    results = [
        Scored(one, tuple(found := careless[one.document.id]), score_document(one, found)) for one in gold
    ]
    assert differences(report(results, by=["relation"]), theirs, "relation") == {}


def misread(gold: GoldDocument) -> Iterator[Claim]:
    """The annotated claims with every kind of mistake, each kind in one claim of so many."""
    before: dict[str, Any] = {}
    for number, wanted in enumerate(gold.claims):
        data = wanted.claim.to_json()
        for every, mistake in MISTAKES.items():
            if number % every == 1:
                mistake(data, before)
        before = data
        repeats = (number % 10 != 9) + (number % 11 == 1)
        yield from [Claim.from_json(data)] * repeats


def _swap(data: dict[str, Any], _: dict[str, Any]) -> None:
    if data["subject"]["kind"] == data["object"]["kind"]:
        data["subject"], data["object"] = data["object"], data["subject"]


def _embellish(data: dict[str, Any], _: dict[str, Any]) -> None:
    data["subject"] = data["subject"] | {"text": f"the {data['subject']['text']} Group"}


MISTAKES: dict[int, Callable[[dict[str, Any], dict[str, Any]], None]] = {
    3: lambda data, _: data.update(stance="asserted"),
    4: lambda data, _: data.update(attribution=data["attribution"][:1] or ["Somebody"]),
    5: lambda data, _: data.update(valid={"from": "2024", "to": None}),
    6: lambda data, _: data.update(qualifiers={}),
    7: _embellish,
    8: _swap,
    9: lambda data, before: data.update(evidence=before["evidence"]),
}
