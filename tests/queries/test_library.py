from __future__ import annotations

import re

import pytest

from graph.errors import QueryError
from graph.stores.door import admit
from queries.library import Statement, names, statement, statements


def test_the_library_lists_its_statements_by_name() -> None:
    listed = names()

    assert sorted(listed) == list(listed)
    assert {"financing_chains", "owners_of", "trade_by_destination"} <= set(listed)


@pytest.mark.parametrize("found", statements(), ids=lambda one: one.name)
def test_a_statement_says_what_it_answers_and_passes_the_read_only_door(found: Statement) -> None:
    admitted = admit(found.text, found.parameters)

    assert set(found.parameters) == set(admitted.parameters)
    assert found.answers.endswith((".", "?"))
    assert admitted.columns is not None
    assert "limit" in found.parameters


def test_a_statement_of_another_name_is_refused_with_the_list() -> None:
    with pytest.raises(QueryError, match="no statement 'nonsense'; it has about, "):
        statement("nonsense")


@pytest.mark.parametrize("found", statements(), ids=lambda one: one.name)
def test_a_statement_asks_of_every_relationship_whether_it_holds_on_the_day(found: Statement) -> None:
    variables = re.findall(r"-\[(\w*)(:[^\]]*)?\]", found.text)
    named = {name for name, _ in variables if name}
    dated = {name for name in named if f"{name}.from_day" in found.text and f"{name}.to_day" in found.text}
    anonymous = [types for name, types in variables if not name]

    assert dated == named
    assert not anonymous or "all(r IN relationships(p) WHERE" in found.text
