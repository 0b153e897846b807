from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extractors.base import Extraction
from extract.extractors.structured import GleifReader, structured_reader
from extract.sources.press import read_file
from extract.tables.lei import lei_in
from graph.errors import InputError
from graph.ledger import Ledger
from graph.model import Claim, Document, Entity
from graph.schema import Relation
from graph.view import derive_view


def lei(stem: str) -> str:
    """An identifier with right check digits, as ISO 17442 makes them."""
    body = stem.ljust(18, "0")[:18]
    number = int("".join(str(int(sign, 36)) for sign in body + "00"))
    return f"{body}{98 - number % 97:02d}"


KEJORA, TERN, HERON = lei("5493KEJORA"), lei("2549TERN"), lei("9845HERON")
LEVEL_1 = (
    "LEI",
    "Entity.LegalName",
    "Entity.LegalName.xmllang",
    "Entity.OtherEntityNames.OtherEntityName.1",
    "Entity.OtherEntityNames.OtherEntityName.1.xmllang",
    "Entity.OtherEntityNames.OtherEntityName.2",
    "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.1",
    "Entity.HeadquartersAddress.City",
    "Entity.HeadquartersAddress.Country",
    "Entity.LegalJurisdiction",
    "Entity.EntityCategory",
    "Entity.EntityStatus",
    "Entity.EntityExpirationDate",
    "Entity.SuccessorEntity.1.SuccessorLEI",
    "Registration.LastUpdateDate",
    "Registration.RegistrationStatus",
    "Registration.ManagingLOU",
)
LEVEL_2 = (
    "Relationship.StartNode.NodeID",
    "Relationship.StartNode.NodeIDType",
    "Relationship.EndNode.NodeID",
    "Relationship.EndNode.NodeIDType",
    "Relationship.RelationshipType",
    "Relationship.RelationshipStatus",
    "Relationship.Period.1.startDate",
    "Relationship.Period.1.endDate",
    "Relationship.Period.1.periodType",
    "Relationship.Period.2.startDate",
    "Relationship.Period.2.endDate",
    "Relationship.Period.2.periodType",
    "Relationship.Quantifiers.1.QuantifierAmount",
    "Registration.LastUpdateDate",
    "Registration.RegistrationStatus",
)
FIRM = {
    "LEI": KEJORA,
    "Entity.LegalName": "Kejora Digital Sdn. Bhd.",
    "Entity.HeadquartersAddress.City": "KUALA LUMPUR",
    "Entity.HeadquartersAddress.Country": "MY",
    "Entity.LegalJurisdiction": "MY",
    "Entity.EntityCategory": "GENERAL",
    "Entity.EntityStatus": "ACTIVE",
    "Registration.RegistrationStatus": "ISSUED",
    "Registration.LastUpdateDate": "2025-03-01T08:00:00Z",
}
LINK = {
    "Relationship.StartNode.NodeID": KEJORA,
    "Relationship.EndNode.NodeID": TERN,
    "Relationship.RelationshipType": "IS_DIRECTLY_CONSOLIDATED_BY",
    "Relationship.RelationshipStatus": "ACTIVE",
    "Relationship.Period.1.startDate": "2024-01-01T00:00:00.000Z",
    "Relationship.Period.1.endDate": "2024-12-31T00:00:00.000Z",
    "Relationship.Period.1.periodType": "ACCOUNTING_PERIOD",
    "Relationship.Period.2.startDate": "2021-05-04T00:00:00.000Z",
    "Relationship.Period.2.periodType": "RELATIONSHIP_PERIOD",
    "Relationship.Quantifiers.1.QuantifierAmount": "100.00",
    "Registration.RegistrationStatus": "PUBLISHED",
    "Registration.LastUpdateDate": "2025-03-01T08:00:00Z",
}


def table(columns: tuple[str, ...], *rows: dict[str, str]) -> str:
    lines = [columns, *(tuple(row.get(column, "") for column in columns) for row in rows)]
    return "\n".join(",".join(f'"{cell}"' for cell in line) for line in lines) + "\n"


def read(text: str) -> Extraction:
    document = Document(id="d1", text=text)
    reader = structured_reader(document)
    assert isinstance(reader, GleifReader)
    return reader.extract(document)


