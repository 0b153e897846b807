from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from extract.extractors.structured import FtmReader, structured_reader
from graph.errors import InputError
from graph.model import Claim, Document
from graph.quantity import Quantity
from graph.schema import Relation
from tests.extract.structured.test_gleif import KEJORA, TERN
from tests.sources.only import read as read_only


def entity(id_: str, schema: str, **properties: object) -> dict[str, Any]:
    listed = {name: one if isinstance(one, list) else [one] for name, one in properties.items()}
    return {"id": id_, "schema": schema, "properties": listed, "datasets": ["example_list"]}


BASE = (
    entity("k", "Company", name="Kejora Ltd", jurisdiction="my"),
    entity("t", "Organization", name="Tern Bank"),
    entity("p", "Person", name="Ana Lim"),
    entity("v", "Vessel", name="Orca"),
)


def read(*links: dict[str, Any], publisher: str | None = None) -> list[Claim]:
    text = "\n".join(json.dumps(one) for one in (*BASE, *links)) + "\n"
    document = Document(id="d1", text=text, publisher=publisher)
    assert isinstance(structured_reader(document), FtmReader)
    claims = FtmReader().extract(document).claims
    assert all(text[one.evidence.start : one.evidence.end] == one.evidence.quote for one in claims)
    return [claim for claim in claims if claim.relation is not Relation.INCORPORATED_IN]


@pytest.mark.parametrize(
    ("link", "triple", "qualifiers"),
    [
        (
            entity("l", "Ownership", owner="t", asset="k", percentage="60"),
            ("tern-bank", Relation.OWNS, "kejora"),
            {"share": Quantity(60, 60)},
        ),
        (
            entity("l", "Ownership", owner="p", asset="k", percentage="25-50%", ownershipType="beneficial"),
            ("person-ana-lim", Relation.OWNS, "kejora"),
            {"share": Quantity(25, 50), "interest": "beneficial"},
        ),
        (
            entity("l", "Ownership", owner="t", asset="k", percentage="130"),
            ("tern-bank", Relation.OWNS, "kejora"),
            {},
        ),
        (
            entity("l", "Control", controller="p", controlled="k", controlType="contractual"),
            ("person-ana-lim", Relation.CONTROLS, "kejora"),
            {"means": "contract"},
        ),
        (
            entity("l", "Directorship", director="p", organization="k", role="chair"),
            ("person-ana-lim", Relation.ROLE_AT, "kejora"),
            {"role": "chair"},
        ),
        (
            entity("l", "Directorship", director="t", organization="k"),
            ("kejora", Relation.AFFILIATED_WITH, "tern-bank"),
            {"nature": "Directorship"},
        ),
        (
            entity("l", "UnknownLink", subject="t", object="k", role="cloud customer"),
            ("kejora", Relation.AFFILIATED_WITH, "tern-bank"),
            {"nature": "cloud customer"},
        ),
        (
            entity("l", "Debt", creditor="t", debtor="k", amount="5,000,000", currency="USD"),
            ("tern-bank", Relation.FINANCES, "kejora"),
            {"amount": Quantity(5e6, 5e6, currency="USD")},
        ),
        (
            entity("l", "Succession", predecessor="t", successor="k"),
            ("kejora", Relation.SUCCEEDS, "tern-bank"),
            {},
        ),
        (
            entity("l", "Sanction", entity="k", authority="Example Office", program="Entity List"),
            ("example-office", Relation.RESTRICTS, "kejora"),
            {"rule": "Entity List"},
        ),
    ],
    ids=lambda value: value["schema"] if isinstance(value, dict) and "schema" in value else "",
)
def test_a_link_makes_the_claim_that_it_stands_for(
    link: dict[str, Any], triple: tuple[str, Relation, str], qualifiers: dict[str, object]
) -> None:
    (claim,) = read(link)

    assert triple == claim.triple
    assert qualifiers == dict(claim.qualifiers)
    assert ("example_list",) == claim.attribution


@pytest.mark.parametrize(
    "link",
    [
        entity("l", "Ownership", owner="t", asset="v"),
        entity("l", "Ownership", owner="gone", asset="k"),
        entity("l", "Ownership", owner="k", asset="k"),
        entity("l", "Control", controller="t", controlled="p"),
        entity("l", "Sanction", entity="p", authority="Example Office"),
        entity("l", "Sanction", entity="k"),
        entity("l", "Address", full="Johor"),
    ],
)
def test_what_the_ontology_cannot_say_or_nobody_is_named_for_makes_no_claim(link: dict[str, Any]) -> None:
    assert [] == read(link)


def test_a_company_is_incorporated_where_it_is_registered() -> None:
    text = json.dumps(BASE[0]) + "\n"

    (claim,) = FtmReader().extract(Document(id="d1", text=text)).claims

    assert ("kejora", Relation.INCORPORATED_IN, "malaysia") == claim.triple
    assert "MY" == claim.subject.country


def test_a_period_and_the_publisher_are_those_of_the_link_and_the_user() -> None:
    link = entity("l", "Ownership", owner="t", asset="k", startDate="2020", endDate="2022-05-01T00:00:00")

    (claim,) = read(link, publisher="Example Register")

    assert ("2020", "2022-05-01") == (str(claim.valid.start), str(claim.valid.end))
    assert ("Example Register",) == claim.attribution


def test_namesakes_are_kept_apart_and_known_firms_are_not() -> None:
    links = [entity(f"l{one}", "Ownership", owner=one, asset="k") for one in ("p", "q", "a", "b")]
    more = [entity("q", "Person", name="Ana Lim"), *(entity(one, "Company", name="Alibaba") for one in "ab")]

    claims = read(*more, *links)

    assert ["person-ana-lim-p", "person-ana-lim-q", "alibaba", "alibaba"] == [
        claim.subject.entity for claim in claims
    ]


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ('{"id": "d", "text": "words"}\n', "is JSON of no known kind"),
        (json.dumps(BASE[0]) + "\n{broken\n", "line 2 is not JSON"),
        (json.dumps(BASE[0]) + "\n\n[1]\n", "line 3 is no entity"),
        (json.dumps(BASE[0] | {"properties": [1]}) + "\n", "line 1 (k): properties is no object"),
    ],
)
def test_a_file_that_cannot_be_read_says_why(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "a.json"

    found = read_only(path, content)

    assert isinstance(found, InputError)
    assert message in found.reason


def test_a_firm_with_a_legal_entity_identifier_is_the_one_that_registries_mean() -> None:
    firms = (
        entity("a", "Company", name="Heron Ltd", leiCode=KEJORA),
        entity("b", "Company", name="Egret Ltd", leiCode=KEJORA[:-2] + "00"),
        entity("c", "Company", name="Alibaba Group", leiCode=TERN),
    )

    claims = read(*firms, *(entity(f"l{one}", "Ownership", owner="t", asset=one) for one in "abc"))

    assert [f"lei-{KEJORA.lower()}", "egret", "alibaba"] == [claim.object.entity for claim in claims]
