from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extractors.learned.slots import (
    CLS,
    CODES,
    FIRST_MARK,
    LONGEST,
    SEP,
    Slot,
    code_of,
    encode,
    possible_pairs,
)
from graph.schema import Kind

TEXT = "Alpha owns its unit Beta."


def letters(words: str) -> list[int]:
    """A token for each character, far from the marks."""
    return [1000 + ord(character) for character in words]


def shown(ids: tuple[int, ...]) -> str:
    """Tokens as text, marks in angle brackets."""
    marks = {FIRST_MARK + place: f"<{code}>" for place, code in enumerate(CODES)}
    return "".join(marks.get(one) or {CLS: "[", SEP: "]"}.get(one) or chr(one - 1000) for one in ids)


def slot(words: str, code: str) -> Slot:
    start = TEXT.index(words)
    return Slot(start, start + len(words), code)


def test_a_name_is_one_mark_and_a_description_keeps_its_words() -> None:
    slots = [slot("Alpha", "O"), slot("its unit", "o"), slot("Beta", "O")]

    window = encode(TEXT, (0, len(TEXT)), slots, letters)

    assert "[<O> owns<o> its unit<O>.]" == shown(window.ids)
    assert ("<O>", "<o>", "<O>") == tuple(shown((window.ids[place],)) for place in window.positions)


def test_a_name_inside_a_description_gets_a_mark_of_its_own() -> None:
    slots = [slot("Beta", "O"), slot("its unit Beta", "o"), slot("Alpha", "O")]

    window = encode(TEXT, (0, len(TEXT)), slots, letters)

    assert "[<O> owns<o> its unit<O>.]" == shown(window.ids)
    assert sorted(window.positions, reverse=True) == list(window.positions)


def test_what_lies_inside_a_name_has_no_mark() -> None:
    slots = [slot("unit Beta", "O"), slot("Beta", "L")]

    window = encode(TEXT, (0, len(TEXT)), slots, letters)

    assert "[ Alpha owns its<O>.]" == shown(window.ids)
    assert -1 == window.positions[1]


def test_a_value_is_one_mark() -> None:
    window = encode(TEXT, (0, len(TEXT)), [slot("unit", "%")], letters)

    assert "[ Alpha owns its<%> Beta.]" == shown(window.ids)


def test_a_window_holds_only_its_sentence() -> None:
    window = encode(TEXT, (6, 14), [slot("its", "o")], letters)

    assert "[ owns<o> its]" == shown(window.ids)


def test_a_slot_beyond_the_longest_window_has_no_position() -> None:
    text = "Alpha" + "." * LONGEST + "Beta"
    slots = [Slot(0, 5, "O"), Slot(len(text) - 4, len(text), "O")]

    window = encode(text, (0, len(text)), slots, letters)

    assert LONGEST == len(window.ids)
    assert (1, -1) == window.positions


@given(st.data())
def test_each_position_points_at_the_mark_of_its_slot(data: st.DataObject) -> None:
    borders = data.draw(st.lists(st.integers(0, 300), unique=True, max_size=40).map(sorted))
    text = data.draw(st.integers(300, 400)) * "x"
    slots = [
        Slot(start, end, data.draw(st.sampled_from(CODES)))
        for start, end in zip(borders[::2], borders[1::2], strict=False)
    ]

    window = encode(text, (0, len(text)), slots, letters)

    assert len(window.ids) <= LONGEST
    for one, place in zip(slots, window.positions, strict=True):
        assert place == -1 or FIRST_MARK + CODES.index(one.code) == window.ids[place]


@pytest.mark.parametrize("kind", list(Kind)[:7])
def test_names_and_descriptions_of_a_kind_have_two_letters(kind: Kind) -> None:
    assert code_of(kind, named=True) == code_of(kind, named=False).upper()
    assert code_of(kind, named=True) in CODES


def test_only_pairs_that_the_ontology_allows_are_asked_about() -> None:
    slots = [Slot(0, 1, "O"), Slot(1, 2, "$"), Slot(2, 3, "c"), Slot(3, 4, "C")]

    pairs = set(possible_pairs(slots))

    assert (0, 3) in pairs
    assert not {pair for pair in pairs if 1 in pair}
    assert (2, 3) not in pairs
