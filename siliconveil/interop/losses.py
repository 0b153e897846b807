"""What a format cannot hold of a case, counted by kind with examples."""

from __future__ import annotations

from collections import Counter, defaultdict
from typing import Any

_EXAMPLES = 3
_LONGEST = 160

LEFT_OUT = "left out"
IN_A_NOTE = "said in words only"


class Losses:
    """A tally that grows while a case is written.

    A kind is a few words such as `relation BUYS` or `stance reported`; its fate says whether what is counted
    is left out, or goes out in words that no program of others will understand.
    """

    def __init__(self) -> None:
        self._counts: Counter[tuple[str, str]] = Counter()
        self._examples: dict[tuple[str, str], list[str]] = defaultdict(list)

    def add(self, kind: str, example: str, *, fate: str = LEFT_OUT) -> None:
        """Count one thing of a kind; the first few are kept as examples."""
        key = (kind, fate)
        self._counts[key] += 1
        shown = " ".join(example.split())
        if len(self._examples[key]) < _EXAMPLES and shown not in self._examples[key]:
            self._examples[key].append(shown if len(shown) <= _LONGEST else shown[: _LONGEST - 1] + "…")

    def to_json(self) -> list[dict[str, Any]]:
        """Objects with `kind`, `fate`, `count` and `examples`, sorted by fate and kind."""
        return [
            {"kind": kind, "fate": fate, "count": self._counts[kind, fate], "examples": list(examples)}
            for (kind, fate), examples in sorted(
                self._examples.items(), key=lambda item: (item[0][1] != LEFT_OUT, item[0])
            )
        ]

    def lines(self) -> list[str]:
        """The list for a person; empty if nothing is lost."""
        rows = self.to_json()
        if not rows:
            return []
        heads = [f"  {row['count']:>6}  {row['kind']} ({row['fate']})" for row in rows]
        shown = [f"          such as: {row['examples'][0]}" for row in rows]
        return [
            "What the format cannot hold:",
            *(line for pair in zip(heads, shown, strict=True) for line in pair),
        ]
