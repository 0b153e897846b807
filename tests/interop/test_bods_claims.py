from __future__ import annotations

import json
from typing import Any

import pytest

from graph.model import Entity, Mention
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from siliconveil.interop.bods import as_bods
from tests.interop.samples import (
    ANA,
    KEJORA,
    PLACE,
    SITE,
    TERN,
    article,
    claim,
    lost,
    material,
    of_type,
    party,
)

HEDGED = [Stance.REPORTED, Stance.ALLEGED, Stance.POSSIBLE, Stance.PLANNED]


def interest(*claims: Any, **options: Any) -> dict[str, Any]:
    (one,) = of_type(as_bods(material(*claims), **options), "relationship")
    found: dict[str, Any] = one["recordDetails"]["interests"][0]
    return found


def test_an_asserted_holding_is_a_relationship_of_its_owner_behind_both_parties() -> None:
    export = as_bods(material(claim(share=Quantity.exactly(60))))

    types = [one["recordType"] for one in json.loads(export.text)]
    assert ["entity", "entity", "relationship"] == types
    assert () == export.faults


def test_a_relationship_says_who_owns_what_since_when_and_by_whose_word() -> None:
    export = as_bods(material(claim(interest="shares", valid=("2024-05-01", None))), publisher="The Desk")

    (one,) = of_type(export, "relationship")
    names = {s["recordId"]: s["recordDetails"]["name"] for s in of_type(export, "entity")}
    details = one["recordDetails"]
    assert ("Tern", "Kejora") == (names[details["interestedParty"]], names[details["subject"]])
    assert [{"type": "shareholding", "directOrIndirect": "unknown", "startDate": "2024-05-01"}] == details[
        "interests"
    ]
    assert ("2026-02-03", "The Desk") == (
        one["statementDate"],
        one["publicationDetails"]["publisher"]["name"],
    )
    assert {
        "type": ["thirdParty"],
        "description": "Who owns Kejora, Example Times, 2026-02-01, document d1",
        "url": "https://times.example/1",
        "assertedBy": [{"name": "Example Times"}],
    } == one["source"]


@pytest.mark.parametrize("stance", [*HEDGED, Stance.DENIED])
def test_what_is_not_asserted_stays_in_the_case_and_is_counted(stance: Stance) -> None:
    export = as_bods(material(claim(stance=stance)))

    assert [] == json.loads(export.text)
    assert {f"stance {stance}": 1} == lost(export)


@pytest.mark.parametrize("stance", HEDGED)
def test_a_hedged_claim_that_is_asked_for_says_its_stance(stance: Stance) -> None:
    (one,) = of_type(as_bods(material(claim(stance=stance)), with_hedged=True), "relationship")

    assert f'stance "{stance}"' in one["annotations"][0]["description"]


def test_a_denied_claim_never_goes_out() -> None:
    export = as_bods(material(claim(stance=Stance.DENIED)), with_hedged=True)

    assert [] == json.loads(export.text)


def test_a_denial_stands_beside_the_statement_that_it_denies() -> None:
    denial = claim(stance=Stance.DENIED, document="d2", attribution=("Tern",))

    (one,) = of_type(as_bods(material(claim(), denial, documents=[article(), article("d2")])), "relationship")

    assert one["annotations"][1]["description"].startswith(f"Denied by Tern, claim {denial.id}")


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        (Quantity(60, 60), {"exact": 60}),
        (Quantity(33.4, 33.4), {"exact": 33.4}),
        (Quantity(25, 50), {"minimum": 25, "maximum": 50}),
        (Quantity(25, None, comparator="more than"), {"exclusiveMinimum": 25}),
        (Quantity(25, None, comparator="at least"), {"minimum": 25}),
        (Quantity(None, 25, comparator="less than"), {"exclusiveMaximum": 25}),
        (Quantity(None, 25, comparator="almost"), {"exclusiveMaximum": 25}),
        (Quantity(None, 25, comparator="up to"), {"maximum": 25}),
    ],
)
def test_a_share_keeps_its_ends_as_open_as_they_are(share: Quantity, expected: dict[str, float]) -> None:
    assert expected == interest(claim(share=share))["share"]


def test_about_a_third_is_no_exact_share() -> None:
    found = interest(claim(share=Quantity(33, 33, approx=True, comparator="about")))

    assert "share" not in found
    assert "about 33 per cent" == found["details"]


