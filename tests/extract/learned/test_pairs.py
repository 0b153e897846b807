from __future__ import annotations

import pytest

from extract.extractors.learned.pairs import MOST_GROUPS, MOST_SLOTS, STANCES, Asked, propose
from extract.extractors.learned.slots import Slot, encode
from extract.extractors.learned.weights import Weights
from graph.schema import Kind, Relation, Stance
from tests.extract.learned.fake import Echo, trained_on, untrained

NAMES = {"Alpha": (Kind.ORGANIZATION, True), "Beta": (Kind.ORGANIZATION, True)}


class Counting(Echo):
    """Counts the pairs that it is asked about."""

    def __init__(self) -> None:
        self.pairs = 0

    def run(self, none: None, given):  # type: ignore[no-untyped-def]
        self.pairs += len(given["hidden"])
        return super().run(none, given)


def row_of(count: int, weights: Weights, code: str = "O") -> Asked:
    """A sentence of that many names with a letter between them."""
    text = "x a" * count
    slots = [Slot(place * 3, place * 3 + 1, code) for place in range(count)]
    return Asked.within(encode(text, (0, len(text)), slots, weights.tokenise), slots)


def test_each_pair_of_names_is_asked_about_in_both_directions() -> None:
    weights = trained_on(NAMES, relation=Relation.OWNS)

    (proposals,) = propose([row_of(3, weights)], weights, 0.5)

    expected = {(one, other) for one in range(3) for other in range(3) if one != other}
    assert expected == {(proposal.subject, proposal.object) for proposal in proposals}
    assert {Relation.OWNS} == {proposal.relation for proposal in proposals}


def test_the_models_stance_comes_with_each_proposal() -> None:
    weights = trained_on(NAMES, stance=Stance.DENIED)

    (proposals,) = propose([row_of(2, weights)], weights, 0.5)

    assert all(one.stances[STANCES.index(Stance.DENIED)] > 0.99 for one in proposals)
    assert all(sum(one.stances) == pytest.approx(1, abs=1e-5) for one in proposals)


def test_each_value_of_the_sentence_is_judged_for_each_pair() -> None:
    weights = trained_on(NAMES)
    text = "a b c"
    slots = [Slot(0, 1, "O"), Slot(2, 3, "%"), Slot(4, 5, "O")]
    window = encode(text, (0, len(text)), slots, weights.tokenise)

    (proposals,) = propose([Asked.within(window, slots)], weights, 0.5)

    assert {1} == {number for one in proposals for number, _ in one.values}
    assert all(chance > 0.99 for one in proposals for _, chance in one.values)


def test_kinds_that_no_relation_joins_are_not_asked_about() -> None:
    upper = Counting()
    weights = Weights(**{**vars(untrained()), "pairs": upper})

    (proposals,) = propose([row_of(4, weights, "C")], weights, 0.0)

    assert [] == proposals
    assert 0 == upper.pairs


@pytest.mark.parametrize("count", [30, MOST_SLOTS, 120])
def test_a_crowded_sentence_is_asked_about_so_many_pairs_and_no_more(count: int) -> None:
    upper = Counting()
    weights = Weights(**{**vars(untrained()), "pairs": upper})

    propose([row_of(count, weights)], weights, 0.0)

    assert MOST_GROUPS == upper.pairs


def test_the_nearest_pairs_come_first_where_not_all_are_asked_about() -> None:
    weights = trained_on(NAMES)

    (proposals,) = propose([row_of(30, weights)], weights, 0.5)

    asked = {(one.subject, one.object) for one in proposals}
    assert {(place, place + 1) for place in range(29)} <= asked
    assert (0, 29) not in asked


def test_nothing_is_proposed_of_no_sentences_and_of_one_without_slots() -> None:
    weights = untrained()
    window = encode("a b", (0, 3), [], weights.tokenise)

    assert [] == propose([], weights, 0.0)
    assert [[]] == propose([Asked.within(window, [])], weights, 0.0)


def test_a_sentence_gets_the_same_proposals_in_whatever_company_and_however_often() -> None:
    weights = untrained()
    rows = [row_of(count, weights) for count in (2, 9, 40, 0, 5)]

    together = propose(rows, weights, 0.1)
    alone = [propose([row], weights, 0.1)[0] for row in rows]

    assert [len(one) for one in alone] == [len(one) for one in together]
    assert together == propose(rows, weights, 0.1)
