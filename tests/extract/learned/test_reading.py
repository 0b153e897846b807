from __future__ import annotations

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extractors.learned.reading import everywhere
from extract.extractors.learned.tags import KINDS, Tagged
from graph.schema import Kind


def mention(text: str, words: str, kind: Kind, *, at: int = 0, named: bool = True) -> Tagged:
    """The `at`-th place where the words stand, tagged."""
    start = [match.start() for match in re.finditer(re.escape(words), text)][at]
    return Tagged(start, start + len(words), kind, named, 0.9 - at / 10)


def surfaces(text: str, found: list[Tagged]) -> list[tuple[str, int, Kind]]:
    return [(text[one.start : one.end], one.start, one.kind) for one in found]


def test_a_name_is_found_wherever_it_stands() -> None:
    text = "Velmora bought land. Then Velmora built. Velmoran law is silent."
    tagged = [mention(text, "Velmora", Kind.ORGANIZATION)]

    found = everywhere(text, tagged, [(0, len(text))])

    expected = [("Velmora", 0, Kind.ORGANIZATION), ("Velmora", 26, Kind.ORGANIZATION)]
    assert expected == surfaces(text, found)


def test_a_name_that_is_found_elsewhere_is_as_sure_as_where_it_was_tagged() -> None:
    text = "Velmora and Velmora"

    found = everywhere(text, [mention(text, "Velmora", Kind.ORGANIZATION)], [(0, len(text))])

    assert [0.9, 0.9] == [one.score for one in found]


def test_a_name_has_the_kind_that_it_has_most_often() -> None:
    text = "Velmora, Velmora, Velmora"
    kinds = (Kind.ORGANIZATION, Kind.PLACE, Kind.ORGANIZATION)
    tagged = [mention(text, "Velmora", kind, at=place) for place, kind in enumerate(kinds)]

    found = everywhere(text, tagged, [(0, len(text))])

    assert [Kind.ORGANIZATION] * 3 == [one.kind for one in found]


def test_the_longer_of_two_names_stays() -> None:
    text = "Velmora Cloud pays. Velmora Cloud pays Velmora."
    tagged = [
        mention(text, "Velmora Cloud", Kind.ORGANIZATION),
        mention(text, "Velmora", Kind.ORGANIZATION, at=2),
    ]

    found = everywhere(text, tagged, [(0, len(text))])

    assert ["Velmora Cloud", "Velmora Cloud", "Velmora"] == [words for words, _, _ in surfaces(text, found)]


def test_a_name_across_the_border_of_two_sentences_is_none() -> None:
    text = "Velmora Cloud. So says Velmora\nCloud."
    tagged = [mention(text, "Velmora Cloud", Kind.ORGANIZATION)]

    found = everywhere(text.replace("\n", " "), tagged, [(0, 14), (15, 30), (31, len(text))])

    assert [0] == [one.start for one in found]


@pytest.mark.parametrize("word", ["the", "The", "Die", "Its", "It"])
def test_a_small_word_that_was_taken_for_a_name_is_not_looked_for_elsewhere(word: str) -> None:
    text = f"{word} firm pays. {word} bank of {word} town."
    tagged = [mention(text, word, Kind.ORGANIZATION)]

    found = everywhere(text, tagged, [(0, len(text))])

    assert len(found) <= 1


def test_descriptions_are_left_as_they_are() -> None:
    text = "Its parent owns Velmora; its parent pays."
    tagged = [mention(text, "Its parent", Kind.ORGANIZATION, named=False)]

    assert tagged == everywhere(text, tagged, [(0, len(text))])


_WORDS = ("Velmora", "Velmora Cloud", "VC", "the", "厦门", "厦门云", "C++", "a|b", "É", "\u200b")


@st.composite
def tagged_texts(draw: st.DrawFn) -> tuple[str, list[Tagged], list[tuple[int, int]]]:
    """A text, its sentences, and tags in it that do not overlap."""
    words = st.sampled_from(_WORDS)
    sentences = draw(st.lists(st.lists(words, min_size=1, max_size=8).map(" ".join), max_size=4))
    text, spans, tagged = "", list[tuple[int, int]](), list[Tagged]()
    for sentence in sentences:
        text += "\n" if text else ""
        start = len(text)
        text += sentence
        spans.append((start, len(text)))
        borders = draw(st.lists(st.integers(start, len(text)), unique=True, max_size=6).map(sorted))
        for first, last in zip(borders[::2], borders[1::2], strict=False):
            kind = draw(st.sampled_from(KINDS))
            tagged.append(Tagged(first, last, kind, draw(st.booleans()), draw(st.floats(0, 1))))
    return text, tagged, spans


@given(tagged_texts())
def test_names_never_overlap_and_lie_inside_sentences(
    given_: tuple[str, list[Tagged], list[tuple[int, int]]],
) -> None:
    text, tagged, spans = given_

    names = [one for one in everywhere(text, tagged, spans) if one.named]

    assert all(one.end <= two.start for one, two in pairwise(names))
    assert all(any(start <= one.start and one.end <= end for start, end in spans) for one in names)


@given(tagged_texts())
def test_names_of_one_spelling_have_one_kind(
    given_: tuple[str, list[Tagged], list[tuple[int, int]]],
) -> None:
    text, tagged, spans = given_

    kinds: dict[str, set[Kind]] = {}
    for one in everywhere(text, tagged, spans):
        if one.named:
            kinds.setdefault(text[one.start : one.end], set()).add(one.kind)

    assert all(len(found) == 1 for found in kinds.values())
