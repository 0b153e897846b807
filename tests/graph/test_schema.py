from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.schema import ROLE_LABELS, SIGNATURES, Kind, Qualifier, QualifierType, Relation, Stance
from tests.strategies import stances

QUALIFIERS = [qualifier for signature in SIGNATURES.values() for qualifier in signature.qualifiers.values()]


def test_every_relation_has_a_signature() -> None:
    assert list(SIGNATURES) == list(Relation)


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_joins_some_kinds(relation: Relation) -> None:
    signature = SIGNATURES[relation]

    assert signature.sources
    assert signature.targets


def test_affiliation_alone_has_no_direction() -> None:
    symmetric = [relation for relation, signature in SIGNATURES.items() if signature.symmetric]

    assert symmetric == [Relation.AFFILIATED_WITH]


@pytest.mark.parametrize("qualifier", QUALIFIERS, ids=lambda qualifier: qualifier.name)
def test_a_qualifier_has_words_exactly_if_it_is_a_closed_set(qualifier: Qualifier) -> None:
    closed = qualifier.type is QualifierType.WORD

    assert bool(qualifier.words) == closed


def test_roles_are_earned_by_relations_that_start_at_an_organization() -> None:
    sources = [SIGNATURES[relation].sources for relation in ROLE_LABELS]

    assert all(Kind.ORGANIZATION in kinds for kinds in sources)


def test_stances_run_from_asserted_to_denied() -> None:
    order = sorted(Stance, key=lambda stance: stance.doubt)

    assert [stance.value for stance in order] == [
        "asserted",
        "reported",
        "alleged",
        "possible",
        "planned",
        "denied",
    ]


def test_only_a_denied_claim_makes_no_edge() -> None:
    without = [stance for stance in Stance if not stance.makes_edge]

    assert without == [Stance.DENIED]


@given(st.lists(stances, min_size=1))
def test_the_strongest_doubt_is_no_weaker_than_any(seen: list[Stance]) -> None:
    strongest = Stance.doubtful(seen)

    assert strongest in seen
    assert all(strongest.doubt >= stance.doubt for stance in seen)


@given(st.lists(stances, min_size=1))
def test_the_firmest_stance_has_no_more_doubt_than_any(seen: list[Stance]) -> None:
    firmest = Stance.firmest(seen)

    assert firmest in seen
    assert all(firmest.doubt <= stance.doubt for stance in seen)


def test_of_no_stances_nothing_is_doubted_and_nothing_is_firm() -> None:
    assert (Stance.doubtful([]), Stance.firmest([])) == (Stance.ASSERTED, Stance.DENIED)
