"""Chinese constructions, one sentence each: the claims that they state, and those that they do not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from extract.extractors.rules.extractor import RulesExtractor
from graph.model import Document

STATED = [
    # who owns, controls and finances whom
    ("天枢智算是北极星控股的全资子公司。", "北极星控股 OWNS 天枢智算"),
    ("北极星控股旗下的天枢智算去年亏损。", "北极星控股 OWNS 天枢智算"),
    ("远澜数据由青屿资本持有51%的股份。", "青屿资本 OWNS 远澜数据"),
    ("青屿资本在远澜数据中持股51%。", "青屿资本 OWNS 远澜数据"),
    ("恒屿云的最大股东是淡马锡。", "淡马锡 OWNS 恒屿云"),
    ("小鹏汽车子公司图灵芯片（上海）有限公司今年扩产。", "小鹏汽车 OWNS 图灵芯片（上海）有限公司"),
    ("丽阳机构把远澜数据以2.4亿林吉特卖给腾讯。", "腾讯 OWNS 远澜数据"),
    ("海门投资有限公司最终由合肥市国资委控制。", "合肥市国资委 CONTROLS 海门投资有限公司"),
    ("万国数据有权委任DayOne的多数董事。", "万国数据 CONTROLS DayOne"),
    ("金禾银行向远澜数据提供了2.3亿美元的贷款。", "金禾银行 FINANCES 远澜数据"),
    ("恒屿云获得星展银行提供的28亿美元贷款。", "星展银行 FINANCES 恒屿云"),
    ("高瓴和淡马锡参与了恒屿云的B轮融资。", "高瓴 FINANCES 恒屿云; 淡马锡 FINANCES 恒屿云"),
    ("三家马来西亚公司入股恒屿云。", "三家马来西亚公司 FINANCES 恒屿云"),
    ("恒屿云完成新一轮融资，由Coatue领投。", "Coatue FINANCES 恒屿云"),
    ("海潮基金領投恆嶼雲的B輪融資。", "海潮基金 FINANCES 恆嶼雲"),
    ("晨曦网络去年更名为远澜数据。", "远澜数据 SUCCEEDS 晨曦网络"),
    ("远澜数据前身为晨曦网络。", "远澜数据 SUCCEEDS 晨曦网络"),
    # sites, tenants and seats
    ("JH1由Princeton Digital Group运营。", "Princeton Digital Group OPERATES JH1"),
    ("微软在新山兴建一座数据中心。", "微软 BUILDS 一座数据中心; 一座数据中心 LOCATED_IN 新山"),
    ("GP3园区位于马来西亚柔佛。", "GP3园区 LOCATED_IN 马来西亚; GP3园区 LOCATED_IN 柔佛"),
    (
        "总部位于新加坡的鲸落科技注册于开曼群岛。",
        "鲸落科技 BASED_IN 新加坡; 鲸落科技 INCORPORATED_IN 开曼群岛",
    ),
    ("字节跳动是MY06园区的唯一租户。", "字节跳动 CUSTOMER_OF MY06园区"),
    ("恒屿云的客户包括字节跳动和小米。", "字节跳动 CUSTOMER_OF 恒屿云; 小米 CUSTOMER_OF 恒屿云"),
    ("甲骨文向当地业主租用机房。", "甲骨文 CUSTOMER_OF 当地业主; 甲骨文 CUSTOMER_OF 机房"),
    (
        "東方雲端股份有限公司向當地業者承租位於檳城的資料中心。",
        "東方雲端股份有限公司 CUSTOMER_OF 當地業者; 東方雲端股份有限公司 CUSTOMER_OF 檳城的資料中心; "
        "檳城的資料中心 LOCATED_IN 檳城",
    ),
    ("百度远程访问位于槟城的数据中心。", "百度 ACCESSES 槟城的数据中心; 槟城的数据中心 LOCATED_IN 槟城"),
    # chips and models
    ("鲸落科技订购了512块昇腾910B。", "鲸落科技 BUYS 昇腾910B"),
    ("鸿海向甲骨文供应GB200服务器。", "鸿海 SUPPLIES 甲骨文"),
    ("緯穎向甲骨文供應伺服器。", "緯穎 SUPPLIES 甲骨文"),
    ("H200由台积电代工。", "台积电 FABRICATES H200"),
    ("台积电为英伟达代工H200。", "台积电 FABRICATES H200"),
    ("MY07园区部署了2300块H100。", "MY07园区 HOSTS H100"),
    ("智谱AI使用昇腾910B训练了GLM-4.5。", "智谱AI TRAINS_ON 昇腾910B"),
    ("字节跳动在MY06园区训练豆包。", "字节跳动 TRAINS_IN MY06园区"),
    ("DeepSeek继续在中国训练。", "DeepSeek TRAINS_IN 中国"),
    ("由月之暗面开发的Kimi K2本周上线。", "月之暗面 DEVELOPS Kimi K2"),
    ("DeepSeek-R1的价格仅为GPT-5的十分之一。", "DeepSeek-R1 UNDERCUTS GPT-5"),
    ("DeepSeek-R1的价格约为GPT-5的约四成。", "DeepSeek-R1 UNDERCUTS GPT-5"),
    ("DeepSeek-R1的价格仅为GPT-5的不到一成。", "DeepSeek-R1 UNDERCUTS GPT-5"),
    # trade, control and the law
    ("2025年前十个月，台湾对马来西亚出口的服务器达到89亿美元。", "台湾 EXPORTS_TO 马来西亚"),
    ("美国自2023年10月起禁止向中国出口H800。", "美国 RESTRICTS 中国"),
    ("美国禁止英伟达向中国出售H20。", "美国 RESTRICTS 中国"),
    ("美国对中国的芯片禁令并未限制境外租用。", "美国 RESTRICTS 中国"),
    ("美国商务部将宁畅列入实体清单。", "美国商务部 RESTRICTS 宁畅"),
    ("國際貿易署將華為列入實體清單。", "國際貿易署 RESTRICTS 華為"),
    ("中国商务部要求字节跳动停止采购H20。", "中国商务部 RESTRICTS 字节跳动"),
    ("新加坡警方正在调查鲸落科技。", "新加坡警方 INVESTIGATES 鲸落科技"),
    ("陈立群出任远澜数据首席执行官。", "陈立群 ROLE_AT 远澜数据"),
    # the subject of an earlier clause
    ("甲骨文总部设在美国，并向当地业主租用机房。", "甲骨文 BASED_IN 美国; 甲骨文 CUSTOMER_OF 当地业主"),
    ("该园区容量为110兆瓦，由Bridge Data Centres运营。", "Bridge Data Centres OPERATES 该园区"),
]
DOUBTED = [
    ("星桥国际否认收购晨曦电信。", "denied", ("星桥国际",)),
    ("甲骨文本身并不拥有远澜数据。", "denied", ()),
    ("高盛没有投资月之暗面。", "denied", ()),
    ("腾讯取消了收购恒屿云的计划。", "denied", ()),
    ("恒屿云打消了收购远澜数据的念头。", "denied", ()),
    ("腾讯入股恒屿云的消息是假的。", "denied", ()),
    ("輝達否認向中國公司出售H200。", "denied", ("輝達",)),
    ("没有证据表明恒屿云由腾讯控制。", "denied", ()),
    ("腾讯和阿里巴巴都不是恒屿云的股东。", "denied", ()),
    ("远澜数据从未向华为供应芯片。", "denied", ()),
    ("万国数据不再有权委任DayOne的多数董事。", "denied", ()),
    ("宁畅未被列入实体清单。", "denied", ()),
    ("知情人士称，星桥国际正洽谈收购晨曦电信30%的股权。", "planned", ("知情人士",)),
    ("恒屿云拟以3.2亿元收购晨曦电信。", "planned", ()),
    ("彭博社报道，黑石集团考虑向AirTrunk再投资10亿美元。", "planned", ("彭博社",)),
    ("恒屿云正与马来亚银行商谈9亿林吉特贷款。", "planned", ()),
    ("恒屿云宣布了收购远澜数据的计划。", "planned", ("恒屿云",)),
    ("腾讯有权在2026年前收购恒屿云。", "planned", ()),
    ("恒嶼雲將於明年收購遠瀾數據。", "planned", ()),
    ("阿里巴巴是否是恒屿云的客户，目前不得而知。", "possible", ()),
    ("华为据信是恒屿云的实际控制人。", "possible", ()),
    ("如果恒屿云收购远澜数据，股价会上涨。", "possible", ()),
    ("腾讯对收购恒屿云一事不予置评。", "possible", ()),
    ("恒屿云可能租用了甲骨文的算力。", "possible", ()),
    ("恒屿云涉嫌经泰国向中国走私H100。", "alleged", ()),
    ("檢方指控宏昱貿易向中國走私H100。", "alleged", ("檢方",)),
    ("据《海风晚报》报道，腾讯租用了MY06园区。", "reported", ("海风晚报",)),
    ("據《工商時報》報導，騰訊租用了MY06園區。", "reported", ("工商時報",)),
    ("SemiAnalysis估计，字节跳动是DayOne最大的客户。", "reported", ("SemiAnalysis",)),
    ("柔佛州务大臣周一表示，腾讯已租下MY06园区。", "reported", ("柔佛州务大臣",)),
    ("路透社：腾讯已入股恒屿云", "reported", ("路透社",)),
    ("“腾讯已入股恒屿云，”一名知情人士说。", "reported", ("一名知情人士",)),
]
NO_FACT = [
    "腾讯差点收购远澜数据。",
    "腾讯未能收购远澜数据。",
    "腾讯收购远澜数据未果。",
    "商务部否决了腾讯收购远澜数据的交易。",
    "商务部批准腾讯收购远澜数据。",
    "腾讯收购远澜数据遭否决。",
    "难道腾讯拥有远澜数据？",
    "腾讯收购远澜数据？",
    "谁说腾讯持有远澜数据的股份？",
    "假使腾讯收购了远澜数据，规则将随之改变。",
    "如无意外，腾讯收购远澜数据。",
    "腾讯与远澜数据签订收购协议，以2亿美元收购远澜数据51%的股份。",
    "交易完成后，腾讯持有远澜数据51%的股份。",
    "根据方案，腾讯持有远澜数据51%的股份。",
    "有声音称腾讯控制远澜数据。",
    "网友爆料腾讯是远澜数据的股东。",
    "一篇博客写道，腾讯是远澜数据的股东。",
    "更正：本报此前误称腾讯持有远澜数据的股份。",
    "此前有报道称腾讯收购远澜数据，但该交易已取消。",
    "腾讯收购远澜数据。但交易随后告吹。",
    "腾讯收购了远澜数据。这一说法不实。",
    "“腾讯收购了远澜数据”，他说。",
    "腾讯收购远澜数据一案仍在审查。",
    "外界普遍认为腾讯控制远澜数据。",
    "远澜数据邀请淡马锡入股远澜数据。",
    "合约到期后，字节跳动未续租远澜数据的服务器。",
    "腾讯有兴趣收购远澜数据。",
    "腾讯收购远澜数据只是时间问题。",
    "字节跳动退租远澜数据的机房。",
    "字节跳动搬离远澜数据运营的园区。",
    "一名美国高官声称DeepSeek用H100训练了R1。",
    "DeepSeek没用H100训练R1。",
    "鲸落科技本想订购512块昇腾910B。",
    "TikTok的母公司租用远澜数据的服务器。",
]
ENDED = [
    "腾讯曾是远澜数据的大股东。",
    "腾讯曾持有远澜数据30%的股份。",
    "远澜数据原为腾讯的子公司。",
    "远澜数据此前是腾讯的全资子公司。",
    "字节跳动曾经是远澜数据的客户。",
    "恒屿云曾运营JH1园区。",
]
SILENT = [
    "英伟达两倍做多基金上涨3%。",
    "由中国人创立的鲸落科技去年盈利。",
    "当地居民更关心的是水压。",
    "双方均未回应置评请求。",
    "人工智能公司正在改变世界。",
    "报道没有说明贷款能否谈成。",
    "被告的律师表示不认罪。",
    "目前没有迹象显示该项目有中国资金。",
]


@pytest.mark.parametrize(("text", "expected"), STATED, ids=[text for text, _ in STATED])
def test_a_sentence_states_its_claims(text: str, expected: str) -> None:
    claims = RulesExtractor().extract(_document(text)).claims

    stated = {f"{c.subject.text} {c.relation} {c.object.text}" for c in claims if c.relation != "DESIGNS"}
    assert set(expected.split("; ")) == stated
    assert {"asserted"} == {claim.stance.value for claim in claims}


@pytest.mark.parametrize(("text", "stance", "sources"), DOUBTED, ids=[text for text, *_ in DOUBTED])
def test_doubt_reaches_every_claim_that_is_no_aside(text: str, stance: str, sources: tuple[str, ...]) -> None:
    claims = [
        claim
        for claim in RulesExtractor().extract(_document(text)).claims
        if claim.relation not in ("DESIGNS", "LOCATED_IN", "INVESTIGATES")
    ]

    assert {(stance, sources)} == {(claim.stance.value, claim.attribution) for claim in claims}


@pytest.mark.parametrize("text", SILENT)
def test_a_sentence_without_a_relation_gives_no_claim(text: str) -> None:
    claims = RulesExtractor().extract(_document(text)).claims

    assert () == claims


def test_a_claim_rebutted_in_its_own_sentence_stands_beside_its_denial() -> None:
    text = "另有媒体称，字节跳动今年打算花70亿美元购买海外的英伟达芯片，该公司斥之为不实。"

    claims = RulesExtractor().extract(_document(text)).claims

    assert ["denied", "planned"] == sorted(c.stance.value for c in claims if c.relation == "BUYS")


def test_a_heading_states_nothing_that_the_text_below_hedges() -> None:
    text = "腾讯入股恒屿云\n\n知情人士称，腾讯考虑入股恒屿云。"

    claims = RulesExtractor().extract(_document(text)).claims

    assert ["planned"] == [claim.stance.value for claim in claims]


def test_the_amount_behind_the_clause_belongs_to_the_purchase() -> None:
    text = "鲸落投资有限公司已收购远澜数据有限公司的60%股权，代价为9600万林吉特。"

    (claim,) = RulesExtractor().extract(_document(text)).claims

    assert {"share", "amount"} <= set(claim.qualifiers)


def test_parties_around_a_company_are_not_that_company() -> None:
    claims = RulesExtractor().extract(_document("与腾讯有关联的公司在马来西亚租用数据中心。")).claims

    named = {claim.object.text for claim in claims if claim.relation == "AFFILIATED_WITH"}
    unnamed = {claim.subject.named for claim in claims if claim.relation == "AFFILIATED_WITH"}
    assert ({"腾讯"}, {False}) == (named, unnamed)


def test_a_short_form_that_the_text_introduces_is_the_company() -> None:
    text = "海门投资有限公司（下称“海门”）注册于开曼群岛。海门持有恒屿云40%股权。"

    claims = RulesExtractor().extract(_document(text)).claims

    assert 1 == len({claim.subject.entity for claim in claims})


def test_a_filing_speaks_of_its_issuer_and_of_the_latter() -> None:
    text = (
        "岭南数科股份有限公司（以下简称“公司”）与槟榔屿算力私人有限公司签署增资协议。"
        "公司持有槟榔屿算力30%股权。槟榔屿算力持有赤道云仓有限公司100%股权，后者运营JH1。"
    )

    claims = RulesExtractor().extract(_document(text)).claims

    stated = {f"{c.subject.text} {c.relation} {c.object.text}" for c in claims if c.relation != "FINANCES"}
    assert {
        "岭南数科股份有限公司 OWNS 槟榔屿算力",
        "槟榔屿算力 OWNS 赤道云仓有限公司",
        "赤道云仓有限公司 OPERATES JH1",
    } == stated


def test_the_company_that_may_be_any_of_several_stays_unnamed() -> None:
    text = "腾讯和快手是恒屿云的客户，其中腾讯租用了该公司的算力。"

    claims = RulesExtractor().extract(_document(text)).claims

    assert [False] == [c.object.named for c in claims if c.object.text == "该公司"]


def test_a_list_of_names_takes_no_time() -> None:
    claims = RulesExtractor().extract(_document("腾讯和阿里巴巴、" * 60 + "上涨。")).claims

    assert () == claims


def _document(text: str) -> Document:
    return Document(id="d", text=text, published="2025-11-03", language="zh")


@pytest.mark.parametrize("text", NO_FACT)
def test_what_is_open_ended_or_taken_back_is_no_fact(text: str) -> None:
    claims = RulesExtractor().extract(_document(text)).claims

    assert "asserted" not in {claim.stance.value for claim in claims}


@pytest.mark.parametrize("text", ENDED)
def test_what_was_once_so_ends_before_the_text_appeared(text: str) -> None:
    document = replace(_document(text), published="2025-11-01")

    claims = RulesExtractor().extract(document).claims

    assert ["2025-11-01"] == [str(claim.valid.end) for claim in claims]


def test_a_former_subsidiary_still_runs_what_it_runs() -> None:
    document = replace(_document("腾讯前子公司远澜数据在柔佛运营一座数据中心。"), published="2025-11-01")

    claims = RulesExtractor().extract(document).claims

    ended = {claim.relation.value: claim.valid.end is not None for claim in claims}
    assert ended == {"OWNS": True, "OPERATES": False, "LOCATED_IN": False}
