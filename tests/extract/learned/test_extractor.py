from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace

import pytest

from benchmarks.extraction.invariants import broken
from extract.extractors.ensemble import Ensemble
from extract.extractors.learned import LearnedExtractor
from extract.extractors.learned.extractor import without_outdone
from extract.extractors.learned.reading import Listed, _name
from extract.extractors.learned.tags import Tagged
from extract.extractors.rules import RulesExtractor
from extract.gazetteer import load_gazetteer
from graph.errors import InputError
from graph.model import Claim, Document, Evidence, Mention
from graph.schema import Kind, Relation, Stance
from siliconveil import app
from tests.extract.learned.fake import read_with, trained_on

ORG, SITE, PLACE = Kind.ORGANIZATION, Kind.DATA_CENTRE, Kind.PLACE
NAMES = {
    "Velmora": (ORG, True),
    "Quandrix": (ORG, True),
    "Tessaly": (ORG, True),
    "lender": (ORG, False),
}
TEXTS = {
    "en": "Velmora Holdings owns 30% of Bridge Data Centres. It leases the Johor campus to ByteDance.",
    "de": "Die Velmora AG hält 30 Prozent an Bridge. ByteDance mietet das Rechenzentrum in Johor.",
    "zh": "英伟达向阿里巴巴供应了5000块H100芯片。浪潮信息持有云海公司30%的股份。",
}


def document(text: str, language: str | None = "en") -> Document:
    return Document(id="d", text=text, language=language, publisher="Example Wire", published="2025-06-01")


def claims(text: str, *, rules: bool = False, language: str = "en") -> tuple[Claim, ...]:
    found = LearnedExtractor(rules=rules).extract(document(text, language))

    assert [] == broken(document(text, language), found)
    return found.claims


@pytest.fixture
def owning() -> Iterator[None]:
    """Models that know four words and see ownership in every pair."""
    with read_with(trained_on(NAMES)):
        yield


@pytest.mark.usefixtures("owning")
def test_a_claim_gives_both_ends_to_the_letter_and_quotes_its_sentence() -> None:
    text = "Nobody laughs. Velmora watches Quandrix. Nobody laughs again."

    (one, *_) = claims(text)

    assert ("Velmora", "Quandrix") == (one.subject.text, one.object.text)
    assert (15, 22, 31, 39) == (one.subject.start, one.subject.end, one.object.start, one.object.end)
    assert "Velmora watches Quandrix." == one.evidence.quote
    assert text[one.evidence.start : one.evidence.end] == one.evidence.quote


@pytest.mark.usefixtures("owning")
def test_a_claim_says_who_found_it_and_who_published_it() -> None:
    (one, *_) = claims("Velmora watches Quandrix.")

    assert "learned@2" == one.extractor
    assert ("Example Wire",) == one.attribution


@pytest.mark.usefixtures("owning")
def test_an_unnamed_party_is_one_of_its_document_only() -> None:
    found = claims("Velmora watches a lender.")

    (lender,) = {one.object for one in found if one.object.text == "lender"}
    assert not lender.named


@pytest.mark.usefixtures("owning")
def test_a_claim_with_an_end_in_the_sentence_before_quotes_both_and_says_so() -> None:
    found = claims("Nobody laughs. Velmora watches. Quandrix sleeps.")

    assert {"Velmora watches. Quandrix sleeps."} == {one.evidence.quote for one in found}
    assert {"learned-across@2"} == {one.extractor for one in found}
    assert {"Velmora", "Quandrix"} == {one.subject.text for one in found}


@pytest.mark.usefixtures("owning")
def test_a_party_named_again_is_not_paired_with_its_mention_in_the_sentence_before() -> None:
    found = claims("Velmora watches. Velmora owns Quandrix.")

    assert {"learned@2"} == {one.extractor for one in found}


@pytest.mark.usefixtures("owning")
def test_nothing_is_found_across_more_than_two_sentences() -> None:
    assert () == claims("Velmora watches. Nobody laughs. Quandrix sleeps.")


@pytest.mark.usefixtures("owning")
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Velmora watches Quandrix.", Stance.ASSERTED),
        ("Velmora reportedly owns Quandrix.", Stance.REPORTED),
        ("Velmora is said to own Quandrix.", Stance.ALLEGED),
    ],
)
def test_a_cue_between_the_parties_is_heeded_even_if_the_model_sees_none(text: str, expected: Stance) -> None:
    assert {expected} == {one.stance for one in claims(text)}


@pytest.mark.usefixtures("owning")
def test_a_hedge_elsewhere_in_the_sentence_yields_to_a_model_that_is_very_sure() -> None:
    assert {Stance.ASSERTED} == {
        one.stance for one in claims("Velmora watches Quandrix, the paper reported.")
    }


def test_a_hedge_elsewhere_stays_where_the_model_is_less_than_very_sure() -> None:
    with read_with(trained_on(NAMES, sure=0.9)):
        found = claims("Velmora watches Quandrix, the paper reported.")

    assert {Stance.REPORTED} == {one.stance for one in found}


