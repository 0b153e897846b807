"""Latin names inside Chinese text: organizations, chips, models and site codes, told apart by their form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from extract.extractors.rules.chinese.lexicon import ACRONYMS
from extract.extractors.rules.found import Found
from graph.schema import Kind

_WORD = r"[A-Z][A-Za-z0-9]*(?:[&.'’-][A-Za-z0-9]+)*"
_NAME = re.compile(
    rf"(?<![A-Za-z0-9])(?P<name>{_WORD}(?:\s(?:(?:of|and|for|the|de|&)\s)?{_WORD}|\s\((?:{_WORD}\s?){{1,3}}\)){{0,7}}"
    r"(?:\sSdn\.?\sBhd\.?|\sPte\.?\sLtd\.?|,?\s(?:Ltd|Inc|Corp|LLC)\.?)?)(?![A-Za-z0-9])"
)
_CHIP = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>(?:(?:HGX|DGX|Instinct|Radeon|GeForce)\s?)?(?:(?:GB|GH|MI|[ABHLV])\d{2,3}[A-Z]?|RTX\s?(?:PRO\s?)?\d{4}[A-Z]?|"
    r"TPU\s?v\d\w?|Trainium\s?\d?|Gaudi\s?\d|WSE-\d)(?:\sNVL\s?\d{1,3}|\sSuperPOD)?)(?![A-Za-z0-9])"
    r"|(?P<ascend>(?:昇腾|昇騰)\s?\d{3}[A-Z]?|(?:思元|寒武纪思元|昆仑芯?)\s?\d{3})"
)
_MODEL = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>(?:GPT|Llama|Qwen|Kimi|DeepSeek|Claude|Gemini|Grok|GLM|Ernie|Yi|Mistral|Doubao|Hunyuan|MiniMax)"
    r"(?:[- ]?[VKRMo]?\d[A-Za-z0-9.-]*|-[A-Z][A-Za-z0-9]+)(?:\s(?:Max|Pro|Turbo|Thinking|Coder|Lite))?)(?![A-Za-z0-9])"
)
_SITE = re.compile(
    r"(?<![A-Za-z0-9])(?P<name>[A-Z]{2,4}-?\d{1,2})(?![A-Za-z0-9])(?=\s?(?:号)?(?:园区|園區|数据中心|數據中心|資料中心|机房|機房|校区|校區|项目|項目|大楼|大樓|则|則|由|位于|位於|，|。|、|的))"
)
_NO_SITE = re.compile(r"^(?:GB|GH|MI|NVL|RTX|AI|GPT|HBM|DDR|PCI|USD|CPU|GPU|PUE|IP|[A-Z]Q|FY|H|Q|COVID)-?\d")
_ORG_END = re.compile(
    r"(?:Ltd\.?|Limited|Inc\.?|LLC|LLP|Corp\.?|Corporation|Company|Group|Holdings?|Capital|Partners|Fund|Technolog(?:y|ies)|Cloud|Networks?|"
    r"Systems|Bank|Berhad|Bhd\.?|Data Cent(?:er|re)s?|Digital|Energy|Power|International|Ventures|Investments?|Management|Solutions|Services|"
    r"Research|University|Institute|Authority|Telecom|Semiconductor|Labs?|Computing|Infra(?:structure)?)$"
)
_TITLE_AFTER = re.compile(r"^\s?(?:先生|女士|博士|教授)")
_TITLE_BEFORE = re.compile(
    r"(?:首席执行官|執行長|首席執行官|董事长|董事長|总裁|總裁|创始人|創始人|創辦人|创办人|分析师|分析師|首席财务官|律师|律師|发言人|發言人|部长|部長|总经理|總經理|研究员|研究員)$"
)
_PRODUCT_AFTER = re.compile(r"^\s?(?:系列)?(?:芯片|晶片|处理器|處理器|加速卡|显卡|顯卡|服务器|伺服器)")
_MODEL_AFTER = re.compile(r"^\s?(?:大模型|大型語言模型|语言模型|模型)")


def latin_names(text: str) -> Iterator[Found]:
    """Names in Latin letters; a run of capitals that is only an abbreviation of everyday use is none."""
    yield from _of(_CHIP, Kind.CHIP, text)
    yield from _of(_MODEL, Kind.AI_MODEL, text)
    for match in _SITE.finditer(text):
        if not _NO_SITE.match(match["name"]):
            yield _found(match.start("name"), match.end("name"), Kind.DATA_CENTRE, text)
    for match in _NAME.finditer(text):
        name = match["name"].rstrip(".")
        if _is_name(name):
            start = match.start("name")
            yield _found(start, start + len(name), _kind(name, text, start), text)


def _of(pattern: re.Pattern[str], kind: Kind, text: str) -> Iterator[Found]:
    for match in pattern.finditer(text):
        yield _found(match.start(), match.end(), kind, text)


def _found(start: int, end: int, kind: Kind, text: str) -> Found:
    return Found(start=start, end=end, kind=kind, text=text[start:end], named=True)


def _is_name(name: str) -> bool:
    if (
        name in ACRONYMS
        or len(name) < 3
        or _CHIP.fullmatch(name)
        or re.fullmatch(r"[A-Z]{1,4}-?\d{1,4}[A-Z]?", name)
    ):
        return False
    return not all(word in ACRONYMS or word.isdigit() for word in name.split())


def _kind(name: str, text: str, start: int) -> Kind:
    before, after = text[max(0, start - 8) : start], text[start + len(name) : start + len(name) + 8]
    if _ORG_END.search(name):
        return Kind.ORGANIZATION
    if _TITLE_BEFORE.search(before) or _TITLE_AFTER.search(after):
        return Kind.PERSON
    if _PRODUCT_AFTER.search(after) and any(letter.isdigit() for letter in name):
        return Kind.CHIP
    if _MODEL_AFTER.search(after) and any(letter.isdigit() for letter in name):
        return Kind.AI_MODEL
    return Kind.ORGANIZATION