@pytest.mark.parametrize(
    ("relation", "subject", "qualifiers", "kind"),
    [
        (Relation.OWNS, TERN, {"interest": "voting"}, "votingRights"),
        (Relation.OWNS, TERN, {}, "shareholding"),
        (Relation.CONTROLS, TERN, {"means": "board"}, "appointmentOfBoard"),
        (Relation.CONTROLS, TERN, {"means": "contract"}, "rightsGrantedByContract"),
        (Relation.CONTROLS, TERN, {"means": "nominee"}, "otherInfluenceOrControl"),
        (Relation.CONTROLS, TERN, {}, "otherInfluenceOrControl"),
        (Relation.ROLE_AT, ANA, {"role": "chairwoman"}, "boardChair"),
        (Relation.ROLE_AT, ANA, {"role": "vice chairman"}, "boardMember"),
        (Relation.ROLE_AT, ANA, {"role": "director"}, "boardMember"),
        (Relation.ROLE_AT, ANA, {"role": "董事长"}, "boardChair"),
        (Relation.ROLE_AT, ANA, {"role": "chief executive"}, "seniorManagingOfficial"),
        (Relation.ROLE_AT, ANA, {"role": "Geschäftsführerin"}, "seniorManagingOfficial"),
        (Relation.ROLE_AT, ANA, {"role": "Vorstandsvorsitzende"}, "seniorManagingOfficial"),
        (Relation.ROLE_AT, ANA, {"role": "Aufsichtsratsvorsitzende"}, "boardChair"),
        (Relation.ROLE_AT, ANA, {"role": "president and CEO"}, "seniorManagingOfficial"),
        (Relation.AFFILIATED_WITH, TERN, {"nature": "nominee"}, "unknownInterest"),
        (Relation.AFFILIATED_WITH, TERN, {"nature": "rightsToProfitOrIncome"}, "rightsToProfitOrIncome"),
        (Relation.FINANCES, TERN, {"instrument": "loan"}, "conditionalRightsGrantedByContract"),
        (Relation.CUSTOMER_OF, TERN, {"service": "colocation"}, "enjoymentAndUseOfAssets"),
    ],
)
def test_a_claim_is_an_interest_of_its_kind(
    relation: Relation, subject: Mention, qualifiers: dict[str, Any], kind: str
) -> None:
    assert kind == interest(claim(relation, subject, **qualifiers))["type"]


@pytest.mark.parametrize(
    ("relation", "subject", "target", "qualifiers"),
    [
        (Relation.OWNS, TERN, SITE, {}),
        (Relation.ROLE_AT, ANA, KEJORA, {"role": "analyst"}),
        (Relation.ROLE_AT, ANA, KEJORA, {"role": "former chief executive"}),
        (Relation.ROLE_AT, ANA, KEJORA, {"role": "director of research"}),
        (Relation.ROLE_AT, ANA, KEJORA, {}),
        (Relation.AFFILIATED_WITH, TERN, KEJORA, {"nature": "partner"}),
        (Relation.FINANCES, TERN, KEJORA, {"instrument": "equity"}),
        (Relation.CUSTOMER_OF, TERN, KEJORA, {"service": "cloud"}),
        (Relation.OPERATES, TERN, SITE, {}),
    ],
)
def test_what_would_say_more_than_the_claim_is_left_out_and_counted(
    relation: Relation, subject: Mention, target: Mention, qualifiers: dict[str, Any]
) -> None:
    export = as_bods(material(claim(relation, subject, target, **qualifiers)))

    assert ([], 1) == (json.loads(export.text), sum(lost(export).values()))


def test_a_person_who_owns_beneficially_is_said_to() -> None:
    assert interest(claim(subject=ANA, interest="beneficial"))["beneficialOwnershipOrControl"] is True
    assert "beneficialOwnershipOrControl" not in interest(claim(interest="beneficial"))


def test_a_coarse_date_is_no_day_but_words() -> None:
    export = as_bods(material(claim(valid=("late 2024", None))))

    (one,) = of_type(export, "relationship")
    assert "startDate" not in one["recordDetails"]["interests"][0]
    assert 'valid {"from": "late 2024", "to": null}' in one["annotations"][0]["description"]
    assert {"coarse date": 1} == lost(export)


def test_a_holding_that_ended_on_no_known_day_is_closed() -> None:
    (one,) = of_type(as_bods(material(claim(valid=(None, "2025-Q2")))), "relationship")

    assert "closed" == one["recordStatus"]
    assert "endDate" not in one["recordDetails"]["interests"][0]


@pytest.mark.parametrize("end", ["2027", "2030-01-01"])
def test_an_end_in_the_future_is_left_to_the_words(end: str) -> None:
    (one,) = of_type(as_bods(material(claim(valid=(None, end)))), "relationship")

    assert ("new", False) == (one["recordStatus"], "endDate" in one["recordDetails"]["interests"][0])


def test_what_begins_after_the_ledgers_last_day_does_not_go_out() -> None:
    export = as_bods(material(claim(valid=("2026-03-05", None))))

    assert [] == json.loads(export.text)
    assert {"claim that begins after the ledger's last day": 1} == lost(export)


