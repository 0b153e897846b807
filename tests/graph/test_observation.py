from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ContractError
from graph.model import Evidence
from graph.observation import ALL_GOODS, Area, AreaKind, Observation, Series
from graph.vintages import figures
from graph.when import PartialDate
from tests.graph.trade import MALAYSIA, figure


def test_what_goes_out_as_json_comes_back_as_it_was() -> None:
    one = figure(
        quantity=3, quantity_unit="kg", flags=("p",), vintage="2025-03-14", basis="FOB", breakdown="motCode=1"
    )

    assert one == Observation.from_json(one.to_json(), evidence=one.evidence)
    assert one.id == Observation.from_json(one.to_json(), evidence=one.evidence).id


def test_the_words_of_the_row_stay_in_the_document() -> None:
    assert {"document": "d1", "start": 0, "end": 3} == figure().to_json()["evidence"]


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"value": -1.0}, "between 0"),
        ({"value": float("nan")}, "between 0"),
        ({"value": float("inf")}, "between 0"),
        ({"value": 1e16}, "between 0"),
        ({"quantity": -1.0}, "between 0"),
        ({"hs": "8"}, "no code of goods"),
        ({"hs": "123456789012"}, "no code of goods"),
        ({"hs": "chips"}, "no code of goods"),
        ({"unit": ""}, "needs a unit"),
        ({"unit": " USD"}, "needs a unit"),
        ({"source": ""}, "needs a unit and a source"),
    ],
)
def test_an_impossible_figure_is_refused(changes: dict[str, object], message: str) -> None:
    with pytest.raises(ContractError, match=message):
        replace(figure(), **changes)  # type: ignore[arg-type]  # the field is what the test varies


def test_a_country_has_an_iso_code_and_every_area_a_name() -> None:
    with pytest.raises(ContractError, match="alpha-2"):
        Area("Malaysia", AreaKind.COUNTRY, "MYS")
    with pytest.raises(ContractError, match="needs a text"):
        Area("", AreaKind.WORLD, "world")


@pytest.mark.parametrize(
    "changes",
    [
        {"source": "UN Comtrade"},
        {"reporter": Area("Malaysia", AreaKind.COUNTRY, "MY")},
        {"partner": Area("World", AreaKind.WORLD, "world")},
        {"partner": Area("Ruritania", AreaKind.UNKNOWN)},
        {"series": Series.RE_EXPORTS},
        {"nomenclature": "H5"},
        {"hs": "847150"},
        {"hs": ALL_GOODS},
        {"period": PartialDate.parse("2025")},
        {"unit": "TWD"},
        {"basis": "CIF"},
        {"breakdown": "motCode=1000"},
    ],
)
def test_what_differs_in_any_part_of_the_key_is_another_figure(changes: dict[str, object]) -> None:
    other = replace(figure(), **changes)  # type: ignore[arg-type]  # the field is what the test varies

    assert figure().key != other.key
    assert figure().id != other.id


def test_value_vintage_and_row_tell_observations_of_one_figure_apart() -> None:
    others = [
        figure(value=2),
        figure(vintage="2025-05-01"),
        replace(figure(), evidence=Evidence("d2", 0, 3, "row")),
    ]

    assert {figure().key} == {one.key for one in others}
    assert 4 == len({figure().id, *(one.id for one in others)})


def test_an_area_is_the_same_by_its_code_or_for_want_of_one_by_its_words() -> None:
    assert MALAYSIA.key == Area("馬來西亞", AreaKind.COUNTRY, "MY").key
    assert Area("Rest  of it", AreaKind.UNKNOWN).key == Area("rest of it", AreaKind.UNKNOWN).key


def test_all_goods_have_no_digits_and_only_a_country_is_no_aggregate() -> None:
    assert (0, 4) == (figure(hs=ALL_GOODS).level, figure().level)
    assert (False, True) == (MALAYSIA.aggregate, Area("World", AreaKind.WORLD, "world").aggregate)


def test_only_a_series_itself_adds_to_a_series() -> None:
    pairs = [(one, other) for one, other in product(Series, Series) if one.adds_to(other)]

    assert [(one, one) for one in Series] == pairs


def test_what_goes_out_on_one_side_comes_in_on_the_other_and_billing_does_neither() -> None:
    assert all(one.mirrors(other) == other.mirrors(one) for one, other in product(Series, Series))
    assert Series.EXPORTS.mirrors(Series.IMPORTS)
    assert not Series.EXPORTS.mirrors(Series.RE_EXPORTS)
    assert not any(Series.BILLING.mirrors(other) for other in Series)
    assert [] == [one for one in Series if one.outward and one.inward]


def test_re_exports_are_within_total_exports() -> None:
    assert Series.TOTAL_EXPORTS is Series.RE_EXPORTS.within
    assert Series.EXPORTS.within is None


# --- vintages ---


def test_a_later_vintage_is_current_and_the_earlier_value_stays_beside_it() -> None:
    old, new = figure(value=1, vintage="2025-03-10"), figure(value=2, vintage="2025-04-10")

    for given_order in ([old, new], [new, old]):
        (found,) = figures(given_order)

        assert (new, (old,), (), True) == (found.current, found.earlier, found.rivals, found.revised)


def test_a_vintage_that_repeats_the_value_is_no_revision() -> None:
    (found,) = figures([figure(vintage="2025-03-10"), figure(vintage="2025-04-10")])

    assert ((), False) == (found.earlier, found.revised)


def test_a_value_that_came_back_was_revised_in_between() -> None:
    states = [figure(value=v, vintage=f"2025-0{m}-10") for m, v in ((3, 1), (4, 2), (5, 1))]

    (found,) = figures(states)

    assert (states[2], tuple(states[:2])) == (found.current, found.earlier)


def test_two_values_of_one_vintage_contest_each_other() -> None:
    one = replace(figure(value=1, vintage="2025-03-10"), recorded=datetime(2025, 5, 1, tzinfo=UTC))
    other = replace(figure(value=2, vintage="2025-03-10"), recorded=datetime(2025, 5, 2, tzinfo=UTC))

    (found,) = figures([other, one])

    assert (other, (one,), False) == (found.current, found.rivals, found.revised)


def test_a_vintage_that_nobody_states_counts_from_the_day_on_which_it_was_recorded() -> None:
    stated = figure(value=1, vintage="2025-03-10")
    silent = replace(figure(value=2), recorded=datetime(2025, 4, 1, tzinfo=UTC))
    silent_before = replace(figure(value=3), recorded=datetime(2025, 2, 1, tzinfo=UTC))

    (found,) = figures([silent, stated, silent_before])

    assert (silent, (silent_before, stated)) == (found.current, found.earlier)


def test_vintages_after_a_day_can_be_left_out() -> None:
    old, new = figure(value=1, vintage="2025-03-10"), figure(value=2, vintage="2025-04-10")

    (found,) = figures([old, new], published_by=PartialDate.parse("2025-04-09").first)

    assert (old, ()) == (found.current, found.earlier)


@given(st.permutations([(1, 3), (1, 4), (2, 4), (2, 5), (3, 5)]))
def test_the_order_in_which_tables_come_does_not_matter(states: list[tuple[int, int]]) -> None:
    made = [figure(value=value, vintage=f"2025-0{month}-10") for value, month in states]

    (found,) = figures(made)
    (again,) = figures(sorted(made, key=lambda one: one.id))

    assert again == found
