from __future__ import annotations

import pytest

from extract.normalise import find_dates
from graph.when import PartialDate

POINT, SINCE, UNTIL, SPAN = "point", "since", "until", "span"
CASES: list[tuple[str, str, str, str, str | None, str | None]] = [
    ("en", "2026-01-19", "anchor tenant since October 2022", SINCE, "2022-10", None),
    ("en", "2026-01-19", "on Friday completed", POINT, "2026-01-16", None),
    ("en", "2026-01-16", "last Friday", POINT, "2026-01-09", None),
    ("en", "2026-01-19", "In March last year a group", POINT, "2025-03", None),
    ("en", "2026-01-19", "said this month", POINT, "2026-01", None),
    ("en", "2026-01-19", "last month", POINT, "2025-12", None),
    ("en", "2026-01-19", "last year", POINT, "2025", None),
    ("en", "2026-01-19", "yesterday", POINT, "2026-01-18", None),
    ("en", "2026-01-19", "in May", POINT, "2025-05", None),
    ("en", "2026-01-19", "Nov 27", POINT, "2025-11-27", None),
    ("en", "2026-01-19", "two years ago", POINT, "2024", None),
    ("en", "2026-01-13", "Singapore, 13 January 2026.", POINT, "2026-01-13", None),
    ("en", "2026-01-13", "Friday, January 9, 2026", POINT, "2026-01-09", None),
    ("en", "2026-03-12", "at the end of March", POINT, "2026-03", None),
    ("en", "2025-12-10", "late 2024", POINT, "late 2024", None),
    ("en", "2025-12-10", "mid-2024", POINT, "mid 2024", None),
    ("en", "2025-12-10", "in spring 2025", POINT, "spring 2025", None),
    ("en", "2025-12-10", "Q3 2025", POINT, "2025-Q3", None),
    ("en", "2025-12-10", "the third quarter of 2025", POINT, "2025-Q3", None),
    ("en", "2025-12-10", "the first half of 2025", POINT, "2025-H1", None),
    ("en", "2025-12-10", "by the end of 2025", UNTIL, None, "2026"),
    ("en", "2025-12-10", "until October 2025", UNTIL, None, "2025-11"),
    ("en", "2025-12-10", "before May 2025", UNTIL, None, "2025-05"),
    ("en", "2025-12-10", "Between October 2024 and May 2025", SPAN, "2024-10", "2025-06"),
    ("en", "2025-12-10", "January to October 2025", SPAN, "2025-01", "2025-11"),
    ("en", "2025-12-10", "the first ten months of 2025", SPAN, "2025-01", "2025-11"),
    ("en", "2025-12-10", "from 2019 until about 2023", SPAN, "2019", "2023"),
    ("en", "2025-12-10", "from 2019 until 2023", SPAN, "2019", "2024"),
    ("en", "2025-12-10", "3-5 May 2025", SPAN, "2025-05-03", "2025-05-06"),
    ("en", "2025-12-10", "2023-2025", SPAN, "2023", "2026"),
    ("en", "2025-12-10", "on December 31 , 2018", POINT, "2018-12-31", None),
    ("en", "2025-12-10", "in January 1942", POINT, "1942-01", None),
    ("de", "2025-12-10", "am 22.8.95", POINT, "1995-08-22", None),
    ("zh", "2025-12-10", "截至2019年12月3日", POINT, "2019-12-03", None),
    ("de", "2025-08-11", "seit Mai vollständig", SINCE, "2025-05", None),
    ("de", "2025-08-11", "hat heute die", POINT, "2025-08-11", None),
    ("de", "2025-12-02", "Im März dieses Jahres nahm", POINT, "2025-03", None),
    ("de", "2025-12-02", "im März vergangenen Jahres", POINT, "2024-03", None),
    ("de", "2025-12-02", "im vergangenen Jahr", POINT, "2024", None),
    ("de", "2025-12-02", "gestern", POINT, "2025-12-01", None),
    ("de", "2025-12-02", "Ende 2023", POINT, "late 2023", None),
    ("de", "2025-12-02", "bis Ende 2025", UNTIL, None, "2026"),
    ("de", "2025-12-02", "im dritten Quartal 2025", POINT, "2025-Q3", None),
    ("de", "2025-12-02", "30. 11. 2025", POINT, "2025-11-30", None),
    ("de", "2025-12-02", "30. November 2025", POINT, "2025-11-30", None),
    ("de", "2025-12-02", "von Januar bis Oktober 2025", SPAN, "2025-01", "2025-11"),
    ("de", "2025-12-02", "in diesem Jahr exportierte Taiwan bis Oktober", SPAN, "2025", "2025-11"),
    ("de", "2025-12-02", "ab dem 1. Juli 2025", SINCE, "2025-07-01", None),
    ("de", "2025-12-02", "vom 3. Mai 2025 an", SINCE, "2025-05-03", None),
    ("de", "2025-12-02", "1. bis 3. Mai 2025", SPAN, "2025-05-01", "2025-05-04"),
    ("zh", "2025-11-03", "合作始于2023年12月", SINCE, "2023-12", None),
    ("zh", "2025-11-03", "自2023年12月以来", SINCE, "2023-12", None),
    ("zh", "2025-11-03", "在2022年注资", POINT, "2022", None),
    ("zh", "2025-11-03", "2024年10月", POINT, "2024-10", None),
    ("zh", "2025-11-03", "2025年1月13日", POINT, "2025-01-13", None),
    ("zh", "2025-11-03", "二〇二四年", POINT, "2024", None),
    ("zh", "2025-11-03", "到2025年底", UNTIL, None, "2026"),
    ("zh", "2025-11-03", "2024年10月至2025年5月", SPAN, "2024-10", "2025-06"),
    ("zh", "2025-11-03", "今年1月至10月", SPAN, "2025-01", "2025-11"),
    ("zh", "2025-11-03", "今年前10个月", SPAN, "2025-01", "2025-11"),
    ("zh", "2025-11-03", "上月指出", POINT, "2025-10", None),
    ("zh", "2025-11-03", "去年3月", POINT, "2024-03", None),
    ("zh", "2025-11-03", "上周五", POINT, "2025-10-31", None),
    ("zh", "2025-11-03", "2025年第三季度", POINT, "2025-Q3", None),
    ("zh", "2025-11-03", "2025年上半年", POINT, "2025-H1", None),
    ("zh", "2025-11-03", "2026年前", UNTIL, None, "2026"),
]


