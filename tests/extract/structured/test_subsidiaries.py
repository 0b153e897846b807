from __future__ import annotations

import pytest

from extract.extractors.base import Extraction
from extract.extractors.structured import is_subsidiary_list, structured_reader
from graph.model import Claim, Document
from graph.quantity import Quantity
from graph.schema import Relation, Stance

HEAD = "Exhibit 21.1\n\nSubsidiaries of\n\nKejora Holdings Inc.*\n\n"


def read(rows: str, head: str = HEAD, publisher: str | None = None) -> Extraction:
    document = Document(id="d1", text=head + rows, language="en", publisher=publisher)
    reader = structured_reader(document)
    assert reader is not None
    return reader.extract(document)


def said(claim: Claim) -> tuple[str, Relation, str]:
    return claim.subject.entity, claim.relation, claim.object.entity


def test_every_row_is_owned_and_incorporated_with_the_row_as_quote() -> None:
    claims = read(
        "\tJurisdiction of Incorporation\nKejora Pte. Ltd.\tSingapore\nTern Cloud LLC\tDelaware, U.S.\n"
    ).claims

    assert [
        ("kejora-holdings", Relation.OWNS, "kejora"),
        ("kejora", Relation.INCORPORATED_IN, "singapore"),
        ("kejora-holdings", Relation.OWNS, "tern-cloud"),
        ("tern-cloud", Relation.INCORPORATED_IN, "place-delaware"),
    ] == [said(claim) for claim in claims]
    assert {"Kejora Pte. Ltd.\tSingapore", "Tern Cloud LLC\tDelaware, U.S."} == {
        claim.evidence.quote for claim in claims
    }
    assert {Stance.ASSERTED} == {claim.stance for claim in claims}
    assert "US" == claims[-1].object.country


def test_offsets_of_mentions_are_those_of_the_words() -> None:
    rows = "Kejora Pte. Ltd. (1)\tSingapore\n"
    text = HEAD + rows

    for claim in read(rows).claims:
        for mention in (claim.subject, claim.object):
            assert mention.text == text[mention.start : mention.end]


@pytest.mark.parametrize(
    ("row", "share"),
    [
        ("Kejora Ltd\tMalaysia\t60%", 60.0),
        ("Kejora Ltd\tMalaysia\t99.9", 99.9),
        ("Kejora Ltd\tMalaysia\t49,5 %", 49.5),
        ("Kejora Ltd\tMalaysia\t130%", None),
        ("Kejora Ltd\tMalaysia\t-5%", None),
        ("Kejora Ltd\tMalaysia\t", None),
        ("Kejora Ltd\tMalaysia\tall", None),
    ],
)
def test_a_share_is_taken_from_its_column_if_it_can_be_one(row: str, share: float | None) -> None:
    owns = read(f"Name\tCountry\tOwnership (%)\n{row}\n").claims[0]

    assert Relation.OWNS is owns.relation
    assert (None if share is None else Quantity(share, share)) == owns.qualifiers.get("share")


def test_a_number_in_a_column_that_nothing_heads_is_no_share() -> None:
    assert {} == read("Kejora Ltd\tMalaysia\t60\n").claims[0].qualifiers


def test_companies_that_differ_in_legal_form_alone_are_two() -> None:
    claims = read("Kejora Limited\tHong Kong\nKejora LLC\tDelaware\nTern Ltd\tMalaysia\n").claims

    assert ["kejora-limited", "kejora-llc", "tern"] == [
        claim.object.entity for claim in claims if claim.relation is Relation.OWNS
    ]


def test_a_row_without_a_place_is_still_owned() -> None:
    assert [Relation.OWNS] == [
        claim.relation for claim in read("Kejora Ltd\tAs amended\nTern\t(2)\n").claims
    ][:1]


@pytest.mark.parametrize(
    ("head", "publisher", "owner"),
    [
        ("Exhibit 21\nSubsidiaries of the Registrant\n", "Tern Corp.", "tern"),
        ("EXHIBIT 8.1\nList of subsidiaries\n", None, "d1:registrant"),
        ("Subsidiaries of Bintang Berhad\n", None, "bintang"),
    ],
)
def test_the_owner_is_named_by_the_heading_or_the_publisher_or_stays_unnamed(
    head: str, publisher: str | None, owner: str
) -> None:
    assert owner == read("Kejora Ltd\tMalaysia\n", head, publisher).claims[0].subject.entity


def test_the_owner_in_the_list_does_not_own_itself() -> None:
    claims = read("Kejora Holdings Inc.\tDelaware\n").claims

    assert [Relation.INCORPORATED_IN] == [claim.relation for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "Kejora said that subsidiaries of Tern owe it money.\n",
        "Exhibit 21 of the report names no subsidiaries.\n",
        "Exhibit 99\n\nRevenue\t5\nCost\t3\n",
    ],
)
def test_prose_is_no_list(text: str) -> None:
    assert not is_subsidiary_list(text)
