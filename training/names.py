"""Names to exchange for one another: the tagger is to learn where names begin and end, not which there are.

Besides the names in the annotated documents these are those of the gazetteer and invented ones, put together
at random from syllables, trades and legal forms.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterable, Iterator

from extract.gazetteer import load_gazetteer
from graph.schema import Kind
from training.notation import Annotated

INVENTED = 1500
"""Names of organizations invented for each language; of other kinds a fifth."""

_SYLLABLES = [
    "al",
    "an",
    "ar",
    "bel",
    "bor",
    "bran",
    "cal",
    "cas",
    "cor",
    "dal",
    "dor",
    "el",
    "en",
    "fal",
    "fen",
    "gar",
    "gra",
    "hal",
    "har",
    "hel",
    "ist",
    "jar",
    "kal",
    "kel",
    "kor",
    "lan",
    "lar",
    "len",
    "lin",
    "lor",
    "lun",
    "mar",
    "mel",
    "mir",
    "mon",
    "nar",
    "nel",
    "nor",
    "ol",
    "or",
    "pal",
    "per",
    "quin",
    "ran",
    "rel",
    "ros",
    "sal",
    "sel",
    "sol",
    "sten",
    "tal",
    "tar",
    "tel",
    "tor",
    "ul",
    "van",
    "var",
    "vel",
    "ven",
    "vor",
    "wald",
    "wen",
    "wil",
    "yar",
    "zan",
    "zel",
]
_ENDS = [
    "a",
    "e",
    "en",
    "er",
    "ia",
    "in",
    "is",
    "o",
    "on",
    "or",
    "os",
    "ra",
    "ro",
    "ta",
    "tech",
    "um",
    "us",
    "x",
]
_ENGLISH_TRADES = [
    "Capital",
    "Partners",
    "Holdings",
    "Data Centres",
    "Cloud",
    "Systems",
    "Semiconductor",
    "Technologies",
    "Infrastructure Fund",
    "Bank",
    "Energy",
    "Digital",
    "Compute",
    "Logistics",
    "Ventures",
    "Networks",
    "Realty",
    "Electronics",
    "Research",
    "Investment Authority",
    "Power",
]
_GERMAN_TRADES = [
    "Rechenzentren",
    "Beteiligungen",
    "Halbleiter",
    "Datenparks",
    "Kapital",
    "Logistik",
    "Systeme",
    "Netze",
    "Bank",
    "Energie",
    "Infrastrukturfonds",
    "Stiftung",
    "Werke",
    "Cloud",
    "Technik",
    "Handel",
    "Immobilien",
    "Versicherung",
]
_ENGLISH_FORMS = [
    "",
    "",
    "",
    "",
    " Ltd.",
    " Inc.",
    " Pte. Ltd.",
    " Sdn Bhd",
    " PLC",
    " LLC",
    " Group",
    " Corp.",
    " Co.",
    " LP",
]
_GERMAN_FORMS = [
    "",
    "",
    "",
    "",
    " AG",
    " GmbH",
    " SE",
    " GmbH & Co. KG",
    " KGaA",
    " Holding",
    " Gruppe",
    " e. V.",
    " eG",
]
_CHARACTERS = (
    "华中天海东南北江星云辰瑞信达恒泰盛隆昌宏远博智创新源丰立安康宁平和正大光明亮金银玉石山川林森木水火土风雷电磁波"
    "澜汐潮洋湖溪岭峰岚岳昆仑嵩衡泰华黄青蓝白赤紫翠碧启航扬帆腾飞跃升卓越优品汇聚联合众诚德仁义礼晟昊晖曦朗景"
)
_CHINESE_TRADES = [
    "科技",
    "资本",
    "投资",
    "集团",
    "控股",
    "数据",
    "云计算",
    "智能",
    "半导体",
    "微电子",
    "基金",
    "银行",
    "信托",
    "能源",
    "物流",
    "网络",
    "通信",
    "电子",
    "置业",
    "算力",
    "数据中心",
    "芯片",
    "证券",
    "保险",
    "研究院",
    "租赁",
]
_CHINESE_FORMS = [
    "",
    "",
    "",
    "",
    "",
    "公司",
    "有限公司",
    "股份有限公司",
    "股份",
    "(香港)有限公司",
    "私人有限公司",
]
_SURNAMES = (
    "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏"
    "薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文欧阳司马诸葛"
)
_GIVEN = (
    "伟芳娜敏静丽强磊军洋勇艳杰涛明超秀霞平刚桂英华玉兰红健宁晨宇"
    "轩浩然子涵思远嘉怡梓欣雨泽建国志文博雅琪慧恒之一鸣立川若琳启山"
)
_FIRST = [
    "Anna",
    "Boris",
    "Clara",
    "David",
    "Elena",
    "Farid",
    "Greta",
    "Hugo",
    "Ines",
    "Jonas",
    "Karim",
    "Lena",
    "Mei",
    "Nadia",
    "Omar",
    "Petra",
    "Quentin",
    "Rosa",
    "Samir",
    "Tessa",
    "Uwe",
    "Vera",
    "Wei",
    "Xenia",
    "Yusuf",
    "Zoe",
    "Siti",
    "Rajesh",
    "Priya",
    "Hiroshi",
    "Jürgen",
    "Sabine",
]


def pools_of(documents: Iterable[Annotated], language: str, seed: int) -> dict[Kind, list[str]]:
    """Names by kind to be exchanged in sentences of `language`: annotated, known and invented ones."""
    pools: dict[Kind, set[str]] = {}
    for document in documents:
        for mark in document.mentions:
            if mark.named and document.language == language:
                pools.setdefault(mark.kind, set()).add(document.text[mark.start : mark.end])
    for kind, name in _known(language):
        pools.setdefault(kind, set()).add(name)
    order = random.Random(seed)
    for kind, invent in _INVENTORS[language].items():
        count = INVENTED if kind is Kind.ORGANIZATION else INVENTED // 5
        pools.setdefault(kind, set()).update(invent(order) for _ in range(count))
    return {kind: sorted(names) for kind, names in sorted(pools.items())}


def _known(language: str) -> Iterator[tuple[Kind, str]]:
    chinese = language == "zh"
    for entry in load_gazetteer().entries:
        if entry.kind is Kind.PLACE and not entry.is_country:
            continue
        for surface in entry.surfaces:
            han = any("\u4e00" <= character <= "\u9fff" for character in surface)
            if han is chinese or (chinese and entry.kind in (Kind.CHIP, Kind.AI_MODEL)):
                yield entry.kind, surface


def _word(order: random.Random) -> str:
    word = "".join(order.choices(_SYLLABLES, k=order.choice((1, 2, 2, 3)))) + order.choice(_ENDS)
    return word.upper() if order.random() < 0.07 else word.capitalize()


def _letters(order: random.Random) -> str:
    return "".join(order.choices("ABCDEFGHIKLMNPRSTVWXYZ", k=order.choice((2, 3, 3, 4))))


def _latin_company(trades: list[str], forms: list[str]) -> Callable[[random.Random], str]:
    def invent(order: random.Random) -> str:
        stem = _letters(order) if order.random() < 0.12 else _word(order)
        if order.random() < 0.15:
            stem += f" {_word(order)}"
        trade = f" {order.choice(trades)}" if order.random() < 0.65 else ""
        return stem + trade + order.choice(forms)

    return invent


def _chinese_company(order: random.Random) -> str:
    stem = "".join(order.choices(_CHARACTERS, k=order.choice((2, 2, 2, 3))))
    if order.random() < 0.08:
        stem = _word(order)
    trade = order.choice(_CHINESE_TRADES) if order.random() < 0.8 else ""
    return stem + trade + (order.choice(_CHINESE_FORMS) if trade else "")


def _latin_person(order: random.Random) -> str:
    return f"{order.choice(_FIRST)} {_word(order)}"


def _chinese_person(order: random.Random) -> str:
    return order.choice(_SURNAMES) + "".join(order.choices(_GIVEN, k=order.choice((1, 2, 2))))


def _site(order: random.Random) -> str:
    style = order.randrange(3)
    if style == 0:
        return f"{_letters(order)}{order.randrange(1, 30)}"
    return f"{_word(order)} {order.randrange(1, 9)}" if style == 1 else f"{_word(order)} Campus"


def _chinese_site(order: random.Random) -> str:
    stem = "".join(order.choices(_CHARACTERS, k=2))
    return stem + order.choice(("数据中心", "智算中心", "园区", "算力园", "一号", "二期机房", "超算基地"))


_INVENTORS: dict[str, dict[Kind, Callable[[random.Random], str]]] = {
    "en": {
        Kind.ORGANIZATION: _latin_company(_ENGLISH_TRADES, _ENGLISH_FORMS),
        Kind.PERSON: _latin_person,
        Kind.DATA_CENTRE: _site,
        Kind.PLACE: _word,
    },
    "de": {
        Kind.ORGANIZATION: _latin_company(_GERMAN_TRADES, _GERMAN_FORMS),
        Kind.PERSON: _latin_person,
        Kind.DATA_CENTRE: _site,
        Kind.PLACE: _word,
    },
    "zh": {
        Kind.ORGANIZATION: _chinese_company,
        Kind.PERSON: _chinese_person,
        Kind.DATA_CENTRE: _chinese_site,
    },
}
