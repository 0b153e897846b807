"""The founding document: what the rules find in it, measured against its gold by the scorer beside it.

Neither its text nor a translation is part of this repository; both stand in `../shared/data`.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from extract.extractors.rules.extractor import RulesExtractor
from graph.model import Claim, Document
from graph.schema import Stance

_DATA = Path(__file__).parents[3] / "shared" / "data"
_GOLD, _SCORER = _DATA / "seed_gold.jsonl", _DATA / "score_claims.py"
pytestmark = pytest.mark.skipif(
    not (_GOLD.is_file() and _SCORER.is_file()),
    reason="the founding document and its scorer are not part of this repository: ../shared/data is missing",
)


@pytest.fixture(scope="module")
def gold() -> dict[str, Any]:
    lines = [json.loads(line) for line in _GOLD.read_text(encoding="utf-8").splitlines() if line.strip()]
    (document,) = lines
    return dict(document)


@pytest.fixture(scope="module")
def scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_claims", _SCORER)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def claims(gold: dict[str, Any]) -> Sequence[Claim]:
    document = Document(
        id=gold["id"],
        text=gold["text"],
        language=gold["lang"],
        published=gold["published"],
        publisher=gold["publisher"],
    )
    return RulesExtractor().extract(document).claims


@pytest.fixture(scope="module")
def scores(gold: dict[str, Any], scorer: Any, claims: Sequence[Claim]) -> dict[str, Any]:
    return dict(scorer.evaluate([gold], predictions(claims), n=0)["micro"])


def predictions(claims: Sequence[Claim]) -> list[dict[str, Any]]:
    return [{**claim.to_json(), "document": claim.evidence.document} for claim in claims]


def test_finds_at_least_half_of_the_claims_nine_in_ten_right(scores: dict[str, Any]) -> None:
    assert scores["recall"] >= 0.5
    assert scores["precision"] >= 0.9


def test_finds_as_many_as_it_did(scores: dict[str, Any]) -> None:
    assert scores["recall"] >= 0.92
    assert scores["precision"] >= 0.97
    assert scores["stance_accuracy"] >= 0.97
    assert scores["qualifier_accuracy"] >= 0.95


def test_asserts_nothing_that_the_document_denies_or_hedges(
    gold: dict[str, Any], scorer: Any, claims: Sequence[Claim]
) -> None:
    document = scorer.Doc(gold, False)
    predicted = predictions(claims)
    scorer.score_doc(document, predicted)
    firm = [one for one in predicted if one["stance"] == Stance.ASSERTED.value]

    overstated = [
        (one["subject"]["text"], one["relation"], one["object"]["text"])
        for one in firm
        if (meant := [claim for claim in document.gold if scorer.fits(claim, one)])
        and not any("asserted" in (claim["stance"], *claim.get("stance_alt", ())) for claim in meant)
    ]

    assert overstated == []


def test_quotes_the_document_verbatim(gold: dict[str, Any], claims: Sequence[Claim]) -> None:
    inexact = [
        claim.evidence.quote
        for claim in claims
        if gold["text"][claim.evidence.start : claim.evidence.end] != claim.evidence.quote
    ]

    assert inexact == []
