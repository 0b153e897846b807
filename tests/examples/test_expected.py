from __future__ import annotations

import importlib.util
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest

from extract.gazetteer import load_gazetteer
from graph.model import Claim, Document
from graph.schema import Kind, Stance
from tests.examples.corpus import ARTICLES, EXPECTED, article, expected, shared

STEPS = {"OWNS", "CONTROLS", "FINANCES", "OPERATES", "BUILDS"}
PUBLIC_PERSONS = {"william-huang"}


def claims(path: Path) -> list[Claim]:
    return [Claim.from_json(claim) for claim in expected(path)["claims"]]


def firm_steps() -> dict[str, set[str]]:
    """Owner, financier or operator → what it owns, finances or operates, as asserted anywhere."""
    steps = defaultdict(set)
    for path in EXPECTED:
        for claim in claims(path):
            if claim.relation in STEPS and claim.stance in (Stance.ASSERTED, Stance.REPORTED):
                steps[claim.subject.entity].add(claim.object.entity)
    return steps


def reached(start: str) -> set[str]:
    steps, seen, todo = firm_steps(), set[str](), [start]
    while todo:
        fresh = steps[todo.pop()] - seen
        seen |= fresh
        todo += fresh
    return seen


def test_every_article_has_its_expected_claims() -> None:
    assert [path.stem for path in ARTICLES] == [path.stem for path in EXPECTED]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_expected_claims_stand_on_the_article_to_the_letter(path: Path) -> None:
    gold = expected(path)
    document = Document(id=path.stem, text=article(path.parents[1] / "articles" / f"{path.stem}.md").body)

    assert (document.id, document.text) == (gold["id"], gold["text"])
    for claim in claims(path):
        claim.evidence.check(document)
        for mention in (claim.subject, claim.object):
            assert mention.text == document.text[mention.start : mention.end]


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_expected_entities_are_those_that_the_claims_name(path: Path) -> None:
    gold = expected(path)
    entities = {entity["id"]: entity for entity in gold["entities"]}

    for claim in claims(path):
        for mention in (claim.subject, claim.object):
            entity = entities[mention.entity]
            assert (mention.kind, mention.named) == (entity["kind"], entity["named"])
    assert all(
        gold["text"][start:end].strip() for entity in entities.values() for start, end in entity["mentions"]
    )


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_named_entities_are_in_the_gazetteer_and_unnamed_ones_belong_to_their_document(path: Path) -> None:
    gazetteer = load_gazetteer()

    for entity in expected(path)["entities"]:
        entry = gazetteer.get(entity["id"])
        if entity["named"]:
            assert entry is not None, entity["id"]
            assert Kind(entity["kind"]) is entry.kind
        else:
            assert entity["id"].startswith(f"{path.stem}:")


@pytest.mark.parametrize("path", EXPECTED, ids=lambda path: path.stem)
def test_the_gazetteer_finds_every_named_party_of_a_required_claim(path: Path) -> None:
    gold = expected(path)
    gazetteer = load_gazetteer()
    matches = [*gazetteer.find(gold["text"]), *gazetteer.find_demonyms(gold["text"])]

    required = [Claim.from_json(claim) for claim in gold["claims"] if not claim["optional"]]
    named = {
        mention.entity for claim in required for mention in (claim.subject, claim.object) if mention.named
    }

    assert set() == named - {match.entry.id for match in matches}


def test_no_accused_person_is_named() -> None:
    named = {
        entity["id"]
        for path in EXPECTED
        for entity in expected(path)["entities"]
        if entity["kind"] == "Person" and entity["named"]
    }

    assert PUBLIC_PERSONS == named


@pytest.mark.parametrize(
    ("investor", "site"),
    [
        ("hillhouse", "dayone-sg1"),
        ("gds", "dayone-sg1"),
        ("gds", "dayone-nusajaya"),
        ("gds", "dayone-nongsa"),
        ("boyu-capital", "dayone-nongsa"),
        ("zdata", "zdata-gp3"),
        ("chindata", "bridge-my06"),
    ],
)
def test_chinese_money_leads_to_sites_in_three_countries(investor: str, site: str) -> None:
    assert site in reached(investor)


@pytest.mark.parametrize("site", ["ytl-green-data-center-park", "princeton-jh1"])
def test_control_sites_are_reached_from_no_chinese_party(site: str) -> None:
    gazetteer = load_gazetteer()
    chinese = [
        entry.id for entry in gazetteer.entries if entry.country == "CN" and entry.kind is not Kind.PLACE
    ]

    assert [] == [party for party in chinese if site in reached(party)]


def test_a_denial_a_plan_and_a_rename_are_among_them() -> None:
    found = {
        (claim.subject.entity, claim.relation.value, claim.object.entity, claim.stance.value)
        for path in EXPECTED
        for claim in claims(path)
    }

    assert ("gds", "OWNS", "bridge-data-centres", "reported") in found
    assert ("gds", "OWNS", "bridge-data-centres", "denied") in found
    assert ("dayone", "SUCCEEDS", "gds-international", "asserted") in found
    assert any(relation == "BUYS" and stance == "denied" for _, relation, _, stance in found)
    assert any(relation == "FINANCES" and stance == "planned" for _, relation, _, stance in found)


def test_the_six_export_figures_carry_period_and_comparator() -> None:
    (path,) = [path for path in EXPECTED if path.stem == "en-taiwan-exports"]

    figures = {claim.object.entity: claim.to_json()["qualifiers"]["amount"] for claim in claims(path)}

    assert {
        "united-states": (89e9, None),
        "malaysia": (12e9, None),
        "singapore": (6.9e9, None),
        "hong-kong": (None, 3.6e9),
        "indonesia": (1.2e9, None),
        "germany": (666e6, 666e6),
    } == {place: (amount["min"], amount["max"]) for place, amount in figures.items()}
    assert {"2025-01/2025-10"} == {claim.qualifiers["period"] for claim in claims(path)}


def test_the_expected_claims_score_full_marks_against_themselves() -> None:
    scorer = load_scorer(shared("score_claims.py"))
    gold = [expected(path) for path in EXPECTED]
    predictions = [json.loads(json.dumps(claim)) for document in gold for claim in document["claims"]]

    score = scorer.evaluate(gold, predictions, n=0)["micro"]

    assert (1.0, 1.0, 1.0) == (score["precision"], score["recall"], score["stance_accuracy"])
    assert (0, 1.0) == (score["denied_as_not_denied"], score["provenance_exactness"])


def load_scorer(path: Path) -> Any:
    spec = importlib.util.spec_from_file_location("score_claims", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