def said(claim: Claim) -> tuple[str, Relation, str]:
    return claim.subject.entity, claim.relation, claim.object.entity


def test_a_row_of_level_1_says_where_a_firm_is_registered_and_based_with_the_row_as_quote() -> None:
    text = table(LEVEL_1, FIRM)

    extraction = read(text)

    registered, based = extraction.claims
    own = f"lei-{KEJORA.lower()}"
    assert (own, Relation.INCORPORATED_IN, "malaysia") == said(registered)
    assert (own, Relation.BASED_IN, "kuala-lumpur") == said(based)
    assert {text.split("\n")[1]} == {registered.evidence.quote, based.evidence.quote}
    assert ("Global Legal Entity Identifier Foundation",) == registered.attribution
    assert "Kejora Digital Sdn. Bhd." == text[registered.subject.start : registered.subject.end]


def test_other_names_and_facts_of_a_firm_become_its_record() -> None:
    names = {
        "Entity.OtherEntityNames.OtherEntityName.1": "启明数码",
        "Entity.OtherEntityNames.OtherEntityName.2": "Kejora Digital Sdn. Bhd.",
        "Entity.TransliteratedOtherEntityNames.TransliteratedOtherEntityName.1": "Qiming Shuma",
        "Entity.EntityCategory": "FUND",
    }

    records = {one.id: one for one in read(table(LEVEL_1, FIRM | names)).entities}

    record = records[f"lei-{KEJORA.lower()}"]
    assert ("启明数码", "Qiming Shuma") == record.aliases
    assert {"lei": KEJORA, "country": "MY", "jurisdiction": "MY", "org_type": "fund"} == dict(
        record.properties
    )


def test_two_firms_with_one_name_are_two() -> None:
    claims = read(table(LEVEL_1, FIRM, FIRM | {"LEI": TERN})).claims

    assert {f"lei-{KEJORA.lower()}", f"lei-{TERN.lower()}"} == {claim.subject.entity for claim in claims}


def test_a_bearer_that_the_gazetteer_knows_by_its_identifier_is_its_entry() -> None:
    row = FIRM | {"LEI": "875500HZE0VKCD0Z8K15", "Entity.LegalName": "Kingsoft Cloud Holdings"}

    assert {"kingsoft-cloud"} == {claim.subject.entity for claim in read(table(LEVEL_1, row)).claims}


@pytest.mark.parametrize(
    ("code", "place", "country"),
    [("KY", "cayman-islands", "KY"), ("US-DE", "delaware", "US"), ("CA-ON", "place-ca-on", "CA")],
)
def test_a_jurisdiction_is_a_country_or_a_part_of_one(code: str, place: str, country: str) -> None:
    registered = read(table(LEVEL_1, FIRM | {"Entity.LegalJurisdiction": code})).claims[0]

    assert (place, country) == (registered.object.entity, registered.object.country)


def test_a_city_of_another_country_than_the_address_is_not_taken() -> None:
    based = read(table(LEVEL_1, FIRM | {"Entity.HeadquartersAddress.Country": "SG"})).claims[1]

    assert "singapore" == based.object.entity


