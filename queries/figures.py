"""Figures of trade tables: which are asked for, and what may be added up.

Invariant: a sum never mixes sources, series, units, ways of valuing, levels of the goods' codes, or months
and years, and never counts a group of countries beside its members.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypedDict

from graph.errors import QueryError
from graph.model import Document
from graph.observation import ALL_GOODS, Area, AreaKind, Observation, Series
from graph.vintages import Figure, figures
from queries.entities import country_named

if TYPE_CHECKING:
    import pandas

_OTHER_ASIA = "S19"


class Wanted(TypedDict, total=False):
    """What figures are asked for; everything may be left out.

    `reporter` and `partner` are whose table it is and the other side, `origin` and `destination` where goods
    come from and go to, whoever says so: an ISO code, a name, "world", or a source's own words. `hs` is a
    code of goods, as it stands or with all below it ("8471*"), or several. `published_by` leaves out later
    vintages.
    """

    reporter: str | None
    partner: str | None
    origin: str | None
    destination: str | None
    hs: str | Sequence[str] | None
    series: str | Series | None
    published_by: date | None


@dataclass(frozen=True, slots=True)
class Observations:
    """Figures with where they stand: one for each thing that is counted, its revisions beside it.

    Attributes:
        figures: ordered by source, reporter, partner, series, goods and period.
        documents: those that the figures quote, by id.
        known_at: what the ledger knew by then; None is now.
        warnings: what the asker should know before reading them.
    """

    figures: tuple[Figure, ...]
    documents: Mapping[str, Document]
    known_at: datetime | None = None
    warnings: tuple[str, ...] = ()

    def __len__(self) -> int:
        return len(self.figures)

    def __iter__(self) -> Iterator[Figure]:
        return iter(self.figures)

    @property
    def revised(self) -> tuple[Figure, ...]:
        """The figures of which an earlier vintage gave another value."""
        return tuple(figure for figure in self.figures if figure.revised)

    def frame(self, *, revisions: bool = False) -> pandas.DataFrame:
        """One row a figure, or one for each value ever given; see `queries.render_figures.COLUMNS`."""
        from queries.render_figures import frame

        return frame(self, revisions=revisions)

    def totals(self, *, by: Sequence[str] = ("reporter", "partner", "hs")) -> pandas.DataFrame:
        """Sums over the months, and over what `by` does not name of reporter, partner, hs and period.

        Raises:
            QueryError: `by` names something else.
        """
        from queries.trade_sums import totals

        return totals(self, by=by)

    def text(self) -> str:
        """For a terminal: a line a figure, and its row under it."""
        from queries.render_figures import text

        return text(self)

    def to_json(self) -> list[dict[str, Any]]:
        """Each figure with its row, earlier values and rivals, in plain values."""
        from queries.render_figures import to_json

        return to_json(self)


def observed(
    observations: Iterable[Observation],
    document: Callable[[str], Document | None],
    wanted: Wanted,
    *,
    valid_at: date | None = None,
    known_at: datetime | None = None,
) -> Observations:
    """The figures that are asked for.

    Args:
        observations: those that the ledger knew at `known_at`.
        document: gives the document of an id.
        wanted: what is asked for.
        valid_at: a day that the period of a figure holds; None is any period.
        known_at: the moment of the ledger; None is now.

    Raises:
        QueryError: no series has the name that is asked for.
    """
    tests, others = list(_tests(wanted)), list(_tests(_as_other_asia(wanted)))
    chosen: list[Observation] = []
    hidden: list[Observation] = []
    for one in observations:
        if valid_at is None or one.period.first <= valid_at < one.period.after:
            if all(test(one) for test in tests):
                chosen.append(one)
            elif all(test(one) for test in others):
                hidden.append(one)
    found = figures(chosen, published_by=wanted.get("published_by"))
    quoted = {state.evidence.document for figure in found for state in states(figure)}
    documents = {name: kept for name in sorted(quoted) if (kept := document(name)) is not None}
    return Observations(tuple(found), documents, known_at, tuple(_warnings(found, len(hidden))))


def states(figure: Figure) -> tuple[Observation, ...]:
    """Every value of a figure: earlier ones, rivals, and the current one last."""
    return (*figure.earlier, *figure.rivals, figure.current)


def _tests(wanted: Wanted) -> Iterator[Callable[[Observation], bool]]:
    ends: tuple[tuple[str | None, Callable[[Observation], Area | None]], ...] = (
        (wanted.get("reporter"), lambda one: one.reporter),
        (wanted.get("partner"), lambda one: one.partner),
        (wanted.get("origin"), origin_of),
        (wanted.get("destination"), destination_of),
    )
    for name, end in ends:
        if name is not None:
            yield _end_test(name, end)
    codes = _codes(wanted.get("hs"))
    if codes:
        yield lambda one: any(_is_goods(one.hs, code) for code in codes)
    series = wanted.get("series")
    if series is not None:
        counted = _series(series)
        yield lambda one: one.series is counted


def _end_test(name: str, end: Callable[[Observation], Area | None]) -> Callable[[Observation], bool]:
    matches = _area_test(name)

    def test(one: Observation) -> bool:
        area = end(one)
        return area is not None and matches(area)

    return test


def origin_of(one: Observation) -> Area | None:
    """Where the goods of a figure come from; None where it counts no goods on their way."""
    return one.reporter if one.series.outward else one.partner if one.series.inward else None


def destination_of(one: Observation) -> Area | None:
    """Where the goods of a figure go to; None where it counts no goods on their way."""
    return one.partner if one.series.outward else one.reporter if one.series.inward else None


def _area_test(name: str) -> Callable[[Area], bool]:
    words = " ".join(name.casefold().split())
    code = _country_code(name)

    def test(area: Area) -> bool:
        if code is not None and area.kind is AreaKind.COUNTRY:
            return area.code == code
        return words in ((area.code or "").casefold(), " ".join(area.text.casefold().split()))

    return test


def _country_code(name: str) -> str | None:
    bare = name.strip()
    return bare.upper() if len(bare) == 2 and bare.isascii() else country_named(bare)


def _codes(hs: str | Sequence[str] | None) -> list[str]:
    given = [] if hs is None else hs.split(",") if isinstance(hs, str) else list(hs)
    return [code.replace(".", "").replace(" ", "").upper() for code in given if code.strip()]


def _is_goods(code: str, wanted: str) -> bool:
    if wanted.endswith("*"):
        return code != ALL_GOODS and code.startswith(wanted[:-1])
    return code == wanted


def _series(name: str) -> Series:
    for series in Series:
        if _letters(name) == _letters(series.value):
            return series
    known = ", ".join(series.value for series in Series)
    raise QueryError(f"no series is called {name!r}; known are {known}")


def _letters(words: str) -> str:
    return "".join(letter for letter in words.casefold() if letter.isalpha())


def _as_other_asia(wanted: Wanted) -> Wanted:
    """The same question with what UN Comtrade writes in the place of Taiwan."""
    other = wanted.copy()
    for side in ("reporter", "partner", "origin", "destination"):
        name = wanted.get(side)
        if isinstance(name, str) and _country_code(name) == "TW":
            other[side] = _OTHER_ASIA
    return other


def _warnings(found: Sequence[Figure], hidden: int) -> Iterator[str]:
    if hidden:
        yield (
            f"{hidden} figures of UN Comtrade are not shown: it has none under the name of Taiwan, but "
            "counts its trade in 'Other Asia, nes', which is not taken for Taiwan here; ask for that name"
        )
    sides = {figure.current.series.outward for figure in found if figure.current.series is not Series.BILLING}
    if len(sides) > 1:
        yield (
            "exports of one side and imports of the other are different counts of the same trade, valued "
            "differently; they are never added up nor set off"
        )
