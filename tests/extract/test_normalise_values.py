"""Each expression stands alone and inside a carrier sentence; what is found must be the words themselves."""

from __future__ import annotations

import pytest

from extract.normalise import WHOLE, Value, find_values
from graph.quantity import Quantity


def only(text: str, language: str) -> tuple[str, Value]:
    values = find_values(text, language)
    assert len(values) == 1, [text[value.start : value.end] for value in values]
    return text[values[0].start : values[0].end], values[0]


def quantity(text: str, language: str) -> Quantity | float:
    return only(text, language)[1].quantity


MONEY = [
    ("en", "$3.16 billion", 3.16e9, "USD"),
    ("en", "US$2bn", 2e9, "USD"),
    ("en", "USD 500 million", 5e8, "USD"),
    ("en", "RMB28 billion", 28e9, "CNY"),
    ("en", "RM29.5 billion", 29.5e9, "MYR"),
    ("en", "RM2bn", 2e9, "MYR"),
    ("en", "S$1.2m", 1.2e6, "SGD"),
    ("en", "HK$3bn", 3e9, "HKD"),
    ("en", "NT$400m", 4e8, "TWD"),
    ("en", "€31 million", 31e6, "EUR"),
    ("en", "20 million ringgit", 20e6, "MYR"),
    ("en", "500 million yuan", 5e8, "CNY"),
    ("en", "3 billion Singapore dollars", 3e9, "SGD"),
    ("en", "half a billion dollars", 5e8, "USD"),
    ("en", "three hundred million dollars", 3e8, "USD"),
    ("en", "a two-billion-dollar", 2e9, "USD"),
    ("en", "900 billion won", 9e11, "KRW"),
    ("de", "3,6 Milliarden Dollar", 3.6e9, "USD"),
    ("de", "666 Millionen Dollar", 666e6, "USD"),
    ("de", "31 Mio. Euro", 31e6, "EUR"),
    ("de", "2 Mrd. US-Dollar", 2e9, "USD"),
    ("de", "zweieinhalb Milliarden Euro", 2.5e9, "EUR"),
    ("de", "anderthalb Milliarden Ringgit", 1.5e9, "MYR"),
    ("de", "eine halbe Milliarde Dollar", 5e8, "USD"),
    ("de", "drei Milliarden Yuan", 3e9, "CNY"),
    ("de", "1.234,50 Euro", 1234.5, "EUR"),
    ("de", "CHF 1'234.50", 1234.5, "CHF"),
    ("zh", "20亿林吉特", 2e9, "MYR"),
    ("zh", "3.5亿美元", 3.5e8, "USD"),
    ("zh", "43亿美元", 4.3e9, "USD"),
    ("zh", "100亿元人民币", 1e10, "CNY"),
    ("zh", "人民币28亿元", 28e8, "CNY"),
    ("zh", "1亿2000万美元", 1.2e8, "USD"),
    ("zh", "一百二十亿元", 1.2e10, "CNY"),
    ("zh", "5亿新台币", 5e8, "TWD"),
    ("zh", "3亿新元", 3e8, "SGD"),
    ("zh", "2億令吉", 2e8, "MYR"),
]


@pytest.mark.parametrize(("language", "text", "amount", "currency"), MONEY)
def test_an_amount_is_read_with_its_scale_and_currency(
    language: str, text: str, amount: float, currency: str
) -> None:
    carrier = {
        "en": f"It paid {text} for it.",
        "de": f"Sie zahlte {text} dafür.",
        "zh": f"该公司投资{text}。",
    }

    found, value = only(carrier[language], language)

    assert isinstance(value.quantity, Quantity)
    assert found == text.removeprefix("a ")
    assert value.quantity.min == pytest.approx(amount)
    assert (value.kind, value.quantity.currency) == ("money", currency)
    assert value.quantity.max == value.quantity.min