@pytest.mark.parametrize(("language", "published", "text", "role", "start", "end"), CASES)
def test_a_date_is_read_in_the_precision_of_the_source(
    language: str, published: str, text: str, role: str, start: str | None, end: str | None
) -> None:
    found = [
        (when.role, when.period.to_json())
        for when in find_dates(text, language, PartialDate.parse(published))
    ]

    assert found == [(role, {"from": start, "to": end})]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "on Friday, in May, last year, yesterday, this month"),
        ("de", "am Freitag, im Mai, im vergangenen Jahr, gestern, heute"),
        ("zh", "周五，5月，去年，昨天，上月"),
    ],
)
def test_without_a_publication_date_relative_dates_mean_nothing(language: str, text: str) -> None:
    assert find_dates(text, language, None) == []


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "It may march on. H100 and H200 chips, GPT 4, 2000 GPUs, fiscal 2025"),
        ("en", "next Friday or in the third quarter"),
        ("de", "bis Montag müssen Gläubiger"),
        ("de", "jeden Morgen, die Chips des Jahres"),
        ("de", "H100-Chips kosten 2000 Euro im Geschäftsjahr 2024"),
        ("zh", "5个月后，2024财年，第三方"),
    ],
)
def test_what_is_no_date_or_could_be_two_gives_none(language: str, text: str) -> None:
    assert find_dates(text, language, PartialDate.parse("2025-12-16")) == []


def test_a_month_of_that_year_takes_the_year_of_the_date_before() -> None:
    text = "after the Series A of March 2024, and at 37.6% after the Series B of October that year"

    dates = find_dates(text, "en", PartialDate.parse("2026-01-13"))

    assert [str(when.period.start) for when in dates] == ["2024-03", "2024-10"]


def test_three_weeks_earlier_counts_from_the_last_known_day() -> None:
    text = "announced on 8 December. Between October 2024 and May 2025 it shipped. Three weeks earlier"

    dates = find_dates(text, "en", PartialDate.parse("2025-12-10"))

    assert str(dates[-1].period.start) == "2025-11"


def test_a_week_that_lies_in_two_months_is_left_out() -> None:
    assert find_dates("last week", "en", PartialDate.parse("2026-01-07")) == []
    assert find_dates("three weeks ago", "en", PartialDate.parse("2026-01-19")) == []


def test_a_weekday_in_brackets_only_repeats_the_date_before_it() -> None:
    dates = find_dates("2月14日（周五）", "zh", PartialDate.parse("2025-11-03"))

    assert [str(when.period.start) for when in dates] == ["2025-02-14"]


def test_a_publication_year_alone_resolves_no_weekday() -> None:
    assert find_dates("on Friday", "en", PartialDate.parse("2025")) == []
    assert str(find_dates("last year", "en", PartialDate.parse("2025"))[0].period.start) == "2024"


def test_the_word_since_lies_inside_the_span() -> None:
    text = "runs it since October 2022."

    (when,) = find_dates(text, "en", None)

    assert text[when.start : when.end] == "since October 2022"


def test_a_day_that_does_not_exist_is_left_out() -> None:
    assert find_dates("31 February 2025", "en", None) == []