@pytest.mark.parametrize(
    ("change", "claims", "note"),
    [
        ({"Registration.RegistrationStatus": "LAPSED"}, 2, "1 × record whose registration has lapsed"),
        ({"Registration.RegistrationStatus": "DUPLICATE"}, 0, "the registration is DUPLICATE"),
        ({"Registration.RegistrationStatus": "ANNULLED"}, 0, "the registration is ANNULLED"),
        ({"Entity.EntityCategory": "SOLE_PROPRIETOR"}, 0, "1 × record of a sole proprietor"),
        ({"Entity.LegalName": ""}, 0, "has no name"),
        ({"LEI": KEJORA[:-1] + ("1" if KEJORA[-1] != "1" else "2")}, 0, "is no legal entity identifier"),
        ({"LEI": ""}, 0, "is no legal entity identifier"),
        ({"Entity.LegalJurisdiction": "ZQ"}, 1, "is no code of ISO 3166"),
        ({"Entity.HeadquartersAddress.Country": "Malaysia"}, 1, "is no code of ISO 3166-1"),
        ({"Entity.EntityExpirationDate": "0000-01-01"}, 2, "is no day"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_a_record_of_level_1_cannot_say_is_left_out_and_named(
    change: dict[str, str], claims: int, note: str
) -> None:
    extraction = read(table(LEVEL_1, FIRM | change))

    assert claims == len(extraction.claims)
    (told,) = extraction.notes
    assert note in told.reason


def test_a_branch_is_based_somewhere_and_incorporated_nowhere() -> None:
    claims = read(table(LEVEL_1, FIRM | {"Entity.EntityCategory": "BRANCH"})).claims

    assert [Relation.BASED_IN] == [claim.relation for claim in claims]


def test_a_firm_that_has_ceased_stops_being_based_and_its_successor_succeeds_it() -> None:
    gone = {
        "Entity.EntityStatus": "INACTIVE",
        "Registration.RegistrationStatus": "MERGED",
        "Entity.EntityExpirationDate": "2023-07-01T00:00:00Z",
        "Entity.SuccessorEntity.1.SuccessorLEI": TERN,
    }

    *seats, succeeded = read(table(LEVEL_1, FIRM | gone)).claims

    assert {"2023-07-01"} == {str(claim.valid.end) for claim in seats}
    assert (f"lei-{TERN.lower()}", Relation.SUCCEEDS, f"lei-{KEJORA.lower()}") == said(succeeded)
    assert ({"how": "merger"}, "2023-07-01") == (dict(succeeded.qualifiers), str(succeeded.valid.start))


@pytest.mark.parametrize(("updated", "end"), [("2025-03-01T08:00:00Z", "2025-03-01"), ("", None)])
def test_a_firm_that_ceased_on_an_untold_day_has_ceased_by_the_last_update(
    updated: str, end: str | None
) -> None:
    row = FIRM | {"Entity.EntityStatus": "INACTIVE", "Registration.LastUpdateDate": updated}

    extraction = read(table(LEVEL_1, row))

    assert ([end] * 2 if end else []) == [str(claim.valid.end) for claim in extraction.claims]


def test_consolidated_accounts_are_control_and_never_a_share() -> None:
    (claim,) = read(table(LEVEL_2, LINK)).claims

    assert (f"lei-{TERN.lower()}", Relation.CONTROLS, f"lei-{KEJORA.lower()}") == said(claim)
    assert {} == dict(claim.qualifiers)
    assert ("2021-05-04", None) == (str(claim.valid.start), claim.valid.end)


def test_an_inactive_relationship_has_ended() -> None:
    row = LINK | {"Relationship.RelationshipStatus": "INACTIVE"}
    told = row | {"Relationship.Period.2.endDate": "2024-06-30T00:00:00.000Z"}

    by_update, by_period = read(table(LEVEL_2, row, told)).claims

    assert ("2025-03-01", "2024-06-30") == (str(by_update.valid.end), str(by_period.valid.end))


@pytest.mark.parametrize(
    ("kind", "nature"),
    [
        ("IS_INTERNATIONAL_BRANCH_OF", "international branch and its head office"),
        ("IS_FUND-MANAGED_BY", "fund and its manager"),
        ("IS_SUBFUND_OF", "sub-fund and its umbrella fund"),
        ("IS_FEEDER_TO", "feeder fund and its master fund"),
    ],
)
def test_funds_and_branches_are_affiliated_and_not_controlled(kind: str, nature: str) -> None:
    (claim,) = read(table(LEVEL_2, LINK | {"Relationship.RelationshipType": kind})).claims

    assert (Relation.AFFILIATED_WITH, {"nature": nature}) == (claim.relation, dict(claim.qualifiers))


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({"Relationship.RelationshipType": "IS_FRIEND_OF"}, "of the type IS_FRIEND_OF"),
        ({"Relationship.EndNode.NodeID": KEJORA}, "is related to itself"),
        ({"Relationship.EndNode.NodeID": "SOMEBODY"}, "is no legal entity identifier"),
        ({"Registration.RegistrationStatus": "ANNULLED"}, "the registration is ANNULLED"),
        (
            {"Relationship.RelationshipStatus": "INACTIVE", "Registration.LastUpdateDate": ""},
            "has ended on a day that is not told",
        ),
    ],
    ids=lambda value: str(value)[:40],
)
def test_a_relationship_that_says_nothing_sure_is_left_out_and_named(
    change: dict[str, str], note: str
) -> None:
    extraction = read(table(LEVEL_2, LINK | change))

    assert () == extraction.claims
    assert note in extraction.notes[0].reason


def test_reporting_exceptions_are_no_claims_but_named() -> None:
    columns = ("LEI", "Exception.Category", "Exception.Reason.1", "Exception.Reference.1")
    row = {
        "LEI": KEJORA,
        "Exception.Category": "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
        "Exception.Reason.1": "NATURAL_PERSONS",
    }

    extraction = read(table(columns, row, row | {"LEI": TERN}))

    assert () == extraction.claims
    (note,) = extraction.notes
    assert note.reason.startswith(
        "2 × reporting exception (DIRECT_ACCOUNTING_CONSOLIDATION_PARENT: NATURAL_PERSONS)"
    )


def test_both_levels_mean_one_node_which_level_1_names(tmp_path: Path) -> None:
    with Ledger.open(tmp_path / "ledger.sqlite") as ledger:
        for number, text in enumerate((table(LEVEL_2, LINK), table(LEVEL_1, FIRM))):
            document = Document(id=f"d{number}", text=text)
            extraction = GleifReader().extract(document)
            ledger.append(document, extraction.claims, entities=extraction.entities, extractor="gleif@1")

        view = derive_view(ledger)

    firm = view.nodes[f"lei-{KEJORA.lower()}"]
    assert "Kejora Digital Sdn. Bhd." == firm.name
    assert {Relation.CONTROLS, Relation.BASED_IN, Relation.INCORPORATED_IN} == {
        edge.relation for edge in view.edges.values() if firm.id in (edge.subject, edge.object)
    }


def test_a_note_names_the_line_of_its_row() -> None:
    text = table(LEVEL_1, FIRM, FIRM | {"LEI": "X"}, FIRM)

    assert [3] == [note.line for note in read(text).notes]


XML_1 = f"""<?xml version="1.0" encoding="UTF-8"?>
<lei:LEIData xmlns:lei="http://www.gleif.org/data/schema/leidata/2016">
  <lei:LEIHeader><lei:ContentDate>2025-03-01T00:00:00Z</lei:ContentDate></lei:LEIHeader>
  <lei:LEIRecords>
    <!-- <lei:LEIRecord>
      <lei:LEI>{HERON}</lei:LEI><lei:Entity><lei:LegalName>Left out</lei:LegalName></lei:Entity>
    </lei:LEIRecord> -->
    <lei:LEIRecord>
      <lei:LEI>{KEJORA}</lei:LEI>
      <lei:Entity>
        <lei:LegalName xml:lang="ms">Kejora &amp; Co. Sdn. Bhd.</lei:LegalName>
        <lei:OtherEntityNames>
          <lei:OtherEntityName xml:lang="zh" type="TRADING_OR_OPERATING_NAME">启明数码</lei:OtherEntityName>
          <lei:OtherEntityName xml:lang="en" type="PREVIOUS_LEGAL_NAME">Old Kejora</lei:OtherEntityName>
        </lei:OtherEntityNames>
        <lei:HeadquartersAddress>
          <lei:City>Kuala Lumpur</lei:City><lei:Country>MY</lei:Country>
        </lei:HeadquartersAddress>
        <lei:LegalJurisdiction>MY</lei:LegalJurisdiction>
        <lei:EntityStatus>ACTIVE</lei:EntityStatus>
      </lei:Entity>
      <lei:Registration><lei:RegistrationStatus>ISSUED</lei:RegistrationStatus></lei:Registration>
    </lei:LEIRecord>
  </lei:LEIRecords>
</lei:LEIData>
"""
XML_2 = f"""<?xml version="1.0" encoding="UTF-8"?>
<rr:RelationshipData xmlns:rr="http://www.gleif.org/data/schema/rr/2016">
 <rr:RelationshipRecords><rr:RelationshipRecord>
  <rr:Relationship>
   <rr:StartNode><rr:NodeID>{KEJORA}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:StartNode>
   <rr:EndNode><rr:NodeID>{TERN}</rr:NodeID><rr:NodeIDType>LEI</rr:NodeIDType></rr:EndNode>
   <rr:RelationshipType>IS_ULTIMATELY_CONSOLIDATED_BY</rr:RelationshipType>
   <rr:RelationshipPeriods>
    <rr:RelationshipPeriod>
     <rr:StartDate>2024-01-01T00:00:00Z</rr:StartDate><rr:PeriodType>ACCOUNTING_PERIOD</rr:PeriodType>
    </rr:RelationshipPeriod>
    <rr:RelationshipPeriod>
     <rr:StartDate>2021-05-04T00:00:00Z</rr:StartDate><rr:PeriodType>RELATIONSHIP_PERIOD</rr:PeriodType>
    </rr:RelationshipPeriod>
   </rr:RelationshipPeriods>
   <rr:RelationshipStatus>ACTIVE</rr:RelationshipStatus>
  </rr:Relationship>
  <rr:Registration><rr:RegistrationStatus>PUBLISHED</rr:RegistrationStatus></rr:Registration>
 </rr:RelationshipRecord></rr:RelationshipRecords>
</rr:RelationshipData>
"""
XML_3 = f"""<repex:ReportingExceptionData xmlns:repex="http://www.gleif.org/data/schema/repex/2016">
<repex:ReportingExceptions>
<repex:Exception>
<repex:LEI>{KEJORA}</repex:LEI>
<repex:ExceptionCategory>ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT</repex:ExceptionCategory>
<repex:ExceptionReason>NON_PUBLIC</repex:ExceptionReason>
</repex:Exception>
</repex:ReportingExceptions></repex:ReportingExceptionData>
"""


def file(tmp_path: Path, name: str, text: str) -> Extraction:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    document = read_file(path)
    reader = structured_reader(document)
    assert isinstance(reader, GleifReader)
    return reader.extract(document)


def test_the_concatenated_xml_says_the_same_as_the_table(tmp_path: Path) -> None:
    extraction = file(tmp_path, "lei.xml", XML_1)

    own = f"lei-{KEJORA.lower()}"
    assert [(own, Relation.INCORPORATED_IN, "malaysia"), (own, Relation.BASED_IN, "kuala-lumpur")] == [
        said(claim) for claim in extraction.claims
    ]
    (record,) = (one for one in extraction.entities if one.id == own)
    assert ("Kejora & Co. Sdn. Bhd.", ("启明数码", "Old Kejora")) == (record.name, record.aliases)
    quote = extraction.claims[0].evidence.quote
    assert quote.startswith("<lei:LEIRecord>")
    assert quote.endswith("</lei:LEIRecord>")


def test_relationships_and_exceptions_are_read_as_xml(tmp_path: Path) -> None:
    (claim,) = file(tmp_path, "rr.xml", XML_2).claims
    exceptions = file(tmp_path, "repex.xml", XML_3)

    assert (Relation.CONTROLS, "2021-05-04") == (claim.relation, str(claim.valid.start))
    assert () == exceptions.claims
    assert "ULTIMATE_ACCOUNTING_CONSOLIDATION_PARENT: NON_PUBLIC" in exceptions.notes[0].reason


@pytest.mark.parametrize("alone", [True, False])
def test_answers_of_the_web_interface_are_read(tmp_path: Path, alone: bool) -> None:
    firm = {
        "type": "lei-records",
        "id": KEJORA,
        "attributes": {
            "lei": KEJORA,
            "entity": {
                "legalName": {"name": "Kejora Digital Sdn. Bhd.", "language": "ms"},
                "otherNames": [{"name": "启明数码", "language": "zh", "type": "TRADING_OR_OPERATING_NAME"}],
                "headquartersAddress": {"city": "Kuala Lumpur", "country": "MY"},
                "jurisdiction": "MY",
                "category": "GENERAL",
                "status": "ACTIVE",
                "expiration": {"date": None, "reason": None},
                "successorEntity": {"lei": None, "name": None},
            },
            "registration": {"status": "ISSUED", "lastUpdateDate": "2025-03-01T08:00:00Z"},
        },
    }
    link = {
        "type": "relationship-records",
        "attributes": {
            "relationship": {
                "startNode": {"id": KEJORA, "type": "LEI"},
                "endNode": {"id": TERN, "type": "LEI"},
                "type": "IS_DIRECTLY_CONSOLIDATED_BY",
                "status": "ACTIVE",
                "periods": [
                    {"startDate": "2021-05-04T00:00:00Z", "endDate": None, "type": "RELATIONSHIP_PERIOD"}
                ],
            },
            "registration": {"status": "PUBLISHED"},
        },
    }
    text = json.dumps({"meta": {}, "data": firm if alone else [firm, link]}, ensure_ascii=False, indent=1)

    extraction = file(tmp_path, "answer.json", text)

    expected = [Relation.INCORPORATED_IN, Relation.BASED_IN] + ([] if alone else [Relation.CONTROLS])
    assert expected == [claim.relation for claim in extraction.claims]
    assert firm == json.loads(extraction.claims[0].evidence.quote)
    assert any("启明数码" in one.aliases for one in extraction.entities)


@pytest.mark.parametrize(
    ("name", "text", "message"),
    [
        (
            "a.xml",
            '<!DOCTYPE l [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]>\n' + XML_3,
            "declares a document type",
        ),
        ("a.xml", XML_1[: XML_1.index("</lei:LEIRecords>")], "is no whole XML"),
        ("a.xml", XML_1.replace("</lei:City>", ""), "is no whole XML"),
        ("a.xml", XML_1.replace("<lei:City>", "<a>" * 2000), "is no whole XML"),
        ("a.xml", "<ship><mast/></ship>", "or a registry"),
        ("a.xml", XML_1.replace("MY", "\0"), "is binary"),
        ("a.json", '{"data": [{"type": "lei-records", "attributes": ' + "[" * 100_000, "nested too deep"),
        ("a.json", '{"data": [{"type": "lei-records", "attributes": {}}, 5]}', "breaks off behind record 1"),
        ("a.json", '{"data": [{"type": "lei-records", "attributes": "x"}]}', "breaks off behind record 0"),
        ("a.csv", table(LEVEL_1, FIRM) + '"' + KEJORA, "is no CSV"),
        ("a.csv", table((*LEVEL_1, "LEI"), FIRM), "has the heading 'LEI' twice"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_file_that_is_broken_or_means_harm_is_refused(
    tmp_path: Path, name: str, text: str, message: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")

    with pytest.raises(InputError, match=message):
        read_file(path)


def test_a_row_with_too_many_cells_is_left_out_and_the_others_are_read() -> None:
    text = table(LEVEL_1, FIRM) + "x," * 30 + "x\n" + table(LEVEL_1, FIRM | {"LEI": TERN}).split("\n")[1]

    extraction = read(text)

    assert 4 == len(extraction.claims)
    assert [(3, "the row has more cells than headings: left out")] == [
        (note.line, note.reason) for note in extraction.notes
    ]


@given(st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", min_size=18, max_size=18))
def test_an_identifier_with_right_check_digits_is_one_however_it_is_written(stem: str) -> None:
    assert lei(stem) == lei_in(f" {lei(stem).lower()} ")


@given(st.text("0123456789", min_size=18, max_size=18), st.integers(0, 19), st.integers(1, 9))
def test_check_digits_tell_every_changed_digit(stem: str, place: int, more: int) -> None:
    right = lei(stem)
    other = str((int(right[place]) + more) % 10)

    assert lei_in(right[:place] + other + right[place + 1 :]) is None


def test_a_record_of_the_gazetteer_is_not_replaced() -> None:
    row = FIRM | {"LEI": "875500HZE0VKCD0Z8K15", "Entity.LegalName": "Other words"}

    records: dict[str, Entity] = {one.id: one for one in read(table(LEVEL_1, row)).entities}

    assert "Kingsoft Cloud" == records["kingsoft-cloud"].name
