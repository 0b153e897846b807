from __future__ import annotations

from datetime import UTC, date, datetime
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.sources.said_day import is_over, said_day
from graph.when import PartialDate


@given(st.text(max_size=60))
def test_what_is_said_is_a_day_that_exists_or_none(text: str) -> None:
    day = said_day(text)

    assert day is None or PartialDate.parse(day).text == day


@given(st.datetimes(min_value=datetime(1971, 1, 1)), st.sampled_from([" ", "T"]))
def test_the_day_of_a_timestamp_is_its_day(moment: datetime, between: str) -> None:
    assert moment.date().isoformat() == said_day(moment.isoformat(between))


@given(st.datetimes(min_value=datetime(1971, 1, 1), timezones=st.just(UTC)))
def test_the_day_of_a_mail_is_its_day(moment: datetime) -> None:
    assert moment.date().isoformat() == said_day(format_datetime(moment))


@pytest.mark.parametrize(
    ("day", "over"),
    [("2026-01-20", False), ("2026-01-21", False), ("2026-01-22", True), ("2026", False), ("2027", True)],
)
def test_a_day_is_over_the_latest_only_where_no_time_zone_explains_it(day: str, over: bool) -> None:
    assert over == is_over(day, latest=date(2026, 1, 20))
