"""Figures of trade tables at two moments: which were revised, which are gone, how many are new."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from graph.diff.change import ChangeCause, ChangeKind
from graph.ledger import Cause, Retraction
from graph.observation import Observation
from graph.vintages import figures

_CAUSES = {
    Cause.WITHDRAWN: ChangeCause.RETRACTION,
    Cause.CORRECTION: ChangeCause.CORRECTION,
    Cause.EXTRACTOR: ChangeCause.EXTRACTOR,
    Cause.VERSION: ChangeCause.CORRECTION,
}


@dataclass(frozen=True, slots=True)
class FigureChange:
    """A figure that had another value, or none is left of it.

    Attributes:
        old: what was known of it before.
        new: what is known of it after; None if nothing is.
    """

    kind: ChangeKind
    cause: ChangeCause
    old: Observation
    new: Observation | None

    def to_json(self) -> dict[str, Any]:
        """All parts in plain values."""
        return {
            "kind": self.kind.value,
            "cause": self.cause.value,
            "old": self.old.to_json(),
            "new": None if self.new is None else self.new.to_json(),
        }


@dataclass(frozen=True, slots=True)
class FigureDiff:
    """What became of figures.

    Attributes:
        changes: those that were revised or are gone, in the order of their keys.
        appeared: how many are new; a table brings thousands, which no report could list.
    """

    changes: tuple[FigureChange, ...] = ()
    appeared: int = 0

    def __bool__(self) -> bool:
        return bool(self.changes or self.appeared)

    def to_json(self) -> dict[str, Any]:
        """`{"changes": […], "appeared": …}`."""
        return {"changes": [change.to_json() for change in self.changes], "appeared": self.appeared}


def diff_figures(
    before: Iterable[Observation], after: Iterable[Observation], *, retractions: Iterable[Retraction] = ()
) -> FigureDiff:
    """What became of each figure: its value of now is compared, whatever vintages stand behind it.

    Args:
        before: the observations of the one moment.
        after: those of the other.
        retractions: the ledger's withdrawals, which tell why a figure is gone.
    """
    kept = {one.id: one for one in after}
    old = {figure.current.key: figure.current for figure in figures(before)}
    new = {figure.current.key: figure.current for figure in figures(kept.values())}
    causes = {entry.target: _CAUSES[entry.cause] for entry in retractions}
    changes = [
        _change(old[key], new.get(key), kept, causes)
        for key in sorted(old)
        if key not in new or new[key].value != old[key].value
    ]
    return FigureDiff(tuple(changes), len(new.keys() - old.keys()))


def _change(
    old: Observation,
    new: Observation | None,
    kept: Mapping[str, Observation],
    causes: Mapping[str, ChangeCause],
) -> FigureChange:
    """A later table is the cause where the old value still stands; else what ended it."""
    kind = ChangeKind.VANISHED if new is None else ChangeKind.CHANGED
    ended = causes.get(old.id) or causes.get(old.evidence.document)
    cause = ChangeCause.SOURCE if old.id in kept or ended is None else ended
    return FigureChange(kind, cause, old, new)
