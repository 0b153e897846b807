"""Gazetteer names that their surroundings turn into something else: leveraged funds, founders' nationality, news bylines."""

from __future__ import annotations

import re

from extract.extractors.rules.chinese.headlines import below_headlines
from extract.extractors.rules.chinese.script import both
from extract.extractors.rules.found import Found
from graph.schema import Kind

_FUND_AFTER = re.compile(
    both(
        r"\s?(?:每日)?(?:[\d一二两三]+倍)?(?:杠杆|做多|做空|反向|看涨|看空|单股)(?:[\d一二两三]+倍)?[^，。；]{0,8}?(?:基金|ETF|产品)"
    )
)
_PEOPLE_AFTER = re.compile(
    both(
        r"(?:籍|裔)?(?:人|公民|商人|男子|女子|留学生|移民|工程师|民众|居民|学者)(?!工智能|民币|民银行|民法院|民政府|士)"
    )
)
_PLACE_IN_WORD = re.compile(both(r"(?:菜|语|文|股市|总统|总理|首相|大使|梦)"))


def refine(text: str, known: list[Found]) -> list[Found]:
    """The gazetteer's names without those that mean something else here ("英伟达杠杆基金", "中国人")."""
    return below_headlines(text, [one for one in known if not _misread(text, one)])


def _misread(text: str, one: Found) -> bool:
    if one.kind is Kind.ORGANIZATION:
        return _FUND_AFTER.match(text, one.end) is not None
    if one.kind is Kind.PLACE:
        return any(pattern.match(text, one.end) for pattern in (_PEOPLE_AFTER, _PLACE_IN_WORD))
    return False
