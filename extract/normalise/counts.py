"""Counts of chips and machines, and power in megawatts.

A count needs its noun: "400 A100s", "5,000 advanced Nvidia GPUs", "768 Beschleunigern", "2300块GPU".
Only makers, models and a few adjectives may stand between: "3 companies bought chips" counts no chips.
"""

from __future__ import annotations

import re

from extract.normalise.numbers import Numeral
from extract.normalise.unit import Unit

_NOUNS = (
    ("GPUs", r"gpus?"),
    ("TPUs", r"tpus?"),
    ("CPUs", r"cpus?"),
    ("supercomputers", r"supercomputer[sn]?|超级计算机|超級電腦"),
    ("accelerators", r"accelerators?|beschleuniger[ns]?|加速器|加速卡"),
    ("processors", r"processors?|prozessor(?:en|s)?|处理器|處理器"),
    ("servers", r"servers?|server[ns]?|servern|服务器|伺服器"),
    ("racks", r"racks?|schränken?|serverschränken?|机柜|機櫃|机架"),
    ("cards", r"(?:graphics\s)?cards?|(?:grafik)?karten?|显卡|顯卡|算力卡"),
    ("semiconductors", r"semiconductors?|halbleiter[ns]?"),
    ("chips", r"chips?|芯片|晶片"),
    ("units", r"units?|einheiten"),
    ("systems", r"systems?|systemen?"),
    ("nodes", r"nodes?|knoten"),
    ("clusters", r"clusters?|集群"),
)
_MODEL = r"(?!FY|CY|MY)(?:[A-Z]{1,4}-?[0-9]{2,4}[A-Za-z]{0,2}|NVL[0-9]{1,3})(?![A-Za-z0-9])"
_NOUN = "|".join(f"(?P<{name}>{pattern})" for name, pattern in _NOUNS)
_ADJECTIVES = (
    "of|the|its|their|these|such|more|additional|advanced|high-end|top-end|new|newest|latest|restricted|banned|smuggled|"
    "export-controlled|controlled|powerful|modern|used|second-hand|leading-edge|cutting-edge|graphics|rented|"
    "der|den|die|des|seiner|ihrer|weitere|weiteren|neue|neuen|moderne|modernen|modernste|modernsten|leistungsstarke|"
    "leistungsstarken|leistungsfähige|leistungsfähigen|hochmoderne|hochmodernen|illegale|geschmuggelte|verbotene|verbotenen"
)
_MAKERS = (
    "Nvidia|NVIDIA|AMD|Intel|Huawei|Ascend|Blackwell|Hopper|Ampere|Grace|Rubin|Instinct|Cambricon|Google|Cerebras|"
    "Groq|Supermicro|Dell|AI|KI|HPC|Super"
)
_BETWEEN = (
    rf"(?:(?:{_ADJECTIVES}|(?:{_MAKERS})(?:['’]s)?|{_MODEL}|RTX\s[0-9]{{4}}|Ascend\s[0-9]{{3}}[BCD]?)"
    r"[\s-]{1,2}){0,5}"
)
_LATIN_NOUN = re.compile(
    rf"[\s-]{{1,2}}{_BETWEEN}(?:(?P<model>{_MODEL})s?(?!\w)|(?:[\w]{{1,20}}-){{0,3}}(?i:[a-zäöü]{{0,20}}?(?:{_NOUN}))(?!\w))"
)
_CHINESE_BETWEEN = (
    r"(?:英伟达|輝達|辉达|华为|華為|昇腾|寒武纪|超微|先进|高端|最新|人工智能|受限|图形|的|[A-Za-z]{2,10}|\s|"
    + _MODEL
    + "){0,6}?"
)
_CHINESE_NOUN = re.compile(
    rf"(?P<measure>\s?[块塊张張枚颗顆片台臺个個套组組座台]{{0,2}}){_CHINESE_BETWEEN}"
    rf"(?:(?P<model>{_MODEL}|(?:昇腾|昇騰|思元)\s?[0-9]{{3}}[A-Z]?)|(?i:{_NOUN}))(?![a-z])"
)
_YEAR_BEFORE = re.compile(
    r"(?:\b(?:in|since|until|till|by|from|late|early|mid|of|during|for|and|the|Ende|Anfang|Mitte|seit|Jahr|Jahre|bis|ab|von|vom)[\s-]|"
    r"[0-9]年?|[月日])$",
    re.IGNORECASE,
)
_MODEL_LINE = re.compile(
    r"(?:Ascend|昇腾|昇騰|RTX|GTX|Xeon|EPYC|Kunpeng|鲲鹏|Instinct|Tesla|GB|MI|Gaudi|TPU|GPT|Llama|Qwen|Claude|Gemini|Grok|Kimi|"
    r"Phase|Stage|No\.?|Nr\.?|Section|Article|Artikel|§|Abs\.|Seite|page|Item|Form|Note|Building|Block|Lot|Version|Series|Figure|Table)"
    r"[\s-]?$"
)
_POWER = re.compile(
    r"[\s-]{0,2}(?:(?P<mw>MW(?:e|p)?|megawatts?|兆瓦)|(?P<gw>GW|gigawatts?|吉瓦)|(?P<kw>kW|kilowatts?|千瓦)|(?P<gwzh>百万千瓦))"
    r"(?![A-Za-z时時])",
    re.IGNORECASE,
)
_TO_MEGAWATTS = {"mw": 1.0, "gw": 1000.0, "kw": 0.001, "gwzh": 1000.0}
_CONSUMER_CARDS = {3080.0, 3090.0, 4080.0, 4090.0, 5080.0, 5090.0}


def power_unit(text: str, numeral: Numeral) -> Unit | None:
    """Megawatts after `numeral`; kilowatts only from a megawatt up, since below it is a rack, not a site."""
    match = _POWER.match(text, numeral.end)
    if match is None or match.lastgroup is None:
        return None
    factor = _TO_MEGAWATTS[match.lastgroup]
    if match.lastgroup == "kw" and numeral.value * factor < 1.0:
        return None
    return Unit("mw", match.end(), factor=factor)


def count_unit(text: str, numeral: Numeral, language: str) -> Unit | None:
    """The chips or machines that `numeral` counts; the value ends before the noun."""
    if is_label(text, numeral) or is_year(text, numeral, unless_after=True):
        return None
    if language == "zh" and (match := _CHINESE_NOUN.match(text, numeral.end)):
        if not match["measure"] and numeral.value in _CONSUMER_CARDS:
            return None
        return Unit("count", numeral.end + len(match["measure"].rstrip()), noun=_noun(match))
    found = _LATIN_NOUN.match(text, numeral.end)
    return None if found is None else Unit("count", numeral.end, noun=_noun(found))


def _noun(match: re.Match[str]) -> str:
    return "chips" if match["model"] else str(match.lastgroup)


def is_label(text: str, numeral: Numeral) -> bool:
    """Whether the number belongs to a name before it: "Ascend 910", "RTX 4090", "Phase 2", "§ 7"."""
    window = text[max(0, numeral.start - 10) : numeral.start]
    return not numeral.spelled and _MODEL_LINE.search(window) is not None


def is_year(text: str, numeral: Numeral, *, unless_after: bool = False) -> bool:
    """Whether the number reads as a year; with `unless_after` only where a word before it says so."""
    plain = text[numeral.start : numeral.end]
    if len(plain) != 4 or not plain.isdigit() or not 1900 <= numeral.value < 2100:
        return False
    if not unless_after:
        return True
    return _YEAR_BEFORE.search(text[max(0, numeral.start - 8) : numeral.start]) is not None
