from __future__ import annotations

import csv
import hashlib
import io
import json
from typing import Any

import pytest

from extract.extractors.structured import FtmReader
from graph.model import Claim, Document, Entity, Mention
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from siliconveil.interop.export import Export
from siliconveil.interop.ftm import as_ftm
from siliconveil.interop.ftm_links import percentage
from siliconveil.interop.ftm_statements import COLUMNS, as_statements
from tests.interop.samples import (
    ANA,
    KEJORA,
    PLACE,
    RECORDED,
    SITE,
    TERN,
    article,
    claim,
    lost,
    material,
    party,
)

HEDGED = [Stance.REPORTED, Stance.ALLEGED, Stance.POSSIBLE, Stance.PLANNED]
BANK = party("Tern Bank")
RECEIVED = (
    '{"id": "k", "schema": "Company", "properties": {"name": ["Kejora Ltd"]}, "extra": 1.50}\n'
    '{"id":"o","schema":"Ownership","properties":{"owner":["t"],"asset":["k"],"percentage":["60"]}}\n'
)


def entities(export: Export, schema: str | None = None) -> list[dict[str, Any]]:
    rows = [json.loads(line) for line in export.text.splitlines()]
    return [one for one in rows if schema is None or one["schema"] == schema]


def link(*claims: Claim, schema: str) -> dict[str, list[str]]:
    export = as_ftm(material(*claims))
    (one,) = entities(export, schema)
    assert () == export.faults
    properties: dict[str, list[str]] = one["properties"]
    return properties


def test_a_holding_is_an_ownership_with_its_quote_its_document_and_its_stance() -> None:
    one = claim(share=Quantity.exactly(60), interest="beneficial", valid=("2024-05", "2025"))

    found = link(one, schema="Ownership")

    assert {
        "owner": ["sv-tern"],
        "asset": ["sv-kejora"],
        "ownershipType": ["beneficial"],
        "percentage": ["60"],
        "recordId": [one.id],
        "summary": [one.evidence.quote],
        "proof": ["sv-doc-d1"],
        "publisher": ["Example Times"],
        "sourceUrl": ["https://times.example/1"],
        "description": ["asserted, confidence 0.83; said by Example Times"],
        "status": ["asserted"],
        "startDate": ["2024-05"],
        "endDate": ["2025"],
    } == found


def test_the_document_is_an_article() -> None:
    (one,) = entities(as_ftm(material(claim(), documents=[article(language="de")])), "Article")

    assert {
        "fileName": ["1"],
        "title": ["Who owns Kejora"],
        "publisher": ["Example Times"],
        "publishedAt": ["2026-02-01"],
        "sourceUrl": ["https://times.example/1"],
        "language": ["deu"],
    } == one["properties"]


@pytest.mark.parametrize("stance", HEDGED)
@pytest.mark.parametrize(
    ("relation", "subject", "target", "qualifiers"),
    [
        (Relation.OWNS, TERN, KEJORA, {}),
        (Relation.CONTROLS, TERN, KEJORA, {"means": "board"}),
        (Relation.FINANCES, BANK, KEJORA, {"instrument": "loan"}),
        (Relation.RESTRICTS, TERN, KEJORA, {}),
        (Relation.ROLE_AT, ANA, KEJORA, {"role": "analyst"}),
        (Relation.SUCCEEDS, TERN, KEJORA, {}),
    ],
)
def test_a_hedged_claim_says_its_stance_wherever_it_goes(
    stance: Stance,
    relation: Relation,
    subject: Mention,
    target: Mention,
    qualifiers: dict[str, Any],
) -> None:
    export = as_ftm(material(claim(relation, subject, target, stance=stance, **qualifiers)))

    links = [one for one in entities(export) if one["id"].startswith("sv-claim-")]
    assert [[stance.value]] == [one["properties"]["status"] for one in links]
    assert not {"Debt", "Sanction"} & {one["schema"] for one in links}


def test_a_denied_claim_never_goes_out() -> None:
    export = as_ftm(material(claim(stance=Stance.DENIED)))

    assert ("", {"stance denied": 1}) == (export.text, lost(export))


@pytest.mark.parametrize("stance", [*HEDGED, Stance.DENIED])
def test_a_hedged_place_is_no_property_of_a_company(stance: Stance) -> None:
    export = as_ftm(material(claim(Relation.INCORPORATED_IN, KEJORA, PLACE, stance=stance)))

    assert "" == export.text


