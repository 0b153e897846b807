"""Counts of what was right, and the figures made of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

Figure = float | int | None
"""A rate in 0..1, a count, or None where nothing was asked."""

_ASKED = " asked"


class Tally:
    """Counts by name; a rate is kept as how often something was right and how often it was asked."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def count(self, name: str, number: int = 1) -> None:
        """Add to a count."""
        self._counts[name] += number

    def judge(self, name: str, right: bool) -> None:
        """Record that something was asked, and whether it was right."""
        self._counts[name + _ASKED] += 1
        self._counts[name] += right

    def add(self, other: Tally) -> None:
        """Add all counts of another."""
        self._counts.update(other._counts)

    def __getitem__(self, name: str) -> int:
        return self._counts[name]

    def asked(self, name: str) -> int:
        """How often something was judged."""
        return self._counts[name + _ASKED]

    def rate(self, name: str) -> float | None:
        """How often it was right among how often it was asked."""
        return _share(self[name], self.asked(name))

    @classmethod
    def total(cls, tallies: Iterable[Tally]) -> Tally:
        """The sum of all."""
        total = cls()
        for tally in tallies:
            total.add(tally)
        return total


def figures(tally: Tally) -> dict[str, Figure]:
    """The figures of a tally by name, in the order in which they are shown.

    `denied_as_not_denied` counts the gravest mistake: a denied claim that was found and shown as anything
    else. `f1_polarity` takes a claim with the wrong polarity for wrong. `provenance_exactness` asks that
    the quote stands in the text to the letter and meets the annotated sentence.
    """
    right, wrong, missed = tally["tp"], tally["fp"], tally["fn"]
    polar = tally["polarity"]
    precision, recall = _share(right, right + wrong), _share(right, right + missed)
    return {
        "precision": precision,
        "recall": recall,
        "f1": f1(right, wrong, missed),
        "f1_polarity": f1(polar, wrong + right - polar, missed + right - polar),
        "direction_error_rate": _share(tally["reversed"], tally["reversed"] + right),
        "stance_accuracy": tally.rate("stance"),
        "denied_as_not_denied": tally.asked("denial") - tally["denial"],
        "denied_matched": tally.asked("denial"),
        "denied_gold": tally["denied_gold"],
        "not_denied_as_denied": tally["false_denial"],
        "attribution_accuracy": tally.rate("attribution"),
        "attribution_of_attributed": tally.rate("attribution_of_attributed"),
        "attribution_full_chain": tally.rate("attribution_chain"),
        "qualifier_accuracy": tally.rate("qualifier"),
        "qualifier_share": tally.rate("share"),
        "qualifier_amount": tally.rate("amount"),
        "qualifier_count": tally.rate("count"),
        "qualifier_spurious": tally["spurious_value"],
        "qualifier_categorical": tally.rate("word"),
        "valid_from_accuracy": tally.rate("from"),
        "valid_from_overlap": tally.rate("near_from"),
        "valid_to_accuracy": tally.rate("to"),
        "valid_to_lenient": tally.rate("near_to"),
        "valid_spurious": tally["spurious_date"],
        "provenance_verbatim": tally.rate("verbatim"),
        "provenance_overlap": tally.rate("overlap"),
        "provenance_exactness": tally.rate("exact"),
        "duplicate_rate": _share(tally["duplicate"], tally.asked("verbatim")),
        "restated": tally["restated"],
        "gold": right + missed,
        "pred": tally.asked("verbatim"),
        "tp": right,
        "fp": wrong,
        "fn": missed,
    }


def f1(right: int, wrong: int, missed: int) -> float | None:
    """The harmonic mean of precision and recall; None where nothing was asked and nothing said."""
    if right + wrong + missed == 0:
        return None
    return 2 * right / (2 * right + wrong + missed)


def _share(part: int, whole: int) -> float | None:
    return part / whole if whole else None
