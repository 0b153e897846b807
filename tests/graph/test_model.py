from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import FrozenInstanceError, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.errors import ContractError
from graph.model import Claim, Document, Entity, Evidence, Mention, QualifierValue
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from graph.when import Period
from tests.strategies import claims, documents, mentions

TEXT = "𝔹ridge 🏗 runs 数据中心 in Johor. GDS denies it."
DOCUMENT = Document(id="d1", text=TEXT, publisher="Rack & Row")


def a_claim(
    *,
    relation: Relation = Relation.OWNS,
    target: Kind = Kind.ORGANIZATION,
    qualifiers: Mapping[str, QualifierValue] | None = None,
) -> Claim:
    return Claim(
        subject=Mention("Bain", Kind.ORGANIZATION, True, "bain"),
        relation=relation,
        object=Mention("Bridge", target, True, "bridge"),
        evidence=Evidence("d1", 0, 6, "Bridge"),
        qualifiers=qualifiers or {},
    )


# --- documents ---


@given(st.text(), st.text())
def test_a_document_id_is_that_of_its_content(text: str, publisher: str) -> None:
    ids = {Document.derive_id(text, publisher=publisher, published="2025") for _ in range(2)}

    assert len(ids) == 1


def test_one_text_of_two_publishers_is_two_documents() -> None:
    ids = {Document.derive_id("text", publisher=publisher) for publisher in ("a", "b", None)}

    assert len(ids) == 3


def test_a_document_with_a_lone_surrogate_has_a_digest() -> None:
    digest = Document(id="d", text="\ud800").sha256

    assert len(digest) == 64


def test_an_entity_record_cannot_be_edited() -> None:
    record = Entity(id="bain", kind=Kind.ORGANIZATION, name="Bain")

    with pytest.raises(FrozenInstanceError):
        record.name = "Other"  # type: ignore[misc]


# --- mentions ---


@given(mentions())
def test_a_mention_survives_json(mention: Mention) -> None:
    spelled = json.dumps(mention.to_json())

    assert Mention.from_json(json.loads(spelled)) == mention


@pytest.mark.parametrize(("text", "entity"), [("", "bain"), ("Bain", "")])
def test_a_mention_without_words_or_without_an_entity_is_refused(text: str, entity: str) -> None:
    with pytest.raises(ContractError, match="needs a text and an entity"):
        Mention(text, Kind.ORGANIZATION, True, entity)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"kind": "Company"}, "'Company' is no Kind; known are Organization"),
        ({"kind": ["Organization"]}, "is no Kind"),
        ({"text": ""}, "expected a text"),
        ({"text": None}, "expected a text"),
        ({"named": "false"}, "expected true or false"),
        ({"country": 86}, "expected a text"),
        ({"start": "3"}, "expected a character offset"),
        ({"end": True}, "expected a character offset"),
    ],
)
def test_a_mention_with_a_wrong_field_is_refused(change: dict[str, Any], message: str) -> None:
    data = Mention("Bain", Kind.ORGANIZATION, True, "bain").to_json() | change

    with pytest.raises(ContractError, match=message):
        Mention.from_json(data)


@pytest.mark.parametrize("field", ["text", "kind", "named", "entity"])
def test_a_mention_that_lacks_a_field_is_refused_with_its_name(field: str) -> None:
    data = Mention("Bain", Kind.ORGANIZATION, True, "bain").to_json()
    del data[field]

    with pytest.raises(ContractError, match=f"lacks the field '{field}'"):
        Mention.from_json(data)


# --- evidence ---


@given(documents, st.data())
def test_evidence_is_the_text_between_its_offsets(document: Document, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(document.text) - 1))
    end = data.draw(st.integers(start + 1, len(document.text)))

    cut = Evidence.cut(document, start, end)

    assert cut.quote == document.text[cut.start : cut.end]


def test_offsets_count_characters_and_not_code_units() -> None:
    cut = Evidence.cut(DOCUMENT, 14, 18)

    assert cut.quote == "数据中心"


@given(documents, st.data())
def test_evidence_cut_from_a_document_checks_against_it(document: Document, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(document.text) - 1))
    cut = Evidence.cut(document, start, len(document.text))

    cut.check(document)


@pytest.mark.parametrize(
    "evidence",
    [
        Evidence("d1", 0, 6, "Bridge"),
        Evidence("d1", 1, 6, "ridge"[::-1]),
        Evidence("d1", len(TEXT), len(TEXT) + 1, "."),
        Evidence("d2", 14, 18, "数据中心"),
    ],
    ids=["look-alike letter", "other letters", "past the end", "other document"],
)
def test_a_quote_that_is_not_the_text_of_its_document_is_refused(evidence: Evidence) -> None:
    with pytest.raises(ContractError, match="is not the text of document d1"):
        evidence.check(DOCUMENT)


