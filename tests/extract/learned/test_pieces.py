from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from tokenizers import Tokenizer
from tokenizers.models import BPE

from extract.extractors.learned.pieces import plain, split, tokenise
from tests.extract.learned.fake import tokenizer

_HAN = st.text(st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF), max_size=8)
_ANY = st.text(st.characters(), max_size=8)
"""Any characters at all, lone surrogates included."""


@given(st.lists(_HAN | _ANY, max_size=4).map("".join))
@example("後來發行乾隆的隻隻头发")
def test_simplifying_never_changes_where_a_character_stands(words: str) -> None:
    assert len(words) == len(plain(words))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("輝達向騰訊供應芯片", "辉达向腾讯供应芯片"),
        ("公司持有30%的股份", "公司持有30%的股份"),
        ("Größe, naïve", "Größe, naïve"),
        ("", ""),
    ],
)
def test_traditional_characters_become_simplified_ones(words: str, expected: str) -> None:
    assert expected == plain(words)


_ODD = ("Alpha", "ß", "é", "e\u0301", "\u200b", "輝達", "\u202e", "\x00", "𠀀", " ")


@given(st.lists(st.sampled_from(_ODD)).map("".join))
def test_pieces_point_at_characters_of_the_text_in_order(words: str) -> None:
    ids, pieces = split(tokenizer("alpha"), words)

    assert len(ids) == len(pieces)
    assert all(0 <= piece.start <= piece.end <= len(words) for piece in pieces)
    assert sorted(piece.start for piece in pieces) == [piece.start for piece in pieces]


def test_a_piece_that_goes_on_a_word_is_not_its_first() -> None:
    _, pieces = split(tokenizer("alpha"), "Alpha ab")

    assert [(0, 5, True), (6, 7, True), (7, 8, False)] == [(p.start, p.end, p.first) for p in pieces]


@pytest.mark.parametrize(("words", "least"), [("\ud800", 0), ("Alpha\udfff", 1), ("輝\ud800達", 2)])
def test_half_a_surrogate_pair_hides_no_other_piece(words: str, least: int) -> None:
    ids, pieces = split(tokenizer("alpha"), words)

    assert len(ids) >= least
    assert ids == tokenise(tokenizer("alpha"), words)
    assert all(piece.end <= len(words) for piece in pieces)


def test_no_words_have_no_pieces() -> None:
    assert [] == tokenise(tokenizer(), "")
    assert ([], []) == split(tokenizer(), "")


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Alpha-Tochter", ["Alpha", "-", "Tochter"]),
        ("RMB28", ["RMB28"]),
        ("(Alpha)", ["(", "Alpha", ")"]),
        ("Alpha's", ["Alpha", "'", "s"]),
        ("公司持Alpha", ["公", "司", "持", "Alpha"]),
    ],
)
def test_a_word_begins_at_every_sign_and_at_every_chinese_character(words: str, expected: list[str]) -> None:
    _, pieces = split(by_letters(), words)

    firsts = [piece.start for piece in pieces if piece.first]
    ends = [*firsts[1:], len(words)]
    assert expected == [words[start:end] for start, end in zip(firsts, ends, strict=True)]


def by_letters() -> Tokenizer:
    """A tokenizer for which every character is a piece, whatever stands before it."""
    return Tokenizer(BPE({"?": 0}, [], unk_token="?"))
