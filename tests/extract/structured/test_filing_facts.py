from __future__ import annotations

import pytest

from extract.extractors.base import Extraction
from extract.extractors.beside import Beside
from extract.extractors.structured import FilingFacts, part_readers, structured_reader
from extract.pipeline import Extracted, outcomes
from extract.tables.facts import Fact, with_facts
from graph.model import Claim, Document, Evidence, Mention
from graph.quantity import Quantity
from graph.schema import Kind, Relation

NAME = Fact("dei:EntityRegistrantName", "Kejora Inc.")
PROSE = "Kejora Inc. says that Tern Cloud Pte. Ltd. is its venture. Kejora operates a hall.\n"
INVESTEE = "us-gaap:ScheduleOfEquityMethodInvestmentEquityMethodInvesteeNameAxis"
SHARE = "us-gaap:EquityMethodInvestmentOwnershipPercentage"


def document(*facts: Fact) -> Document:
    return Document(id="d1", text=with_facts(PROSE, facts), language="en", publisher="Kejora Inc.")


def read(*facts: Fact) -> Extraction:
    one = document(NAME, *facts)
    extraction = FilingFacts().extract(one)
    for claim in extraction.claims:
        claim.evidence.check(one)
        for mention in (claim.subject, claim.object):
            assert mention.start is None or mention.text == one.text[mention.start : mention.end]
    return extraction


def said(claim: Claim) -> tuple[str, Relation, str, str | None]:
    return claim.subject.entity, claim.relation, claim.object.entity, claim.object.country


@pytest.mark.parametrize(
    ("words", "place", "country"),
    [
        ("Delaware", "delaware", "US"),
        ("DE", "delaware", "US"),
        ("E9", "cayman-islands", "KY"),
        ("Georgia", "georgia-us", "US"),
    ],
)
def test_the_cover_says_where_the_registrant_is_incorporated(words: str, place: str, country: str) -> None:
    claims = read(Fact("dei:EntityIncorporationStateCountryCode", words)).claims

    assert [("kejora", Relation.INCORPORATED_IN, place, country)] == [said(claim) for claim in claims]
    assert f"dei:EntityIncorporationStateCountryCode\t{words}" == claims[0].evidence.quote


def test_a_code_that_edgar_does_not_know_is_named_and_no_place() -> None:
    extraction = read(Fact("dei:EntityIncorporationStateCountryCode", "QQ"))

    assert ((), ["EDGAR's code “QQ” of a place is not known: it is left out"]) == (
        extraction.claims,
        [note.reason for note in extraction.notes],
    )


def test_the_address_says_where_it_is_based_in_the_country_that_it_names() -> None:
    claims = read(
        Fact("dei:EntityAddressCityOrTown", "Paris"), Fact("dei:EntityAddressStateOrProvince", "Texas")
    ).claims

    assert [("kejora", Relation.BASED_IN, "place-paris-us", "US")] == [said(claim) for claim in claims]


def test_registrants_of_a_joint_filing_have_facts_of_their_own() -> None:
    axis = (("dei:LegalEntityAxis", "kej:TernMember"),)
    claims = read(
        Fact("dei:EntityRegistrantName", "Tern Power Co.", axis),
        Fact("dei:EntityIncorporationStateCountryCode", "Nevada"),
        Fact("dei:EntityIncorporationStateCountryCode", "Ohio", axis),
    ).claims

    assert [("kejora", "nevada"), ("tern-power-co", "ohio")] == [
        (claim.subject.entity, claim.object.entity) for claim in claims
    ]


@pytest.mark.parametrize(
    ("name", "interest"),
    [
        (SHARE, None),
        ("us-gaap:MinorityInterestOwnershipPercentageByParent", None),
        ("ifrs-full:ProportionOfOwnershipInterestInAssociate", None),
        ("ifrs-full:ProportionOfVotingRightsHeldInSubsidiary", "voting"),
    ],
)
def test_a_share_in_a_company_that_a_member_names_is_owned(name: str, interest: str | None) -> None:
    owns = read(Fact(name, "49 %", ((INVESTEE, "kej:TernCloudPteLtdMember"),), "2025-01-31")).claims[0]

    assert ("kejora", Relation.OWNS, "tern-cloud", None) == said(owns)
    assert "Tern Cloud Pte. Ltd" == owns.object.text
    assert (Quantity(49, 49), interest) == (owns.qualifiers["share"], owns.qualifiers.get("interest"))


