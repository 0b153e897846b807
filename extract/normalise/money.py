"""Amounts of money: a numeral with a currency sign before it or a currency name after it."""

from __future__ import annotations

import re

from extract.normalise.currencies import currency_after
from extract.normalise.numbers import Numeral
from extract.normalise.unit import Unit

_SMALLEST_WON = 1000.0
"""Below this "won" is the English verb: "the 3 won the auction"."""

_NAME = re.compile("[一二三四五六七八九十]元|[百千万萬亿億]元?")
"""三元 is a company as often as three yuan, and 亿元 without a number no amount."""


def money_unit(text: str, numeral: Numeral) -> Unit | None:
    """The currency of `numeral`: a name after it is more exact than a bare dollar sign before it."""
    after = currency_after(text, numeral.end)
    if numeral.currency is not None:
        more_exact = after is not None and numeral.currency in {"USD", "CNY"} and after[0] != numeral.currency
        end = after[1] if after is not None and (more_exact or after[0] == numeral.currency) else numeral.end
        return Unit("money", end, currency=after[0] if after is not None and more_exact else numeral.currency)
    if after is None or (after[0] == "KRW" and numeral.value < _SMALLEST_WON):
        return None
    if numeral.spelled and _NAME.fullmatch(text, numeral.start, after[1]):
        return None
    return Unit("money", after[1], currency=after[0])