@pytest.mark.parametrize(
    ("relation", "subject", "target", "qualifiers", "schema"),
    [
        (Relation.OWNS, TERN, SITE, {}, "Ownership"),
        (Relation.CONTROLS, TERN, KEJORA, {"means": "nominee"}, "Control"),
        (Relation.FINANCES, BANK, KEJORA, {"instrument": "bond"}, "Debt"),
        (Relation.FINANCES, BANK, KEJORA, {"instrument": "equity"}, "UnknownLink"),
        (Relation.FINANCES, BANK, SITE, {"instrument": "loan"}, "UnknownLink"),
        (Relation.ROLE_AT, ANA, KEJORA, {"role": "chair"}, "Directorship"),
        (Relation.ROLE_AT, ANA, KEJORA, {"role": "analyst"}, "Employment"),
        (Relation.AFFILIATED_WITH, TERN, KEJORA, {"nature": "nominee"}, "Representation"),
        (Relation.AFFILIATED_WITH, TERN, KEJORA, {}, "UnknownLink"),
        (Relation.SUCCEEDS, TERN, KEJORA, {"how": "rename"}, "Succession"),
        (Relation.RESTRICTS, PLACE, KEJORA, {"rule": "Entity List"}, "Sanction"),
        (Relation.OPERATES, TERN, SITE, {}, "UnknownLink"),
        (Relation.BUILDS, TERN, SITE, {}, "UnknownLink"),
        (Relation.CUSTOMER_OF, TERN, SITE, {"service": "cloud"}, "UnknownLink"),
        (Relation.ACCESSES, TERN, SITE, {"channel": "remote"}, "UnknownLink"),
        (Relation.SUPPLIES, TERN, KEJORA, {"item": "H100"}, "UnknownLink"),
        (Relation.INVESTIGATES, TERN, KEJORA, {"stage": "inquiry"}, "UnknownLink"),
    ],
)
def test_a_claim_is_a_link_of_its_kind(
    relation: Relation, subject: Mention, target: Mention, qualifiers: dict[str, Any], schema: str
) -> None:
    assert link(claim(relation, subject, target, **qualifiers), schema=schema)


def test_a_lender_is_the_creditor_and_the_amount_a_number() -> None:
    found = link(
        claim(
            Relation.FINANCES, BANK, KEJORA, instrument="loan", amount=Quantity.exactly(5e6, currency="USD")
        ),
        schema="Debt",
    )

    assert (["sv-tern-bank"], ["sv-kejora"]) == (found["creditor"], found["debtor"])
    assert (["5000000"], ["USD"]) == (found["amount"], found["currency"])


def test_the_new_name_is_the_successor() -> None:
    found = link(claim(Relation.SUCCEEDS, TERN, KEJORA), schema="Succession")

    assert (["sv-tern"], ["sv-kejora"]) == (found["successor"], found["predecessor"])


@pytest.mark.parametrize(
    ("relation", "target"),
    [
        (Relation.BUYS, party("H100", Kind.CHIP)),
        (Relation.DESIGNS, party("H100", Kind.CHIP)),
        (Relation.DIVERTS_TO, PLACE),
        (Relation.RESTRICTS, PLACE),
    ],
)
def test_chips_and_trade_are_left_out_and_counted(relation: Relation, target: Mention) -> None:
    export = as_ftm(material(claim(relation, TERN, target)))

    assert ("", [1]) == (export.text, list(lost(export).values()))


@pytest.mark.parametrize(
    ("share", "spelled"),
    [
        (Quantity(33.4, 33.4), "33.4"),
        (Quantity(25, 50), "25-50"),
        (Quantity(25, None, comparator="more than"), ">25"),
        (Quantity(25, None), ">=25"),
        (Quantity(None, 25, comparator="almost"), "<25"),
        (Quantity(None, 25, comparator="up to"), "<=25"),
    ],
)
def test_a_share_is_a_text(share: Quantity, spelled: str) -> None:
    assert spelled == percentage(share)


def test_about_a_third_and_a_vague_date_are_words_only() -> None:
    found = link(claim(share=Quantity(33, 33, approx=True), valid=("late 2024", None)), schema="Ownership")

    assert not {"percentage", "startDate"} & found.keys()
    assert "share: about 33 per cent" in found["description"][0]
    assert "valid from late 2024 to open" in found["description"][0]


def test_a_denial_is_said_where_the_link_says_something() -> None:
    denial = claim(stance=Stance.DENIED, document="d2", attribution=("Tern",))

    found = link(claim(), denial, schema="Ownership")

    assert f"denied by Tern ({denial.id})" in found["description"][0]


def test_an_unnamed_owner_has_no_name_that_a_matcher_could_take_for_one() -> None:
    owner = party("Chinese investors", named=False)

    export = as_ftm(material(claim(subject=owner)))

    (one,) = entities(export, "LegalEntity")
    assert {"description": ["unnamed: Chinese investors"]} == one["properties"]
    assert () == export.faults


