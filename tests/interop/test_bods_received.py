from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extractors.structured import BodsReader
from graph.ledger import Ledger, Succession
from graph.model import Document
from siliconveil.interop.bods import as_bods
from siliconveil.interop.material import Material, material_of
from tests.interop.samples import RECORDED, article, claim, lost, material

SHARED = Path(__file__).parents[3] / "shared" / "data" / "bods"
PLAIN = {
    "statementDate": "2024-02-01",
    "declarationSubject": "c",
    "publicationDetails": {
        "publicationDate": "2024-02-01",
        "bodsVersion": "0.4",
        "publisher": {"name": "Example Register"},
    },
}


def company(record: str, name: str, *, statement: str = "", **more: Any) -> dict[str, Any]:
    details = {"isComponent": False, "entityType": {"type": "registeredEntity"}, "name": name}
    return PLAIN | {
        "statementId": (statement or f"statement-{record}").ljust(32, "0"),
        "recordId": record,
        "recordType": "entity",
        "recordDetails": details | more,
    }


def holding(record: str, owner: object = "o") -> dict[str, Any]:
    interests = [{"type": "shareholding", "share": {"exact": 60}}]
    details = {"isComponent": False, "subject": "c", "interestedParty": owner, "interests": interests}
    return PLAIN | {
        "statementId": f"statement-{record}".ljust(32, "0"),
        "recordId": record,
        "recordType": "relationship",
        "recordDetails": details,
    }


FILE = [company("c", "Kejora Ltd"), company("o", "Tern Ltd"), holding("r")]


def document(text: str, name: str = "b1") -> Document:
    return Document(id=name, text=text, uri=f"{name}.json", recorded=RECORDED)


def exact(text: str) -> Any:
    """The values with every number as it is spelled."""
    return json.loads(text, parse_float=str, parse_int=str)


def out(*texts: str) -> str:
    shelf = [document(text, f"b{number}") for number, text in enumerate(texts)]
    return as_bods(material(documents=shelf)).text


@pytest.mark.parametrize(
    "path",
    sorted(SHARED.glob("*.json"))
    or [pytest.param(None, marks=pytest.mark.skip("needs ../shared/data/bods"))],
    ids=lambda path: getattr(path, "name", "none"),
)
def test_a_published_file_comes_out_equal_and_keeps_the_rules(path: Path) -> None:
    text = path.read_text(encoding="utf-8")

    export = as_bods(material(documents=[document(text)]))

    assert exact(text) == exact(export.text)
    assert () == export.faults


@pytest.mark.parametrize(
    "spelled",
    ["60.0", "60.00", "6e1", "1E400", "12345678901234567890123", "0.1000000000000000055511151231257827"],
)
def test_a_number_keeps_its_spelling(spelled: str) -> None:
    text = json.dumps(FILE).replace('"exact": 60', f'"exact": {spelled}')

    assert exact(text) == exact(out(text))


@pytest.mark.parametrize(
    "more",
    [
        {"unheard": {"of": [None, True, {}]}},
        {"alternateNames": ["华为云", "Ünï", "\u2028", "\ud83d\ude00", 'tab\t\\ " /']},
        {"": ""},
    ],
)
def test_fields_and_characters_that_nobody_expects_stay(more: dict[str, Any]) -> None:
    for ascii_only in (True, False):
        text = json.dumps([company("c", "Kejora Ltd", **more)], ensure_ascii=ascii_only, indent=3)

        assert exact(text) == exact(out(text))


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.lists(st.dictionaries(st.text(max_size=8), json_values, max_size=4), min_size=1, max_size=4))
def test_whatever_stands_in_the_statements_of_one_file_comes_out_in_order(
    extras: list[dict[str, Any]],
) -> None:
    statements = [extra | company(f"c{number}", "Kejora Ltd") for number, extra in enumerate(extras)]
    text = json.dumps(statements)

    assert exact(text) == exact(out(text))


