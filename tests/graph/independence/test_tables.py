from __future__ import annotations

import pytest

from graph.independence.groups import dependent_groups
from graph.independence.tables import is_table
from graph.model import Document

ROWS = "Owner,Site,Share\n" + "".join(f"Firm {number},Hall {number},{number}\n" for number in range(20))
RECORD = (
    '[{{"statementId": "{0}", "recordType": "entity", '
    '"recordDetails": {{"name": "Firm {0}", "isComponent": false}}}}]'
)
WIDE = ",".join(f"Heading {number}" for number in range(12)) + "\n" + ('a,"b, c, d",' + "e," * 10 + "\n") * 6
PROSE = (
    "Kejora Cloud, a firm in Johor, said on Monday that it had opened a hall.\n"
    "The hall, the second of its kind, was paid for by Tern Bank.\n"
    "A third, which is planned, follows in spring.\n"
    "Nobody, neither the bank nor the firm, named the tenant.\n"
    "The grid, they said, has to be strengthened first, which takes time.\n"
)


@pytest.mark.parametrize(
    "text", [ROWS, ROWS.replace(",", ";"), ROWS.replace(",", "\t"), WIDE, RECORD.format(1)]
)
def test_rows_and_records_are_a_table(text: str) -> None:
    assert is_table(text)


@pytest.mark.parametrize("text", [PROSE, PROSE.replace("\n", " "), "One, two, three.", ""])
def test_prose_is_none(text: str) -> None:
    assert not is_table(text)


def test_two_registers_of_one_form_are_two_sources() -> None:
    one, other = (
        Document(str(number), RECORD.format(number) * 9, publisher=f"Register {number}") for number in (1, 2)
    )

    assert dependent_groups([one, other]).origin == {}


def test_one_table_from_two_places_is_one_source() -> None:
    found = dependent_groups([Document("a", ROWS, publisher="A"), Document("b", ROWS, publisher="B")])

    assert {"a": "a", "b": "a"} == dict(found.origin)
    assert ["the same table"] == [tie.why for tie in found.ties]
