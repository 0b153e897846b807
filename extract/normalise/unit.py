"""What stands beside a numeral and says what it counts."""

from __future__ import annotations

from dataclasses import dataclass

from extract.normalise.value import Kind


@dataclass(frozen=True, slots=True)
class Unit:
    """The unit of a numeral.

    Attributes:
        kind: what the numeral measures.
        end: offset where the value ends.
        factor: multiplies the numeral (gigawatts to megawatts).
        currency: ISO code, for money.
        noun: what is counted, for counts; None where only its class is known.
    """

    kind: Kind
    end: int
    factor: float = 1.0
    currency: str | None = None
    noun: str | None = None
