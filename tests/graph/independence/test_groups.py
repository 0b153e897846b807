from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.independence.score import load
from graph.independence.candidates import candidates
from graph.independence.fingerprint import fingerprint
from graph.independence.groups import dependent_groups
from graph.independence.publications import Publications
from graph.independence.tie import Kind, tie
from graph.ledger import Ledger
from graph.model import Claim, Document, Evidence, Mention
from graph.schema import Kind as EntityKind
from graph.schema import Relation
from graph.view import derive_view, groups_of

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
REWRITTEN = (
    "With forty million dollars from Tern Bank, Kejora Cloud has finished another hall in Johor, its second. "
    "The tenant, the only one of the eighteen-megawatt data centre, stays unnamed. Next spring a third is to "
    "be built with money of the same bank, if the grid is strong enough by then."
)
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
TRADITIONAL = (
    "星海雲週一在柔佛啟用第二座數據中心，大華銀行為其提供了四千萬美元貸款，雙方在聯合聲明中如此"
    "表示。該園區用電十八兆瓦，租給一家不願具名的客戶。"
)
CHINESE_OWN = (
    "柔佛土地登记册显示，大华银行在星海云的地块上设有抵押，金额为四千万美元。附近居民说，连着几"
    "个星期都有卡车在夜里开来，设备盖着篷布抬进楼里。"
)
RESULTS = (
    "{firm} today reported results for its third quarter. Revenue was {revenue} million "
    "dollars, {change} per "
    "cent more than a year before. Gross margin was {margin} per cent, and {cash} million "
    "dollars were held in "
    "cash at the end of the quarter. This release contains statements about the future, which are subject to "
    "risks and uncertainties, and actual results may differ from them."
)


def kind_of(one: str, other: str, *, language: str | None = None) -> Kind | None:
    documents = [
        Document(id="a", text=one, language=language),
        Document(id="b", text=other, language=language),
    ]
    known = Publications.of(())
    first, second = (fingerprint(document, known) for document in documents)
    found = tie(first, second)
    assert found == tie(second, first)
    return None if found is None else found.kind


@pytest.mark.parametrize("text", SAME.values(), ids=SAME.keys())
def test_a_copy_is_known_by_its_words(text: str) -> None:
    assert kind_of(WIRE, text) is Kind.COPY


def test_a_rewriting_in_other_words_is_known_by_what_it_says() -> None:
    assert kind_of(WIRE, REWRITTEN, language="en") is Kind.REWRITE


def test_a_report_of_ones_own_is_neither() -> None:
    assert kind_of(WIRE, OWN) is None
    assert kind_of(REWRITTEN, OWN) is None


def test_chinese_is_compared_by_characters_in_either_script() -> None:
    assert kind_of(CHINESE, "本报讯　" + CHINESE.replace("，", ",")) is Kind.COPY
    assert kind_of(CHINESE, TRADITIONAL) is Kind.COPY
    assert kind_of(CHINESE, CHINESE_OWN) is None


def test_a_text_too_short_to_tell_rests_on_nothing() -> None:
    assert kind_of("Tern Bank lent Kejora forty million.", "Tern Bank lent Kejora forty million.") is None


def test_one_form_with_the_figures_of_two_firms_is_two_sources() -> None:
    one = RESULTS.format(firm="Alder Chips", revenue="412.6", change="14", margin="48.3", cash="903")
    other = RESULTS.format(firm="Birch Devices", revenue="88.9", change="21", margin="39.7", cash="57")

    assert kind_of(one, other) is None


def test_a_quotation_in_both_makes_no_copy() -> None:
    quoted = (
        "“We have never sold a single machine to anybody in that country, nor shall we,” the founder said. "
    )
    one = quoted + "The firm moved its seat to Labuan in March, filings show, and took eleven people along."
    other = quoted + "Lorries left the yard in Kulai all night, drivers recall, with crates for the airport."

    assert kind_of(one, other) is None


def test_a_report_that_credits_another_rests_on_it_in_whatever_language() -> None:
    told = Document(id="a", text=WIRE, publisher="Johor Herald", published="2025-03-03", language="en")
    retold = Document(
        id="b",
        text="Kejora Cloud hat in Johor ein Rechenzentrum eröffnet. Laut Johor Herald kam das Geld, "
        "vierzig Millionen Dollar, von der Tern Bank, und ein Mieter sei schon gefunden.",
        publisher="Hafenbote",
        published="2025-03-04",
        language="de",
    )

    groups = dependent_groups([told, retold])

    assert groups.together("a", "b")
    assert ("credit", "credits johor herald") == (groups.ties[0].kind, groups.ties[0].why.split(",")[0])


def test_two_reports_of_one_agency_on_two_matters_stay_two() -> None:
    one = Document(id="a", text=WIRE + " (Reuters)", published="2025-03-03", language="en")
    other = Document(
        id="b",
        text="Marsa's fund is close to buying three halls in Sedili for 730 million dollars, Reuters "
        "reported.",
        published="2025-03-03",
        language="en",
    )

    assert not dependent_groups([one, other]).together("a", "b")


