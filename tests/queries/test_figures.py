from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from graph.errors import QueryError
from graph.observation import Area, AreaKind, Observation, Series
from queries.figures import Observations, Wanted, observed
from queries.render_figures import SHOWN
from queries.trade import trade_by_destination
from tests.graph.trade import MALAYSIA, TABLE, TAIWAN, WORLD, figure
from tests.queries.world import Held

OTHER_ASIA = Area("Other Asia, nes", AreaKind.RESIDUAL, "S19")
CHINA = Area("China", AreaKind.COUNTRY, "CN")
IMPORTS = figure(value=7, reporter=MALAYSIA, partner=TAIWAN, series=Series.IMPORTS, source="DOSM")


def ask(*observations: Observation, valid_at: date | None = None, **wanted: object) -> Observations:
    given: Wanted = wanted  # type: ignore[assignment]  # a test names the fields that it asks for
    return observed(observations, {"d1": TABLE}.get, given, valid_at=valid_at)


def values(found: Observations) -> list[float]:
    return sorted(one.current.value for one in found)


# --- which ---


@pytest.mark.parametrize("name", ["TW", "tw", "Taiwan", "台湾", " Taiwan "])
def test_a_side_goes_by_code_or_name(name: str) -> None:
    found = ask(figure(), IMPORTS, reporter=name)

    assert [1] == values(found)


def test_an_area_that_is_no_country_goes_by_its_words_or_code() -> None:
    world = figure(value=5, partner=WORLD)

    assert [5] == values(ask(figure(), world, partner="world"))
    assert [5] == values(ask(figure(), world, partner="World"))
    assert [] == values(ask(figure(), world, partner="Ruritania"))


def test_where_goods_come_from_is_what_either_side_says() -> None:
    assert [1, 7] == values(ask(figure(), IMPORTS, origin="TW"))
    assert [1, 7] == values(ask(figure(), IMPORTS, destination="MY"))
    assert [] == values(ask(figure(), IMPORTS, origin="MY"))


def test_billing_has_no_way_of_goods() -> None:
    billing = figure(value=4, series=Series.BILLING)

    assert [] == values(ask(billing, origin="TW"))
    assert [4] == values(ask(billing, reporter="TW"))


def test_a_code_of_goods_is_itself_and_with_a_star_all_below_it() -> None:
    given = [
        figure(value=1),
        figure(value=2, hs="847150"),
        figure(value=3, hs="8542"),
        figure(value=4, hs="TOTAL"),
    ]

    assert [1] == values(ask(*given, hs="8471"))
    assert [2] == values(ask(*given, hs="8471.50"))
    assert [1, 2] == values(ask(*given, hs="8471*"))
    assert [2, 3] == values(ask(*given, hs=["847150", "8542"]))
    assert [2, 3] == values(ask(*given, hs="847150,8542"))
    assert [4] == values(ask(*given, hs="total"))
    assert [1, 2, 3] == values(ask(*given, hs="*"))


def test_a_series_goes_by_its_name_and_an_unknown_one_is_refused() -> None:
    given = [figure(value=1), figure(value=2, series=Series.RE_EXPORTS)]

    assert [2, 2] == values(ask(*given, series="Re-exports")) + values(ask(*given, series="re_exports"))
    assert [2] == values(ask(*given, series=Series.RE_EXPORTS))
    with pytest.raises(QueryError, match="known are exports, exports with re-exports"):
        ask(*given, series="thefts")


def test_a_day_in_the_world_asks_for_the_periods_that_hold_it() -> None:
    given = [figure(value=1), figure(value=2, period="2025"), figure(value=3, period="2025-02")]

    assert [1, 2] == values(ask(*given, valid_at=date(2025, 1, 31)))


def test_a_vintage_can_be_asked_for() -> None:
    given = [figure(value=1, vintage="2025-03-10"), figure(value=2, vintage="2025-04-10")]

    assert [2] == values(ask(*given))
    assert [1] == values(ask(*given, published_by=date(2025, 4, 1)))