@pytest.mark.parametrize(("start", "end"), [(-1, 5), (3, 3), (5, 4), (0, 7), (0, 5)])
def test_offsets_that_do_not_fit_the_quote_are_refused(start: int, end: int) -> None:
    with pytest.raises(ContractError, match="does not fit a quote of 6 characters"):
        Evidence("d1", start, end, "Bridge")


def test_evidence_beyond_the_end_of_the_text_cannot_be_cut() -> None:
    with pytest.raises(ContractError):
        Evidence.cut(DOCUMENT, 0, len(TEXT) + 1)


# --- claims ---


@given(claims())
def test_a_claim_survives_json(claim: Claim) -> None:
    spelled = json.dumps(claim.to_json())

    assert Claim.from_json(json.loads(spelled)) == claim


@given(claims())
def test_a_claim_keeps_its_id_and_recorded_moment_through_json(claim: Claim) -> None:
    read = Claim.from_json(json.loads(json.dumps(claim.to_json())))

    assert (read.id, read.recorded) == (claim.id, claim.recorded)


@given(claims(), st.randoms())
def test_the_id_does_not_depend_on_the_order_of_qualifiers(claim: Claim, random: Any) -> None:
    shuffled = list(claim.qualifiers.items())
    random.shuffle(shuffled)

    assert replace(claim, qualifiers=dict(shuffled)).id == claim.id


def test_the_id_does_not_depend_on_how_a_number_is_written() -> None:
    ids = {
        a_claim(relation=Relation.UNDERCUTS, qualifiers={"price_ratio": ratio}).id for ratio in (10, 10.0)
    } | {a_claim(qualifiers={"share": Quantity(5, share)}).id for share in (10, 10.0)}

    assert len(ids) == 2


@given(claims())
def test_the_id_does_not_depend_on_who_read_it_how_surely_or_when(claim: Claim) -> None:
    again = replace(claim, extractor="other@9", confidence=0.1, recorded=None)

    assert again.id == claim.id


@pytest.mark.parametrize(
    "other",
    [
        replace(a_claim(), stance=Stance.DENIED),
        replace(a_claim(), valid=Period.parse("2025", None)),
        replace(a_claim(), evidence=Evidence("d1", 1, 7, "Bridge")),
        replace(a_claim(), evidence=Evidence("d2", 0, 6, "Bridge")),
        a_claim(relation=Relation.CONTROLS),
        a_claim(qualifiers={"share": Quantity.exactly(40.0)}),
    ],
    ids=["stance", "validity", "span", "document", "relation", "qualifiers"],
)
def test_another_reading_of_the_same_words_is_another_claim(other: Claim) -> None:
    assert other.id != a_claim().id


def test_the_triple_of_a_directed_relation_keeps_its_direction() -> None:
    assert a_claim().triple == ("bain", Relation.OWNS, "bridge")


def test_the_triple_of_an_affiliation_is_the_same_from_both_sides() -> None:
    one = a_claim(relation=Relation.AFFILIATED_WITH)
    other = replace(one, subject=one.object, object=one.subject)

    assert one.triple == other.triple == ("bain", Relation.AFFILIATED_WITH, "bridge")


def test_an_affiliation_of_a_person_starts_at_the_person() -> None:
    person = Mention("A director", Kind.PERSON, False, "d1:person-a-director")
    claim = replace(a_claim(relation=Relation.AFFILIATED_WITH), subject=person)

    assert claim.triple == ("d1:person-a-director", Relation.AFFILIATED_WITH, "bridge")


def test_a_relation_between_kinds_that_it_does_not_join_is_refused() -> None:
    with pytest.raises(ContractError, match="OPERATES joins Organization to DataCentre, got Organization"):
        a_claim(relation=Relation.OPERATES)


@pytest.mark.parametrize("confidence", [-0.1, 1.1, float("nan")])
def test_a_confidence_outside_zero_to_one_is_refused(confidence: float) -> None:
    with pytest.raises(ContractError, match=r"is not in 0\.\.1"):
        replace(a_claim(), confidence=confidence)


