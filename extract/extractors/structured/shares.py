"""Shares as tables and registries give them."""

from __future__ import annotations

from graph.quantity import Quantity

_ALL = 100.0


def share_between(low: float | None, high: float | None, comparator: str | None = None) -> Quantity | None:
    """The share in per cent; None for one below 0 or above 100, turned round, or with no end at all."""
    known = [end for end in (low, high) if end is not None]
    if not known or any(not 0 <= end <= _ALL for end in known) or known != sorted(known):
        return None
    return Quantity(low, high, comparator=comparator)
