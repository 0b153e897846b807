"""Currencies as newspapers and filings write them, before the number and after it, as ISO 4217 codes."""

from __future__ import annotations

import re

_CODES = re.findall(
    "[A-Z]{3}",
    "USD EUR GBP CNY CNH RMB MYR SGD HKD TWD NTD JPY KRW IDR THB VND INR PHP AED SAR QAR CHF AUD CAD NZD SEK "
    "NOK DKK BRL ILS TRY RUB PLN CZK HUF",
)
_SAME = {"RMB": "CNY", "CNH": "CNY", "NTD": "TWD"}

_SIGNS = {
    "US$": "USD", "US $": "USD", "U.S.$": "USD", "U.S. $": "USD", "US-$": "USD", "$": "USD",
    "A$": "AUD", "AU$": "AUD", "S$": "SGD", "SG$": "SGD", "HK$": "HKD", "NT$": "TWD", "TW$": "TWD",
    "C$": "CAD", "CA$": "CAD", "NZ$": "NZD", "R$": "BRL", "€": "EUR", "£": "GBP", "CN¥": "CNY", "JP¥": "JPY",
    "₩": "KRW", "₹": "INR", "฿": "THB", "₫": "VND", "₱": "PHP",
    "RM": "MYR", "Rs.": "INR", "Rs": "INR", "Rp.": "IDR", "Rp": "IDR", "Dh": "AED", "Dhs": "AED",
    "人民币": "CNY", "人民幣": "CNY", "美元": "USD", "美金": "USD",
    "港币": "HKD", "港幣": "HKD", "港元": "HKD",
    "新台币": "TWD", "新台幣": "TWD", "新臺幣": "TWD", "台币": "TWD", "台幣": "TWD",
    "马币": "MYR", "馬幣": "MYR",
}  # fmt: skip
_YUAN_SIGNS = ("¥", "￥")
"""Yuan in Chinese text; elsewhere yuan or yen, and a guess would be a false currency."""

_DOLLAR = r"[\s-]{0,2}(?:dollars?|\$)"
_AFTER: tuple[tuple[str, str], ...] = (
    ("SGD", rf"(?:singapore|singapur|singapurische[nr]?){_DOLLAR}|新加坡元|新元|新币|新幣|坡币"),
    ("HKD", rf"(?:hong[\s-]?kong|hk|hongkonger){_DOLLAR}|港元|港币|港幣"),
    ("TWD", rf"(?:(?:new\s)?taiwan(?:ese|ische[nr]?)?|nt){_DOLLAR}|元?新[台臺][币幣]|元?[台臺][币幣]"),
    ("AUD", rf"(?:australian|australische[nr]?){_DOLLAR}|澳元"),
    ("CAD", rf"(?:canadian|kanadische[nr]?){_DOLLAR}|加元"),
    ("NZD", rf"(?:new\szealand|neuseeländische[nr]?){_DOLLAR}|纽元"),
    ("USD", rf"(?:us|u\.s\.|american|amerikanische[nr]?){_DOLLAR}|dollars?|(?:us-?)?\$|美元|美金"),
    ("EUR", r"euros?|€|欧元|歐元"),
    ("MYR", r"(?:malaysian?\s|malaysische[nr]?\s)?ringgits?|林吉特|令吉|马币|馬幣"),
    ("CNY", r"(?:chinese\s|chinesische[nr]?\s)?(?:yuan|renminbi)|元?人民[币幣]"),
    ("JPY", r"(?:japanese\s|japanische[nr]?\s)?yen|日元|日圆|日圓"),
    ("KRW", r"(?:south\skorean\s|südkoreanische[nr]?\s)?won|[韩韓][元圜圆]"),
    ("IDR", r"(?:indonesian\s|indonesische[nr]?\s)?rupiahs?|印尼盾|印度尼西亚盾"),
    ("THB", r"(?:thai\s)?bahts?|泰铢|泰銖"),
    ("AED", r"(?:uae\s|emirati\s)?dirhams?|迪拉姆"),
    ("QAR", r"qatari\sriyals?|卡塔尔里亚尔"),
    ("SAR", r"(?:saudi\s)?r[iy]yals?|里亚尔"),
    ("CHF", r"(?:swiss\s)?francs?|(?:schweizer\s)?franken|瑞士法郎"),
    ("GBP", r"(?:british\s|britische\s)?pounds?(?:\ssterling)?(?!\s+of\b)|pfund|£|英[镑鎊]"),
    ("INR", r"(?:indian\s|indische\s)?(?:rupees?|rupien)|印度卢比|卢比"),
    ("VND", r"(?:vietnamese\s)?dongs?|越南盾"),
    ("PLN", r"(?:polish\s|polnische[nr]?\s)?z[lł]oty|兹罗提"),
    ("SEK", r"(?:swedish\s(?:krona|kronor)|schwedische[nr]?\skronen|瑞典克朗)"),
    ("NOK", r"(?:norwegian\skroner?|norwegische[nr]?\skronen|挪威克朗)"),
    ("DKK", r"(?:danish\skroner?|dänische[nr]?\skronen|丹麦克朗)"),
)
_LAST = (("CNY", "块钱|塊錢|元(?!件|素|宇宙)"),)


def _after_pattern() -> re.Pattern[str]:
    codes = tuple((_SAME.get(code, code), code) for code in _CODES)
    parts = [f"(?P<{code}_{n}>{names})" for n, (code, names) in enumerate(_AFTER + codes + _LAST)]
    return re.compile(rf"[\s-]{{0,2}}(?:of\s)?(?:{'|'.join(parts)})(?![A-Za-z])", re.IGNORECASE)


_AFTER_PATTERN = _after_pattern()
BEFORE = "|".join(
    re.escape(sign) for sign in sorted([*_SIGNS, *_CODES, *_YUAN_SIGNS], key=lambda sign: (-len(sign), sign))
)
"""Alternatives of a regular expression for what may stand before the number."""


def currency_of_sign(sign: str, language: str) -> str | None:
    """The ISO code of a sign or code before a number, or None where it names no single currency."""
    if sign in _YUAN_SIGNS:
        return "CNY" if language == "zh" else None
    return _SIGNS.get(sign) or _SAME.get(sign, sign)


def currency_after(text: str, end: int) -> tuple[str, int] | None:
    """The ISO code of the currency named at `end` and the offset after its name."""
    match = _AFTER_PATTERN.match(text, end)
    if match is None or match.lastgroup is None:
        return None
    return match.lastgroup[:3], match.end()
