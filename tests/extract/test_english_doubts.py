"""No frame of doubt lets an English statement through as a fact: every frame over every kind of statement."""

from __future__ import annotations

import pytest

from extract.extractors.rules.extractor import RulesExtractor
from graph.model import Document
from graph.schema import Stance

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