def test_of_several_periods_the_last_counts() -> None:
    dimensions = ((INVESTEE, "kej:TernCloudMember"),)
    claims = read(
        Fact(SHARE, "60 %", dimensions, "2025-01-31"), Fact(SHARE, "40 %", dimensions, "2024-01-31")
    ).claims

    assert [Quantity(60, 60)] == [claim.qualifiers["share"] for claim in claims]


@pytest.mark.parametrize(
    "dimensions",
    [
        (),
        ((INVESTEE, "kej:NowhereNamedMember"),),
        ((INVESTEE, "us-gaap:CorporateJointVentureMember"),),
        ((INVESTEE, "kej:TernCloudMember"), ("srt:RangeAxis", "srt:MinimumMember")),
    ],
)
def test_a_share_of_nobody_in_particular_is_no_claim_but_a_note(
    dimensions: tuple[tuple[str, str], ...],
) -> None:
    extraction = read(Fact(SHARE, "49 %", dimensions, "2025-01-31"))

    assert () == extraction.claims
    assert "is left out: its context names no company" in extraction.notes[0].reason


@pytest.mark.parametrize("value", ["130 %", "-5 %"])
def test_a_share_that_cannot_be_is_named_and_the_claim_stays(value: str) -> None:
    extraction = read(Fact(SHARE, value, ((INVESTEE, "kej:TernCloudMember"),), "0000-01-01"))

    assert [{}] == [claim.qualifiers for claim in extraction.claims]
    left = f"share “{value}” of “Tern Cloud” is none of 0 to 100 per cent: it is left out, the claim is kept"
    assert [left] == [note.reason for note in extraction.notes]


class Prose:
    """Finds the sentence on the hall, and whatever it can see of the table."""

    name = "prose"
    version = "7"

    def __init__(self) -> None:
        self.seen = ""

    def extract(self, document: Document) -> Extraction:
        self.seen = document.text
        at = document.text.index("Kejora operates")
        party = Mention("Kejora", Kind.ORGANIZATION, True, "kejora", None, at, at + 6)
        hall = Mention("a hall", Kind.DATA_CENTRE, False, "d1:hall")
        return Extraction((Claim(party, Relation.OPERATES, hall, Evidence.cut(document, at, at + 24)),))


def test_a_filing_is_read_as_prose_and_by_its_facts_and_the_prose_reader_does_not_see_the_table() -> None:
    one = document(NAME, Fact("dei:EntityIncorporationStateCountryCode", "Delaware"))
    prose = Prose()

    outcome = next(outcomes([one], prose))

    assert isinstance(outcome, Extracted)
    assert [Relation.OPERATES, Relation.INCORPORATED_IN] == [
        claim.relation for claim in outcome.extraction.claims
    ]
    assert "dei:" not in prose.seen
    assert ("prose@7&filing-facts@1", "prose@7", "prose@1:filing-facts@1") == (
        outcome.extractor,
        *(claim.extractor for claim in outcome.extraction.claims),
    )
    for claim in outcome.extraction.claims:
        claim.evidence.check(one)


def test_a_table_in_the_middle_is_blanked_for_the_prose_reader_and_offsets_stay() -> None:
    class Middle(FilingFacts):
        def spans(self, document: Document) -> list[tuple[int, int]]:
            return [(0, 11)]

    prose = Prose()
    one = document(NAME)

    claims = Beside(prose, (Middle(),)).extract(one).claims

    assert " " * 11 + one.text[11:] == prose.seen
    assert "Kejora operates a hall." == claims[0].evidence.quote.strip()


def test_a_document_without_facts_has_no_readers_of_parts() -> None:
    one = Document(id="d", text=PROSE, language="en")

    assert (None, ()) == (structured_reader(one), part_readers(one))
