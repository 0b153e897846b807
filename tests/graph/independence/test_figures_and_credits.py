from __future__ import annotations

import pytest

from graph.independence.figures import figures_of
from graph.independence.publications import Publications

KNOWN = Publications.of(
    [
        "The Straits Ledger",
        "Neues Hafenblatt",
        "Rheinischer Tag",
        "Isarkurier",
        "江海财经",
        "Kestor Semiconductor",
    ],
    aliases={"The Straits Ledger": ["straitsledger.example", "海峡纪事"]},
)


@pytest.mark.parametrize(
    ("text", "language", "figures"),
    [
        ("$310 million, 9,200 cards, a 42-megawatt hall, 3.1% by 2027", "en", {310e6, 9200, 42, 3.1}),
        ("1.800 Karten für 2,1 Milliarden Euro, 6,5 Prozent", "de", {1800, 2.1e9, 6.5}),
        ("12亿元，约1.5万张，二十八兆瓦，四千万美元", "zh", {12e8, 15000, 28, 4e7}),
        ("forty million dollars and sixteen pairs", "en", {40e6, 16}),
        ("H100, GB200, seven halls, 3 men", "en", set()),
        ("100.000.000 and 1.2.3", None, {100e6, 1.2}),
        ("", "en", set()),
    ],
)
def test_figures_are_read_as_values(text: str, language: str | None, figures: set[float]) -> None:
    assert figures == figures_of(text, language=language)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("A loan was made, the Straits Ledger reported on Tuesday.", "the straits ledger"),
        ("According to a report in the Straits Ledger, a loan was made.", "the straits ledger"),
        ("“We had four offers,” he told The Straits Ledger.", "the straits ledger"),
        ("As straitsledger.example reports, a loan was made.", "the straits ledger"),
        ("《海峽紀事》引述知情人士稱，貸款已經發放。", "the straits ledger"),
        ("Laut Rheinischem Tag geht die Firma an einen Fonds.", "rheinischer tag"),
        ("Das berichtet das „Neue Hafenblatt“.", "neues hafenblatt"),
        ("Nach Informationen des „Isarkuriers“ geht es um Geld.", "isarkurier"),
        ("据江海财经报道，公司已取得贷款。", "江海财经"),
        ("Halle (dpa) - Das Land gibt Geld.", "dpa"),
        ("Das Land gibt Geld. (mit dpa)", "dpa"),
        ("Das Land gibt Geld.\ndpa/mv", None),
        ("KUALA LUMPUR, Oct 13 (Reuters) - A cloud provider will build.", "reuters"),
        ("新华社杭州5月6日电　一家企业宣布完成融资。", "xinhua"),
        ("The fund will name a director. AFP", "afp"),
        ("The seat of Reuters is in London.", None),
        ("Nobody reported that ledger of the straits.", None),
        ("A subreuters desk reported it.", None),
    ],
)
def test_a_publication_is_credited_where_the_words_say_so(text: str, key: str | None) -> None:
    assert (frozenset() if key is None else frozenset({key})) == KNOWN.credited(
        text if "峽" not in text else text.replace("峽", "峡").replace("紀", "纪")
    )


def test_a_name_of_a_publication_is_known_whatever_its_article_and_case() -> None:
    assert KNOWN.key("straits ledger") == KNOWN.key("THE STRAITS LEDGER") == KNOWN.key("海峡纪事")
    assert KNOWN.key("路透社") == "reuters"
    assert KNOWN.key("Unheard Of") is None
    assert KNOWN.key("…") is None
