"""Numbers as the source gave them: intervals with open ends, never a false point.

Invariant: "more than 89" is `min=89, max=None`; "almost 3.6" is `min=None, max=3.6`; "about 500" is
`min=max=500, approx=True`.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Self

from graph.errors import ContractError

_CURRENCY = re.compile("[A-Z]{3}")
COMPARATORS = ("more than", "at least", "almost", "less than", "up to", "about")


@dataclass(frozen=True, slots=True)
class Quantity:
    """An interval of a number; at least one end is known.

    Attributes:
        min: lower end, or None if open.
        max: upper end, or None if open.
        approx: whether the source said "about".
        currency: ISO 4217 code for money, else None.
        comparator: the source's comparison word, one of `COMPARATORS`, or None for a plain number or range.
    """

    min: float | None
    max: float | None
    approx: bool = False
    currency: str | None = None
    comparator: str | None = None

    def __post_init__(self) -> None:
        ends = [end for end in (self.min, self.max) if end is not None]
        if not ends or not all(math.isfinite(end) for end in ends):
            raise ContractError(f"quantity needs at least one finite end, got {self.min}..{self.max}")
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ContractError(f"quantity runs backwards: {self.min}..{self.max}")
        if self.comparator is not None and self.comparator not in COMPARATORS:
            raise ContractError(f"comparator {self.comparator!r} is none of {', '.join(COMPARATORS)}")
        if self.currency is not None and not _CURRENCY.fullmatch(self.currency):
            raise ContractError(f"currency {self.currency!r} is not an ISO 4217 code such as USD")
        # 5 and 5.0 are equal but spelled differently in JSON, and ids are hashes of that spelling.
        object.__setattr__(self, "min", None if self.min is None else float(self.min))
        object.__setattr__(self, "max", None if self.max is None else float(self.max))

    @classmethod
    def exactly(cls, value: float, *, currency: str | None = None) -> Self:
        """The interval that holds just `value`."""
        return cls(value, value, currency=currency)

    @classmethod
    def from_json(cls, data: Any) -> Self:
        """A quantity from `{"min", "max", "approx"?, "currency"?, "comparator"?}`.

        Raises:
            ContractError: a key is unknown, or a value is of the wrong type or out of range.
        """
        if not isinstance(data, Mapping):
            raise ContractError(f"quantity must be an object with min and max, got {data!r}")
        unknown = set(data) - {"min", "max", "approx", "currency", "comparator"}
        if unknown:
            raise ContractError(f"quantity has unknown keys: {', '.join(sorted(map(str, unknown)))}")
        return cls(
            _end(data.get("min")),
            _end(data.get("max")),
            approx=_flag(data.get("approx", False)),
            currency=_word(data.get("currency")),
            comparator=_word(data.get("comparator")),
        )

    def to_json(self) -> dict[str, Any]:
        """The contract's form; `currency` and `comparator` appear only where known."""
        data: dict[str, Any] = {"min": self.min, "max": self.max, "approx": self.approx}
        if self.currency is not None:
            data["currency"] = self.currency
        if self.comparator is not None:
            data["comparator"] = self.comparator
        return data

    def hull(self, other: Quantity) -> Quantity | None:
        """The smallest interval that holds both, or None where none does.

        An open end of either stays open. "More than 5" and "less than 3" have no common interval, nor have
        dollars and euros: then no number is better than a wrong one.
        """
        if self.currency != other.currency:
            return None
        both_min = None if self.min is None or other.min is None else min(self.min, other.min)
        both_max = None if self.max is None or other.max is None else max(self.max, other.max)
        if both_min is None and both_max is None:
            return None
        return Quantity(
            both_min,
            both_max,
            approx=self.approx or other.approx,
            currency=self.currency,
            comparator=self.comparator if self.comparator == other.comparator else None,
        )


def _end(value: Any) -> float | None:
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ContractError(f"an end of a quantity must be a number or null, got {value!r}")
    try:
        return float(value)
    except OverflowError as error:
        raise ContractError("an end of a quantity is too large a number") from error


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ContractError(f"approx must be true or false, got {value!r}")
    return value


def _word(value: Any) -> str | None:
    if value is not None and not isinstance(value, str):
        raise ContractError(f"expected a word or null in a quantity, got {value!r}")
    return value