def test_other_asia_is_not_taken_for_taiwan_but_the_asker_is_told_of_it() -> None:
    comtrade = figure(value=9, reporter=MALAYSIA, partner=OTHER_ASIA, series=Series.IMPORTS)

    found = ask(figure(), comtrade, origin="TW")

    assert [1] == values(found)
    assert "1 figures of UN Comtrade are not shown" in found.warnings[0]
    assert [9] == values(ask(figure(), comtrade, origin="Other Asia, nes"))
    assert () == ask(figure(), comtrade, reporter="MY").warnings


def test_the_asker_is_told_that_both_sides_count_the_same_trade() -> None:
    assert "never added up nor set off" in ask(figure(), IMPORTS).warnings[0]


# --- sums ---


def totals(*observations: Observation, by: tuple[str, ...] = ("reporter", "partner", "hs")) -> list[float]:
    frame = ask(*observations).totals(by=by)
    return sorted(frame["value"])


def test_months_of_one_figure_are_added_up() -> None:
    frame = ask(figure(value=1), figure(value=2, period="2025-02")).totals()

    assert [3.0] == list(frame["value"])
    assert [("2025-01", "2025-02", 2, 2)] == list(
        zip(frame["first"], frame["last"], frame["periods"], frame["figures"], strict=True)
    )


def test_tenths_add_up_without_noise() -> None:
    assert [0.3] == totals(figure(value=0.1), figure(value=0.2, period="2025-02"))


@pytest.mark.parametrize(
    "changes",
    [
        {"series": Series.RE_EXPORTS},
        {"series": Series.BILLING},
        {"unit": "TWD"},
        {"unit": "kg"},
        {"hs": "847150"},
        {"hs": "TOTAL"},
        {"period": "2025"},
        {"period": "2025-Q1"},
        {"period": "2025-01-05"},
        {"source": "UN Comtrade"},
        {"basis": "CIF"},
        {"nomenclature": "H5"},
    ],
)
def test_what_must_stay_apart_is_never_in_one_sum(changes: dict[str, str]) -> None:
    assert [1, 2] == totals(figure(), figure(value=2, **changes), by=())  # type: ignore[arg-type]


def test_a_sum_over_partners_leaves_out_the_world_groups_and_the_rest() -> None:
    given = [
        figure(value=1),
        figure(value=2, partner=CHINA),
        figure(value=100, partner=WORLD),
        figure(value=100, partner=OTHER_ASIA),
        figure(value=100, partner=Area("Asia", AreaKind.GROUP)),
        figure(value=100, partner=Area("Ruritania", AreaKind.UNKNOWN)),
    ]

    assert [3] == totals(*given, by=("reporter",))
    assert [1, 2, 100, 100, 100, 100] == totals(*given, by=("reporter", "partner"))


def test_a_sum_over_reporters_leaves_out_groups() -> None:
    union = figure(value=100, reporter=Area("EU", AreaKind.GROUP, "EU"))

    assert [1] == totals(figure(), union, by=("partner",))


def test_goods_of_one_level_can_be_added_up() -> None:
    given = [figure(value=1, hs="847150"), figure(value=2, hs="847160"), figure(value=9, hs="8471")]

    assert [3, 9] == totals(*given, by=("partner",))


def test_parts_count_only_where_no_whole_is_given() -> None:
    air, sea = figure(value=1, breakdown="motCode=1000"), figure(value=2, breakdown="motCode=2100")

    assert [3] == totals(air, sea)
    assert [5] == totals(air, sea, figure(value=5))
    assert [] == totals(air, figure(value=2, breakdown="customsCode=C01"))


def test_the_sum_says_how_many_of_its_figures_are_contested_and_by_what_they_are_split() -> None:
    given = [
        replace(figure(value=v, breakdown="motCode=1"), recorded=datetime(2025, 5, v, tzinfo=UTC))
        for v in (1, 2)
    ]

    frame = ask(*(replace(one, vintage=figure(vintage="2025-05-01").vintage) for one in given)).totals()

    assert [(2.0, 1, "motCode")] == list(zip(frame["value"], frame["contested"], frame["parts"], strict=True))