def test_what_the_claims_of_a_document_are_attributed_to_is_a_credit_of_it() -> None:
    known = Publications.of(["Johor Herald"])
    short = (
        "Firms in the south live on credit. Kejora Cloud owes forty million dollars to Tern Bank. Neighbours "
        "complain of noise at night, and a council member asks who paid for the new road to the plant."
    )
    texts = [Document(id="a", text=WIRE, publisher="Johor Herald"), Document(id="b", text=short)]

    apart = dependent_groups(texts, publications=known)
    joined = dependent_groups(texts, publications=known, credited={"b": ["Johor Herald"]})

    assert (False, True) == (apart.together("a", "b"), joined.together("a", "b"))


def test_copies_of_a_copy_are_one_group() -> None:
    third = (
        "A local word before it all, from our office in Kulai, on a day of rain. "
        + WIRE[: len(WIRE) * 2 // 3]
    )
    texts = {"a": WIRE, "b": SAME["a new headline"], "c": third, "d": OWN}

    groups = dependent_groups(Document(id=name, text=text) for name, text in texts.items())

    assert {"a": ("a", "b", "c")} == groups.members
    assert groups.together("d", "d")
    assert not groups.together("a", "d")


TEXTS = [text.document for text in load("development")[:24]]


@settings(max_examples=15, deadline=None)
@given(st.permutations(TEXTS))
def test_the_order_of_documents_does_not_matter(shuffled: list[Document]) -> None:
    assert dependent_groups(TEXTS) == dependent_groups(shuffled)


@settings(max_examples=15, deadline=None)
@given(st.sets(st.sampled_from(range(len(TEXTS))), min_size=1))
def test_a_further_document_joins_groups_and_never_splits_them(kept: set[int]) -> None:
    few = dependent_groups([TEXTS[place] for place in sorted(kept)])
    publications = Publications.of(d.publisher for d in TEXTS if d.publisher)
    few = dependent_groups([TEXTS[place] for place in sorted(kept)], publications=publications)
    all_ = dependent_groups(TEXTS, publications=publications)

    assert all(all_.together(one, other) for one, *others in few.members.values() for other in others)


@given(st.text(max_size=120))
def test_any_text_has_a_fingerprint_and_rests_on_itself_if_long_enough(text: str) -> None:
    document = Document(id="a", text=text * 9)
    found = fingerprint(document, Publications.of(["Reuters"]))

    itself = tie(found, replace(found, id="b"))

    assert (itself is not None and itself.kind is Kind.COPY) == (len(found.runs.numbers) >= 12)


def test_the_index_offers_what_a_comparison_of_all_pairs_finds() -> None:
    texts = [text.document for part in ("development", "held_back") for text in load(part)]
    known = Publications.of(d.publisher for d in texts if d.publisher)
    prints = sorted((fingerprint(d, known) for d in texts), key=lambda print_: print_.id)

    every = {
        pair for pair in candidates(prints, all_up_to=len(prints)) if tie(prints[pair[0]], prints[pair[1]])
    }
    offered = set(candidates(prints, all_up_to=0))

    assert [] == sorted(every - offered)
    assert len(offered) < len(prints) ** 2 / 40


def test_a_crowd_of_copies_is_one_group_without_comparing_all() -> None:
    texts = [Document(id=f"{number:03}", text=f"Paper {number} writes. {WIRE}") for number in range(120)]

    groups = dependent_groups(texts)

    assert 1 == len(groups.members)
    assert 120 == len(groups.members["000"])
    assert len(groups.ties) < 120 * 20


def test_documents_without_words_are_alone() -> None:
    texts = [Document(id=str(number), text="…") for number in range(60)]

    assert {} == dependent_groups(texts).members
    assert {} == dependent_groups([]).members


def told(document: Document, confidence: float = 0.8) -> Claim:
    ends = [Mention(name, EntityKind.ORGANIZATION, True, name.lower()) for name in ("Tern", "Kejora")]
    return Claim(
        ends[0],
        Relation.FINANCES,
        ends[1],
        Evidence.cut(document, 0, 20),
        attribution=(str(document.publisher),),
        confidence=confidence,
    )


def filed(ledger: Ledger, texts: dict[str, str]) -> None:
    for name, text in texts.items():
        document = Document(id=name, text=text, publisher=f"Paper {name}", language="en")
        ledger.append(document, [told(document)])


def test_an_edge_counts_a_copy_and_a_rewrite_once(tmp_path_factory: pytest.TempPathFactory) -> None:
    with Ledger.open(tmp_path_factory.mktemp("case") / "ledger.sqlite") as ledger:
        filed(ledger, {"a": WIRE, "b": SAME["a new headline"], "c": OWN, "d": REWRITTEN})
        (edge,) = derive_view(ledger).edges.values()

    assert (4, 2) == (len(edge.claims), edge.sources)
    assert 0.96 == pytest.approx(edge.confidence)


def test_a_withdrawn_document_joins_nobody(tmp_path_factory: pytest.TempPathFactory) -> None:
    between = WIRE[: len(WIRE) * 2 // 3] + " " + OWN[: len(OWN) * 2 // 3]
    with Ledger.open(tmp_path_factory.mktemp("case") / "ledger.sqlite") as ledger:
        filed(ledger, {"a": WIRE, "b": between, "c": OWN})
        before = groups_of(ledger)
        then = ledger.moment(ledger.position)
        ledger.retract("b", why="the paper withdrew it")

        assert before.together("a", "c")
        assert not groups_of(ledger).together("a", "c")
        assert groups_of(ledger, known_at=then) == before