COMPARED = [
    ("en", "more than $2 billion", (2e9, None, "more than")),
    ("en", "exceeds RM29.5 billion", (29.5e9, None, "more than")),
    ("en", "at least $160 million", (160e6, None, "at least")),
    ("en", "almost €3bn", (None, 3e9, "almost")),
    ("en", "up to €1.5bn", (None, 1.5e9, "up to")),
    ("en", "less than $5 million", (None, 5e6, "less than")),
    ("en", "some $500 million", (5e8, 5e8, "about")),
    ("en", "billions of dollars", (1e9, None, "more than")),
    ("de", "mehr als 89 Milliarden Dollar", (89e9, None, "more than")),
    ("de", "über 12 Milliarden Dollar", (12e9, None, "more than")),
    ("de", "mindestens 3 Mio. Euro", (3e6, None, "at least")),
    ("de", "fast 3,6 Milliarden Dollar", (None, 3.6e9, "almost")),
    ("de", "knapp 2 Mrd. Euro", (None, 2e9, "almost")),
    ("de", "bis zu 400 Millionen Euro", (None, 4e8, "up to")),
    ("de", "rund 2 Mrd. US-Dollar", (2e9, 2e9, "about")),
    ("zh", "逾100亿元人民币", (1e10, None, "more than")),
    ("zh", "超过3亿美元", (3e8, None, "more than")),
    ("zh", "不超过3亿美元", (None, 3e8, "up to")),
    ("zh", "不超3亿美元", (None, 3e8, "up to")),
    ("zh", "近30亿美元", (None, 3e9, "almost")),
    ("zh", "约43亿美元", (4.3e9, 4.3e9, "about")),
    ("zh", "100亿元以上", (1e10, None, "at least")),
    ("zh", "30多亿元", (3e9, None, "more than")),
    ("zh", "数十亿美元", (1e9, None, "more than")),
]


@pytest.mark.parametrize(("language", "text", "expected"), COMPARED)
def test_a_comparison_word_opens_an_end_and_lies_inside_the_span(
    language: str, text: str, expected: tuple[float | None, float | None, str]
) -> None:
    found, value = only(f"X, {text}, Y", language)

    assert found == text
    assert isinstance(value.quantity, Quantity)
    assert (value.quantity.min, value.quantity.max, value.quantity.comparator) == expected
    assert value.quantity.approx is (expected[2] == "about")


@pytest.mark.parametrize(
    ("language", "text", "words"),
    [
        ("de", "die jüngste Runde über 500 Millionen Dollar", "500 Millionen Dollar"),
        ("de", "ein Darlehen über 31 Mio. Euro", "31 Mio. Euro"),
        ("en", "a dispute over $2 billion", "$2 billion"),
        ("zh", "双方合约3亿美元", "3亿美元"),
        ("zh", "最近20亿美元", "20亿美元"),
    ],
)
def test_a_preposition_that_looks_like_a_comparison_is_none(language: str, text: str, words: str) -> None:
    found, value = only(text, language)

    assert found == words
    assert isinstance(value.quantity, Quantity)
    assert value.quantity.comparator is None


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en", "$300 million to $400 million", 3e8, 4e8),
        ("en", "$300-400 million", 3e8, 4e8),
        ("en", "between $300 million and $400 million", 3e8, 4e8),
        ("en", "3 to 4 billion dollars", 3e9, 4e9),
        ("de", "zwischen 3 und 4 Milliarden Euro", 3e9, 4e9),
        ("de", "3 bis 4 Mrd. Euro", 3e9, 4e9),
        ("de", "zwei bis drei Milliarden Dollar", 2e9, 3e9),
        ("zh", "30亿至40亿美元", 3e9, 4e9),
    ],
)
def test_a_range_is_one_value_and_shares_scale_and_currency(
    language: str, text: str, low: float, high: float
) -> None:
    found, value = only(text, language)

    assert isinstance(value.quantity, Quantity)
    assert (found, value.quantity.min, value.quantity.max) == (text, low, high)


@pytest.mark.parametrize(
    ("language", "text", "ends"),
    [
        ("en", "was diluted from 100% to 60%", [100.0, 60.0]),
        ("en", "rose from 40 MW to 60 MW", [40.0, 60.0]),
        ("de", "stieg von 3 auf 4 Milliarden Euro", [3e9, 4e9]),
        ("zh", "将从800兆瓦增至1800兆瓦", [800.0, 1800.0]),
    ],
)
def test_a_change_from_one_number_to_another_is_two_values(
    language: str, text: str, ends: list[float]
) -> None:
    quantities = [value.quantity for value in find_values(text, language)]

    assert [each.min for each in quantities if isinstance(each, Quantity)] == ends


