from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from graph.model import Claim, Document

DATA = Path(__file__).parents[3] / "shared" / "data"
GOLD_ONLY = "item_entity"


def annotated(name: str) -> list[dict[str, Any]]:
    path = DATA / name
    if not path.is_file():
        pytest.skip(f"the labelled claims are not beside this checkout: no shared/data/{name}")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.mark.parametrize("name", ["seed_gold.jsonl", "claims_dev.jsonl"])
def test_every_labelled_claim_keeps_the_contract_and_quotes_its_document(name: str) -> None:
    checked = 0

    for record in annotated(name):
        document = Document(id=record["id"], text=record["text"])
        for labelled in record["claims"]:
            labelled["qualifiers"].pop(GOLD_ONLY, None)
            claim = Claim.from_json(labelled)
            claim.evidence.check(document)
            assert Claim.from_json(claim.to_json()) == claim
            checked += 1

    assert checked > 50
