from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given

from graph.errors import ContractError
from graph.when import ALWAYS, PartialDate, Period
from tests.strategies import days, partial_dates, periods, spellings


@pytest.mark.parametrize(
    ("text", "first", "after"),
    [
        ("2025", date(2025, 1, 1), date(2026, 1, 1)),
        ("2025-10", date(2025, 10, 1), date(2025, 11, 1)),
        ("2025-12", date(2025, 12, 1), date(2026, 1, 1)),
        ("2025-10-03", date(2025, 10, 3), date(2025, 10, 4)),
        ("2024-02-29", date(2024, 2, 29), date(2024, 3, 1)),
        ("2025-Q1", date(2025, 1, 1), date(2025, 4, 1)),
        ("2025-Q4", date(2025, 10, 1), date(2026, 1, 1)),
        ("2025-H1", date(2025, 1, 1), date(2025, 7, 1)),
        ("2025-H2", date(2025, 7, 1), date(2026, 1, 1)),
        ("early 2024", date(2024, 1, 1), date(2024, 5, 1)),
        ("mid 2024", date(2024, 5, 1), date(2024, 9, 1)),
        ("late 2024", date(2024, 9, 1), date(2025, 1, 1)),
        ("spring 2024", date(2024, 3, 1), date(2024, 6, 1)),
        ("summer 2024", date(2024, 6, 1), date(2024, 9, 1)),
        ("autumn 2024", date(2024, 9, 1), date(2024, 12, 1)),
        ("winter 2024", date(2024, 12, 1), date(2025, 3, 1)),
    ],
)
def test_a_partial_date_spans_the_days_that_it_may_mean(text: str, first: date, after: date) -> None:
    parsed = PartialDate.parse(text)

    assert (parsed.first, parsed.after) == (first, after)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "25",
        "2025-1",
        "2025-Q5",
        "2025-H3",
        "Late 2024",
        "late  2024",
        "2025-10-03T00:00",
        "2025\n",
        "٢٠٢٥",
    ],
)
def test_a_date_in_no_known_form_is_refused_with_the_forms_named(text: str) -> None:
    with pytest.raises(ContractError, match="YYYY-MM-DD"):
        PartialDate.parse(text)


@pytest.mark.parametrize(
    "text", ["2025-00", "2025-13", "2025-14", "2025-02-29", "2025-04-31", "0000", "9999", "9999-12-31"]
)
def test_a_date_that_no_calendar_has_is_refused(text: str) -> None:
    with pytest.raises(ContractError, match="does not exist"):
        PartialDate.parse(text)


@given(days)
def test_a_day_means_itself_only(day: date) -> None:
    exact = PartialDate.of(day)

    assert (exact.first, exact.after) == (day, day + timedelta(days=1))


@given(days)
def test_a_day_made_from_a_date_equals_the_day_parsed(day: date) -> None:
    made = PartialDate.of(day)

    assert made == PartialDate.parse(day.isoformat())


@given(spellings())
def test_a_date_keeps_the_spelling_of_its_source(text: str) -> None:
    parsed = PartialDate.parse(text)

    assert str(parsed) == text


@given(partial_dates)
def test_a_partial_date_spans_at_least_one_day_and_at_most_a_year(when: PartialDate) -> None:
    length = when.after - when.first

    assert timedelta(days=1) <= length <= timedelta(days=366)


def test_a_period_holds_from_its_first_day_to_the_day_before_its_end() -> None:
    period = Period.parse("2025-01-10", "2025-02-01")

    held = [period.covers(date(2025, *day)) for day in ((1, 9), (1, 10), (1, 31), (2, 1))]

    assert held == [False, True, True, False]


def test_a_coarse_end_excludes_the_days_that_it_names() -> None:
    period = Period.parse("2025", "2025-11")

    assert (period.covers(date(2025, 10, 31)), period.covers(date(2025, 11, 1))) == (True, False)


def test_a_period_whose_coarse_bounds_coincide_holds_for_the_days_they_name() -> None:
    period = Period.parse("2025", "2025")

    held = [period.covers(day) for day in (date(2024, 12, 31), date(2025, 12, 31), date(2026, 1, 1))]

    assert held == [False, True, False]


def test_a_period_that_ends_before_it_starts_is_refused() -> None:
    with pytest.raises(ContractError, match="ends \\(2024\\) before it starts \\(2025\\)"):
        Period.parse("2025", "2024")


@given(days)
def test_an_open_period_covers_every_day(day: date) -> None:
    covered = ALWAYS.covers(day)

    assert covered


@given(periods(), days)
def test_a_period_covers_a_day_exactly_when_it_overlaps_that_day(period: Period, day: date) -> None:
    single = Period(PartialDate.of(day), PartialDate.of(day + timedelta(days=1)))

    assert period.covers(day) == period.overlaps(single)


@given(periods(), periods())
def test_overlap_does_not_depend_on_the_order(one: Period, other: Period) -> None:
    overlap = one.overlaps(other)

    assert overlap == other.overlaps(one)


@given(periods(), periods(), days)
def test_periods_that_share_a_day_overlap(one: Period, other: Period, day: date) -> None:
    shared = one.covers(day) and other.covers(day)

    assert one.overlaps(other) or not shared


@given(periods())
def test_a_period_overlaps_itself(period: Period) -> None:
    overlap = period.overlaps(period)

    assert overlap


@given(periods())
def test_a_period_with_an_end_does_not_cover_the_day_from_which_it_no_longer_holds(period: Period) -> None:
    over = period.end is None or not period.covers(period.last_end())

    assert over


@given(periods())
def test_a_period_survives_json(period: Period) -> None:
    data = period.to_json()

    assert Period.parse(data["from"], data["to"]) == period


def test_a_period_stays_before_one_that_starts_on_its_end() -> None:
    before, after = Period.parse(None, "2025-04-14"), Period.parse("2025-04-14", None)

    assert not before.overlaps(after)