@pytest.mark.parametrize(
    ("language", "text", "share"),
    [
        ("en", "46.7%", 46.7),
        ("en", "37.6 per cent", 37.6),
        ("en", "twenty-three percent", 23.0),
        ("de", "24,9 Prozent", 24.9),
        ("de", "24,9 %", 24.9),
        ("zh", "百分之三十", 30.0),
        ("zh", "37.6%", 37.6),
    ],
)
def test_a_per_cent_is_read_in_each_language(language: str, text: str, share: float) -> None:
    found, value = only(f"X {text}, Y", language)

    assert (found, value.kind, value.quantity) == (text, "percent", Quantity.exactly(share))


@pytest.mark.parametrize(
    ("language", "text", "kind", "value"),
    [
        ("en", "a third of the shares", "percent", 100 / 3),
        ("en", "It owns two-thirds of X", "percent", 200 / 3),
        ("en", "half the voting rights", "percent", 50.0),
        ("de", "ein Drittel der Anteile", "percent", 100 / 3),
        ("de", "die Hälfte der Aktien", "percent", 50.0),
        ("zh", "三分之一股权", "percent", 100 / 3),
        ("zh", "近三成股份", "percent", 30.0),
        ("en", "a tenth of the price", "ratio", 0.1),
        ("en", "half the price", "ratio", 0.5),
        ("en", "one-fifth of what rivals charge", "ratio", 0.2),
        ("de", "nur ein Zehntel dessen", "ratio", 0.1),
        ("zh", "价格只有十分之一", "ratio", 0.1),
        ("zh", "价格的一半", "ratio", 0.5),
    ],
)
def test_a_fraction_of_shares_is_a_per_cent_and_of_a_price_a_ratio(
    language: str, text: str, kind: str, value: float
) -> None:
    found = only(text, language)[1]
    end = found.quantity if isinstance(found.quantity, float) else (found.quantity.max or found.quantity.min)

    assert found.kind == kind
    assert end == pytest.approx(value)


def test_a_compared_ratio_keeps_its_comparison() -> None:
    assert quantity("less than a tenth of the price", "en") == Quantity(None, 0.1, comparator="less than")


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "which is wholly owned by X"),
        ("en", "bought all the issued shares"),
        ("de", "hält damit sämtliche Anteile"),
        ("de", "eine hundertprozentige Tochter"),
        ("de", "eine 100-prozentige Tochter"),
        ("zh", "全资子公司"),
    ],
)
def test_a_whole_share_in_words_is_a_hundred_per_cent_and_marked(language: str, text: str) -> None:
    value = only(text, language)[1]

    assert (value.kind, value.quantity, value.unit) == ("percent", Quantity.exactly(100.0), WHOLE)


@pytest.mark.parametrize(
    ("language", "text", "words", "count", "unit"),
    [
        ("en", "ship 400 A100s to", "400", 400.0, "chips"),
        ("en", "512 H200 GPUs", "512", 512.0, "GPUs"),
        ("en", "5,000 advanced Nvidia AI chips", "5,000", 5000.0, "chips"),
        ("en", "100k GPUs", "100k", 1e5, "GPUs"),
        ("en", "a dozen servers", "a dozen", 12.0, "servers"),
        ("en", "72 racks", "72", 72.0, "racks"),
        ("de", "768 Beschleunigern des Typs", "768", 768.0, "accelerators"),
        ("de", "2 300 Server", "2 300", 2300.0, "servers"),
        ("de", "10.000 Nvidia-Chips", "10.000", 1e4, "chips"),
        ("de", "eine Million Chips", "eine Million", 1e6, "chips"),
        ("zh", "两千枚英伟达芯片", "两千枚", 2000.0, "chips"),
        ("zh", "512块H200", "512块", 512.0, "chips"),
        ("zh", "购买5000张显卡", "5000张", 5000.0, "cards"),
        ("zh", "300台服务器", "300台", 300.0, "servers"),
    ],
)
def test_a_count_ends_before_its_noun_and_names_it_in_english(
    language: str, text: str, words: str, count: float, unit: str
) -> None:
    found, value = only(text, language)

    assert (found, value.kind, value.unit) == (words, "count", unit)
    assert value.quantity == Quantity.exactly(count)


