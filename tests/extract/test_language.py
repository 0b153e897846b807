from __future__ import annotations

import time

import pytest

from extract.language import Detected, detect_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The operator bought the chips with money from Chinese investors.", "en"),
        ("Der Betreiber erwarb die Chips mit dem Geld chinesischer Investoren.", "de"),
        ("柔佛", "zh"),
        ("新加坡的Princeton Digital Group运营JH1园区", "zh"),
        ("The company 字节跳动 (ByteDance) bought chips from Nvidia", "en"),
    ],
)
def test_the_three_languages_are_named_and_supported(text: str, code: str) -> None:
    found = detect_language(text)

    assert (found.code, found.supported) == (code, True)
    assert 0.5 < found.confidence <= 1.0


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("L'entreprise a acheté des puces pour trois milliards d'euros.", "fr"),
        ("Syarikat itu membeli cip untuk pusat data di Johor.", "ms"),
        ("Компания купила чипы для центра обработки данных.", "ru"),
        ("マレーシアのデータセンター", "ja"),
        ("말레이시아 데이터 센터", "ko"),
    ],
)
def test_another_language_is_named_but_not_supported(text: str, code: str) -> None:
    found = detect_language(text)

    assert (found.code, found.supported) == (code, False)


@pytest.mark.parametrize(
    "text", ["", "12345 %", "ok", "\ud800\u200b", "Nvidia", "https://example.org/der/die"]
)
def test_a_text_too_short_to_tell_is_of_no_language(text: str) -> None:
    assert detect_language(text) == Detected(None, False, 0.0)


def test_a_lone_surrogate_does_not_hide_the_language() -> None:
    assert detect_language("\ud800 The operator bought the chips from a broker.").code == "en"


def test_only_the_head_of_a_long_text_is_read() -> None:
    detect_language("Load the models first.")
    text = "The operator bought the chips. " * 300_000

    started = time.process_time()
    found = detect_language(text)

    assert found.code == "en"
    assert time.process_time() - started < 1.0
