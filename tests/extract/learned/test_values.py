from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.extractors.learned.values import detail_of, own_count, values_in
from extract.extractors.rules.found import Found
from extract.normalise import Value
from graph.quantity import Quantity
from graph.schema import Kind


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (
            "en",
            "In March 2025 it paid $2 billion for 30% of 5,000 servers.",
            [("t", "March 2025"), ("$", "$2 billion"), ("%", "30%")],
        ),
        (
            "de",
            "Im März 2025 zahlte sie 2 Mrd. Euro.",
            [("t", "März 2025"), ("$", "2 Mrd. Euro")],
        ),
        ("zh", "公司2025年3月持有30%的股份。", [("t", "2025年3月"), ("%", "30%")]),
    ],
)
def test_values_and_dates_are_slots_in_text_order(
    language: str, text: str, expected: list[tuple[str, str]]
) -> None:
    found = values_in(text, (0, len(text)), language, None)

    assert expected == [(slot.code, text[slot.start : slot.end]) for slot, _ in found][: len(expected)]


@pytest.mark.parametrize(
    ("language", "text", "name", "expected"),
    [
        ("en", "It holds 30% of Bintang.", "share", Quantity(30, 30)),
        ("de", "Ihr gehört ein Drittel der Halle.", "share", Quantity(33.3, 33.3)),
        ("zh", "公司持股三成五。", "share", Quantity(35, 35)),
        ("en", "It ordered 4,000 Ascend boards.", "count", Quantity(4000, 4000)),
        ("zh", "一共用了640块。", "count", Quantity(640, 640)),
        ("en", "It charges a quarter of what Alpha does.", "price_ratio", 0.25),
        ("en", "It charges 70% of the price.", "price_ratio", 0.7),
        ("en", "It is 30% cheaper.", "price_ratio", 0.7),
        ("en", "Alpha is undercut by about 30%.", "price_ratio", 0.7),
        ("de", "Sie ist um 20 Prozent billiger.", "price_ratio", 0.8),
        ("zh", "报价只有对手的七成。", "price_ratio", 0.7),
        ("zh", "报价比对手低三成。", "price_ratio", 0.7),
        ("en", "It has 30 MW.", "share", None),
    ],
)
def test_a_value_is_a_detail_of_a_claim_if_it_measures_that(
    language: str, text: str, name: str, expected: Quantity | float | None
) -> None:
    ((_, value),) = values_in(text, (0, len(text)), language, None)

    assert isinstance(value, Value)
    found = detail_of(name, value, text)
    if isinstance(found, Quantity) and isinstance(expected, Quantity):
        assert (found.min, found.max) == pytest.approx((expected.min, expected.max), rel=0.01)
    else:
        assert expected == found


def test_millions_behind_an_amount_are_another_in_its_currency() -> None:
    text = "It borrowed 150 million euros from Alpha and 90 million from Beta."

    found = [value for _, value in values_in(text, (0, len(text)), "en", None)]
    quantities = [value.quantity for value in found if isinstance(value, Value)]

    assert [Quantity(mn * 1e6, mn * 1e6, currency="EUR") for mn in (150, 90)] == quantities


def test_offsets_count_in_the_whole_text() -> None:
    text = "Nothing here. It holds 30% of the shares."
    start = text.index("It")

    ((slot, value),) = values_in(text, (start, len(text)), "en", None)

    assert "30%" == text[slot.start : slot.end]
    assert (slot.start, slot.end) == (value.start, value.end)
    assert isinstance(value, Value)
    assert Quantity(30, 30) == value.quantity


_PARTS = st.sampled_from(
    [
        "2025",
        "March",
        "30%",
        "$2bn",
        "5,000",
        "MW",
        "50",
        "Q1",
        "mid-",
        "2亿美元",
        "三成",
        "2024年",
        "Mrd.",
        "Euro",
        "zwölf",
        "twice",
    ]
)


@settings(deadline=None)
@given(
    st.lists(_PARTS | st.text(max_size=3), max_size=12).map(" ".join),
    st.sampled_from(["en", "de", "zh"]),
    st.integers(0, 10),
)
def test_values_never_overlap_and_lie_in_the_sentence(text: str, language: str, start: int) -> None:
    start = min(start, len(text))

    slots = [slot for slot, _ in values_in(text, (start, len(text)), language, None)]

    assert all(start <= slot.start < slot.end <= len(text) for slot in slots)
    assert all(one.end <= two.start for one, two in pairwise(slots))


def test_each_chip_has_the_count_before_it() -> None:
    text = "It bought 3,400 A100 cards and 2,048 H20s."
    values = [value for _, value in values_in(text, (0, len(text)), "en", None) if isinstance(value, Value)]
    chips = [
        Found(text.index(name), text.index(name) + 3, Kind.CHIP, name, named=True) for name in ("A10", "H20")
    ]

    found = [own_count(values, [chip], text) for chip in chips]

    assert [Quantity.exactly(3400.0), Quantity.exactly(2048.0)] == found
