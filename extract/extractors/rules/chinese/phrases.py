"""Chinese noun phrases for parties, sites, chips, models, places and rules that a text does not name."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from extract.extractors.rules.chinese.circles import circles, units
from extract.extractors.rules.chinese.headlines import below_headlines
from extract.extractors.rules.chinese.script import simplified
from extract.extractors.rules.found import Found
from extract.gazetteer import Match, load_gazetteer
from graph.schema import Kind

_HEADS: Mapping[Kind, Mapping[str, str]] = {
    Kind.ORGANIZATION: {
        "运营商": r"(?:数据中心|资料中心|云端?服务|云端?|算力|智算中心|园区)?(?:运营商|营运商|运营方|营运方|运营企业|业者|经营者)",
        "投资者": r"投资者|投资人|投资方|投资机构|出资方|出资人|金主|资方",
        "贷款方": r"贷款机构|贷款方|放贷机构|贷款人|债权人|银团|贷款银行|债权银行",
        "银行": r"银行",
        "业主": r"业主|房东|出租方|地主|土地所有者",
        "客户": r"(?:主力|最大|大|主要|重要|云端?|核心|锚定|终端|最终)?(?:客户|租户|租客|承租方|用户)",
        "供应商": r"供应商|供货商|服务器厂商|服务器制造商|伺服器厂商|伺服器业者|经销商|分销商|代理商|中间商|中间人|转售商|贸易商",
        "基金": r"(?:主权财富|主权|政府|产业|引导|政府引导|国有|私募股权|私募|风险投资|创投|并购|对冲|养老|退休|财富|产业投资|家族)*(?:基金)",
        "第三方": r"第三方(?:公司|机构|企业|中介)?",
        "财团": r"财团|联合体|买方团",
        "子公司": r"(?:全资|间接|控股|海外|境外|新加坡|香港|非全资)*(?:子公司|附属公司|附属企业|分公司)",
        "母公司": r"母公司|控股股东|大股东|股东",
        "当局": r"当局|监管机构|监管部门|政府部门|主管机关|主管部门|海关|警方|执法部门|执法机构|调查人员",
        "检察官": r"(?:联邦)?(?:检察官|检方|检察机关|检控官|控方)",
        "初创": r"(?:人工智能|AI)?(?:初创公司|初创企业|新创公司|新创企业|创业公司|实验室)",
        "空壳公司": r"空壳公司|壳公司|皮包公司|幌子公司|掩护公司|特殊目的公司|项目公司|合资公司|合资企业|贸易公司|房地产公司|离岸公司",
        "买方": r"买家|买方|受让方|卖家|卖方|转让方|收购方",
        "公司": r"(?:科技|互联网|云计算|人工智能|芯片|国有|民营|上市|游戏|开发|云|AI|标的|目标|运营|控股|投资|租赁|关联)*(?:公司|企业|集团|巨头|厂商|机构)",
    },
    Kind.DATA_CENTRE: {
        "数据中心": r"(?:绿色|超大规模|大型|模块化|人工智能|AI|云|新|托管|智算|超算|液冷|海外|境外)*(?:数据中心|资料中心|机房|算力中心|智算中心|超算中心|云计算中心|智能计算中心)(?:园区|集群|项目)?",
        "园区": r"(?:绿色|数据|算力|智算|新|科技)*(?:园区|校区|智算集群|算力集群|GPU集群|计算集群|集群)",
    },
    Kind.CHIP: {
        "芯片": r"(?:高端|先进|尖端|人工智能|AI|图形|训练|推理|算力|受限|受管制|最新|顶级|国产|半导体|存储)*(?:芯片|晶片|半导体)",
        "gpu": r"(?:高端|先进|受限|人工智能|AI)*(?:GPU|GPUs|图形处理器|图形处理单元|绘图处理器|显卡|显示卡|图形卡)",
        "服务器": r"(?:高端|先进|人工智能|AI|GPU|算力|搭载芯片的)*(?:服务器|伺服器|超级计算机|超级电脑|机柜)",
        "处理器": r"(?:高端|先进|人工智能|AI)*(?:处理器|加速器|加速卡|算力卡)",
    },
    Kind.AI_MODEL: {
        "模型": r"(?:最新|新一代|旗舰|开源|人工智能|AI|自家|自研|前沿)*(?:大语言模型|大型语言模型|语言大模型|语言模型|大模型|基础模型|模型)",
    },
    Kind.RULE: {
        "管制": r"(?:技术)?(?:出口管制(?:条例|规定|措施|令)?|出口限制|出口禁令|出口管制法规|管制措施|管制清单|贸易禁运)",
        "禁令": r"(?:禁令|禁运令|禁运)",
        "清单": r"黑名单|出口管制名单|制裁名单",
        "制裁": r"制裁",
    },
    Kind.PLACE: {
        "第三国": r"第三国|第三地",
        "国家": r"(?:东南亚|亚洲|第三方|西方|邻近|海湾)*(?:国家|国)(?=[，。、的和境])",
        "地区": r"(?:东南亚|中东|亚太|东亚)(?:地区)?",
    },
}
_PLURAL = frozenset({"该等", "这些", "这两家", "两家", "有关", "这批"})
_BACK = r"(?:该|该等|这家|这些|这座|这个|这一|这两家|这批|此|上述|前述|有关|两家|同一|其|本|我)"
_COUNT = r"(?:(?:一|两|二|三|四|五|六|七|八|九|十|数|几|多|若干|某|另一|另|首|至少[一两三四五六]|\d{1,3})(?:家|座|个|处|间|名|位|批|款|些)|多家|部分|若干|一些|多个|首个|首座|某)"
_KIND_OF = (
    r"(?:(?:当地|本地|本土|地方|外国|海外|境外|中资|中方|国有|国营|民营|私人|私营|私募|未具名|未披露名称|不具名|匿名|不知名|"
    r"未透露姓名|神秘|独立第三方|第三方|主要|大型|小型|知名|地区|区域|非中资|非中国|西方|欧美|美资|日资|新加坡籍|地方政府|政府背景|战略|长期|"
    r"另外|互联网|科技|主权|最大|唯一|核心|关联)的?){0,3}"
)
_NOT_BEFORE = r"(?<!等)"
_NOT_AFTER = {
    Kind.ORGANIZATION: r"(?!化|级|法|债|价|名称|名单|章程|信贷|治理|估值|业|家|系|股份|股权|[（(]?[A-Za-z])",
    Kind.DATA_CENTRE: r"(?!运营商|业者|运营方|营运商|开发商|行业|市场|运营|业务|建设|需求|用地|产业|基础设施|投资|公司|企业|客户|股|租户|客)",
    Kind.CHIP: r"(?!制造商|设计|公司|厂商|厂|企业|巨头|行业|产业|市场|供应商|业务|法案|股|代工|组|租赁|商|制造|关税|走私|贸易|进口|初创)",
    Kind.AI_MODEL: r"(?!公司|开发商|企业|厂商|业务|行业|服务|市场|初创)",
    Kind.RULE: r"(?!公司)",
    Kind.PLACE: r"(?!安全|银行|电网|主席|总统|队|集成电路)",
}


def _compile(kind: Kind, heads: Mapping[str, str]) -> re.Pattern[str]:
    nouns = "|".join(f"(?P<h_{index}>{words})" for index, words in enumerate(heads.values()))
    return re.compile(
        rf"{_NOT_BEFORE}(?P<back>{_BACK})?(?P<count>{_COUNT})?(?P<kind>{_KIND_OF})(?P<noun>{nouns}){_NOT_AFTER[kind]}"
    )


_PATTERNS = {kind: (_compile(kind, heads), tuple(heads)) for kind, heads in _HEADS.items()}
_PRONOUN = re.compile(
    r"(?P<it>(?<=[，。；])其|(?<=向)其(?!他|余|中|它)|(?<=对)其(?!他|余|中|它)|(?<=为)其(?=提供)|它(?!们))"
)
_PLACE_LINK = re.compile(r"(?:的|境内的?|当地的?)?$")
_CHAIN = re.compile(r"^(?:和|与|及|以及|、|)$")
_LINKED = frozenset({Kind.ORGANIZATION, Kind.DATA_CENTRE, Kind.CHIP})


def find_phrases(text: str) -> list[Found]:
    """Every noun phrase of an unnamed party, site, chip, model, place or rule, with the name that qualifies it."""
    plain = simplified(text)
    before = {match.end: match for match in load_gazetteer().find(text)}
    known = [m for m in before.values() if m.entry.kind is Kind.ORGANIZATION]
    found = [*circles(text), *units(text, [(m.start, m.end, m.entry.country or None) for m in known])]
    for kind, (pattern, heads) in _PATTERNS.items():
        for match in pattern.finditer(plain):
            head = next(heads[i] for i in range(len(heads)) if match[f"h_{i}"])
            found.append(_phrase(text, match, (kind, head), before))
    return below_headlines(text, [one for one in found if not _bare(one, text)])


def _phrase(text: str, match: re.Match[str], what: tuple[Kind, str], before: Mapping[int, Match]) -> Found:
    """The phrase; a site leaves the places before it to the rules, a party and a chip take in what qualifies them."""
    kind, head = what
    names = [] if match["back"] else _qualifying(text, match.start(), kind, before)
    outer = _counted(text, names[0].start) if names else match.start()
    start = match.start() if kind is Kind.DATA_CENTRE or _apart(text, names, match) else outer
    return Found(
        start=start,
        end=match.end(),
        kind=kind,
        text=text[start : match.end()],
        named=False,
        head=f"多个{head}" if match["back"] in _PLURAL else head,
        country=_country(text[outer : match.end()], names),
        definite=match["back"] is not None or _clause_initial(text, match),
        lead=text[outer:start],
    )


_COUNTED = re.compile(rf"(?:{_COUNT})$")


def _counted(text: str, start: int) -> int:
    """Where a phrase begins whose count stands before its country ("三家马来西亚公司")."""
    count = _COUNTED.search(simplified(text), max(0, start - 6), start)
    return count.start() if count else start


def _apart(text: str, names: list[Match], match: re.Match[str]) -> bool:
    """Whether the names before a phrase may be a statement of their own ("位于新加坡的运营商", "甲骨文的服务器")."""
    return bool(names) and text[names[-1].end : match.start()].endswith("的")


def _clause_initial(text: str, match: re.Match[str]) -> bool:
    """Whether a bare "公司" opens its clause, where it means the company just spoken of."""
    bare = not match["count"] and not match["kind"] and match["noun"] in ("公司", "集团", "园区")
    return bare and text[max(0, match.start() - 80) : match.start()].rstrip()[-1:] in (
        "",
        "，",
        "。",
        "；",
        "：",
        "\n",
    )


def _qualifying(text: str, start: int, kind: Kind, before: Mapping[int, Match]) -> list[Match]:
    """The places of a site or party, or the maker of a chip, that stand right before the phrase."""
    wanted = Kind.ORGANIZATION if kind is Kind.CHIP else Kind.PLACE
    if kind not in _LINKED:
        return []
    names: list[Match] = []
    while len(names) < 3:
        match = next((before[end] for end in _ends(text, start, bool(names)) if end in before), None)
        if match is None or match.entry.kind is not wanted:
            break
        names.insert(0, match)
        start = match.start
    return names


def _ends(text: str, start: int, chained: bool) -> Iterator[int]:
    for link in (
        ("和", "与", "與", "及", "、", "")
        if chained
        else ("境内的", "的", "境内", "境內的", "州的", "省的", "")
    ):
        if text.endswith(link, 0, start):
            yield start - len(link)


def _country(words: str, names: list[Match]) -> str | None:
    countries = {name.entry.country for name in names if name.entry.kind is Kind.PLACE and name.entry.country}
    if countries:
        return next(iter(countries)) if len(countries) == 1 else None
    if _FOREIGN.search(words):
        return None
    return (
        "CN"
        if _CHINESE.search(words)
        else next((one.entry.country for one in load_gazetteer().find_demonyms(words)), None)
    )


_FOREIGN = re.compile("非中|非国")
_CHINESE = re.compile("中国|中國|中资|中資|中方")
_RELATIONAL = frozenset({"子公司", "母公司", "客户", "运营商", "业主", "供应商", "投资者", "贷款方", "买方"})
_SAYS_WHO = re.compile(r"\s?(?:名单|名單)?(?:中|里|裡)?(?:是|为|為|包括|系|有|还有|還有|则|則)")


def _bare(found: Found, text: str) -> bool:
    """Whether the words are too general, or a part of a sentence that names the party itself."""
    after = text[found.end : found.end + 6]
    if after.startswith(("名为", "名為", "叫做", "命名")) or re.match(
        "(?:这|這)?(?:两家|兩家)(?:公司|集团|集團)$", found.text
    ):
        return True
    if found.text in ("机构", "機構", "用户", "用戶", "股东", "股東") or after.startswith(("债券", "債券")):
        return True
    if found.head not in _RELATIONAL:
        return False
    plain = simplified(found.text)
    if found.head in ("子公司", "母公司"):
        return not plain.startswith(("该", "这", "上述", "前述", "一家", "两家", "三家", "多家", "某"))
    possessed = text.endswith(("的", "其"), 0, found.start)
    named_here = _SAYS_WHO.match(after) is not None
    return _bare_noun(plain) and (possessed or named_here or found.head == "客户")


def _bare_noun(words: str) -> bool:
    return (
        re.fullmatch(
            r"其?(?:最大|主要|主力|大|唯一|锚定|首个|首批|云端?|核心|重要|终端|最终|数据中心|园区|服务器|伺服器|战略|机构|早期)*(?:的)?"
            r"(?:客户|租户|租客|承租方|用户|运营商|营运商|运营方|营运方|经营者|业者|业主|房东|出租方|供应商|供货商|经销商|代理商|投资者|投资人|投资方|投资机构|出资方|"
            r"贷款方|贷款机构|贷款银行|买家|买方|卖家|卖方|受让方|转让方|收购方|金主)",
            words,
        )
        is not None
    )