def test_a_sum_can_be_split_by_nothing_else() -> None:
    with pytest.raises(QueryError, match="known are reporter, partner, hs, period"):
        ask(figure()).totals(by=("colour",))


# --- how it is shown ---


def test_a_figure_is_shown_with_its_source_vintage_line_and_row() -> None:
    one = replace(
        figure(value=31e6, vintage="2025-03-10", basis="FOB"), recorded=datetime(2025, 4, 1, tzinfo=UTC)
    )

    shown = ask(one).text()

    assert shown == (
        "Taiwan → Malaysia: exports, HS 8471, 2025-01: 31 m USD (FOB) "
        "[Customs, vintage 2025-03-10, recorded 2025-04-01; line 1 of document table.csv]\n"
        "    “row”\n"
    )


def test_earlier_values_and_rivals_stand_under_a_figure() -> None:
    days = [datetime(2025, 5, day, tzinfo=UTC) for day in (1, 2, 3)]
    old, rival, new = (
        replace(figure(value=value, vintage=vintage), recorded=day)
        for value, vintage, day in zip(
            (1, 2, 3), ("2025-03-10", "2025-04-10", "2025-04-10"), days, strict=True
        )
    )

    found = ask(old, rival, new)

    assert ["CONTESTED: 2 USD", "earlier: 1 USD"] == [
        line.strip().split(" [")[0] for line in found.text().splitlines()[2:]
    ]
    (row,) = found.to_json()
    assert (3, [1], [2]) == (
        row["value"],
        [one["value"] for one in row["earlier"]],
        [one["value"] for one in row["rivals"]],
    )
    assert {"document": "d1", "start": 0, "end": 3, "quote": "row", "line": 1} == row["evidence"]
    assert [1, 2, 3] == list(found.frame(revisions=True)["value"])
    assert [True] == list(found.frame()["revised"])
    assert 1 == len(found.revised)


def test_a_frame_has_a_row_a_figure_and_marks_aggregates() -> None:
    frame = ask(figure(), figure(partner=WORLD)).frame()

    assert {"MY": False, "world": True} == dict(zip(frame["partner"], frame["aggregate"], strict=True))
    assert {4} == set(frame["hs_digits"])


def test_very_many_figures_are_cut_and_say_so() -> None:
    given = [figure(hs=f"{10000000 + number}") for number in range(SHOWN + 1)]

    assert f"{SHOWN} of {SHOWN + 1} figures are shown" in ask(*given).text()


def test_what_is_no_country_is_shown_as_such() -> None:
    assert "(world, no single country)" in ask(figure(partner=WORLD)).text()
    assert "Malaysia ← Taiwan: imports" in ask(IMPORTS).text()


# --- beside claims ---


def test_figures_stand_beside_the_claims_and_are_not_merged_with_them(world: Held) -> None:
    figures = ask(figure())

    answers = trade_by_destination(world, "TW", to="MY", observations=figures)

    assert ["MY"] == [answer.nodes[-1].properties["iso"] for answer in answers.answers]
    assert answers.observations is figures
    assert "Figures of trade tables" in answers.text()
    assert "## Figures of trade tables" in answers.markdown()
    assert 1 == len(answers.to_json()["observations"])


def test_a_place_that_only_tables_know_is_answered_from_them(world: Held) -> None:
    atlantis = figure(reporter=Area("Ruritania", AreaKind.UNKNOWN))

    answers = trade_by_destination(world, "Ruritania", observations=ask(atlantis))

    assert ((), "What does Ruritania export, and where to?") == (answers.answers, answers.question)
    assert "No source" not in answers.text() + answers.markdown()


def test_a_place_that_nothing_knows_is_refused(world: Held) -> None:
    with pytest.raises(QueryError, match="goes by 'Ruritania'"):
        trade_by_destination(world, "Ruritania", observations=ask())
