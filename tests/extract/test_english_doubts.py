"""No frame of doubt lets an English statement through as a fact: every frame over every kind of statement."""

from __future__ import annotations

import pytest

from extract.extractors.rules.extractor import RulesExtractor
from graph.model import Claim, Document
from graph.schema import Stance
from graph.when import PartialDate

FACTS = (
    "Tencent owns Northgate Digital",
    "Northgate Digital is a subsidiary of Tencent",
    "Tencent holds a 30% stake in Northgate Digital",
    "Northgate Digital is controlled by Tencent",
    "Temasek led a $300 million round in Northgate Digital",
    "Chinese investors lent $40 million to Northgate Digital",
    "Northgate Digital operates a campus in Batam",
    "Northgate Digital is building a data centre in Johor",
    "ByteDance rents servers from Northgate Digital",
    "ByteDance is the largest customer of Northgate Digital",
    "Northgate Digital bought 2,000 H200 chips",
    "Supermicro sold servers to Northgate Digital",
    "Alibaba trained Qwen3 in data centres in Malaysia",
    "DeepSeek trained the model on H800 chips",
    "Northgate Digital smuggled H100 chips to China",
    "Chinese companies circumvent the embargo",
    "The Commerce Department is investigating Northgate Digital",
)
DENIED = (
    "Northgate Digital denied that {}.",
    "Tencent rejected a report that {}.",
    "There is no evidence that {}.",
    "The ministry said it had found no evidence that {}.",
    "It is not true that {}.",
    "The report that {} is false.",
    "A blog claimed that {}, which is wrong.",
    "A spokesman dismissed claims that {}.",
    "Contrary to earlier reports that {}, nothing has been signed.",
    "Nobody has shown that {}.",
    "The idea that {} was rejected by both sides.",
    "A website wrongly reported that {}.",
    "Investigators ruled out that {}.",
)
HEDGED = (
    "According to Reuters, {}.",
    "{}, according to people familiar with the matter.",
    "{}, Bloomberg reported.",
    "{}, two officials said.",
    "{}, a person briefed on the deal told Reuters.",
    "The newspaper reported on Monday that {}.",
    "Officials say that {}.",
    "Analysts believe {}.",
    "Reportedly, {}.",
    "{}, prosecutors allege.",
    "The indictment alleges that {}.",
    "It is unclear whether {}.",
    "If {}, the rules would have to change.",
    "The ministry wants to know whether {}.",
    "Perhaps {}.",
    "It is possible that {}.",
    "Rumours that {} drove the shares up.",
    "Regulators suspect that {}.",
    "Reuters could not verify the claim that {}.",
    "Some doubt that {}.",
    "The company said that, subject to approval, {}.",
    "Word has it that {}.",
    "There is talk that {}.",
    "Some say {}.",
    "Critics contend that {}.",
    "It has been suggested that {}.",
    "{}, a blogger insisted.",
    "{}, claimed a senior official.",
    "{}, the thinking goes.",
    "{}, one story had it.",
    "{}, or so it seems.",
    "{}, if the leaked slides are genuine.",
    "As far as documents show, {}.",
    "Imagine that {}.",
    "Suppose {}.",
    "Provided that the board agrees, {}.",
    "In a satirical post, {}.",
    "Under the draft plan, {}.",
    "Who knows if {}?",
    "The filings do not say that {}.",
    "{}. That claim is false.",
    "{}. Or did it?",
    "{}. That report has not been confirmed.",
    "Sources describe a secret arrangement. Under it, {}.",
)
ENDED = (
    "Northgate Digital, a former subsidiary of Tencent, has moved.",
    "Northgate Digital was once owned by Tencent.",
    "Northgate Digital used to be a subsidiary of Tencent.",
    "Tencent is the former owner of Northgate Digital.",
    "ByteDance quit the campus in Batam that it rented from Northgate Digital.",
    "ByteDance was the largest customer of Northgate Digital until it left in 2024.",
    "ByteDance ran a campus in Batam before selling it to Temasek.",
    "The joint venture with Northgate Digital, in which Tencent held 49%, was dissolved.",
)
NO_FACT = (
    "The deal, under which Tencent acquires Northgate Digital, has not closed.",
    "Does Tencent own Northgate Digital?",
    "Tencent's failed acquisition of Northgate Digital cost it dearly.",
    "Tencent tried to buy Northgate Digital.",
    "Tencent attempted to acquire Northgate Digital in 2022.",
    "Tencent has the right to acquire 20% of Northgate Digital.",
    "Subject to shareholder approval, Tencent acquires Northgate Digital.",
    "Once regulators agree, Tencent owns 60% of Northgate Digital.",
    "In no way is Northgate Digital a subsidiary of Tencent.",
    "As though Tencent owned Northgate Digital, its staff moved in.",
    "The tables list Tencent as an owner of Northgate Digital, an entry both firms call a mistake.",
    "Tencent is buying Northgate Digital. The deal has since collapsed.",
    "Northgate Digital begged Tencent to invest $300 million in it.",
    "A jury acquitted Northgate Digital of smuggling H100 chips to China.",
    "Prosecutors dropped charges that Northgate Digital smuggled H100 chips to China.",
    "ByteDance has ceased to be a customer of Northgate Digital.",
    "ByteDance stopped renting servers from Northgate Digital in 2024.",
    "Nvidia stopped selling H100 chips to Northgate Digital in 2023.",
    "Tencent's stake in Northgate Digital was sold in 2023.",
    "Tencent sold its stake in Northgate Digital.",
    "The sale of Northgate Digital to Tencent awaits approval.",
    "Northgate Digital courts ByteDance as a tenant of its campus in Batam.",
    "Maybank offered a $300 million loan to Northgate Digital.",
    "Temasek led a $300 million round in Northgate Digital that never closed.",
    "Had Northgate Digital bought 2,000 H200 chips, it would be bankrupt.",
    "UPDATE 1-Tencent owns Northgate Digital - Bloomberg",
)


