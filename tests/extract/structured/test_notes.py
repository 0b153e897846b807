from __future__ import annotations

import json

import pytest

from extract.extractors.structured import BodsReader, FtmReader
from extract.extractors.structured.notes import MOST, Notes
from graph.model import Document
from tests.extract.structured.test_bods import company, person, relationship
from tests.extract.structured.test_ftm import BASE, entity
from tests.extract.structured.test_subsidiaries import read as read_subsidiaries


@pytest.mark.parametrize(
    ("properties", "period", "note"),
    [
        ({"percentage": "130"}, (None, None), "share “130” is none of 0 to 100 per cent"),
        ({"percentage": "-5"}, (None, None), "share “-5” is none of 0 to 100 per cent"),
        ({"startDate": "0000-01-01", "endDate": "2024"}, (None, "2024"), "start “0000-01-01” is no day"),
        ({"startDate": "2024-05", "endDate": "soon"}, ("2024-05", None), "end “soon” is no day"),
        ({"startDate": "2024", "endDate": "2020"}, ("2024", None), "ends (“2020”) before it begins (“2024”)"),
    ],
)
def test_of_an_entity_of_follow_the_money_what_cannot_be_is_named_with_its_line(
    properties: dict[str, str], period: tuple[str | None, str | None], note: str
) -> None:
    link = entity("l", "Ownership", owner="t", asset="k", **properties)
    text = "\n".join(json.dumps(one) for one in (*BASE, link))

    extraction = FtmReader().extract(Document(id="d1", text=text))

    claim = extraction.claims[-1]
    assert {} == dict(claim.qualifiers)
    assert period == (claim.valid.to_json()["from"], claim.valid.to_json()["to"])
    (told,) = extraction.notes
    assert note in told.reason
    assert len(BASE) + 1 == told.line


def test_a_loan_without_a_currency_is_named() -> None:
    link = entity("l", "Debt", creditor="t", debtor="k", amount="5000")
    text = "\n".join(json.dumps(one) for one in (*BASE, link))

    (told,) = FtmReader().extract(Document(id="d1", text=text)).notes

    assert "amount “5000” without a currency is left out, the claim is kept" == told.reason


@pytest.mark.parametrize(
    ("change", "note"),
    [
        ({"share": {"exact": 130}}, "share “exact 130” is none of 0 to 100 per cent"),
        ({"share": {"minimum": 50, "maximum": 25}}, "share “minimum 50, maximum 25” is none of"),
        ({"share": {"exact": "most"}}, "share “exact most” is none of"),
        ({"startDate": "0000-00-00"}, "start “0000-00-00” is no day"),
        ({"startDate": "2024-01-01", "endDate": "2020-01-01"}, "before it begins"),
    ],
)
def test_of_a_statement_what_cannot_be_is_named_with_its_line(change: dict[str, object], note: str) -> None:
    interest = {"type": "shareholding"} | change
    statements = [company("c", "Kejora Ltd"), person("p", "Ana Lim"), relationship(interest)]
    text = "[" + ",\n".join(map(json.dumps, statements)) + "]"

    extraction = BodsReader().extract(Document(id="d1", text=text))

    assert 1 == len(extraction.claims)
    (told,) = extraction.notes
    assert note in told.reason
    assert 3 == told.line


@pytest.mark.parametrize("cell", ["130%", "-5%"])
def test_of_a_list_of_subsidiaries_a_share_that_cannot_be_is_named(cell: str) -> None:
    extraction = read_subsidiaries(f"Name\tJurisdiction\tOwnership %\nTern Ltd\tSingapore\t{cell}\n")

    assert {} == dict(extraction.claims[0].qualifiers)
    (told,) = extraction.notes
    assert f"share “{cell}” of “Tern Ltd” is none of 0 to 100 per cent" in told.reason
    assert told.line is None


def test_of_very_many_notes_the_rest_is_counted() -> None:
    notes = Notes("x\n" * (MOST + 5))
    for row in range(MOST + 5):
        notes.add(2 * row, "left out")
    notes.count("of a kind")
    notes.count("of a kind")

    *first, rest, counted = notes.errors()

    assert list(range(1, MOST + 1)) == [note.line for note in first]
    assert rest.reason.startswith("5 more values were left out")
    assert "2 × of a kind" == counted.reason
