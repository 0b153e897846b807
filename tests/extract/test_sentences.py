from __future__ import annotations

import json
from pathlib import Path

import pytest

from extract.sentences import LONGEST, split_sentences

DEVELOPMENT = Path(__file__).resolve().parents[3] / "shared" / "data" / "claims_dev.jsonl"


def sentences(text: str, language: str) -> list[str]:
    return [text[span.start : span.end] for span in split_sentences(text, language)]


@pytest.mark.parametrize(
    ("language", "expected"),
    [
        ("en", ["Nvidia Inc. Asia sold it to Acme Co. Ltd. yesterday.", "The rest followed."]),
        ("en", ["It went to Nvidia Inc.", "The company kept quiet."]),
        ("en", ["Mr. J. A. Smith of Cempaka Pods Sdn. Bhd. met U.S. officials.", "See No. 5 and p. 17."]),
        ("en", ["He said no.", "Then he left at 5 p.m.", "It rained."]),
        ("en", ["It cost $3.9 million.", "In 2025.", "12 chips came."]),
        ("en", ['"We were promised trees," said a man.', '"Stop!" Musk said.', "Who?", "xAI did."]),
        ("en", ['He said: "It is so."', '"Why?" she asked.', "Nobody knew."]),
        (
            "de",
            ["Das kostet z. B. 31 Mio. Euro und rund 2 Mrd. Dollar.", "Dr. Müller kam am 16. Dezember 2025."],
        ),
        (
            "de",
            ["Am 30. 11. 2025 schrieb er.", "Im 3. Quartal stieg es.", "Das war Platz 3.", "Die Firma ruht."],
        ),
        ("de", ["Es kostet 3 Mrd.", "Die Firma zahlt.", "Laut Art. 5 Nr. 3 gilt es bzw. nicht."]),
        (
            "de",
            [
                "Sie schrieb: „Es ist so.“",
                "Danach kam nichts.",
                "„Wirklich?“, fragte er.",
                "„Nein!“ sagte sie.",
            ],
        ),
    ],
)
def test_a_stop_ends_a_sentence_but_no_abbreviation(language: str, expected: list[str]) -> None:
    assert sentences(" ".join(expected), language) == expected


def test_chinese_sentences_end_at_their_own_marks_and_not_at_a_semicolon() -> None:
    expected = ["目前没有；也许有。", "真的吗？", "是！", "他说：“好。”", "“我们没有买。”该公司说。"]

    assert sentences("".join(expected), "zh") == expected


def test_a_headline_and_a_paragraph_break_end_a_sentence() -> None:
    text = "Bain splits a firm\n\nBain Capital sold it.\n\nAbout the author\nShe writes for a newspaper."

    assert sentences(text, "en") == [
        "Bain splits a firm",
        "Bain Capital sold it.",
        "About the author",
        "She writes for a newspaper.",
    ]


def test_a_line_break_of_wrapped_prose_ends_none() -> None:
    text = (
        "The operator bought the chips with the money of investors whose\n"
        "Chinese parent has been named by nobody so far, and rents them\n"
        "out. Its customers are Chinese groups that never touch a chip\n"
        "themselves.\n"
    )

    assert sentences(text, "en") == [text[: text.index("Its") - 1], text[text.index("Its") :].strip()]


def test_rows_and_list_items_are_sentences_of_their_own() -> None:
    text = "Destination\tAmount\nMalaysia\t12\nSingapore\t7\n- first point\n- second point"

    assert sentences(text, "en") == text.splitlines()


def test_windows_line_ends_part_paragraphs_too() -> None:
    assert sentences("A headline\r\n\r\nThe text.\r\n", "en") == ["A headline", "The text."]


@pytest.mark.parametrize("unit", ["word, ", "word ", "字", "x", "词，"])
def test_an_endless_sentence_is_cut_at_the_cap_and_nothing_is_lost(unit: str) -> None:
    text = unit * (1_000_000 // len(unit))

    spans = split_sentences(text, "en")

    assert max(span.end - span.start for span in spans) <= LONGEST
    assert "".join(text[span.start : span.end] for span in spans).replace(" ", "") == text.replace(" ", "")


def test_an_endless_sentence_is_cut_after_a_comma_where_there_is_one() -> None:
    text = ("word " * 30 + "word, ") * 100

    assert all(sentence.endswith(",") for sentence in sentences(text, "en"))


@pytest.mark.parametrize("text", ["", " \n\t ", "\u200b\ufeff"])
def test_a_blank_text_has_no_sentence(text: str) -> None:
    assert split_sentences(text, "en") == []


@pytest.mark.skipif(not DEVELOPMENT.exists(), reason="the annotated documents in ../shared/data are missing")
def test_every_quote_of_the_annotated_documents_is_a_sentence() -> None:
    missed = []
    for line in DEVELOPMENT.read_text(encoding="utf-8").splitlines():
        document = json.loads(line)
        found = set(sentences(document["text"], document["lang"]))
        missed += [
            claim["evidence"]["quote"]
            for claim in document["claims"]
            if claim["evidence"]["quote"] not in found
        ]

    assert missed == []
