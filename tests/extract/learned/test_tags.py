from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from extract.extractors.learned.tags import KINDS, LABELS, Piece, begin, best_path, shape, spans
from graph.schema import Kind

ORG, ON = begin(Kind.ORGANIZATION), begin(Kind.ORGANIZATION) + 1


def legal(labels: list[int]) -> bool:
    """Whether a kind goes on only behind its beginning or where it went on."""
    return all(
        label == 0 or label % 2 == 1 or before in (label, label - 1)
        for before, label in zip([0, *labels], labels, strict=False)
    )


@st.composite
def chances(draw: st.DrawFn, *, most: int = 12) -> NDArray[np.float32]:
    """Scores of a few pieces."""
    rows = draw(st.integers(1, most))
    numbers = draw(st.lists(st.floats(-30, 0, width=32), min_size=rows * LABELS, max_size=rows * LABELS))
    return np.array(numbers, np.float32).reshape(rows, LABELS)


def pieces(*lengths: int, inside: tuple[int, ...] = ()) -> list[Piece]:
    """Pieces of these lengths with a space between; those in `inside` go on the piece before."""
    made: list[Piece] = []
    for place, length in enumerate(lengths):
        start = (made[-1].end + (place not in inside)) if made else 0
        made.append(Piece(start, start + length, place not in inside))
    return made


@given(chances())
def test_no_kind_goes_on_where_it_has_not_begun(scores: NDArray[np.float32]) -> None:
    path = best_path(scores)

    assert len(scores) == len(path)
    assert legal(path)


@given(chances())
def test_the_best_label_of_each_piece_is_taken_wherever_that_is_legal(scores: NDArray[np.float32]) -> None:
    greedy = [int(label) for label in scores.argmax(-1)]

    path = best_path(scores)

    total = sum(float(scores[place, label]) for place, label in enumerate(path))
    best = sum(float(scores[place, label]) for place, label in enumerate(greedy))
    assert total <= best + 1e-3
    assert not legal(greedy) or total == pytest.approx(best, abs=1e-3)


@given(chances(most=3))
def test_no_legal_path_is_likelier(scores: NDArray[np.float32]) -> None:
    def paths(length: int) -> list[list[int]]:
        shorter = paths(length - 1) if length else []
        longer = [[*path, label] for path in shorter for label in range(LABELS)]
        return [path for path in longer if legal(path)] if length else [[]]

    def total(path: list[int]) -> float:
        return sum(float(scores[place, label]) for place, label in enumerate(path))

    assert total(best_path(scores)) == pytest.approx(max(map(total, paths(len(scores)))), abs=1e-3)


def test_no_pieces_have_no_path() -> None:
    assert [] == best_path(np.zeros((0, LABELS), np.float32))


def test_a_mention_reaches_to_the_end_of_its_last_word_and_is_as_sure_as_its_least_sure_word() -> None:
    words = pieces(5, 2, 2, 3, inside=(2,))

    found = list(spans([ORG, ON, 0, 0], [0.9, 0.6, 0.1, 0.8], words))

    assert [(0, 10, KINDS.index(Kind.ORGANIZATION), 0.6)] == found


def test_a_mention_that_begins_ends_the_one_before() -> None:
    found = list(spans([ORG, ORG, begin(Kind.CHIP)], [0.9, 0.8, 0.7], pieces(2, 2, 2)))

    assert [(0, 2, 0.9), (3, 5, 0.8), (6, 8, 0.7)] == [(start, end, score) for start, end, _, score in found]


def test_the_last_mention_may_end_with_the_sentence() -> None:
    found = list(spans([0, ORG, ON], [0.9, 0.9, 0.9], pieces(2, 2, 2)))

    assert [(3, 8)] == [(start, end) for start, end, _, _ in found]


@given(st.lists(st.tuples(st.integers(0, LABELS - 1), st.booleans()), max_size=20))
def test_mentions_of_a_layer_stand_in_order_and_apart(rows: list[tuple[int, bool]]) -> None:
    inside = tuple(place for place, (_, first) in enumerate(rows) if not first and place)
    words = pieces(*[2 for _ in rows], inside=inside)

    found = list(spans([label for label, _ in rows], [0.5] * len(rows), words))

    borders = [border for start, end, _, _ in found for border in (start, end)]
    assert sorted(borders) == borders
    assert all(start < end for start, end, _, _ in found)


@pytest.mark.parametrize(
    ("word", "expected"), [("ag", 1), ("AG", 3), ("A", 2), ("Alpha", 2), ("H100", 4), (",", 0), ("", 0)]
)
def test_the_case_of_a_word_is_told(word: str, expected: int) -> None:
    assert expected == shape(word)
