"""Sums of figures that may be added up, and of no others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from graph.errors import QueryError
from graph.observation import Observation
from graph.vintages import Figure

if TYPE_CHECKING:
    import pandas

    from queries.figures import Observations

SPLITS: Mapping[str, Callable[[Observation], str]] = MappingProxyType(
    {
        "reporter": lambda one: one.reporter.code or one.reporter.text,
        "partner": lambda one: one.partner.code or one.partner.text,
        "hs": lambda one: one.hs,
        "period": lambda one: one.period.text,
    }
)
"""By what a sum may be split."""

_APART: Mapping[str, Callable[[Observation], Any]] = MappingProxyType(
    {
        "source": lambda one: one.source,
        "series": lambda one: one.series.value,
        "unit": lambda one: one.unit,
        "basis": lambda one: one.basis,
        "nomenclature": lambda one: one.nomenclature,
        "hs_digits": lambda one: one.level,
        "per": lambda one: _length(one),
        "parts": lambda one: ";".join(sorted(_split_by(one.breakdown))),
    }
)
"""What no sum ever mixes."""

COLUMNS = (*_APART, "value", "figures", "periods", "first", "last", "contested")


def totals(observations: Observations, *, by: Sequence[str]) -> pandas.DataFrame:
    """The sums; a partner or reporter that is summed over counts only where it is a single country.

    Columns: those of `by`, then what keeps sums apart, `value`, how many `figures` and `periods` it adds up
    from `first` to `last`, and how many of the figures are `contested` by another table of the same vintage.
    Where `parts` names columns, the tables give no whole, and the sum is that of the parts that they give.

    Raises:
        QueryError: `by` names something that figures are not split by.
    """
    import pandas

    unknown = [name for name in by if name not in SPLITS]
    if unknown:
        raise QueryError(f"figures are not split by {', '.join(unknown)}; known are {', '.join(SPLITS)}")
    groups: dict[tuple[Any, ...], list[Figure]] = defaultdict(list)
    for figure in undivided(observations.figures):
        one = figure.current
        areas = (("reporter", one.reporter), ("partner", one.partner))
        if all(side in by or not area.aggregate for side, area in areas):
            group = (*(SPLITS[name](one) for name in by), *(read(one) for read in _APART.values()))
            groups[group].append(figure)
    rows = [(*group, *_sum(groups[group])) for group in sorted(groups)]
    return pandas.DataFrame(rows, columns=[*by, *COLUMNS])


def undivided(figures: Iterable[Figure]) -> list[Figure]:
    """Figures that do not overlap: a whole without its parts, or the parts where no whole is given.

    Parts that are split by different columns overlap among themselves, so that none of them counts.
    """
    groups: dict[tuple[str, ...], list[Figure]] = defaultdict(list)
    for figure in figures:
        groups[figure.current.key[:-1]].append(figure)
    found: list[Figure] = []
    for group in groups.values():
        wholes = [figure for figure in group if not figure.current.breakdown]
        ways = {_split_by(figure.current.breakdown) for figure in group}
        found += wholes or (group if len(ways) == 1 else [])
    return found


def _sum(group: Sequence[Figure]) -> tuple[Any, ...]:
    periods = sorted({figure.current.period.text for figure in group})
    value = float(sum((Decimal(repr(figure.current.value)) for figure in group), Decimal(0)))
    contested = sum(bool(figure.rivals) for figure in group)
    return value, len(group), len(periods), periods[0], periods[-1], contested


def _split_by(breakdown: str) -> frozenset[str]:
    return frozenset(part.partition("=")[0] for part in breakdown.split(";") if part)


def _length(one: Observation) -> str:
    """What a period is: a month and the year that holds it are never in one sum."""
    text = one.period.text
    if not text.replace("-", "").isdecimal():
        return "part of a year"
    return {4: "year", 7: "month"}.get(len(text), "day")