def test_an_unnamed_owner_is_anonymous_with_the_words_of_the_source() -> None:
    owner = party("Chinese investors", named=False, country="CN")

    parties = of_type(as_bods(material(claim(subject=owner))), "entity")

    (one,) = [p["recordDetails"] for p in parties if "name" not in p["recordDetails"]]
    assert "anonymousEntity" == one["entityType"]["type"]
    assert one["unspecifiedEntityDetails"]["description"].startswith("Chinese investors (of CN")


@pytest.mark.parametrize(
    ("name", "kind"), [("a businessman", "anonymousPerson"), ("an unknown man", "unknownPerson")]
)
def test_an_unnamed_person_has_no_name(name: str, kind: str) -> None:
    owner = party(name, Kind.PERSON, named=False)

    (one,) = of_type(as_bods(material(claim(subject=owner))), "person")

    assert (kind, False) == (one["recordDetails"]["personType"], "names" in one["recordDetails"])


def test_a_company_has_its_place_and_its_identifier_from_the_curated_record() -> None:
    record = Entity(
        "kejora", Kind.ORGANIZATION, "Kejora Ltd", ("Kejora",), {"lei": "5299000000000000KE42"}, "a register"
    )
    place = Entity("place-malaysia", Kind.PLACE, "Malaysia", (), {"iso": "MY"}, "a register")

    claims = (claim(Relation.INCORPORATED_IN, KEJORA, PLACE),)
    (one,) = of_type(as_bods(material(*claims, records=[record, place])), "entity")

    details = one["recordDetails"]
    assert {"name": "Malaysia", "code": "MY"} == details["jurisdiction"]
    assert ("Kejora Ltd", ["Kejora"], "registeredEntity") == (
        details["name"],
        details["alternateNames"],
        details["entityType"]["type"],
    )
    assert ["XI-LEI"] == [known["scheme"] for known in details["identifiers"]]


def test_a_place_that_sources_differ_on_is_not_said() -> None:
    other = party("Singapore", Kind.PLACE, country="SG")

    export = as_bods(
        material(
            claim(Relation.INCORPORATED_IN, KEJORA, PLACE),
            claim(Relation.INCORPORATED_IN, KEJORA, other, start=1),
        )
    )

    assert [] == json.loads(export.text)
    assert {"INCORPORATED_IN that sources differ on": 1} == lost(export)


@pytest.mark.parametrize(
    ("iso", "address"),
    [
        ("MY", {"type": "business", "country": {"name": "Malaysia", "code": "MY"}}),
        ("", {"type": "business", "address": "Malaysia"}),
    ],
)
def test_where_a_company_is_based_is_its_business_address(iso: str, address: dict[str, Any]) -> None:
    place = Entity("place-malaysia", Kind.PLACE, "Malaysia", (), {"iso": iso} if iso else {}, "a register")

    export = as_bods(material(claim(Relation.BASED_IN, KEJORA, PLACE), records=[place]))

    (one,) = of_type(export, "entity")
    assert [address] == one["recordDetails"]["addresses"]
    assert () == export.faults


def test_the_same_case_gives_the_same_ids_and_other_claims_others() -> None:
    once, again = (as_bods(material(claim(), claim(subject=ANA, start=1))) for _ in range(2))

    ids = [one["statementId"] for one in json.loads(once.text)]
    assert once.text == again.text
    assert len(ids) == len(set(ids))
    assert {True} == {32 <= len(one) <= 64 for one in ids}


@pytest.mark.parametrize("uri", ["articles/a b.txt", "file:///secret", "https://a b.example/", None])
def test_an_address_that_is_none_is_left_out(uri: str | None) -> None:
    export = as_bods(material(claim(), documents=[article(uri=uri)]))

    (one,) = of_type(export, "relationship")
    assert (False, ()) == ("url" in one["source"], export.faults)


@pytest.mark.parametrize(
    ("retrieved", "kept"),
    [
        ("2026-02-02", True),
        ("2026-02-02T10:00:00Z", True),
        ("2026-02", False),
        ("2031-01-01", False),
        ("x", False),
    ],
)
def test_the_day_of_retrieval_is_a_full_day_of_the_past(retrieved: str, kept: bool) -> None:
    (one,) = of_type(as_bods(material(claim(), documents=[article(retrieved=retrieved)])), "relationship")

    assert kept == ("retrievedAt" in one["source"])


def test_half_a_character_in_a_quote_does_not_break_the_file() -> None:
    export = as_bods(material(claim(attribution=("Half \ud800",))))

    assert export.text.encode("utf-8")
    assert () == export.faults
