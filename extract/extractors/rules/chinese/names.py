"""Chinese: names that no gazetteer knows, by legal form, suffix, title or script, and their short forms."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from extract.extractors.rules.chinese.circles import units
from extract.extractors.rules.chinese.headlines import below_headlines
from extract.extractors.rules.chinese.latin import latin_names
from extract.extractors.rules.chinese.lexicon import COMMON, GENERIC, SOFT, STOP_FLAGS, STOPS
from extract.extractors.rules.chinese.people import people
from extract.extractors.rules.chinese.pointers import OWN_WORDS, aliases, pointing_back
from extract.extractors.rules.chinese.script import simplified
from extract.extractors.rules.chinese.segment import Word, words_of
from extract.extractors.rules.found import Found
from extract.gazetteer.occurrences import leftmost, occurrences
from graph.schema import Kind

_LEGAL = r"(?:股份有限公司|有限责任公司|有限公司|有限合伙企业)"
_INDUSTRY = (
    r"集团|控股|科技|投资|资本|创投|基金|银行|信托|证券|保险|租赁|数据|国际|云|云计算|智算|智云|算力|电信|通信|通讯|网络|电子|半导体|微电子|"
    r"电力|能源|置业|地产|产业|实业|贸易|物流|机构|咨询|研究|研究院|研究所|研究中心|事务所|信息|智能|技术|系统|软件|电脑|存储|动力|重工|建设|建筑|"
    r"资产|资源|合伙|传媒|大学|学院|协会|商会|交易所|联盟|汽车|精密|光电|工业|航运|游戏|芯片|服务|管理|发展|开发|文化|教育|医疗|生物|材料|器件|集成电路|智造|互娱"
)
_BRAND = (
    r"集团|控股|科技|投资|资本|创投|基金|银行|信托|证券|保险|数据|国际|云|智算|智云|电信|通信|通讯|网络|电子|半导体|微电子|电力|能源|置业|地产|实业|贸易|物流|机构|研究院|研究所|"
    r"研究中心|事务所|信息|智能|电脑|传媒|大学|学院|协会|商会|交易所|汽车|精密|光电|航运|游戏|融资租赁"
)
_STATE = (
    r"商务部|贸易部|财政部|国防部|司法部|外交部|工信部|能源部|经济部|内政部|科技部|安全局|发展局|关税局|海关|税务局|监管局|管理局|调查局|"
    r"投资局|投资管理局|统计局|国际贸易署|委员会|检察院|检察署|检察官办公室|法院|国会|警方|警察部队|警察局|总署|联邦政府|州政府|市政府|国资委|管委会"
)
_NAMED = re.compile(
    rf"(?:{_STATE})|(?:{_INDUSTRY})?(?:[（(][\u4e00-\u9fff]{{2,8}}[)）])?{_LEGAL}|(?:{_BRAND})(?:[（(][\u4e00-\u9fff]{{2,8}}[)）]|(?:集团|控股))?"
)
_SUFFIX_WORDS = frozenset(_INDUSTRY.split("|")) | {"公司", "股份", "有限", "有限公司", "合伙", "企业"}
_LONGEST = 22


def find_names(text: str) -> list[Found]:
    """Named organizations, people, media, sites, chips and models that the text's own form gives away."""
    found = [*_organizations(text), *latin_names(text), *people(text)]
    found += _short_forms(text, found)
    companies = [(one.start, one.end, one.country) for one in found if one.kind is Kind.ORGANIZATION]
    return below_headlines(text, [*found, *units(text, companies), *pointing_back(text, found)])


def _organizations(text: str) -> Iterator[Found]:
    """Names by suffix; their left border is where the words stop to be those of a name."""
    plain = simplified(text)
    words = words_of(text)
    ends = [word.end for word in words]
    for match in _NAMED.finditer(plain):
        stops = STOPS - SOFT if "公司" in match[0] else STOPS
        start = _left_border(plain, words, (ends, stops), match.start())
        cuts = [cut.end() for cut in _NEVER_IN_NAMES.finditer(plain, start, match.start())]
        start = cuts[-1] if cuts else start
        name = plain[start : match.end()]
        if start < match.start() and _is_name(
            name, plain[start : match.start()], match[0], plain[match.end() : match.end() + 8]
        ):
            yield Found(
                start=start,
                end=match.end(),
                kind=Kind.ORGANIZATION,
                text=text[start : match.end()],
                named=True,
            )


