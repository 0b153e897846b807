from __future__ import annotations

from datetime import UTC, datetime

from hypothesis import given, settings
from hypothesis import strategies as st

from extract.extractors.structured import BodsReader
from graph.model import Claim, Document, Evidence, Mention
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Kind, Relation, Stance
from graph.view import derive_view
from siliconveil.interop.bods import as_bods
from siliconveil.interop.material import Material
from tests.strategies import FixedLedger, names, periods, qualifier_values, stances

AFTER_ALL = datetime(2199, 1, 1, tzinfo=UTC)
ROLES = ("chair", "director", "chief executive", "board member", "boardMember")
FIRMS = [("a", True), ("b", True), ("Ünï-ßé 华", True), ("d1:some-firm", False)]
PEOPLE = [("person-ana", True), ("person-bo", True), ("d1:person-a-man", False)]


@st.composite
def ends(draw: st.DrawFn, kind: Kind) -> Mention:
    entity, named = draw(st.sampled_from(PEOPLE if kind is Kind.PERSON else FIRMS))
    return Mention(draw(names), kind, named, entity)


@st.composite
def holdings(draw: st.DrawFn) -> Claim:
    """A claim that BODS has an interest for."""
    relation = draw(st.sampled_from([Relation.OWNS, Relation.CONTROLS, Relation.ROLE_AT]))
    person = relation is Relation.ROLE_AT or draw(st.booleans())
    specs = SIGNATURES[relation].qualifiers
    chosen = draw(st.sets(st.sampled_from(sorted(specs))))
    qualifiers = {name: draw(qualifier_values(specs[name])) for name in sorted(chosen)}
    if relation is Relation.ROLE_AT:
        qualifiers = {"role": draw(st.sampled_from(ROLES))}
    return Claim(
        subject=draw(ends(Kind.PERSON if person else Kind.ORGANIZATION)),
        relation=relation,
        object=draw(ends(Kind.ORGANIZATION)),
        evidence=Evidence("d1", 0, 5, draw(st.text(min_size=5, max_size=5))),
        qualifiers=qualifiers,
        stance=draw(stances),
        attribution=tuple(draw(st.lists(names, max_size=2))),
        valid=draw(periods()),
        extractor="rules@1",
        confidence=draw(st.floats(0, 1)),
        recorded=datetime(2026, 1, 2, tzinfo=UTC),
    )


def exported(claims: list[Claim], *, with_hedged: bool = False) -> tuple[Claim, ...]:
    """What a fresh case reads from the export of a case of these claims."""
    material = Material(view=derive_view(FixedLedger(claims)), documents=(), moment=AFTER_ALL)
    export = as_bods(material, with_hedged=with_hedged)
    assert () == export.faults
    document = Document(id="fresh", text=export.text)
    return BodsReader().extract(document).claims if export.text != "[]\n" else ()


def said(claim: Claim) -> tuple[object, ...]:
    share = claim.qualifiers.get("share")
    return (
        claim.subject.entity,
        claim.subject.named,
        claim.relation,
        claim.object.entity,
        claim.object.named,
        repr(share if isinstance(share, Quantity) else None),
        repr(sorted(claim.qualifiers.items())),
        repr(claim.valid),
        claim.stance,
        claim.confidence,
    )


@settings(deadline=None, max_examples=60)  # the gazetteer is loaded in the first example
@given(st.lists(holdings(), max_size=5))
def test_asserted_claims_come_back_as_they_went_out_and_no_others(claims: list[Claim]) -> None:
    expected = {said(one) for one in {c.id: c for c in claims}.values() if one.stance is Stance.ASSERTED}

    assert expected == {said(one) for one in exported(claims)}


@settings(deadline=None, max_examples=60)  # the gazetteer is loaded in the first example
@given(st.lists(holdings(), max_size=5))
def test_hedged_claims_that_are_asked_for_come_back_as_hedged_as_they_were(claims: list[Claim]) -> None:
    expected = {said(one) for one in {c.id: c for c in claims}.values() if one.stance is not Stance.DENIED}

    assert expected == {said(one) for one in exported(claims, with_hedged=True)}