def test_a_statement_that_a_file_repeats_stays_repeated() -> None:
    text = json.dumps([FILE[0], FILE[0]])

    export = as_bods(material(documents=[document(text)]))

    assert exact(text) == exact(export.text)
    assert ["the statementId stands twice"] == [fault.partition(": ")[2] for fault in export.faults]


def test_a_statement_of_two_files_goes_out_once() -> None:
    merged = json.loads(out(json.dumps(FILE), json.dumps([FILE[0], company("n", "Nuri Ltd")], indent=1)))

    assert ["c", "o", "r", "n"] == [one["recordId"] for one in merged]


def test_an_id_with_other_content_is_named_and_the_first_is_kept() -> None:
    other = company("c", "Kejora Berhad")

    export = as_bods(material(documents=[document(json.dumps(FILE)), document(json.dumps([other]), "b2")]))

    assert "Kejora Ltd" == json.loads(export.text)[0]["recordDetails"]["name"]
    (row,) = export.losses.to_json()
    assert ("statement of the same statementId with other content", 1) == (row["kind"], row["count"])
    assert "b2.json" in row["examples"][0]


def test_claims_that_were_read_from_statements_make_no_second_ones() -> None:
    source = document(json.dumps(FILE))
    read = BodsReader().extract(source).claims

    export = as_bods(material(*read, documents=[source]))

    assert 3 == len(json.loads(export.text))


def test_claims_of_articles_stand_behind_what_came_in() -> None:
    export = as_bods(material(claim(), documents=[document(json.dumps(FILE)), article()]))

    types = [one["recordType"] for one in json.loads(export.text)]
    assert ["entity", "entity", "relationship", "entity", "entity", "relationship"] == types
    assert () == export.faults


def test_a_received_statement_that_breaks_the_rules_goes_out_and_is_named() -> None:
    wrong = company("c", "Kejora Ltd", entityType={"type": "firm"})

    export = as_bods(material(documents=[document(json.dumps([wrong]))]))

    assert [wrong] == json.loads(export.text)
    assert "entityType/type" in export.faults[0]


def stored(path: Path) -> Ledger:
    ticks = iter(datetime(2026, 1, day, tzinfo=UTC) for day in range(1, 20))
    ledger = Ledger.open(path / "ledger.db", clock=lambda: next(ticks))
    source = document(json.dumps(FILE))
    ledger.append(source, BodsReader().extract(source).claims)
    return ledger


def records(found: Material) -> list[str]:
    return [one["recordId"] for one in json.loads(as_bods(found).text)]


def test_a_withdrawn_file_no_longer_goes_out_and_did_before(tmp_path: Path) -> None:
    with stored(tmp_path) as ledger:
        before = ledger.moments()[-1]
        ledger.retract("b1", why="a forgery")

        assert [] == records(material_of(ledger))
        assert ["c", "o", "r"] == records(material_of(ledger, known_at=before))


def test_of_two_versions_of_a_file_the_newer_goes_out(tmp_path: Path) -> None:
    newer = document(json.dumps([FILE[0]]), "b2")
    with stored(tmp_path) as ledger:
        before = ledger.moments()[-1]
        ledger.append(newer, (), succession=Succession("b1", "b2"))

        assert ["c"] == records(material_of(ledger))
        assert ["c", "o", "r"] == records(material_of(ledger, known_at=before))


def test_the_statement_behind_a_withdrawn_claim_no_longer_goes_out(tmp_path: Path) -> None:
    with stored(tmp_path) as ledger:
        (one,) = ledger.claims()
        ledger.retract(one.id, why="misread")

        found = material_of(ledger)

        assert ["c", "o"] == records(found)
        assert {"statement whose claim was withdrawn": 1} == lost(as_bods(found))


def test_numbers_that_differ_only_in_spelling_are_one_statement() -> None:
    text = json.dumps(FILE)

    export = as_bods(
        material(documents=[document(text), document(text.replace('"exact": 60', '"exact": 60.0'), "b2")])
    )

    assert ([], 3) == (export.losses.to_json(), len(json.loads(export.text)))


def test_an_empty_case_is_an_empty_array() -> None:
    assert [] == json.loads(as_bods(material()).text)
