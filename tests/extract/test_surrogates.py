"""Halves of surrogate pairs, which broken files hold and no tokenizer takes."""

from __future__ import annotations

import pytest

from benchmarks.extraction.invariants import broken
from extract.extractors.rules import RulesExtractor
from graph.model import Document


@pytest.mark.parametrize("language", ["en", "de", "zh"])
@pytest.mark.parametrize(
    "text",
    [
        "\ud800",
        "\ud800 Oracle owns 30% of ByteDance.",
        "Oracle \udfffowns ByteDance. The Chinese\udc00 operator leases a \ud800 data centre in\ud800 Johor.",
        "甲骨文\ud800拥有字节跳动。该公司\udc00租用数据中心。",
    ],
    ids=ascii,
)
def test_half_a_surrogate_pair_hinders_no_reader_and_moves_no_offset(language: str, text: str) -> None:
    document = Document(id="d", text=text, language=language)

    assert [] == broken(document, RulesExtractor().extract(document))
