from __future__ import annotations

from typing import Any

import pytest

from extract.extractors.llm.proposal import Reason
from graph.model import Claim, Document
from graph.quantity import Quantity
from graph.schema import Relation, Stance
from tests.extract.llm.conftest import Making
from tests.extract.llm.stub import claiming, owns, serving

TEXT = (
    "Kejora Cloud holds 40% of Bintang Power since 2021. "
    "Sagu Capital reportedly owns Tembaga Data. "
    "Lestari Group denied that it owns Merbau Networks."
)
FIRST = "Kejora Cloud holds 40% of Bintang Power since 2021."
PLAIN = owns(FIRST, "Kejora Cloud", "Bintang Power")


def read(making: Making, *proposed: dict[str, Any], text: str = TEXT, language: str = "en") -> list[Claim]:
    with serving(claiming(*proposed)) as stub:
        extractor = making(stub)
        return list(extractor.extract(Document("d1", text, language=language)).claims)


def dropped(making: Making, *proposed: dict[str, Any], text: str = TEXT) -> tuple[int, dict[Reason, int]]:
    with serving(claiming(*proposed)) as stub:
        extractor = making(stub)
        claims = extractor.extract(Document("d1", text, language="en")).claims
        return len(claims), extractor.bill.dropped


def test_a_claim_that_the_text_bears_out_is_kept_with_its_sentence(extractor_of: Making) -> None:
    (claim,) = read(extractor_of, PLAIN)

    assert (claim.subject.entity, claim.relation, claim.object.entity, claim.evidence.quote) == (
        "kejora-cloud",
        Relation.OWNS,
        "bintang-power",
        FIRST,
    )
    assert (claim.evidence.start, claim.stance, claim.extractor.partition("@")[0]) == (
        0,
        Stance.ASSERTED,
        "llm",
    )


def test_a_short_quote_is_widened_to_its_sentence_so_that_no_hedge_is_cut_off(extractor_of: Making) -> None:
    (claim,) = read(extractor_of, owns("owns Tembaga Data", "Sagu Capital", "Tembaga Data"))

    assert claim.evidence.quote == "Sagu Capital reportedly owns Tembaga Data."


@pytest.mark.parametrize(
    ("proposed", "reason"),
    [
        (owns("Kejora Cloud owns all of Bintang Power.", "Kejora Cloud", "Bintang Power"), Reason.QUOTE),
        (owns("kejora cloud holds", "Kejora Cloud", "Bintang Power"), Reason.QUOTE),
        (owns(FIRST, "Kejora Holdings", "Bintang Power"), Reason.MENTION),
        (owns(FIRST, "Kejora Cloud", "ntang Power"), Reason.MENTION),
        (owns(FIRST, "Kejora Cloud", "Kejora Cloud"), Reason.SELF),
        (PLAIN | {"object": {"text": "Bintang Power", "kind": "Chip", "named": True}}, Reason.SIGNATURE),
        (PLAIN | {"relation": "LOCATED_IN"}, Reason.SIGNATURE),
        (PLAIN | {"relation": "ADMIRES"}, Reason.FORM),
        (PLAIN | {"stance": "certain"}, Reason.STANCE),
        (PLAIN | {"stance": None}, Reason.STANCE),
        (PLAIN | {"subject": "Kejora Cloud"}, Reason.FORM),
        (PLAIN | {"quote": ""}, Reason.FORM),
        ({}, Reason.FORM),
    ],
)
def test_a_claim_that_the_text_does_not_bear_out_is_dropped_and_counted(
    extractor_of: Making, proposed: dict[str, Any], reason: Reason
) -> None:
    assert (1, {reason: 1}) == dropped(extractor_of, proposed, PLAIN)


def test_a_relation_read_in_the_wrong_direction_is_dropped(extractor_of: Making) -> None:
    text = "Kejora Cloud operates the data centre Sagu Park."
    backwards = PLAIN | {
        "quote": text,
        "relation": "OPERATES",
        "subject": {"text": "Sagu Park", "kind": "DataCentre", "named": True},
        "object": {"text": "Kejora Cloud", "kind": "Organization", "named": True},
    }

    assert (0, {Reason.SIGNATURE: 1}) == dropped(extractor_of, backwards, text=text)


def test_a_name_that_the_gazetteer_knows_as_a_thing_of_another_kind_is_dropped(extractor_of: Making) -> None:
    text = "Kejora Cloud operates Malaysia."
    odd = PLAIN | {
        "quote": text,
        "relation": "OPERATES",
        "object": {"text": "Malaysia", "kind": "DataCentre", "named": True},
    }

    assert (0, {Reason.SIGNATURE: 1}) == dropped(extractor_of, odd, text=text)


