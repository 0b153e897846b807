from __future__ import annotations

from datetime import date

import pytest

from graph.errors import QueryError
from queries.trade import trade_by_destination
from queries.wording import step
from tests.queries.world import Held


def _figures(graph: Held, exporter: str | None = None, valid_at: date | None = None) -> list[str]:
    answers = trade_by_destination(graph, exporter, valid_at=valid_at).answers
    return [step(answer.hops[0]).split(" [")[0] for answer in answers]


def test_every_figure_has_its_period_and_comparison_the_largest_first(world: Held) -> None:
    assert _figures(world) == [
        "Taiwan → Malaysia: more than 12 bn USD, 2025-01 to 2025-10 (item GPUs)",
        "Taiwan → Singapore: almost 3.6 bn USD, 2025-01 to 2025-10",
        "Taiwan → China: no amount stated",
    ]


@pytest.mark.parametrize("exporter", ["Taiwan", "taiwan", "TW", "tw"])
def test_the_exporter_goes_by_code_name_or_id(world: Held, exporter: str) -> None:
    assert len(_figures(world, exporter)) == 3


def test_an_exporter_of_nothing_has_no_figures(world: Held) -> None:
    assert _figures(world, "Malaysia") == []


def test_figures_of_another_year_are_left_out(world: Held) -> None:
    assert _figures(world, valid_at=date(2024, 5, 1)) == ["Taiwan → China: no amount stated"]


def test_the_answer_says_that_a_destination_is_not_a_use(world: Held) -> None:
    answers = trade_by_destination(world, "Taiwan")

    assert "not where the goods are used" in answers.warnings[0]


def test_a_company_is_no_exporter(world: Held) -> None:
    with pytest.raises(QueryError, match="no Place"):
        trade_by_destination(world, "TSMC")
