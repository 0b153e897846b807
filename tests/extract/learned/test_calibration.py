from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extractors.base import Extraction
from extract.extractors.learned.calibrate import Calibrated, calibrated, channel_of, traits_of
from graph.model import Claim, Document, Evidence, Mention
from graph.schema import Kind, Relation

DOCUMENT = Document(id="d", text="Alpha owns Beta.", language="en")
_SHARES = st.floats(0, 1)
_CHANNELS = ("agreed", "learned", "rules")


def claim(confidence: float, extractor: str = "learned@1") -> Claim:
    return Claim(
        Mention("Alpha", Kind.ORGANIZATION, True, "alpha", start=0, end=5),
        Relation.OWNS,
        Mention("Beta", Kind.ORGANIZATION, True, "beta", start=11, end=15),
        Evidence.cut(DOCUMENT, 0, 16),
        extractor=extractor,
        confidence=confidence,
    )


@dataclass(frozen=True)
class Fixed:
    """An extractor that always finds the same."""

    claims: tuple[Claim, ...]
    name: str = "fixed"
    version: str = "7"

    def extract(self, document: Document) -> Extraction:
        return Extraction(self.claims)


_SETTINGS = st.fixed_dictionaries(
    {
        "slope": st.floats(0, 3),
        "channels": st.dictionaries(st.sampled_from(_CHANNELS), st.floats(-3, 3)),
    }
)


@given(_SETTINGS, st.sampled_from(_CHANNELS), st.tuples(_SHARES, _SHARES))
def test_a_higher_score_is_never_less_sure(
    settings: dict[str, Any], channel: str, scores: tuple[float, float]
) -> None:
    low, high = sorted(scores)

    assert calibrated(low, channel, settings) <= calibrated(high, channel, settings)


@given(_SETTINGS, st.sampled_from(_CHANNELS), _SHARES)
def test_a_confidence_is_a_share_with_three_decimals(
    settings: dict[str, Any], channel: str, score: float
) -> None:
    confidence = calibrated(score, channel, settings)

    assert 0 <= confidence <= 1
    assert round(confidence, 3) == confidence


@pytest.mark.parametrize("channel", ["learned", "agreed"])
def test_the_ends_of_the_scale_are_no_certainties(channel: str) -> None:
    settings = {"slope": 1.0, "channels": {channel: 0.0}}

    assert [0.001, 0.5, 0.999] == [calibrated(score, channel, settings) for score in (0.0, 0.5, 1.0)]


def test_the_score_of_a_rule_says_nothing() -> None:
    settings = {"slope": 2.0, "channels": {"rules": 2.197}}

    assert [0.9, 0.9] == [calibrated(score, "rules", settings) for score in (0.1, 0.9)]


def test_a_channel_of_which_nothing_was_measured_is_believed_less() -> None:
    settings = {"slope": 1.0, "channels": {"learned": 0.0}}

    assert calibrated(0.5, "agreed", settings) < calibrated(0.5, "learned", settings)


def test_a_relation_that_is_often_wrong_makes_a_claim_less_sure() -> None:
    settings = {"slope": 1.0, "channels": {"learned": 0.0}, "traits": {"OWNS": -0.847}}

    assert (0.3, 0.5) == tuple(calibrated(0.5, "learned", settings, [trait]) for trait in ("OWNS", "BUYS"))


def test_the_traits_of_a_claim_are_its_relation_and_whether_an_end_has_no_name() -> None:
    named = claim(0.5)
    unnamed = replace(named, object=replace(named.object, named=False))

    assert (("OWNS",), ("OWNS", "unnamed")) == (traits_of(named), traits_of(unnamed))


def test_without_measurements_the_score_stands() -> None:
    assert 0.123 == calibrated(0.1234, "learned", {})


@pytest.mark.parametrize(
    ("extractor", "expected"),
    [
        ("learned@1", "learned"),
        ("rules@1", "rules"),
        ("learned@1+rules@1", "agreed"),
        ("rules+learned@1:rules@1+learned@1", "agreed"),
        ("rules+learned@1:rules@1", "rules"),
        ("rules+learned@1:learned@1", "learned"),
    ],
)
def test_the_channel_says_who_found_a_claim(extractor: str, expected: str) -> None:
    assert expected == channel_of(claim(0.5, extractor))


def test_each_channel_has_its_own_confidence() -> None:
    extractor = Fixed((claim(0.5, "rules@1"), claim(0.5)))
    settings = {"en": {"slope": 1.0, "channels": {"rules": 2.197, "learned": -0.847}}}

    found = Calibrated(extractor, settings=settings).extract(DOCUMENT).claims

    assert [0.9, 0.3] == [one.confidence for one in found]


def test_what_is_less_sure_than_the_threshold_is_left_out_and_the_threshold_itself_stays() -> None:
    extractor = Fixed((claim(0.39), claim(0.4), claim(0.41)))
    settings = {"en": {"least": 0.4, "slope": 1.0, "channels": {"learned": 0.0}}}

    found = Calibrated(extractor, settings=settings).extract(DOCUMENT).claims

    assert [0.4, 0.41] == [one.confidence for one in found]


def test_a_claim_of_a_channel_that_is_kept_stays_below_the_threshold() -> None:
    settings = {"en": {"least": 0.9, "slope": 1.0, "channels": {"rules": 0.0, "learned": 0.0}}}
    extractor = Fixed((claim(0.5, "rules@1"), claim(0.5)))

    found = Calibrated(extractor, settings=settings, kept=("rules",)).extract(DOCUMENT).claims

    assert ["rules@1"] == [one.extractor for one in found]
    assert [0.5] == [one.confidence for one in found]


def test_the_threshold_is_one_of_the_confidence_not_of_the_score() -> None:
    settings = {"en": {"least": 0.4, "slope": 0.0, "channels": {"learned": -1.0}}}

    found = Calibrated(Fixed((claim(0.99),)), settings=settings).extract(DOCUMENT).claims

    assert () == found


def test_another_language_has_other_settings() -> None:
    found = Calibrated(Fixed((claim(0.1),)), settings={"zh": {"least": 0.4}}).extract(DOCUMENT).claims

    assert [0.1] == [one.confidence for one in found]


def test_a_calibrated_extractor_keeps_its_name_and_version() -> None:
    extractor = Calibrated(Fixed(()), settings={})

    assert ("fixed", "7") == (extractor.name, extractor.version)