@pytest.mark.parametrize(
    ("said", "stance"),
    [
        ("asserted", Stance.REPORTED),
        ("reported", Stance.REPORTED),
        ("possible", Stance.POSSIBLE),
        ("denied", Stance.DENIED),
    ],
)
def test_the_stance_is_never_firmer_than_the_cues_of_the_sentence(
    extractor_of: Making, said: str, stance: Stance
) -> None:
    quote = "Sagu Capital reportedly owns Tembaga Data."
    (claim,) = read(extractor_of, owns(quote, "Sagu Capital", "Tembaga Data", stance=said))

    assert stance is claim.stance


def test_a_denial_that_the_model_overlooks_stays_a_denial(extractor_of: Making) -> None:
    (claim,) = read(extractor_of, owns("owns Merbau Networks", "Lestari Group", "Merbau Networks"))

    assert claim.stance is Stance.DENIED


def test_a_hedge_of_one_sentence_does_not_reach_the_first(extractor_of: Making) -> None:
    claims = read(extractor_of, PLAIN, owns("owns Tembaga Data", "Sagu Capital", "Tembaga Data"))

    assert [Stance.ASSERTED, Stance.REPORTED] == [claim.stance for claim in claims]


def test_a_share_is_taken_in_the_precision_of_the_text(extractor_of: Making) -> None:
    text = "Kejora Cloud owns more than 40% of Bintang Power."
    share = {"share": {"min": 40, "max": 40, "approx": False, "comparator": None}}
    (claim,) = read(extractor_of, owns(text, "Kejora Cloud", "Bintang Power", qualifiers=share), text=text)

    assert {"share": Quantity(40, None, comparator="more than")} == claim.qualifiers


def test_details_that_the_text_does_not_hold_are_dropped_and_counted(extractor_of: Making) -> None:
    invented = {
        "share": {"min": 60, "max": 60, "approx": False, "comparator": None},
        "via": "a trust in Guernsey",
        "interest": "a lot",
        "colour": "red",
    }
    one = PLAIN | {"qualifiers": invented, "valid": {"from": "2019-05", "to": None}}

    assert (1, {Reason.DETAIL: 4, Reason.DATE: 1}) == dropped(extractor_of, one)


def test_a_date_of_the_text_is_kept_as_precise_as_it_is_there(extractor_of: Making) -> None:
    (claim,) = read(extractor_of, PLAIN | {"valid": {"from": "2021", "to": None}})

    assert {"from": "2021", "to": None} == claim.valid.to_json()


def test_sources_are_the_publisher_then_those_whom_the_text_names(extractor_of: Making) -> None:
    text = "According to the Harbour Gazette, Kejora Cloud owns Bintang Power."
    one = owns(text, "Kejora Cloud", "Bintang Power", attribution=["Harbour Gazette", "Invented Times"])
    with serving(claiming(one)) as stub:
        document = Document("d1", text, language="en", publisher="The Ledger")
        (claim,) = extractor_of(stub).extract(document).claims

    assert ("The Ledger", True) == (claim.attribution[0], "Harbour Gazette" in claim.attribution[1])
    assert len(claim.attribution) == 2


def test_companies_around_a_company_are_not_that_company(extractor_of: Making) -> None:
    text = "Investoren aus dem Alibaba-Umfeld finanzieren den Betreiber Kejora Cloud."
    one = owns(text, "Alibaba", "Kejora Cloud", relation="FINANCES")

    claims = read(extractor_of, one, text=text, language="de")

    assert not [claim for claim in claims if claim.subject.entity == "alibaba"]


def test_a_chinese_claim_has_exact_offsets(extractor_of: Making) -> None:
    text = "据报道，华为持有秦淮数据40%的股份。阿里巴巴没有回应。"
    (claim,) = read(
        extractor_of, owns("华为持有秦淮数据40%的股份", "华为", "秦淮数据"), text=text, language="zh"
    )

    assert (text[claim.evidence.start : claim.evidence.end], claim.stance) == (
        "据报道，华为持有秦淮数据40%的股份。",
        Stance.REPORTED,
    )


def test_a_quote_may_differ_in_white_space_and_the_evidence_is_that_of_the_text(extractor_of: Making) -> None:
    text = "Kejora Cloud owns all shares of the group behind\nthe operator Bintang Power, it says."
    one = owns("the group behind the operator Bintang Power", "Kejora Cloud", "Bintang Power")
    (claim,) = read(extractor_of, one, text=text)

    assert claim.evidence.quote == text


def test_a_party_too_far_from_the_quote_is_dropped(extractor_of: Making) -> None:
    padding = "Nothing else is known of the matter in that quarter. " * 30
    text = f"Kejora Cloud is a company. {padding}It owns Bintang Power."

    assert (0, {Reason.FAR: 1}) == dropped(
        extractor_of, owns("It owns Bintang Power.", "Kejora Cloud", "Bintang Power"), text=text
    )


def test_a_claim_given_twice_is_one(extractor_of: Making) -> None:
    assert 1 == len(read(extractor_of, PLAIN, PLAIN | {"quote": "Kejora Cloud holds 40% of Bintang Power"}))