@pytest.mark.parametrize(
    ("relation", "target", "qualifiers", "message"),
    [
        (
            Relation.OPERATES,
            Kind.DATA_CENTRE,
            {"mw": Quantity.exactly(5)},
            "known are none",
        ),
        (Relation.OWNS, Kind.DATA_CENTRE, {"stake": "5 %"}, "known are amount, interest, share, via"),
        (Relation.OWNS, Kind.DATA_CENTRE, {"share": 5.0}, "share must be an interval"),
        (Relation.OWNS, Kind.DATA_CENTRE, {"share": Quantity(-1, 5)}, "share cannot be negative"),
        (Relation.OWNS, Kind.DATA_CENTRE, {"share": Quantity(None, 101)}, "share cannot exceed 100"),
        (Relation.OWNS, Kind.DATA_CENTRE, {"share": Quantity.exactly(5, currency="USD")}, "money alone"),
        (Relation.OWNS, Kind.DATA_CENTRE, {"amount": Quantity.exactly(5)}, "currency None"),
        (Relation.OWNS, Kind.DATA_CENTRE, {"interest": "golden"}, "'golden' is none of shares, voting"),
        (Relation.OWNS, Kind.DATA_CENTRE, {"via": 5.0}, "via must be a text"),
        (Relation.UNDERCUTS, Kind.ORGANIZATION, {"price_ratio": "0.1"}, "must be a finite number"),
        (Relation.UNDERCUTS, Kind.ORGANIZATION, {"price_ratio": True}, "must be a finite number"),
        (Relation.UNDERCUTS, Kind.ORGANIZATION, {"price_ratio": float("nan")}, "must be a finite number"),
        (Relation.UNDERCUTS, Kind.ORGANIZATION, {"price_ratio": 10**400}, "must be a finite number"),
    ],
)
def test_a_qualifier_that_breaks_the_ontology_is_refused(
    relation: Relation, target: Kind, qualifiers: dict[str, QualifierValue], message: str
) -> None:
    with pytest.raises(ContractError, match=message):
        a_claim(relation=relation, target=target, qualifiers=qualifiers)


def test_a_trade_period_in_no_known_form_is_refused() -> None:
    taiwan, germany = (Mention(name, Kind.PLACE, True, name) for name in ("Taiwan", "Germany"))

    with pytest.raises(ContractError, match="is not FROM/TO"):
        replace(
            a_claim(),
            subject=taiwan,
            relation=Relation.EXPORTS_TO,
            object=germany,
            qualifiers={"period": "Jan.-Oct. 2025"},
        )


@pytest.mark.parametrize("field", ["subject", "relation", "object", "stance", "evidence"])
def test_a_claim_that_lacks_a_field_is_refused_with_its_name(field: str) -> None:
    data = a_claim().to_json()
    del data[field]

    with pytest.raises(ContractError, match=f"a claim lacks the field '{field}'"):
        Claim.from_json(data)


@pytest.mark.parametrize(
    "change",
    [
        {"subject": "Bain"},
        {"relation": "OWNED_BY"},
        {"stance": None},
        {"stance": "rumoured"},
        {"qualifiers": ["share"]},
        {"attribution": "Welt am Sonntag"},
        {"attribution": [5]},
        {"valid": "2025"},
        {"valid": {"from": 2025}},
        {"valid": {"from": "next year"}},
        {"evidence": None},
        {"evidence": {"document": "d1", "start": "0", "end": 6, "quote": "Bridge"}},
        {"evidence": {"document": "d1", "start": 0.0, "end": 6, "quote": "Bridge"}},
        {"evidence": {"document": "d1", "start": 0, "end": 6, "quote": ["B"] * 6}},
        {"extractor": 5},
        {"confidence": None},
        {"confidence": "high"},
        {"confidence": True},
        {"confidence": 10**400},
        {"recorded": "yesterday"},
        {"recorded": 1764547200},
    ],
    ids=str,
)
def test_a_claim_with_a_wrong_field_is_refused(change: dict[str, Any]) -> None:
    data = a_claim().to_json() | change

    with pytest.raises(ContractError):
        Claim.from_json(data)


@pytest.mark.parametrize("data", [None, [], "claim", 5])
def test_what_is_no_object_is_no_claim(data: Any) -> None:
    with pytest.raises(ContractError, match="expected an object"):
        Claim.from_json(data)


def test_a_claim_with_only_the_needed_fields_can_be_read() -> None:
    data = a_claim().to_json()
    for field in ("id", "qualifiers", "attribution", "valid", "extractor", "confidence"):
        del data[field]

    assert Claim.from_json(data) == a_claim()


def test_a_given_id_is_not_trusted() -> None:
    data = a_claim().to_json() | {"id": "0000"}

    assert Claim.from_json(data).id == a_claim().id
