from __future__ import annotations

import json
from typing import Any

import pytest

from extract.extractors.structured import BodsReader
from extract.tables.carried import CarriedParty, carried_claim, carried_party, claim_words, party_words
from graph.model import Claim, Document
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from siliconveil.interop.bods import as_bods
from tests.interop.samples import KEJORA, PLACE, TERN, claim, material, party

PARTY = CarriedParty("kejora", Kind.ORGANIZATION, True, "Kejora")


def statement(words: str, *, by: str = "siliconveil") -> dict[str, Any]:
    return {"annotations": [{"createdBy": {"name": by}, "description": words}]}


def reread(text: str) -> Claim:
    (one,) = BodsReader().extract(Document(id="fresh", text=text)).claims
    return one


def test_a_claim_is_carried_whole() -> None:
    one = claim(stance=Stance.ALLEGED, share=Quantity(25, 50), valid=("late 2024", None))

    found = carried_claim(statement(claim_words(one)))

    assert found is not None
    assert (one.triple, one.qualifiers, one.stance, one.valid, one.confidence) == (
        (found.subject, found.relation, found.object),
        found.qualifiers,
        found.stance,
        found.valid,
        found.confidence,
    )


def test_a_party_is_carried_with_its_name_or_without() -> None:
    unnamed = CarriedParty("d1:investors", Kind.ORGANIZATION, False, "investors")

    assert (PARTY, unnamed) == tuple(carried_party(statement(party_words(one))) for one in (PARTY, unnamed))


@pytest.mark.parametrize(
    "broken",
    [
        "claim",
        'claim "1"\nstance "asserted"',
        claim_words(claim()).replace('"OWNS"', '"EATS"'),
        claim_words(claim()).replace('"asserted"', '"sure"'),
        claim_words(claim()).replace("qualifiers {}", 'qualifiers {"share": 60}'),
        claim_words(claim()).replace("qualifiers {}", 'qualifiers {"horns": "two"}'),
        claim_words(claim()).replace("0.83", "7"),
        claim_words(claim()).replace("triple [", "triple [7, "),
        claim_words(claim()).replace('"from": null', '"from": "soon"'),
        claim_words(claim()) + "\n" + "[" * 100_000,
    ],
)
def test_a_broken_one_counts_as_none(broken: str) -> None:
    assert carried_claim(statement(broken)) is None


@pytest.mark.parametrize(
    "annotations",
    [None, {}, [None], ["words"], [{}], [{"createdBy": "siliconveil", "description": claim_words(claim())}]],
)
def test_annotations_of_any_form_are_no_fault(annotations: object) -> None:
    data = {"annotations": annotations}

    assert (None, None) == (carried_claim(data), carried_party(data))


def test_what_others_annotate_is_not_ours() -> None:
    assert carried_claim(statement(claim_words(claim()), by="somebody")) is None


@pytest.mark.parametrize(
    ("relation", "qualifiers"),
    [
        (Relation.FINANCES, {"instrument": "loan"}),
        (Relation.CUSTOMER_OF, {"service": "lease"}),
        (Relation.AFFILIATED_WITH, {"nature": "nominee"}),
        (Relation.OWNS, {"interest": "full", "via": "Nuri"}),
        (Relation.CONTROLS, {"means": "variable interest"}),
    ],
)
def test_a_loan_is_read_back_as_a_loan_and_no_control(relation: Relation, qualifiers: dict[str, Any]) -> None:
    found = reread(as_bods(material(claim(relation, **qualifiers))).text)

    assert (relation, qualifiers) == (found.relation, found.qualifiers)


@pytest.mark.parametrize("relation", [Relation.INCORPORATED_IN, Relation.BASED_IN])
def test_the_place_of_a_company_is_read_back(relation: Relation) -> None:
    one = claim(relation, KEJORA, PLACE)

    found = reread(as_bods(material(one)).text)

    assert (one.triple, one.stance) == (found.triple, found.stance)


def test_a_closed_record_keeps_its_vague_end() -> None:
    found = reread(as_bods(material(claim(valid=(None, "2025-Q2")))).text)

    assert "2025-Q2" == str(found.valid.end)


def test_a_statement_whose_parties_were_changed_stays_as_hedged_as_it_was() -> None:
    statements = json.loads(
        as_bods(
            material(claim(), claim(stance=Stance.REPORTED), claim(subject=party("Nuri"), start=1)),
            with_hedged=True,
        ).text
    )
    links = [one for one in statements if one["recordType"] == "relationship"]
    hedged = next(one for one in links if 'stance "reported"' in one["annotations"][0]["description"])
    hedged["recordDetails"]["interestedParty"] = "siliconveil-entity-nuri"
    kept = [one for one in statements if one["recordType"] != "relationship"] + [hedged]

    found = reread(json.dumps(kept))

    assert ("nuri", Relation.OWNS, "kejora") == found.triple
    assert Stance.REPORTED is found.stance


def test_namesakes_of_a_carried_party_stay_who_they_are() -> None:
    company = {
        "statementId": "x" * 32,
        "declarationSubject": "c",
        "statementDate": "2024-01-01",
        "recordId": "c",
        "recordType": "entity",
        "recordDetails": {
            "isComponent": False,
            "entityType": {"type": "registeredEntity"},
            "name": "Kejora",
            "jurisdiction": {"name": "Malaysia", "code": "MY"},
        },
    }
    ours = json.loads(as_bods(material(claim(subject=TERN, target=KEJORA))).text)

    claims = BodsReader().extract(Document(id="fresh", text=json.dumps([company, *ours]))).claims

    assert {"kejora"} == {one.subject.entity for one in claims} - {"tern"}
