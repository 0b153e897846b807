from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.extractors.structured import BodsReader, structured_reader
from extract.sources.press import read_file
from graph.errors import InputError
from graph.model import Claim, Document
from graph.quantity import Quantity
from graph.schema import Kind, Relation
from tests.sources.only import read as read_only

SHARED = Path(__file__).parents[4] / "shared" / "data" / "bods"


def statement(record: str, kind: str, details: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "statementId": f"statement-{record}-{more.get('statementDate', '')}".ljust(32, "0"),
        "declarationSubject": "c",
        "recordId": record,
        "recordType": kind,
        "recordDetails": details,
        "publicationDetails": {"bodsVersion": "0.4", "publisher": {"name": "Example Register"}},
    } | more


def company(record: str, name: str, **details: Any) -> dict[str, Any]:
    return statement(record, "entity", {"entityType": {"type": "registeredEntity"}, "name": name} | details)


def person(record: str, name: str) -> dict[str, Any]:
    return statement(
        record, "person", {"personType": "knownPerson", "names": [{"fullName": name}] if name else []}
    )


def relationship(
    *interests: dict[str, Any], owner: object = "p", record: str = "r", **more: Any
) -> dict[str, Any]:
    details = {"subject": "c", "interestedParty": owner, "interests": list(interests)}
    return statement(record, "relationship", details | more.pop("details", {}), **more)


def read(*statements: dict[str, Any]) -> tuple[Claim, ...]:
    text = json.dumps(
        [company("c", "Kejora Ltd"), person("p", "Ana Lim"), *statements], ensure_ascii=False, indent=1
    )
    document = Document(id="d1", text=text)
    assert isinstance(structured_reader(document), BodsReader)
    claims = BodsReader().extract(document).claims
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.quote for one in claims)
    assert all(json.loads(one.evidence.quote)["recordId"] for one in claims)
    return claims


SHARES = {
    "type": "shareholding",
    "directOrIndirect": "direct",
    "share": {"exact": 60},
    "startDate": "2020-01-01",
}


def test_a_share_holding_is_owned_with_its_share_period_and_source() -> None:
    (claim,) = read(relationship(SHARES, source={"type": ["x"], "assertedBy": [{"name": "Ana Lim"}]}))

    assert ("person-ana-lim", Relation.OWNS, "kejora") == claim.triple
    assert {"interest": "shares", "share": Quantity(60, 60)} == dict(claim.qualifiers)
    assert ("2020-01-01", None) == (str(claim.valid.start), claim.valid.end)
    assert ("Example Register", "Ana Lim") == claim.attribution


@pytest.mark.parametrize(
    ("interest", "relation", "qualifiers"),
    [
        ({"type": "votingRights"}, Relation.OWNS, {"interest": "voting"}),
        (
            {"type": "shareholding", "directOrIndirect": "indirect", "beneficialOwnershipOrControl": True},
            Relation.OWNS,
            {"interest": "beneficial"},
        ),
        ({"type": "appointmentOfBoard"}, Relation.CONTROLS, {"means": "board"}),
        ({"type": "otherInfluenceOrControl"}, Relation.CONTROLS, {}),
        ({"type": "boardChair"}, Relation.ROLE_AT, {"role": "boardChair"}),
        ({"type": "nominee"}, Relation.AFFILIATED_WITH, {"nature": "nominee"}),
        ({"type": "unknownInterest"}, Relation.AFFILIATED_WITH, {"nature": "unknownInterest"}),
        ({}, Relation.AFFILIATED_WITH, {"nature": "unknownInterest"}),
    ],
)
def test_what_is_no_ownership_or_control_for_certain_is_neither(
    interest: dict[str, Any], relation: Relation, qualifiers: dict[str, str]
) -> None:
    (claim,) = read(relationship(interest))

    assert (relation, qualifiers) == (claim.relation, dict(claim.qualifiers))


@pytest.mark.parametrize(
    ("share", "expected"),
    [
        ({"minimum": 25, "maximum": 50}, Quantity(25, 50)),
        ({"exclusiveMinimum": 25}, Quantity(25, None, comparator="more than")),
        ({"exact": 130}, None),
        ({"exact": -5}, None),
        ({"minimum": 50, "maximum": 25}, None),
        ({"exact": "many"}, None),
        ("60", None),
    ],
)
def test_a_share_that_cannot_be_is_left_out(share: object, expected: Quantity | None) -> None:
    (claim,) = read(relationship({"type": "shareholding", "share": share}))

    assert expected == claim.qualifiers.get("share")


