"""The founding article's own chain, from its gold claims; the text stays outside this repository."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from graph.ledger import Ledger
from graph.model import Claim, Document, Entity, Mention
from graph.schema import Kind
from graph.view import derive_view
from queries.financing import financing_behind
from queries.trade import trade_by_destination
from queries.wording import step
from tests.queries.world import Held

_GOLD = Path(__file__).parents[3] / "shared" / "data" / "seed_gold.jsonl"
_COUNTRIES = {"malaysia": "MY", "singapore": "SG", "china": "CN", "taiwan": "TW"}
_CHINESE = ("seed:cn-investoren", "seed:cn-tech")


@pytest.fixture(scope="module")
def seed(tmp_path_factory: pytest.TempPathFactory) -> Held:
    if not _GOLD.exists():
        pytest.skip(f"the founding article's gold claims are not at {_GOLD}")
    gold = json.loads(_GOLD.read_text(encoding="utf-8").splitlines()[0])
    document = Document(id=gold["id"], text=gold["text"], publisher=gold["publisher"], language="de")
    claims = [_located(Claim.from_json(claim)) for claim in gold["claims"]]
    records = [
        Entity(name, Kind.PLACE, name.title(), (), {"iso": code, "country": code})
        for name, code in _COUNTRIES.items()
    ]
    with Ledger.open(tmp_path_factory.mktemp("seed") / "ledger.sqlite") as ledger:
        ledger.append(document, claims, entities=records)
        return Held(derive_view(ledger))


def _located(claim: Claim) -> Claim:
    """The gold leaves out the countries that the words give unnamed parties."""
    return replace(claim, subject=_chinese(claim.subject), object=_chinese(claim.object))


def _chinese(mention: Mention) -> Mention:
    return replace(mention, country="CN") if mention.entity in _CHINESE else mention


def test_the_founding_chain_is_answered_from_investors_to_both_places(seed: Held) -> None:
    answers = financing_behind(seed, place="MY,SG", investor_country="CN").answers

    paths = {tuple(node.id for node in answer.nodes): answer for answer in answers}
    for place in ("malaysia", "singapore"):
        answer = paths["seed:cn-investoren", "seed:betreiber", "seed:rz", place]
        assert {(hop.role, hop.ends[1].id) for hop in answer.side} == {
            ("customer", "seed:cn-tech"),
            ("purchase", "seed:supercomputer"),
        }
        assert not any(node.named for node in answer.nodes[:3])


def test_the_six_figures_have_their_periods_and_bounds(seed: Held) -> None:
    figures = [step(answer.hops[0]).split(" (")[0] for answer in trade_by_destination(seed).answers]

    assert [figure.split(": ")[1] for figure in figures[:6]] == [
        "at least 89 bn USD, 2025-01 to 2025-10",
        "at least 12 bn USD, 2025-01 to 2025-10",
        "at least 6.9 bn USD, 2025-01 to 2025-10",
        "at most 3.6 bn USD, 2025-01 to 2025-10",
        "at least 1.2 bn USD, 2025-01 to 2025-10",
        "666 m USD, 2025-01 to 2025-10",
    ]
