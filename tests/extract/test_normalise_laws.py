"""Laws of the normalisers: what is written reads back, offsets are exact, no text breaks or slows them."""

from __future__ import annotations

import re
import time
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.normalise import find_dates, find_values
from extract.sentences import split_sentences
from graph.quantity import Quantity
from graph.when import PartialDate

PUBLISHED = PartialDate.parse("2025-12-16")
LANGUAGES = ("en", "de", "zh")
_PIECES = tuple(
    re.findall(
        r"\S+",
        "$ US$ RM € 3 1,5 1.234,5 2025 30. 11. billion Mrd. 亿 万 百分之 % MW GPUs 块 A100 to bis 至 between "
        "zwischen and und half a third of shares Anteile about über 约 May Oktober 10月 2024年 since "
        "seit 自 on Friday last year 8 １２ 。 . “ ” ( 十 两 数 tens thousands 第 Q3 H1 ago "
        "\u0661 \u200b \u202e \ud800",
    )
)
noisy_texts = st.one_of(
    st.text(max_size=80),
    st.text(alphabet=st.characters(categories=["Cs", "Cf", "Nd", "Zs", "Sc", "Lo"]), max_size=40),
    st.lists(st.sampled_from(_PIECES), max_size=14).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=14).map("".join),
)
languages = st.sampled_from((*LANGUAGES, "fr"))
amounts = st.integers(min_value=1, max_value=999_999_999)


def english_style(number: int) -> str:
    return f"{number:,}"


def german_style(number: int) -> str:
    return f"{number:,}".replace(",", ".")


def chinese_style(number: int) -> str:
    return str(number)


def swiss_style(number: int) -> str:
    return f"{number:,}".replace(",", "'")


@given(amounts)
@pytest.mark.parametrize(
    ("language", "write", "currency"),
    [
        ("en", english_style, "dollars"),
        ("en", swiss_style, "dollars"),
        ("de", german_style, "Dollar"),
        ("de", swiss_style, "Dollar"),
        ("zh", chinese_style, "美元"),
        ("zh", english_style, "美元"),
    ],
)
def test_an_amount_in_digits_reads_back(
    language: str, write: Callable[[int], str], currency: str, amount: int
) -> None:
    values = find_values(f"X {write(amount)} {currency}", language)

    assert [value.quantity for value in values] == [Quantity.exactly(amount, currency="USD")]


@given(tenths=st.integers(min_value=1, max_value=9999), places=st.sampled_from((1, 2)))
def test_a_decimal_reads_back_in_each_language(tenths: int, places: int) -> None:
    plain = f"{tenths / 10**places:.{places}f}"

    texts = {
        "en": f"{plain} billion euros",
        "de": f"{plain.replace('.', ',')} Milliarden Euro",
        "zh": f"{plain}亿欧元",
    }
    scales = {"en": 1e9, "de": 1e9, "zh": 1e8}

    for language, text in texts.items():
        (value,) = find_values(text, language)
        assert isinstance(value.quantity, Quantity)
        assert value.quantity.min == pytest.approx(float(plain) * scales[language])
        assert (value.start, value.end) == (0, len(text))


@given(st.integers(min_value=2, max_value=99), st.sampled_from(("en", "de")))
def test_a_number_in_words_reads_back(number: int, language: str) -> None:
    words = {"en": english_words, "de": german_words}[language](number)
    text = {"en": f"{words} million dollars", "de": f"{words} Millionen Dollar"}[language]

    values = find_values(text, language)

    assert [value.quantity for value in values] == [Quantity.exactly(number * 1e6, currency="USD")]


_ONES: list[str] = re.findall(
    r"\w+",
    "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
    "seventeen eighteen nineteen",
)
_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EINER: list[str] = re.findall(
    r"\w+",
    "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn "
    "siebzehn achtzehn neunzehn",
)
_ZEHNER = ["zwanzig", "dreißig", "vierzig", "fünfzig", "sechzig", "siebzig", "achtzig", "neunzig"]


