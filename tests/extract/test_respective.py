"""Numbers in the order of parties go to their own party."""

from __future__ import annotations

import pytest

from extract.extractors.rules.extractor import language_of
from extract.extractors.rules.reading import read
from extract.extractors.rules.respective import respective
from graph.model import Claim, Document, Evidence, Mention
from graph.quantity import Quantity
from graph.schema import Kind, Relation

CURRENCY = {"amount": "USD"}


def own_number(text: str, language: str, party: str, name: str, relation: Relation) -> object:
    """What the detail is of a claim about a party that had the first number before."""
    document = Document(id="d", text=text, language=language, published="2025-06-01")
    reading = read(document, language_of(document))
    start = text.index(party)
    subject = Mention(party, Kind.ORGANIZATION, named=True, entity=party, start=start, end=start + len(party))
    other = Mention("x", Kind.ORGANIZATION, named=True, entity="x")
    details = {name: Quantity.exactly(1.0, currency=CURRENCY.get(name))}
    claim = Claim(subject, relation, other, Evidence.cut(document, 0, len(text)), details)
    return respective([claim], reading)[0].qualifiers[name]


@pytest.mark.parametrize(
    ("language", "text", "party", "expected"),
    [
        ("en", "Tencent and Alibaba hold 30% and 20% of Velmora respectively.", "Alibaba", 20.0),
        ("zh", "腾讯、阿里巴巴及百度分别持有云海科技30%、20%及9.5%的股份。", "百度", 9.5),
        ("zh", "腾讯、阿里巴巴及百度分别持有云海科技30%、20%的股份。", "百度", 1.0),
        ("en", "Tencent and Alibaba hold 30% and 20% of Velmora.", "Alibaba", 1.0),
    ],
)
def test_a_party_has_the_number_of_its_place(language: str, text: str, party: str, expected: float) -> None:
    assert Quantity.exactly(expected) == own_number(text, language, party, "share", Relation.OWNS)


def test_an_amount_takes_the_currency_of_the_one_behind_it() -> None:
    text = "腾讯与阿里巴巴分别投资64亿和27亿美元。"

    found = own_number(text, "zh", "腾讯", "amount", Relation.FINANCES)

    assert Quantity.exactly(6.4e9, currency="USD") == found