def test_a_version_holds_until_the_next_and_a_closed_record_has_ended() -> None:
    more = SHARES | {"share": {"exact": 80}, "startDate": "2022-05-01"}
    claims = read(
        relationship(SHARES, statementDate="2020-02-01", recordStatus="new"),
        relationship(more, statementDate="2022-06-01", recordStatus="updated"),
        relationship(more, statementDate="2024-01-09T10:00:00Z", recordStatus="closed"),
    )

    assert [(60.0, "2020-01-01", "2022-05-01"), (80.0, "2022-05-01", "2024-01-09")] == [
        (claim.qualifiers["share"].min, str(claim.valid.start), str(claim.valid.end))  # type: ignore[union-attr]
        for claim in claims
    ]


def test_a_statement_that_says_the_same_again_takes_the_place_of_the_earlier() -> None:
    claims = read(
        relationship(SHARES, statementDate="2020-02-01"), relationship(SHARES, statementDate="2021-02-01")
    )

    (claim,) = claims
    assert "2021-02-01" in claim.evidence.quote
    assert claim.valid.end is None


@pytest.mark.parametrize("owner", [{"reason": "unknown"}, None, "nobody", "q"])
def test_a_party_without_a_name_stays_unnamed(owner: object) -> None:
    (claim,) = read(person("q", ""), relationship(SHARES, owner=owner))

    assert not claim.subject.named
    assert claim.subject.entity.startswith("d1:")


def test_namesakes_with_records_of_their_own_are_two() -> None:
    claims = read(person("q", "Ana Lim"), relationship(SHARES), relationship(SHARES, owner="q", record="r2"))

    assert ["person-ana-lim-p", "person-ana-lim-q"] == sorted(claim.subject.entity for claim in claims)


def test_companies_between_are_named_with_an_indirect_interest() -> None:
    interest = {"type": "shareholding", "directOrIndirect": "indirect"}
    claims = read(
        company("h", "Tern Ltd"), relationship(interest, details={"componentRecords": ["h", "r9", "c"]})
    )

    assert "Tern Ltd" == claims[0].qualifiers["via"]


def test_where_an_entity_is_registered_is_read_by_its_code() -> None:
    place = {"name": "British Virgin Islands (UK)", "code": "VG"}
    (claim,) = read(company("b", "Tern Ltd", jurisdiction=place))

    assert ("tern", Relation.INCORPORATED_IN, "VG") == (
        claim.subject.entity,
        claim.relation,
        claim.object.country,
    )
    assert Kind.PLACE is claim.object.kind


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("[]", "is JSON of no known kind"),
        ('{"a": 1}', "is JSON of no known kind"),
        ("[1]", "is JSON of no known kind"),
        ("[" * 100_000, "is JSON of no known kind"),
        (json.dumps([company("c", "A")])[:-1], "breaks off behind statement 1"),
        (json.dumps([company("c", "A"), {"statementId": "x"}]), "statement 2 (x): lacks recordId"),
        (
            json.dumps([company("c", "A") | {"publicationDetails": {"bodsVersion": "0.2"}}]),
            "is of BODS 0.2; 0.4 is read",
        ),
        (json.dumps([company("c", "A") | {"recordDetails": [1]}]), "recordDetails is no object"),
    ],
    ids=["empty", "object", "number", "deep", "cut", "lacks", "version", "details"],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.json"

    found = read_only(path, content)

    assert isinstance(found, InputError)
    assert message in found.reason
    assert str(path) == found.path


def test_the_examples_of_open_ownership_are_read() -> None:
    paths = sorted(SHARED.glob("*.json"))
    if not paths:
        pytest.skip(f"{SHARED} is missing: this test reads the examples of Open Ownership")
    for path in paths:
        document = read_file(path)
        data = json.loads(document.text)
        records = {one["recordId"] for one in data if one["recordType"] == "relationship"}

        claims = BodsReader().extract(document).claims

        assert records <= {json.loads(claim.evidence.quote)["recordId"] for claim in claims}, path.name