@pytest.mark.parametrize(
    ("language", "text", "floor"),
    [
        ("en", "tens of thousands of GPUs", 1e4),
        ("de", "Zehntausende GPUs", 1e4),
        ("zh", "数万块GPU", 1e4),
        ("zh", "3000余块A100", 3000.0),
    ],
)
def test_a_vague_plural_gives_its_floor_only(language: str, text: str, floor: float) -> None:
    assert quantity(text, language) == Quantity(floor, None, comparator="more than")


@pytest.mark.parametrize(
    ("language", "text", "megawatts"),
    [
        ("en", "110 MW", 110.0),
        ("en", "1.2 GW", 1200.0),
        ("en", "a 150-megawatt site", 150.0),
        ("de", "12 Megawatt", 12.0),
        ("de", "eine 150-Megawatt-Anlage", 150.0),
        ("de", "1.234,5 MW", 1234.5),
        ("zh", "600兆瓦", 600.0),
        ("zh", "60万千瓦", 600.0),
        ("zh", "2吉瓦", 2000.0),
    ],
)
def test_power_is_given_in_megawatts(language: str, text: str, megawatts: float) -> None:
    value = only(text, language)[1]

    assert (value.kind, value.quantity) == ("mw", Quantity.exactly(megawatts))


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "GB300, H100, NVL72, MI300X and the MY06 campus"),
        ("en", "Ascend 910 chips and RTX 4090 GPUs"),
        ("en", "in October 2022, on 13 January 2026 and since 2023"),
        ("en", "a third party signed; the majority of the board; the second half of 2025"),
        ("en", "10.0.0.1 and GPT-4 at 10:30"),
        ("de", "am 30. 11. 2025, im 3. Quartal und am 16. Dezember 2025"),
        ("zh", "2024年10月3日使用英伟达GB200 NVL72系统"),
        ("zh", "第一家公司是其中之一"),
    ],
)
def test_names_and_dates_are_no_numbers(language: str, text: str) -> None:
    assert find_values(text, language) == []


def test_only_makers_and_adjectives_stand_between_a_count_and_its_noun() -> None:
    kinds = [value.kind for value in find_values("3 companies bought chips", "en")]

    assert kinds == ["number"]


def test_a_year_takes_no_unit_from_the_amount_it_is_compared_with() -> None:
    text = "rose from $42.8 million in 2011 to $34.5 million"

    assert [text[value.start : value.end] for value in find_values(text, "en")] == [
        "$42.8 million",
        "$34.5 million",
    ]


def test_a_scale_without_its_number_and_a_name_with_a_numeral_are_no_amounts() -> None:
    assert find_values("三元集团的亿元收购", "zh") == []


def test_percentage_points_kilowatts_and_megawatt_hours_are_neither_shares_nor_sites() -> None:
    values = find_values("5 percentage points, 40 kW racks, 10 MWh", "en")

    assert {value.kind for value in values} == {"number"}


def test_a_yen_or_yuan_sign_names_no_currency_outside_chinese_text() -> None:
    assert [value.kind for value in find_values("it paid ¥300 million", "en")] == ["number"]
    assert quantity("投资¥3亿", "zh") == Quantity.exactly(3e8, currency="CNY")


def test_a_number_too_long_for_a_quantity_is_left_out() -> None:
    assert find_values("9" * 400, "en") == []


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        ("zh", "二十分之一", 1 / 20),
        ("zh", "十五分之一", 1 / 15),
        ("en", "one-fifteenth of the price", 1 / 15),
        ("de", "ein Fünfzehntel", 1 / 15),
    ],
)
def test_fractions_below_a_tenth(language: str, text: str, expected: float) -> None:
    assert pytest.approx(expected) == quantity(text, language)


def test_a_comparison_makes_a_half_a_part_but_a_third_party_is_none() -> None:
    found = quantity("It is just over half.", "en")

    assert isinstance(found, Quantity)
    assert (0.5, "more than") == (found.min, found.comparator)
    assert [] == find_values("This is about a third party.", "en")


@pytest.mark.parametrize("currency", ["新台幣", "新臺幣", "新台币", "台幣"])
def test_a_currency_before_a_chinese_amount_counts_for_more_than_yuan_after_it(currency: str) -> None:
    assert Quantity.exactly(3e9, currency="TWD") == quantity(f"{currency}30億元", "zh")
