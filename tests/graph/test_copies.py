from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from graph.copies import Copies, runs_of
from graph.ledger import Ledger
from graph.model import Claim, Document, Evidence, Mention
from graph.schema import Kind, Relation
from graph.view import derive_view

WIRE = (
    "Kejora Cloud opened its second data centre in Johor on Monday. Tern Bank lent it the forty "
    "million dollars that the hall had cost, the two said in a joint statement. The site draws "
    "eighteen megawatts and is let to a single tenant whose name neither would give. A third hall is "
    "to follow in the spring of next year, once the grid has been strengthened, and will be paid for "
    "by the same bank."
)
SAME = {
    "a new headline": "Johor gets another hall\n\n" + WIRE,
    "capitals and other marks": WIRE.upper().replace(".", ";").replace(",", " –"),
    "the first half": WIRE[: len(WIRE) // 2],
    "a changed figure and a local lead": "Our reporter writes from Kulai. " + WIRE.replace("forty", "40"),
}
OWN = (
    "A loan of forty million dollars stands behind the new hall of Kejora Cloud, according to the "
    "land register of Johor, where Tern Bank has had a charge entered on the plot. Neighbours say "
    "that lorries came by night for weeks, and that the machines were carried in under tarpaulins. "
    "The council knows of no tenant, and a manager of the firm put down the receiver when asked who "
    "trains what in there."
)
CHINESE = (
    "星海云周一在柔佛启用第二座数据中心，大华银行为其提供了四千万美元贷款，双方在联合声明中如此"
    "表示。该园区用电十八兆瓦，租给一家不愿具名的客户。"
)
CHINESE_OWN = (
    "柔佛土地登记册显示，大华银行在星海云的地块上设有抵押，金额为四千万美元。附近居民说，连着几"
    "个星期都有卡车在夜里开来，设备盖着篷布抬进楼里。"
)


def told(document: str, publisher: str) -> Claim:
    ends = [Mention(name, Kind.ORGANIZATION, True, name.lower()) for name in ("Tern", "Kejora")]
    return Claim(
        ends[0],
        Relation.FINANCES,
        ends[1],
        Evidence(document, 0, 1, "K"),
        attribution=(publisher,),
        confidence=0.8,
    )


def alike(one: str, other: str) -> bool:
    documents = {"a": Document(id="a", text=one), "b": Document(id="b", text=other)}
    found = Copies(documents).alike(told("a", "A"), told("b", "B"))
    assert found == Copies(documents).alike(told("b", "B"), told("a", "A"))
    return found


@pytest.mark.parametrize("text", SAME.values(), ids=SAME.keys())
def test_a_copy_is_known_by_its_words(text: str) -> None:
    assert alike(WIRE, text)


def test_a_report_of_ones_own_is_no_copy() -> None:
    assert not alike(WIRE, OWN)


def test_chinese_is_compared_by_characters() -> None:
    assert alike(CHINESE, "本报讯　" + CHINESE.replace("，", ","))
    assert not alike(CHINESE, CHINESE_OWN)


def test_a_text_too_short_to_tell_is_no_copy() -> None:
    assert not alike("Tern Bank lent Kejora forty million.", "Tern Bank lent Kejora forty million.")


def test_a_claim_is_no_copy_of_another_in_its_own_document() -> None:
    documents = {"a": Document(id="a", text=WIRE)}

    assert not Copies(documents).alike(told("a", "A"), told("a", "A"))


def test_a_story_in_two_papers_counts_as_one_source(tmp_path_factory: pytest.TempPathFactory) -> None:
    texts = {"a": WIRE, "b": SAME["a new headline"], "c": OWN}
    with Ledger.open(tmp_path_factory.mktemp("case") / "ledger.sqlite") as ledger:
        for name, text in texts.items():
            document = Document(id=name, text=text, publisher=f"Paper {name}")
            claim = told(name, f"Paper {name}")
            quoted = Evidence.cut(document, 0, 20)
            ledger.append(
                document,
                [
                    Claim(
                        claim.subject,
                        claim.relation,
                        claim.object,
                        quoted,
                        attribution=claim.attribution,
                        confidence=0.8,
                    )
                ],
            )
        (edge,) = derive_view(ledger).edges.values()

    assert (3, 2) == (len(edge.claims), edge.sources)
    assert 0.96 == pytest.approx(edge.confidence)


@given(st.text(max_size=80))
def test_any_text_has_runs_and_is_its_own_copy_if_long_enough(text: str) -> None:
    assert runs_of(text) == runs_of(text)
    assert alike(text * 9, text * 9) is (len(runs_of(text * 9)) >= 12)
