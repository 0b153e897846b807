"""What is known of a figure: its latest value, those of earlier tables, and who contradicts it.

Invariant: nothing is dropped. A value that a later table replaces is an earlier one, not a wrong one.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime

from graph.observation import Observation

_BEFORE_ALL = datetime.min.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Figure:
    """All that is known under one key.

    Attributes:
        current: of the latest vintage; of one vintage, as it was recorded last.
        earlier: other values of earlier vintages, oldest first, without repetitions.
        rivals: other values of the latest vintage.
    """

    current: Observation
    earlier: tuple[Observation, ...] = ()
    rivals: tuple[Observation, ...] = ()

    @property
    def revised(self) -> bool:
        """Whether an earlier vintage gave another value."""
        return any(one.value != self.current.value for one in self.earlier)


def figures(observations: Iterable[Observation], *, published_by: date | None = None) -> list[Figure]:
    """One figure for each key, in the order of the keys.

    Args:
        observations: any, for example those that a ledger knew at a moment.
        published_by: leave out vintages after this day; None is every vintage.
    """
    by_key: dict[tuple[str, ...], list[Observation]] = defaultdict(list)
    for one in observations:
        if published_by is None or one.known_since <= published_by:
            by_key[one.key].append(one)
    return [_figure(by_key[key]) for key in sorted(by_key)]


def _figure(observations: list[Observation]) -> Figure:
    *before, current = sorted(observations, key=_order)
    earlier: list[Observation] = []
    rivals: list[Observation] = []
    for one in before:
        if one.known_since == current.known_since:
            rivals += [one] * (one.value != current.value)
        elif not earlier or earlier[-1].value != one.value:
            earlier.append(one)
    if earlier and earlier[-1].value == current.value:
        earlier.pop()
    return Figure(current, tuple(earlier), tuple(rivals))


def _order(one: Observation) -> tuple[date, datetime, str]:
    return one.known_since, one.recorded or _BEFORE_ALL, one.id
