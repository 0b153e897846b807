from __future__ import annotations

import pytest

from extract.normalise import find_dates, find_values


@pytest.mark.parametrize("words", ["5 bıllion dollars", "5 BİLLİON dollars", "5 billionſ dollars"])
def test_a_letter_that_only_looks_plain_hinders_no_value(words: str) -> None:
    assert [(0, len(words))] == [(value.start, value.end) for value in find_values(words, "en")]


@pytest.mark.parametrize(
    ("language", "words"), [("de", "FRÜHLİNG 2025"), ("en", "ſpring 2025"), ("de", "Auguſt 2025")]
)
def test_a_letter_that_only_looks_plain_hinders_no_date(language: str, words: str) -> None:
    assert [(0, len(words))] == [(when.start, when.end) for when in find_dates(words, language, None)]
