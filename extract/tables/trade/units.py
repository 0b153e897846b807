"""The unit that a heading or a line above the table states: a currency, and how many of it one figure is."""

from __future__ import annotations

import re
from collections.abc import Iterable

from extract.tables.trade.mapping import plain

_CURRENCIES = (
    ("USD", r"us\$|\$us|usd|u\.s\.dollar|usdollar|美元|美金"),
    ("TWD", r"nt\$|nt\b|ntd|twd|新[臺台]幣|[臺台]幣"),
    ("EUR", r"eur|€|歐元|欧元"),
    ("CNY", r"cny|rmb|人民[幣币]"),
    ("JPY", r"jpy|日圓|日元|yen"),
    ("MYR", r"myr|rm\b|ringgit"),
    ("SGD", r"sgd|s\$"),
    ("HKD", r"hkd|hk\$"),
    ("GBP", r"gbp|£"),
)
_SCALES = (
    (1e9, r"billion|十億|十亿"),
    (1e8, r"億|亿"),
    (1e6, r"million|mn\b|百萬|百万|1,?000,?000"),
    (1e4, r"萬|万"),
    (1e3, r"thousand|thous\b|千|1,?000\b|000s|in000"),
)


def unit_stated(words: str) -> tuple[str | None, float | None]:
    """The ISO 4217 code and the scale that words state; None for what they do not state."""
    text = plain(words)
    currency = next((code for code, pattern in _CURRENCIES if re.search(pattern, text)), None)
    scale = next((scale for scale, pattern in _SCALES if re.search(pattern, text)), None)
    return currency, scale


def unit_of(heading: str, preamble: Iterable[str]) -> tuple[str, float] | None:
    """The unit of a column: by its heading, and for what that leaves open by the lines above the table.

    A currency without a scale counts single units. None if no currency is stated, or if two are.
    """
    currency, scale = unit_stated(heading)
    stated = [unit_stated(line) for line in preamble if _tells_unit(line)]
    if currency is None:
        above = {code for code, _ in stated if code is not None}
        currency = above.pop() if len(above) == 1 else None
    if scale is None:
        scales = {one for code, one in stated if one is not None and code in (None, currency)}
        scale = scales.pop() if len(scales) == 1 else None
    return None if currency is None else (currency, scale or 1.0)


def _tells_unit(line: str) -> bool:
    return bool(
        re.search(r"unit|單位|单位|幣別|币别|currency|\bvalues? (?:are )?in\b|measure", line, re.IGNORECASE)
    )
