"""What a run has used up, and the ceiling that it never passes.

Invariant: a request is sent only if its dearest outcome still fits under the ceiling.
"""

from __future__ import annotations

from dataclasses import dataclass

from extract.extractors.llm.settings import Ceiling
from graph.errors import ExtractorError


@dataclass(frozen=True, slots=True)
class Tokens:
    """Tokens sent and received."""

    sent: int = 0
    received: int = 0

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(self.sent + other.sent, self.received + other.received)


class Purse:
    """Counts tokens, and what they cost, over a run."""

    def __init__(self, ceiling: Ceiling) -> None:
        self._ceiling = ceiling
        self.spent = Tokens()

    @property
    def cost(self) -> float:
        """What the run has cost so far."""
        return self._ceiling.price(self.spent.sent, self.spent.received)

    def reserve(self, most: Tokens) -> None:
        """Let a request pass that uses up `most` tokens at worst.

        Raises:
            ExtractorError: it could pass a ceiling.
        """
        after, ceiling = self.spent + most, self._ceiling
        tokens, cost = after.sent + after.received, ceiling.price(after.sent, after.received)
        if ceiling.tokens is not None and tokens > ceiling.tokens:
            used = self.spent.sent + self.spent.received
            raise ExtractorError(
                f"stopped before the ceiling of {ceiling.tokens} tokens: {used} are used, and the next "
                f"request may take {tokens - used}. {_way_out('SILICONVEIL_LLM_MAX_TOKENS')}"
            )
        if ceiling.cost is not None and cost > ceiling.cost:
            raise ExtractorError(
                f"stopped before the cost ceiling of {ceiling.cost:g}: {self.cost:.4f} is spent, and the "
                f"next request may cost {cost - self.cost:.4f}. {_way_out('SILICONVEIL_LLM_MAX_COST')}"
            )

    def pay(self, used: Tokens) -> None:
        """Count what a request has used up."""
        self.spent += used


def _way_out(variable: str) -> str:
    return f"Raise {variable} and run again: what was answered is kept and not asked twice"
