"""Stretches of a text that are taken, and words that stand in it, against a look at each."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from extract.gazetteer.occurrences import leftmost, occurrences
from extract.spans import InOrder, Taken

PLACES = st.tuples(st.integers(0, 40), st.integers(1, 8)).map(lambda pair: (pair[0], sum(pair)))


@given(st.lists(PLACES, max_size=12), PLACES)
def test_a_stretch_is_touched_as_by_a_look_at_each(
    taken: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    expected = any(start < asked[1] and asked[0] < end for start, end in taken)

    assert expected == Taken(taken).touches(*asked)


@given(st.lists(PLACES, max_size=12), PLACES)
def test_those_in_order_that_touch_are_told_by_number(
    places: list[tuple[int, int]], asked: tuple[int, int]
) -> None:
    apart = [*leftmost(places)]
    expected = [number for number, (start, end) in enumerate(apart) if start < asked[1] and asked[0] < end]

    assert expected == [*InOrder(apart).touching(*asked)]


@given(st.text("ab \ud800", max_size=30), st.lists(st.text("ab\ud800", max_size=4), max_size=5))
def test_words_stand_where_a_look_at_every_place_finds_them(text: str, words: list[str]) -> None:
    expected = {
        (place.start(), place.start() + len(word))
        for word in words
        if word
        for place in re.finditer(f"(?={re.escape(word)})", text)
    }

    assert expected == set(occurrences(text, words))


def test_a_stretch_lies_within_one_that_is_taken_or_not_at_all() -> None:
    taken = Taken([(0, 5), (5, 9)])

    assert [True, False, False] == [taken.contains(*asked) for asked in ((1, 5), (4, 6), (8, 10))]
