"""What became of figures of trade tables, as lines of a diff report: each value with row and vintage."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from graph.diff import ChangeCause, ChangeKind, FigureChange, FigureDiff
from graph.diff.wording import one_line
from graph.observation import Observation
from graph.schema import Stance
from queries.render_figures import quoted, subject_words, value_words
from queries.report_parts import Line, Quote

SHOWN = 200
"""Figures that a report lists; of the others it says how many there are."""


def figure_counts(figures: FigureDiff) -> Counter[tuple[ChangeCause, ChangeKind]]:
    """How many figures changed, by cause and kind."""
    counts = Counter((change.cause, change.kind) for change in figures.changes)
    if figures.appeared:
        counts[ChangeCause.SOURCE, ChangeKind.APPEARED] += figures.appeared
    return counts


def figure_lines(figures: FigureDiff) -> Iterator[Line]:
    """A line for each figure that was revised or is gone, and one for all that are new."""
    for change in figures.changes[:SHOWN]:
        yield _line(change)
    if len(figures.changes) > SHOWN:
        more = len(figures.changes) - SHOWN
        yield Line(ChangeKind.CHANGED, f"{more} more figures, in the JSON", ChangeCause.SOURCE, (), (), 0, 0)
    if figures.appeared:
        what = f"{figures.appeared} figure{'s' * (figures.appeared != 1)} of trade tables"
        yield Line(ChangeKind.APPEARED, what, ChangeCause.SOURCE, (), (), 0, 0)


def _line(change: FigureChange) -> Line:
    values = [value_words(one) for one in (change.old, change.new) if one is not None]
    words = one_line(f"{subject_words(change.old)}: {' → '.join(values)}")
    states = [(change.old, "no longer counted" if change.new is None else "before"), (change.new, "new")]
    quotes = tuple(_quote(one, turn) for one, turn in states if one is not None)
    return Line(change.kind, words, change.cause, quotes, (), 0, 0)


def _quote(one: Observation, turn: str) -> Quote:
    return Quote(
        text=one_line(quoted(one)),
        language="",
        stance=Stance.ASSERTED,
        speaker=one_line(one.source),
        source="vintage not stated" if one.vintage is None else f"vintage {one.vintage}",
        details=value_words(one),
        turn=turn,
    )
