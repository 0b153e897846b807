from __future__ import annotations

from pathlib import Path

import pytest

from queries.library import Statement, statements

_PAGE = Path(__file__).parents[2] / "docs" / "queries.md"
_QUESTIONS = (
    "financing_behind",
    "owners_of",
    "controllers_of",
    "holdings_of",
    "operators_in",
    "customers_of",
    "chip_route",
    "trade_by_destination",
    "models_trained_offshore",
    "disputed",
    "about",
)


@pytest.mark.parametrize("question", _QUESTIONS)
def test_every_question_is_documented_with_its_call_and_what_it_does_not_prove(question: str) -> None:
    sections = _PAGE.read_text(encoding="utf-8").split("\n## ")
    (section,) = [one for one in sections if f"case.{question}(" in one and "siliconveil ask " in one]

    assert "*It does not prove*" in section


@pytest.mark.parametrize("statement", statements(), ids=lambda one: one.name)
def test_every_statement_is_listed_as_its_file_says(statement: Statement) -> None:
    parameters = ", ".join(f"`{name}`" for name in statement.parameters)

    assert f"| `{statement.name}` | {statement.answers} | {parameters} |" in _PAGE.read_text(encoding="utf-8")
