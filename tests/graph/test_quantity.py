from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from graph.errors import ContractError
from graph.quantity import Quantity
from tests.strategies import quantities

money = quantities(currency=st.sampled_from(["USD", "EUR"]))


def holds(outer: Quantity, inner: Quantity) -> bool:
    low = outer.min is None or (inner.min is not None and outer.min <= inner.min)
    high = outer.max is None or (inner.max is not None and outer.max >= inner.max)
    return low and high


@given(quantities() | money)
def test_a_quantity_survives_json(quantity: Quantity) -> None:
    spelled = json.dumps(quantity.to_json())

    assert Quantity.from_json(json.loads(spelled)) == quantity


@pytest.mark.parametrize(
    ("low", "high"), [(None, None), (2.0, 1.0), (float("nan"), None), (None, float("inf"))]
)
def test_an_interval_without_a_finite_end_or_running_backwards_is_refused(
    low: float | None, high: float | None
) -> None:
    with pytest.raises(ContractError, match="quantity"):
        Quantity(low, high)


@pytest.mark.parametrize("currency", ["usd", "US", "DOLLAR", "ÄÖÜ", "U1D", "USD\n", ""])
def test_a_currency_that_is_no_iso_code_is_refused(currency: str) -> None:
    with pytest.raises(ContractError, match="ISO 4217"):
        Quantity.exactly(1.0, currency=currency)


def test_a_comparator_outside_the_closed_set_is_refused() -> None:
    with pytest.raises(ContractError, match="is none of more than"):
        Quantity(1.0, None, comparator="over")


@pytest.mark.parametrize(
    "data",
    [
        None,
        5,
        [1, 2],
        {},
        {"min": "5"},
        {"min": True},
        {"min": 10**400},
        {"min": 1, "unit": "MW"},
        {"min": 1, "approx": "no"},
        {"min": 1, "currency": 5},
        {"min": 1, "currency": ["U", "S", "D"]},
        {"min": 1, "comparator": ["about"]},
    ],
)
def test_json_of_another_shape_is_refused(data: Any) -> None:
    with pytest.raises(ContractError):
        Quantity.from_json(data)


def test_an_exact_number_has_equal_ends() -> None:
    exact = Quantity.exactly(5.0, currency="USD")

    assert exact == Quantity(5.0, 5.0, currency="USD")


def test_whole_and_decimal_spellings_of_a_number_give_the_same_json() -> None:
    whole, decimal = Quantity(5, 7), Quantity(5.0, 7.0)

    assert json.dumps(whole.to_json()) == json.dumps(decimal.to_json())


def test_currency_and_comparator_appear_in_json_only_where_known() -> None:
    data = Quantity(89.0, None, currency="USD", comparator="more than").to_json()

    assert data == {
        "min": 89.0,
        "max": None,
        "approx": False,
        "currency": "USD",
        "comparator": "more than",
    }


@given(quantities(), quantities())
def test_the_hull_holds_both_intervals(one: Quantity, other: Quantity) -> None:
    hull = one.hull(other)
    assume(hull is not None)

    assert hull is not None
    assert holds(hull, one)
    assert holds(hull, other)


@given(quantities() | money, quantities() | money)
def test_the_hull_does_not_depend_on_the_order(one: Quantity, other: Quantity) -> None:
    hull = one.hull(other)

    assert hull == other.hull(one)


@given(quantities(), quantities(), quantities())
def test_the_hull_does_not_depend_on_the_grouping(a: Quantity, b: Quantity, c: Quantity) -> None:
    left, right = a.hull(b), b.hull(c)

    assert (left and left.hull(c)) == (right and a.hull(right))


@given(quantities() | money)
def test_the_hull_of_an_interval_with_itself_is_the_interval(quantity: Quantity) -> None:
    hull = quantity.hull(quantity)

    assert hull == quantity


def test_more_than_five_and_less_than_three_have_no_hull() -> None:
    hull = Quantity(5.0, None).hull(Quantity(None, 3.0))

    assert hull is None


def test_amounts_in_two_currencies_have_no_hull() -> None:
    hull = Quantity.exactly(5.0, currency="USD").hull(Quantity.exactly(5.0, currency="EUR"))

    assert hull is None


def test_a_comparison_word_survives_a_hull_only_if_both_used_it() -> None:
    more, about = Quantity(5.0, None, comparator="more than"), Quantity(6.0, None, comparator="at least")

    hulls = (more.hull(Quantity(7.0, None, comparator="more than")), more.hull(about))

    assert hulls == (Quantity(5.0, None, comparator="more than"), Quantity(5.0, None))
