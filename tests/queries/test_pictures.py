from __future__ import annotations

from xml.etree import ElementTree

import pytest

from queries.answers import Answers
from queries.disputes import about, disputed
from queries.financing import financing_behind
from queries.ownership import owners_of
from queries.pictures import drawable
from tests.queries.world import Held


@pytest.fixture(scope="module")
def financing(world: Held) -> Answers:
    return financing_behind(world, place="MY,SG", investor_country="CN")


def _words(svg: bytes) -> str:
    return " ".join(
        "".join(e.itertext()) for e in ElementTree.fromstring(svg).iter() if e.tag.endswith("text")
    )


def test_the_svg_is_well_formed_and_its_text_is_text(financing: Answers) -> None:
    words = _words(financing.svg())

    assert "Betreiber" in words
    assert "FINANCES" in words


def test_hedges_and_disputes_are_written_on_the_lines(financing: Answers) -> None:
    words = _words(financing.svg())

    assert "[alleged]" in words
    assert "[reported]" in words
    assert "[DISPUTED]" in words
    assert "(unnamed" in words


def test_hedged_lines_are_dashed(financing: Answers, world: Held) -> None:
    assert b"stroke-dasharray" in financing.svg()
    assert b"[denied]" in disputed(world, "ByteDance").svg()


def test_the_same_answers_give_the_same_picture(financing: Answers) -> None:
    assert financing.svg() == financing.svg()


def test_the_png_is_a_png(financing: Answers) -> None:
    assert financing.png().startswith(b"\x89PNG\r\n")


def test_chinese_names_stay_text_in_svg(world: Held) -> None:
    answers = about(world, "Alibaba")

    assert "Alibaba" in _words(answers.svg())
    assert answers.png()


def test_a_picture_of_nothing_says_so(world: Held) -> None:
    assert "No source in this case states an answer." in _words(owners_of(world, "Coatue").svg())


def test_what_no_font_can_draw_is_written_as_its_code() -> None:
    assert drawable("Größe → B\n") == "Größe → B\n"
    assert drawable("\U000f0000") == "\\U000f0000"
