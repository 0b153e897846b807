from __future__ import annotations

import pytest

from benchmarks.extraction.classifier import Judged
from benchmarks.extraction.example import Stated
from benchmarks.extraction.metrics import Score, Scores, score_claims, score_pairs
from graph.model import Claim, Evidence, Mention
from graph.schema import Kind, Relation, Stance
from tests.benchmarks.labelled import OWNS_TEXT, example

OWNS = Stated(0, "OWNS", 1)


def judged(*said: tuple[int, str, int]) -> list[Judged]:
    return [Judged(head, relation, tail, 0.9) for head, relation, tail in said]


def pair_score(labelled: Stated, *said: tuple[int, str, int], one_pair: bool = False) -> Score:
    scores = Scores()
    score_pairs(example(labelled, candidates=((1, 0),) if one_pair else None), judged(*said), scores)
    return scores.micro()


def claim(subject: str, relation: Relation, other: str, stance: Stance = Stance.ASSERTED) -> Claim:
    def mention(text: str) -> Mention:
        start = OWNS_TEXT.find(text)
        place = (start, start + len(text)) if start >= 0 else (None, None)
        return Mention(text, Kind.ORGANIZATION, True, text, start=place[0], end=place[1])

    return Claim(
        mention(subject), relation, mention(other), Evidence("x", 0, 5, OWNS_TEXT[:5]), stance=stance
    )


def claim_score(labelled: Stated, *claims: Claim) -> Score:
    scores = Scores()
    score_claims(example(labelled), claims, scores)
    return scores.micro()


@pytest.mark.parametrize(
    ("said", "score"),
    [
        ([(0, "OWNS", 1)], Score(1, 0, 0)),
        ([(1, "OWNS", 0)], Score(0, 1, 1)),
        ([(0, "OWNS", 1), (0, "OWNS", 2)], Score(1, 1, 0)),
        ([(0, "BUILDS", 1)], Score(0, 0, 1)),  # nobody looked for it
        ([], Score(0, 0, 1)),
    ],
)
def test_a_pair_is_right_with_its_relation_and_direction(
    said: list[tuple[int, str, int]], score: Score
) -> None:
    assert pair_score(OWNS, *said) == score


def test_only_the_labelled_pair_is_judged_where_one_pair_is_labelled() -> None:
    said = [(0, "OWNS", 1), (0, "OWNS", 2), (1, "CUSTOMER_OF", 0)]

    assert pair_score(OWNS, *said, one_pair=True) == Score(1, 1, 0)


def test_an_undirected_relation_may_be_said_either_way_round_and_counts_once() -> None:
    merged = Stated(0, "OWNS", 1, undirected=True)

    assert pair_score(merged, (1, "OWNS", 0), (0, "OWNS", 1)) == Score(1, 0, 0)


@pytest.mark.parametrize(
    ("claims", "score"),
    [
        ([claim("Alpha", Relation.OWNS, "Beta")], Score(1, 0, 0)),
        ([claim("the Alpha", Relation.OWNS, "Beta Ltd")], Score(1, 0, 0)),
        ([claim("Beta", Relation.OWNS, "Alpha")], Score(0, 1, 1)),
        ([claim("Alpha", Relation.OWNS, "Beta")] * 2, Score(1, 0, 0)),
        ([claim("Alpha", Relation.OWNS, "Beta", Stance.DENIED)], Score(0, 0, 1)),
        ([claim("Alpha", Relation.AFFILIATED_WITH, "Beta")], Score(0, 0, 1)),
    ],
)
def test_a_claim_is_right_if_its_ends_meet_the_labelled_ones(claims: list[Claim], score: Score) -> None:
    assert claim_score(OWNS, *claims) == score


def test_rates_are_none_where_nothing_was_said_or_asked() -> None:
    assert (Score().precision, Score().recall, Score().f1) == (None, None, None)
    assert (Score(1, 1, 2).precision, Score(1, 1, 2).recall, Score(1, 1, 2).f1) == (0.5, 1 / 3, 0.4)


def test_scores_add_up_by_relation() -> None:
    scores = Scores()
    scores.add(right=["OWNS"], wrong=["BUILDS"], missed=["OWNS"])

    assert scores.relations() == ("BUILDS", "OWNS")
    assert (scores.micro(["OWNS"]), scores.micro()) == (Score(1, 0, 1), Score(1, 1, 1))