def english_words(number: int) -> str:
    if number < 20:
        return _ONES[number - 1]
    ones = f"-{_ONES[number % 10 - 1]}" if number % 10 else ""
    return _TENS[number // 10 - 2] + ones


def german_words(number: int) -> str:
    if number < 20:
        return _EINER[number - 1]
    ones = f"{_EINER[number % 10 - 1]}und" if number % 10 else ""
    return ones + _ZEHNER[number // 10 - 2]


@given(st.dates(min_value=PartialDate.parse("1960").first, max_value=PartialDate.parse("2089").first))
def test_a_written_day_reads_back_in_each_language(day: object) -> None:
    partial = PartialDate.parse(str(day))
    year, month, number = partial.first.year, partial.first.month, partial.first.day
    english = partial.first.strftime("%d %B %Y")
    texts = {
        "en": (partial.text, english, f"{english[3:-5]} {number}, {year}"),
        "de": (partial.text, f"{number}.{month}.{year}", f"{number}. {month}. {year}"),
        "zh": (partial.text, f"{year}年{month}月{number}日"),
    }

    for language, forms in texts.items():
        for form in forms:
            (when,) = find_dates(f"( {form} )", language, None)
            assert (when.period.start, when.start, when.end) == (partial, 2, 2 + len(form))


@given(noisy_texts, languages)
def test_values_lie_in_the_text_in_order_and_apart_whatever_the_text(text: str, language: str) -> None:
    values = find_values(text, language)

    edges = [edge for value in values for edge in (value.start, value.end)]
    assert edges == sorted(edges)
    assert all(0 <= value.start < value.end <= len(text) for value in values)
    assert all(text[value.start : value.end].strip() for value in values)


@given(noisy_texts, languages, st.sampled_from((None, PUBLISHED, PartialDate.parse("2025"))))
def test_dates_lie_in_the_text_in_order_and_apart_whatever_the_text(
    text: str, language: str, published: PartialDate | None
) -> None:
    dates = find_dates(text, language, published)

    edges = [edge for when in dates for edge in (when.start, when.end)]
    assert edges == sorted(edges)
    assert all(0 <= when.start < when.end <= len(text) for when in dates)
    assert all(when.period.start or when.period.end for when in dates)


@given(st.lists(noisy_texts, max_size=4).map("\n".join), languages)
def test_sentences_cover_all_but_white_space_in_order(text: str, language: str) -> None:
    spans = split_sentences(text, language)

    position = 0
    for span in spans:
        assert _is_blank(text[position : span.start])
        assert text[span.start : span.end].strip() == text[span.start : span.end]
        assert span.start < span.end
        position = span.end
    assert _is_blank(text[position:])


def _is_blank(text: str) -> bool:
    return not text.translate(dict.fromkeys((0x200B, 0x2060, 0xFEFF))).strip()


HOSTILE = {
    "digits": "1",
    "commas": "1,",
    "groups": "111,",
    "dots": ".1",
    "spaced": "1 ",
    "white": " ",
    "breaks": "\n",
    "han": "一",
    "hundreds": "百",
    "words": "one ",
    "german": "fünf",
    "hundred and": "a hundred and ",
    "ranges": "3 to ",
    "chinese ranges": "1到",
    "months": "May ",
    "years": "2024-",
    "stops": "z. B. ",
    "initials": "A. ",
    "bangs": "!",
    "makers": "5 Nvidia ",
    "holds": "持有",
    "surrogates": "\ud800",
    "invisible": "\u200b",
    "letters": "x",
}


@pytest.mark.parametrize("unit", HOSTILE.values(), ids=list(HOSTILE))
def test_a_hostile_text_of_40_kb_is_read_in_seconds(unit: str) -> None:
    text = unit * (40_000 // len(unit))

    started = time.process_time()
    for language in LANGUAGES:
        find_values(text, language)
        find_dates(text, language, PUBLISHED)
        split_sentences(text, language)

    assert time.process_time() - started < 15.0