def stances(text: str) -> set[Stance]:
    document = Document(id="t", text=text, published="2025-11-01", language="en")
    passing = {"LOCATED_IN", "DESIGNS"}
    claims = RulesExtractor().extract(document).claims
    return {claim.stance for claim in claims if claim.relation not in passing}


@pytest.mark.parametrize("fact", FACTS)
def test_a_plain_statement_is_asserted(fact: str) -> None:
    found = stances(f"{fact}.")

    assert {Stance.ASSERTED} == found


@pytest.mark.parametrize("frame", DENIED)
@pytest.mark.parametrize("fact", FACTS)
def test_a_denied_statement_comes_out_denied_or_not_at_all(fact: str, frame: str) -> None:
    found = stances(frame.format(fact))

    assert found <= {Stance.DENIED}


@pytest.mark.parametrize("frame", HEDGED)
@pytest.mark.parametrize("fact", FACTS)
def test_a_hedged_statement_never_comes_out_as_a_fact(fact: str, frame: str) -> None:
    found = stances(frame.format(fact))

    assert Stance.ASSERTED not in found


@pytest.mark.parametrize(
    "text",
    [
        "Nvidia's acquisition of Arm cancelled after long review",
        "The sale of Northgate Digital to Tencent fell through.",
        "The purchase of Northgate Digital by Tencent was blocked by regulators.",
        "Tencent's takeover of Northgate Digital was abandoned in 2024.",
    ],
)
def test_a_deal_that_came_to_nothing_is_no_ownership(text: str) -> None:
    found = stances(text)

    assert found <= {Stance.DENIED}


def _claims(text: str) -> tuple[Claim, ...]:
    document = Document(id="t", text=text, published="2025-11-01", language="en")
    return RulesExtractor().extract(document).claims


@pytest.mark.parametrize(
    "text",
    [
        "ByteDance leases servers from Northgate Digital, which will move.",
        "Tencent owns Northgate Digital, a company whose former chief executive has left.",
        "Northgate Digital is a subsidiary of Tencent. It is not listed.",
        "Tencent acquired Northgate Digital for $2 billion. The deal will help it grow.",
    ],
)
def test_doubt_about_something_else_leaves_a_fact_alone(text: str) -> None:
    claims = _claims(text)

    assert [("asserted", None)] == [(claim.stance.value, claim.valid.end) for claim in claims]


@pytest.mark.parametrize("text", NO_FACT)
def test_what_is_open_ended_or_taken_back_is_no_fact(text: str) -> None:
    found = stances(text)

    assert Stance.ASSERTED not in found


@pytest.mark.parametrize("text", ENDED)
def test_what_was_once_so_ends_before_the_text_appeared(text: str) -> None:
    kept = [claim for claim in _claims(text) if claim.relation != "LOCATED_IN"]

    assert [PartialDate.parse("2025-11-01")] == [claim.valid.end for claim in kept]


def test_the_past_of_an_aside_is_not_that_of_its_sentence() -> None:
    claims = _claims("Northgate Digital, a former subsidiary of Tencent, runs a campus in Batam.")

    ended = {claim.relation.value: claim.valid.end is not None for claim in claims}
    assert ended == {"OPERATES": False, "OWNS": True, "LOCATED_IN": False}


def test_what_was_once_so_is_denied_where_nothing_dates_the_text() -> None:
    document = Document(id="t", text="Northgate Digital was once owned by Tencent.", language="en")

    claims = RulesExtractor().extract(document).claims

    assert [Stance.DENIED] == [claim.stance for claim in claims]


def test_a_denial_by_a_party_stands_beside_what_the_text_asserts() -> None:
    found = stances("Tencent owns Northgate Digital. Tencent denies this.")

    assert found == {Stance.ASSERTED, Stance.DENIED}


def test_no_documents_speak_where_they_are_the_measure_of_knowledge() -> None:
    claims = _claims("As far as documents show, Tencent owns Northgate Digital.")

    assert [()] == [claim.attribution for claim in claims]


@pytest.mark.parametrize(
    "text",
    [
        "The owner of TikTok rents servers from Northgate Digital.",
        "Northgate Digital rents servers to the owner of TikTok.",
    ],
)
def test_the_owner_of_a_brand_is_not_the_brand(text: str) -> None:
    claims = _claims(text)

    assert [("the owner of tiktok", False)] == [(c.subject.text.lower(), c.subject.named) for c in claims]
