"""Who says what a sentence states, by construction; the sentences are our own."""

from __future__ import annotations

import pytest

from extract.extractors.rules import RulesExtractor
from extract.extractors.rules.cues import weigh
from extract.extractors.rules.extractor import language_of
from extract.extractors.rules.german.nominative import nominative
from extract.extractors.rules.reading import read
from extract.extractors.rules.speech import Said
from graph.model import Claim, Document, Evidence, Mention
from graph.schema import Kind, Relation, Stance

ENGLISH = [
    ("According to two former employees, the hall was leased to Quandrix.", ("two former employees",)),
    ("A spokeswoman for Quandrix said the hall was sold in May.", ("A spokeswoman for Quandrix",)),
    ("The hall was sold in May, a spokeswoman for Quandrix told reporters.", ("a spokeswoman for Quandrix",)),
    ("The hall was sold in May, said people familiar with the sale.", ("people familiar with the sale",)),
    ("Harbour Wire reported that it was sold, citing two bankers.", ("Harbour Wire", "two bankers")),
    ("Its parent, Alpha Holding, said that the hall was sold.", ("Alpha Holding",)),
    ("Quandrix, whose seat is in Ulm, says that it owns the hall.", ("Quandrix",)),
    ("The hall, land records show, belongs to Quandrix.", ("land records",)),
    ("Mira Holt said on Monday that the hall was sold. The price, she said, was low.", ("Mira Holt",)),
    ("According to an article carried by Harbour Wire, it was sold.", ("Harbour Wire",)),
    ("According to a Harbour Wire report, the hall was sold.", ("Harbour Wire",)),
    ("According to a technical report, the hall was sold.", ("a technical report",)),
    ("Quandrix owns the United States business of Velmora.", ()),
    ("The hall was sold to Quandrix in May.", ()),
]  # fmt: skip
GERMAN = [
    ("Laut der Bundesnetzagentur gehört die Halle der Quandrix AG.", ("Bundesnetzagentur",)),
    ("Nach Angaben eines früheren Technikers gehört die Halle der Quandrix AG.", ("früherer Techniker",)),
    ("Die Halle sei verkauft, teilte die Quandrix AG am Montag mit.", ("Quandrix AG",)),
    ("Der Käufer, so die niederländische Handelskammer, sitzt in Breda.", ("niederländische Handelskammer",)),
    ("Die Halle gehört der Quandrix AG, wie der Sender Nordfunk berichtet.", ("Sender Nordfunk",)),
    ("Frachtpapieren zufolge ging die Ware nach Omsk.", ("Frachtpapiere",)),
    ("Die Quandrix AG erklärte, sie sei verkauft. Der Preis habe drei Euro betragen.", ("Quandrix AG",)),
    ("Drei mit der Sache vertraute Bankiers sagten es.", ("Drei mit der Sache vertraute Bankiers",)),
    ("Die Halle gehört der Quandrix AG.", ()),
]  # fmt: skip
CHINESE = [
    ("据《海岸晚报》报道，这座机房归云海科技所有。", ("海岸晚报",)),
    ("云海科技周一表示，机房已经出售。", ("云海科技",)),
    ("两名知情人士透露，机房已经出售。", ("两名知情人士",)),
    ("云海科技董事长周闻道表示，机房已经出售。他说，买方是青岚资本。", ("周闻道",)),
    ("土地登记资料显示，机房归云海科技所有。", ("土地登记资料",)),
    ("这座机房归云海科技所有。", ()),
]


def sources(text: str, language: str, stance: Stance = Stance.REPORTED) -> tuple[str, ...]:
    """Who says the last sentence of a text."""
    document = Document(id="d", text=text, language=language, published="2025-06-01")
    reading = read(document, language_of(document))
    span = reading.sentences[-1].span
    end = Mention("x", Kind.ORGANIZATION, named=True, entity="x")
    claim = Claim(end, Relation.OWNS, end, Evidence.cut(document, span.start, span.end), stance=stance)
    return Said(reading).sources(claim)


@pytest.mark.parametrize(
    ("language", "text", "expected"),
    [
        (language, *case)
        for language, cases in (("en", ENGLISH), ("de", GERMAN), ("zh", CHINESE))
        for case in cases
    ],
)
def test_a_sentence_names_who_says_it(language: str, text: str, expected: tuple[str, ...]) -> None:
    assert expected == sources(text, language)


def test_a_denial_is_by_who_denies() -> None:
    text = "Harbour Wire reported that Velmora had bought the hall; Velmora denied this."

    assert ("Velmora",) == sources(text, "en", Stance.DENIED)


def test_what_a_paper_is_said_to_show_is_no_fact() -> None:
    text = "A tender notice of March shows that Alibaba bought 3,400 H20 chips."
    document = Document(id="d", text=text, language="en", published="2025-06-01")

    claims = [one for one in RulesExtractor().extract(document).claims if one.relation is Relation.BUYS]

    assert [(Stance.REPORTED, ("A tender notice of March",))] == [
        (one.stance, one.attribution) for one in claims
    ]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("der niederländischen Kammer", "niederländische Kammer"),
        ("der frühere Minister", "früherer Minister"),
        ("eines früheren Technikers", "früherer Techniker"),
        ("des Zollamts Ulm", "Zollamt Ulm"),
        ("das zuständige Ministerium", "zuständiges Ministerium"),
        ("Fachleuten", "Fachleute"),
        ("zwei Personen", "zwei Personen"),
        ("Siemens Energy", "Siemens Energy"),
    ],
)
def test_a_german_speaker_is_quoted_in_the_nominative(words: str, expected: str) -> None:
    assert expected == nominative(words)


DENIALS = [
    ("en", "Alibaba stopped short of buying DayOne."),
    ("en", "Alibaba decided against buying DayOne."),
    ("de", "Alibaba ist keineswegs Eigentümerin von DayOne."),
    ("de", "Alibaba ist mitnichten Eigentümerin von DayOne."),
    ("de", "Alibaba nahm Abstand vom Erwerb von DayOne."),
    ("zh", "阿里巴巴不曾收购DayOne。"),
    ("zh", "阿里巴巴从未收购DayOne。"),
]


@pytest.mark.parametrize(("language", "text"), DENIALS)
def test_words_that_leave_no_other_reading_deny(language: str, text: str) -> None:
    document = Document(id="d", text=text, language=language)
    (sentence,) = read(document, language_of(document)).sentences
    span = (0, len(sentence.masked.text))

    doubt = weigh(sentence.masked, text, span, language_of(document).cues)

    assert (Stance.DENIED, True) == (doubt.stance, doubt.firm)
