from __future__ import annotations

import copy
import json
from pathlib import Path
from typing import Any

import pytest

from graph.quantity import Quantity
from graph.schema import Relation
from siliconveil.interop.bods import as_bods
from siliconveil.interop.bods_check import faults_of, is_moment, is_uri
from tests.interop.samples import ANA, PLACE, claim, material

SHARED = Path(__file__).parents[3] / "shared" / "data" / "bods"
GOOD: list[dict[str, Any]] = json.loads(
    as_bods(
        material(
            claim(share=Quantity.exactly(60), valid=("2024-01-01", "2025-01-01")),
            claim(subject=ANA, start=1),
            claim(Relation.INCORPORATED_IN, target=PLACE),
        )
    ).text
)
ENTITY, PERSON = 0, 2
LINK = next(
    number for number, one in enumerate(GOOD) if "share" in str(one["recordDetails"].get("interests"))
)
GONE = object()


def changed(path: str, value: object) -> list[dict[str, Any]]:
    """The good statements with one value changed, or taken away."""
    statements = copy.deepcopy(GOOD)
    *before, last = (int(part) if part.isdigit() else part for part in path.split("/"))
    place: Any = statements
    for part in before:
        place = place[part]
    if value is GONE:
        del place[last]
    else:
        place[last] = value
    return statements


def test_what_we_write_keeps_the_rules() -> None:
    assert ["entity", "entity", "person", "relationship", "relationship"] == [s["recordType"] for s in GOOD]
    assert () == faults_of(GOOD)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        *((f"{ENTITY}/{name}", GONE) for name in ("statementId", "declarationSubject", "recordId")),
        *((f"{ENTITY}/{name}", GONE) for name in ("recordType", "recordDetails", "statementDate")),
        (f"{ENTITY}/statementId", "x" * 31),
        (f"{ENTITY}/statementId", "x" * 65),
        (f"{ENTITY}/statementDate", "2024-05"),
        (f"{ENTITY}/statementDate", "2024-02-30"),
        (f"{ENTITY}/recordType", "company"),
        (f"{ENTITY}/recordStatus", "old"),
        (f"{ENTITY}/publicationDetails/publisher", {}),
        (f"{ENTITY}/publicationDetails/bodsVersion", "0.4.0"),
        (f"{ENTITY}/publicationDetails/license", "free"),
        (f"{ENTITY}/source/type", ["press"]),
        (f"{ENTITY}/source/url", "not an address"),
        (f"{ENTITY}/recordDetails/isComponent", "no"),
        (f"{ENTITY}/recordDetails/entityType", {"type": "firm"}),
        (f"{ENTITY}/recordDetails/entityType", {"type": "registeredEntity", "subtype": "trust"}),
        (f"{ENTITY}/recordDetails/entityType", {}),
        (f"{ENTITY}/recordDetails/identifiers", [{"id": "1"}]),
        (f"{ENTITY}/recordDetails/jurisdiction", {"code": "MY"}),
        (f"{ENTITY}/recordDetails/jurisdiction", {"name": "Malaysia", "code": "M"}),
        (f"{ENTITY}/recordDetails/addresses", [{"type": "residence"}]),
        (f"{ENTITY}/recordDetails/foundingDate", "2020"),
        (f"{ENTITY}/recordDetails/unspecifiedEntityDetails", {"description": "why"}),
        (f"{ENTITY}/recordDetails/publicListing", {}),
        (f"{ENTITY}/annotations/0/motivation", "linking"),
        (f"{ENTITY}/annotations/0/motivation", "praising"),
        (f"{ENTITY}/annotations/0/transformedContent", "something"),
        (f"{ENTITY}/annotations/0/statementPointerTarget", GONE),
        (f"{PERSON}/recordDetails/personType", "somebody"),
        (f"{PERSON}/recordDetails/names", [{"givenName": "Ana"}]),
        (f"{PERSON}/recordDetails/birthDate", "1980-13"),
        (f"{LINK}/recordDetails/subject", GONE),
        (f"{LINK}/recordDetails/interestedParty", {"reason": "secret"}),
        (f"{LINK}/recordDetails/isComponent", GONE),
        (f"{LINK}/recordDetails/interests/0/type", "loan"),
        (f"{LINK}/recordDetails/interests/0/share", {"exact": 130}),
        (f"{LINK}/recordDetails/interests/0/share", {"exact": "60"}),
        (f"{LINK}/recordDetails/interests/0/startDate", "2024"),
        (f"{LINK}/recordDetails/interests/0/directOrIndirect", "perhaps"),
        # rules over several statements
        (f"{LINK}/recordDetails/interests/0/share", {"exact": 60, "minimum": 50}),
        (f"{LINK}/recordDetails/interests/0/share", {"exclusiveMinimum": 60, "minimum": 50}),
        (f"{LINK}/recordDetails/interests/0/startDate", "2026-01-01"),
        (f"{LINK}/recordDetails/subject", "nobody"),
        (f"{LINK}/recordDetails/subject", "siliconveil-entity-person-ana-lim"),
        (f"{ENTITY}/declarationSubject", "nobody"),
        (f"{ENTITY}/declarationSubject", ["no text"]),
        (f"{LINK}/statementId", GOOD[ENTITY]["statementId"]),
    ],
)
def test_what_breaks_a_rule_is_found(path: str, value: object) -> None:
    assert faults_of(changed(path, value))


def test_components_of_a_component_are_refused() -> None:
    details = GOOD[LINK]["recordDetails"] | {"isComponent": True, "componentRecords": ["x"]}

    assert faults_of(changed(f"{LINK}/recordDetails", details))


def test_a_relationship_before_its_parties_is_found() -> None:
    assert any("stands behind it" in fault for fault in faults_of(list(reversed(GOOD))))


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("https://example.org/a?b=c", True),
        ("urn:oid:1.2", True),
        ("example.org", False),
        ("https://", False),
        ("https://a b", False),
        ("https://[bad", False),
    ],
)
def test_an_address_has_a_scheme_and_no_spaces(text: str, fits: bool) -> None:
    assert fits == is_uri(text)


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("2024-02-29T10:00:00Z", True),
        ("2024-02-29T10:00:00.123+02:00", True),
        ("2023-02-29T10:00:00Z", False),
        ("2024-02-29T25:00:00Z", False),
        ("2024-02-29T10:00:00", False),
    ],
)
def test_a_moment_exists_and_has_a_zone(text: str, fits: bool) -> None:
    assert fits == is_moment(text)


@pytest.mark.parametrize(
    "path",
    sorted(SHARED.glob("*.json"))
    or [pytest.param(None, marks=pytest.mark.skip("needs ../shared/data/bods"))],
    ids=lambda path: getattr(path, "name", "none"),
)
def test_published_files_keep_the_rules(path: Path) -> None:
    assert () == faults_of(json.loads(path.read_text(encoding="utf-8")))
