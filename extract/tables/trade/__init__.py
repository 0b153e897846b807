"""Tables of trade statistics: how they are known, what their columns mean, and the cells of their rows."""

from __future__ import annotations

from extract.tables.trade.mapping import TradeMapping, known_trade_mappings, read_trade_mapping
from extract.tables.trade.refusal import NotUnderstood
from extract.tables.trade.sheet import Line, Sheet, lines_of, sheet_of

__all__ = [
    "Line",
    "NotUnderstood",
    "Sheet",
    "TradeMapping",
    "known_trade_mappings",
    "lines_of",
    "read_trade_mapping",
    "sheet_of",
]