def test_a_company_has_its_place_and_what_its_record_knows() -> None:
    known = {"lei": "5299000000000000KE42", "ticker": "KEJ;K.HK", "country": "SG", "qid": "Q1"}
    record = Entity("kejora", Kind.ORGANIZATION, "Kejora Ltd", ("Kejora",), known, "A register 1.0")
    place = Entity("place-malaysia", Kind.PLACE, "Malaysia", (), {"iso": "MY", "country": "MY"}, "a register")
    placed = claim(Relation.INCORPORATED_IN, KEJORA, PLACE)

    (one,) = entities(as_ftm(material(placed, records=[record, place])), "Company")

    assert {
        "name": ["Kejora Ltd"],
        "alias": ["Kejora"],
        "wikidataId": ["Q1"],
        "leiCode": ["5299000000000000KE42"],
        "mainCountry": ["sg"],
        "ticker": ["KEJ", "K.HK"],
        "jurisdiction": ["my"],
    } == one["properties"]
    assert ["a_register_1_0", "doc_d1"] == one["datasets"]


def test_ids_that_the_format_does_not_take_are_hashed() -> None:
    export = as_ftm(material(claim(subject=party("华为云"))))

    assert () == export.faults


def received(text: str, name: str = "f1") -> Document:
    return Document(id=name, text=text, recorded=RECORDED)


def test_what_came_in_goes_out_to_the_letter_and_once() -> None:
    again = received(RECEIVED.splitlines()[0].replace("1.50", "1.5"), "f2")

    export = as_ftm(material(documents=[received(RECEIVED), again]))

    assert RECEIVED == export.text


def test_fragments_of_one_entity_all_go_out() -> None:
    other = '{"id": "k", "schema": "Company", "properties": {"alias": ["Kejora"]}}'

    export = as_ftm(material(documents=[received(RECEIVED), received(other, "f2")]))

    assert [*RECEIVED.splitlines(), other] == export.text.splitlines()


@pytest.mark.parametrize("stance", [Stance.ASSERTED, *HEDGED])
def test_what_went_out_is_read_back_as_firm_as_it_was(stance: Stance) -> None:
    owner = party("Chinese investors", named=False)
    claims = (claim(stance=stance, share=Quantity(25, 50)), claim(Relation.CONTROLS, owner, stance=stance))
    document = received(as_ftm(material(*claims)).text)

    read = FtmReader().extract(document).claims

    assert {("tern", Relation.OWNS, True, stance), ("", Relation.CONTROLS, False, stance)} == {
        (one.subject.entity if one.subject.named else "", one.relation, one.subject.named, one.stance)
        for one in read
    }


# --- statements ---


def rows(export: Export) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(export.text), dialect=csv.unix_dialect))


def test_a_statement_names_its_document_its_extractor_and_when_it_was_learned() -> None:
    found = [row for row in rows(as_statements(material(claim()))) if row["prop"] == "owner"]

    key = hashlib.sha1(f"doc_d1.sv-claim-{claim().id}.owner.sv-tern".encode()).hexdigest()
    assert [
        {
            "canonical_id": f"sv-claim-{claim().id}",
            "entity_id": f"sv-claim-{claim().id}",
            "prop": "owner",
            "prop_type": "entity",
            "schema": "Ownership",
            "value": "sv-tern",
            "dataset": "doc_d1",
            "origin": "rules@1",
            "lang": "",
            "original_value": "",
            "external": "f",
            "first_seen": "2026-02-03T09:00:00",
            "last_seen": "2026-02-03T09:00:00",
            "id": key,
        }
    ] == found


def test_two_documents_that_say_the_same_stay_two_statements() -> None:
    claims = (claim(), claim(document="d2"))

    found = rows(as_statements(material(*claims, documents=[article(), article("d2")])))

    names = [row["dataset"] for row in found if (row["entity_id"], row["prop"]) == ("sv-tern", "name")]
    assert ["doc_d1", "doc_d2"] == sorted(names)


def test_no_statement_stands_twice_and_each_entity_has_its_checksum() -> None:
    found = rows(as_statements(material(claim(), claim(start=1))))

    ids = [row["id"] for row in found]
    assert len(ids) == len(set(ids))
    assert {row["entity_id"] for row in found} == {row["entity_id"] for row in found if row["prop"] == "id"}


def test_json_has_the_same_statements_without_the_type() -> None:
    as_csv = rows(as_statements(material(claim())))
    lines = as_statements(material(claim()), as_json=True).text.splitlines()

    assert [row["id"] for row in as_csv] == [json.loads(line)["id"] for line in lines]
    assert set(COLUMNS) - {"prop_type"} == json.loads(lines[0]).keys()
    assert "canonical_id" == next(iter(json.loads(lines[0])))


def test_received_entities_are_statements_of_their_document() -> None:
    found = rows(as_statements(material(documents=[received(RECEIVED)])))

    values = {(row["entity_id"], row["prop"], row["value"], row["dataset"]) for row in found}
    assert ("k", "name", "Kejora Ltd", "doc_f1") in values
    assert ("o", "percentage", "60", "doc_f1") in values