_NEVER_IN_NAMES = re.compile(
    "所持|退租|搬离|搬出|撤离|判决|裁定|私募基金|私募|运营商|营运商|开发商|供应商|制造商|厂商|巨头|公司|企业|投资机构|初创|任何|所有|部分|多数|猜测|推测|怀疑|相信|认定|外界|洽|的|了|是|被|把|将|向|与|及|称|说|让|给|于|领投|跟投|收购|持有|拥有|租下|买下|拿下|签下|接手|入股|控股了|投资了|注资|出资|租(?!赁)|承租|购(?!物|宝)|援引|批准|获得|获|要求|停止|继续|参与|完成|签署|签订|达成|计划|拟|打算|考虑|洽谈|商谈|谈判|成为|隶属|委托|兴建|建造|新建|扩建|出租|共同|合资|合作|收到|批出|采购|购买|订购|出售|卖|供应|提供|起诉|指控|调查|制裁|运营|经营|"
    "列入|禁止|限制|设计|代工|训练|部署|搭载|开发|推出|发布|表示|宣布|透露|指出|报道|否认|旗下|名下|通过|透过|根据|来自|位于|总部|负责|担任|出任|更名|改名|前身|背后|之|其|由|向|从|对|以|已|在|"
    "为(?!学|民)|和(?!记|讯|信|谐|硕|黄|君|平|泰|合)|或|等|该|这|此|每|某|均|均由|至|到|全资|子公司|附属公司"
)


def _left_border(
    plain: str, words: Sequence[Word], borders: tuple[Sequence[int], frozenset[str]], suffix: int
) -> int:
    """Where the name before the suffix begins; `suffix` itself if no word of a name stands before it."""
    ends, stops = borders
    index = bisect_left(ends, suffix)
    start = suffix
    if index < len(words) and words[index].start < suffix:
        start = words[index].start
        if words[index].text[: suffix - start] in stops:
            return suffix
        index -= 1
    elif index < len(words) and words[index].end == suffix:
        pass
    while index >= 0 and suffix - start < _LONGEST and not _ends_name(words[index], stops):
        start = words[index].start
        index -= 1
    return start


def _ends_name(word: Word, stops: frozenset[str]) -> bool:
    if word.text in stops or not all("\u4e00" <= letter <= "\u9fff" for letter in word.text):
        return True
    if word.flag in STOP_FLAGS and len(word.text) > 1:
        return True
    return word.flag in {"p", "c", "uj", "ul", "r", "m", "q"}


def _is_name(name: str, own: str, suffix: str, after: str) -> bool:
    """Whether the words before the suffix make it a name, not a description ("人工智能科技")."""
    if own in GENERIC or own in STOPS or len(name) < 3:
        return False
    if after.startswith(
        (
            "中心",
            "公司",
            "运营商",
            "开发商",
            "供应商",
            "服务",
            "产品",
            "项目",
            "业务",
            "设备",
            "基础设施",
        )
    ):
        return False
    if suffix in COMMON:
        words = {own[i:j] for i in range(len(own)) for j in range(i + 1, len(own) + 1)}
        pieces = [word for word in GENERIC if word in words and len(word) > 1]
        covered = sum(map(len, pieces))
        return 2 <= len(own) <= 10 and covered < len(own)
    return True


def _short_forms(text: str, found: Sequence[Found]) -> Iterator[Found]:
    """The later short forms of a full name: without its legal form, or as the text itself says (“以下简称”)."""
    shorter: set[str] = set()
    for one in found:
        if one.kind is not Kind.ORGANIZATION:
            continue
        shorter |= {alias for alias in aliases(text, one.end) if alias not in OWN_WORDS}
        shorter |= _shortened(one.text)
    whole = (place for place in occurrences(text, shorter) if _stands_alone(text, *place))
    for start, end in leftmost(whole):
        yield Found(start=start, end=end, kind=Kind.ORGANIZATION, text=text[start:end], named=True)


_LATIN = re.compile("[A-Za-z]")


def _stands_alone(text: str, start: int, end: int) -> bool:
    """Whether no Latin letter stands beside."""
    return not (_LATIN.match(text[max(0, start - 1) : start]) or _LATIN.match(text, end))


_LEGAL_BOTH = re.compile(
    r"(?:[（(][\u4e00-\u9fff]{2,8}[)）])?(?:私人)?(?:股份有限公司|有限责任公司|有限責任公司|有限公司|有限合伙企业|有限合夥企業)$"
)
_TRADE = re.compile(
    r"(?:科技|数据|數據|资本|資本|集团|集團|控股|投资|投資|国际|國際|云|雲|智算|算力|贸易|貿易)$"
)


def _shortened(name: str) -> set[str]:
    bare = _LEGAL_BOTH.sub("", name)
    if not re.search(r"[\u4e00-\u9fff]", name):
        words = re.sub(
            r"\s+(?:Sdn\.?\s*Bhd\.?|Pte\.?\s*Ltd\.?|Ltd\.?|Limited|Inc\.?|LLC|Corp\.?|Berhad|Group|Holdings)$",
            "",
            name,
        )
        return {words} if words != name and len(words) > 3 else set()
    forms = {bare} if bare != name else set()
    core = _TRADE.sub("", bare)
    if len(core) >= 3 and core != bare:
        forms.add(core)
    return {form for form in forms if len(form) >= 2}
