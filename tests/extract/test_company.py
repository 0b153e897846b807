"""Whom "the company" means: where the text leaves doubt it is nobody known."""

from __future__ import annotations

import pytest

from extract.extractors.rules.extractor import language_of
from extract.extractors.rules.reading import read
from graph.model import Document

TWO = "Kejora Cloud bought Bintang Power Sdn Bhd in May. The company operates a data centre in Johor."
NAMED_MOST = (
    "Kejora Cloud Sdn Bhd grows. Kejora Cloud bought Bintang Power Sdn Bhd in May. "
    "The company operates a data centre in Johor."
)
DEFINED = (
    'Bintang Power Sdn Bhd ("the Company") sold land to Kejora Cloud Sdn Bhd. '
    "Kejora Cloud Sdn Bhd paid in May. The Company operates a data centre in Johor."
)


def meant(text: str, words: str, *, language: str = "en", publisher: str | None = None) -> str | None:
    """The entity of the last mention with these words."""
    document = Document(id="d", text=text, language=language, publisher=publisher)
    reading = read(document, language_of(document))
    start = text.rindex(words)
    found = [one for sentence in reading.sentences for one in sentence.mentions if one.start == start]
    return found[0].entity if found else None


def named(entity: str | None, slug: str) -> bool:
    return entity is not None and entity.startswith(slug)


def test_of_two_that_are_named_as_often_neither_is_meant() -> None:
    entity = meant(TWO, "The company")

    assert not named(entity, "kejora")
    assert not named(entity, "bintang")


def test_who_is_named_most_and_leads_the_text_and_the_sentence_before_is_meant() -> None:
    text = NAMED_MOST.replace("Kejora Cloud Sdn Bhd grows", "Kejora Cloud Sdn Bhd grows fast")

    assert named(meant(text, "The company"), "kejora-cloud")


def test_the_only_company_that_is_near_and_named_most_is_meant() -> None:
    text = "Kejora Cloud Sdn Bhd opened an office. The company operates a data centre in Johor."

    assert named(meant(text, "The company"), "kejora-cloud")


def test_a_term_that_the_text_defines_means_whom_it_defines() -> None:
    assert named(meant(DEFINED, "The Company"), "bintang-power")


@pytest.mark.parametrize(("publisher", "expected"), [("腾讯", True), ("南桥日报", False)])
def test_our_company_is_the_publisher_or_nobody_known(publisher: str, expected: bool) -> None:
    text = "阿里巴巴向腾讯出售了设备。本公司在柔佛运营数据中心。"

    assert expected is named(meant(text, "本公司", language="zh", publisher=publisher), "tencent")