def stated(
    subject: str, object_: str, *, across: bool = False, confidence: float = 0.5, named: bool = True
) -> Claim:
    text = "Velmora watches. It owns Quandrix."
    ends = [
        Mention(name, ORG, named or name != "It", name.lower() if name != "It" else "d:it")
        for name in (subject, object_)
    ]
    quoted = Evidence("d", 0, len(text), text) if across else Evidence("d", 17, len(text), text[17:])
    finder = "learned-across@2" if across else "learned@2"
    return Claim(ends[0], Relation.OWNS, ends[1], quoted, confidence=confidence, extractor=finder)


@pytest.mark.parametrize(
    ("within", "stays"),
    [
        (stated("It", "Quandrix", named=False), False),
        (stated("It", "Quandrix", named=False, confidence=0.2), False),
        (stated("Tessaly", "Quandrix", confidence=0.9), False),
        (stated("Tessaly", "Quandrix", confidence=0.2), True),
        (stated("Tessaly", "Oort", confidence=0.9), True),
        (replace(stated("It", "Quandrix", named=False), relation=Relation.CONTROLS), True),
    ],
)
def test_a_claim_across_sentences_yields_to_one_within_that_says_it_better(
    within: Claim, stays: bool
) -> None:
    across = stated("Velmora", "Quandrix", across=True)

    assert (within, *([across] if stays else [])) == without_outdone([within, across])


def test_a_tagged_name_is_the_gazetteers_if_it_knows_it_as_that() -> None:
    text = "美國與雲海"
    known = Listed(load_gazetteer().find(text))

    one, other, third = (
        _name(text, Tagged(*span, kind, named=True, score=0.9), known)
        for span, kind in (((0, 2), PLACE), ((3, 5), ORG), ((0, 2), ORG))
    )

    assert ("united-states", "US") == (one.entity, one.country)
    assert (None, None) == (other.entity, third.entity)


@pytest.mark.usefixtures("owning")
@pytest.mark.parametrize(
    "text",
    [
        "Velmora does not own Quandrix.",
        "Velmora denies that it owns Quandrix.",
        "Velmora never owned Quandrix.",
        "Velmora has no stake in Quandrix.",
    ],
)
def test_a_denial_that_the_rules_read_is_all_that_is_said_of_the_two(text: str) -> None:
    assert {Stance.DENIED} == {one.stance for one in claims(text, rules=True)}


@pytest.mark.parametrize("stance", [Stance.DENIED, Stance.PLANNED, Stance.REPORTED])
def test_a_doubt_that_only_the_model_sees_is_kept(stance: Stance) -> None:
    with read_with(trained_on(NAMES, stance=stance)):
        found = claims("Velmora watches Quandrix.")

    assert {stance} == {one.stance for one in found}


@pytest.mark.usefixtures("owning")
def test_a_share_that_belongs_to_the_claim_is_its_detail() -> None:
    (one, *_) = claims("Velmora watches 30% of Quandrix.")

    assert {"share"} == set(one.qualifiers)


@pytest.mark.parametrize("rules", [False, True])
@pytest.mark.parametrize(
    "text",
    [
        "Velmora does not own Quandrix.",
        "Velmora denied owning Quandrix.",
        "It is not true that Velmora owns Quandrix.",
        "Velmora no longer owns Quandrix.",
        "Quandrix is owned by Tessaly, not by Velmora.",
    ],
)
@pytest.mark.usefixtures("owning")
def test_what_the_rules_deny_is_never_asserted(text: str, rules: bool) -> None:
    denied = {
        one.triple for one in RulesExtractor().extract(document(text)).claims if one.stance is Stance.DENIED
    }

    found = Ensemble((RulesExtractor(), LearnedExtractor(rules=rules)), "both").extract(document(text))

    assert not {one.triple for one in found.claims if one.stance is not Stance.DENIED} & denied


@pytest.mark.parametrize("name", ["learned", "rules+learned"])
def test_an_unknown_language_is_named(name: str) -> None:
    with pytest.raises(InputError, match="language fr is not one of de, en, zh"):
        app.extractor(name).extract(document("Velmora possède Quandrix.", "fr"))


@pytest.mark.parametrize("name", ["learned", "rules+learned"])
def test_a_text_of_no_language_is_named(name: str) -> None:
    with pytest.raises(InputError, match="language unknown"):
        app.extractor(name).extract(document("", None))


@pytest.mark.parametrize("language", TEXTS)
@pytest.mark.parametrize("name", ["learned", "rules+learned"])
def test_the_packaged_weights_read_each_language_and_invent_nothing(name: str, language: str) -> None:
    given = document(TEXTS[language], language)

    found = app.extractor(name).extract(given)

    assert [] == broken(given, found)


_TWICE = """
import sys
from benchmarks.extraction.invariants import as_bytes
from graph.model import Document
from siliconveil import app
reader = app.uncalibrated("rules+learned")
for language, text in zip(sys.argv[1::2], sys.argv[2::2]):
    sys.stdout.buffer.write(as_bytes(reader.extract(Document(id="d", text=text, language=language))))
"""


def test_two_processes_find_the_same_to_the_byte() -> None:
    words = [word for pair in TEXTS.items() for word in pair]

    one, other = (
        subprocess.run([sys.executable, "-c", _TWICE, *words], capture_output=True, check=True).stdout
        for _ in range(2)
    )

    assert one
    assert one == other
