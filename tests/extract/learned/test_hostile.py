"""Texts that nobody wrote to be read: no crash, no invented quote, exact offsets, whatever the models say."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.extraction.invariants import as_bytes, broken
from extract.extractors.base import Extractor
from graph.model import Document
from graph.schema import Kind
from siliconveil import app
from tests.extract.learned.fake import read_with, trained_on, untrained

READERS = ("learned", "rules+learned")
LANGUAGES = ("en", "de", "zh")
_PIECES = (
    "Bridge Data Centres leases the Johor campus to ByteDance. ",
    "ByteDance mietet laut Bericht 50 MW in Johor, die Oracle gehören. ",
    "英伟达向阿里巴巴供应5000块H100芯片。",
    "輝達沒有向騰訊供應芯片，",
    "0racle sa1d it wi11 rent\nMiete- \nrin ist Byte-\nDance. ",
    "| Oracle | 30% | $2bn |\n|---|---|---|\n| Nvidia | | 5.000 |\n",
    "Alpha,Beta;Gamma\t\t12\n",
    "O\u200br\u200ba\u200bcle owns \u202eecnaDetyB\u202c in \u2066Johor\u2069. ",
    "e\u0301\u0301\u0301 Ñvidia\u0308 İstanbul ﬁrm ß ",
    "\ud800 Oracle \udfff owns\udc00ByteDance. ",
    "‹O0n› ‹V1v› its parent, the company, it, 其, 该公司 ",
    "……!!!。。。？？ '' “„ ",
    "\x00\x07\x1b[31m\ufeff\u2028\u0085\uffff",
    "𠀀😀👩\u200d👩\u200d👧",
    "\n\n",
    " ",
)
_texts = st.lists(st.sampled_from(_PIECES) | st.text(st.characters(), max_size=6), max_size=8).map("".join)
"""Pieces of all kinds in any order, with any characters between."""

ENDLESS = {
    "nothing": "",
    "white space": " \n\t\u3000\u200b\n\n" * 50,
    "only marks": "。！？…!?.,;“”„'()[]‹›|*-–" * 200,
    "halves of surrogate pairs": "\ud800\udc00\ud800" * 500,
    "combining marks": "O" + "\u0301\u0336" * 5_000,
    "text direction": "\u202eOracle\u202c owns \u2066ByteDance\u2069. " * 100,
    "one sentence": ("ByteDance owns 30% of it, " + "and so the quarter went on, " * 30) * 115,
    "one sentence in Chinese": "英伟达向阿里巴巴供应芯片，" * 1_000,
    "no word ends": "Oracle" * 4_000,
    "a table": "Oracle\t30%\t$2bn\tJohor\n" * 300,
    "thousands of names": ", ".join(f"Velmora{number} Holdings Ltd" for number in range(2_000)),
}
"""Texts that are long, or all of one kind."""


@cache
def reader(name: str) -> Extractor:
    return app.uncalibrated(name)


@pytest.fixture(scope="module")
def eager() -> Iterator[None]:
    """Models that see mentions and relations everywhere: finding nothing spares nothing."""
    with read_with(untrained()):
        yield


@pytest.fixture
def sober() -> Iterator[None]:
    """Models that know a few names, so that a long text has as many mentions as long texts have."""
    words = {"ByteDance": (Kind.ORGANIZATION, True), "Holdings": (Kind.ORGANIZATION, False)}
    with read_with(trained_on(words)):
        yield


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", READERS)
def test_any_text_is_read_soundly(name: str, language: str) -> None:
    @settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(_texts)
    def holds(text: str) -> None:
        document = Document(id="d", text=text, language=language)

        assert [] == broken(document, reader(name).extract(document))

    holds()


@pytest.mark.usefixtures("sober")
@pytest.mark.parametrize("text", ENDLESS.values(), ids=ENDLESS)
@pytest.mark.parametrize("name", READERS)
def test_a_long_text_of_one_kind_is_read_soundly(name: str, text: str) -> None:
    document = Document(id="d", text=text, language="zh" if "英" in text else "en")

    assert [] == broken(document, reader(name).extract(document))


@pytest.mark.usefixtures("eager")
@pytest.mark.parametrize("name", READERS)
def test_a_spoilt_text_is_read_twice_the_same(name: str) -> None:
    document = Document(id="d", text="".join(_PIECES) * 3, language="en")

    one, other = (as_bytes(reader(name).extract(document)) for _ in range(2))

    assert one
    assert one == other
