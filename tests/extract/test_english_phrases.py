"""English names, noun phrases and circles of companies, before any rule sees them."""

from __future__ import annotations

import pytest

from extract.extractors.rules.english import LANGUAGE
from extract.extractors.rules.english.phrases import PRONOUN
from extract.extractors.rules.english.tagged import tagged
from extract.extractors.rules.extractor import RulesExtractor
from extract.extractors.rules.reading import read
from graph.model import Document
from graph.schema import Kind

NAMES = [
    ("A loan from Maju Selatan Leasing Berhad was repaid.", "Maju Selatan Leasing Berhad", Kind.ORGANIZATION),
    ("It leases racks from Kestrel Data Centres Pte Ltd.", "Kestrel Data Centres Pte Ltd", Kind.ORGANIZATION),
    ("The Ministry of Digital Affairs replied.", "Ministry of Digital Affairs", Kind.ORGANIZATION),
    ("Its subsidiary Mellanor makes switches.", "Mellanor", Kind.ORGANIZATION),
    ("They toured the KL7 campus on Monday.", "KL7 campus", Kind.DATA_CENTRE),
    ("The hall is full of X900 chips.", "X900", Kind.CHIP),
    ("A data centre near Kota Seri burned.", "Kota Seri", Kind.PLACE),
    ("Malaysian data centres are full.", "Malaysian", Kind.PLACE),
    ("Mr Lim resigned.", "Lim", Kind.PERSON),
]
PHRASES = [
    ("Several state-owned Chinese banks lent the money.", "Several state-owned Chinese banks", "bank", "CN"),
    ("He met investors from China in May.", "investors from China", "investor", "CN"),
    ("They were rented by a Singapore firm.", "a Singapore firm", "firm", "SG"),
    ("A group of local lenders agreed.", "A group of local lenders", "lender", None),
    ("Four people were charged.", "Four people", "person", None),
    ("Non-Chinese operators run them.", "Non-Chinese operators", "operator", None),
    ("They bought banned Nvidia chips.", "banned Nvidia chips", "chip", None),
    ("The export controls bite.", "The export controls", "export control", None),
]
NO_PHRASES = [
    "People familiar with the matter said so.",
    "It signed a facility agreement.",
    "The business model works.",
    "The technology site reported it.",
    "Kestrel is one of the operators of",
]


@pytest.mark.parametrize(("text", "name", "kind"), NAMES)
def test_a_name_is_known_by_its_form(text: str, name: str, kind: Kind) -> None:
    found = {(one.text, one.kind) for one in LANGUAGE.names(text)}

    assert (name, kind) in found


@pytest.mark.parametrize(("text", "phrase", "head", "country"), PHRASES)
def test_a_phrase_carries_its_head_and_country(
    text: str, phrase: str, head: str, country: str | None
) -> None:
    found = {(one.text, one.head, one.country) for one in LANGUAGE.phrases(text)}

    assert (phrase, head, country) in found


@pytest.mark.parametrize("text", NO_PHRASES)
def test_words_of_other_sense_are_no_parties(text: str) -> None:
    found = [one.text for one in LANGUAGE.phrases(text) if one.head != PRONOUN]

    assert [] == found


def test_a_site_keeps_its_place_while_rules_read_it() -> None:
    site = next(one for one in LANGUAGE.phrases("It runs two campuses in Johor.") if one.head == "campus")

    assert ("two campuses", " in Johor") == (site.text, site.tail)


def test_companies_around_two_names_are_one_phrase_with_two_parts() -> None:
    document = Document(id="t", text="Firms close to Alibaba and Tencent bid for it.", language="en")

    circles = [found for found in read(document, LANGUAGE).sentences[0].mentions if found.parts]

    assert [("Firms close to Alibaba and Tencent", ("alibaba", "tencent"))] == [
        (found.text, found.parts) for found in circles
    ]


def test_an_apposition_stands_for_its_name() -> None:
    document = Document(id="t", text="Oracle, a cloud provider, rents it.", language="en")

    mentions = [found.text for found in read(document, LANGUAGE).sentences[0].mentions]

    assert ["Oracle", "it"] == mentions or ["Oracle", "Oracle"] == mentions


def test_marks_like_those_of_the_mask_are_plain_text() -> None:
    document = Document(id="t", text="‹O1n› owns ‹O7n› and Tencent owns Oracle.", language="en")

    claims = RulesExtractor().extract(document).claims

    assert [("Tencent", "Oracle")] == [(claim.subject.text, claim.object.text) for claim in claims]


def test_a_long_text_is_tagged_in_pieces_that_join_exactly() -> None:
    text = "Tencent rents servers from Oracle.\nAlibaba does not. " * 4000

    joined = tagged(text)

    assert text == joined.text
