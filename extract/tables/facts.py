"""The facts that a filing states in its inline XBRL, as a table at the end of its text.

The words of a filing do not show which of them are tagged facts. So the source writes those that matter under
a heading of their own, where their offsets are exact; what stands above is read as prose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extract.tables.lines import Cell, Row, rows_of

HEADING = "Facts stated in the filing's inline XBRL"
_COLUMNS = "Fact\tValue\tDimensions\tPeriod"
_BETWEEN = "; "


@dataclass(frozen=True, slots=True)
class Fact:
    """One tagged value.

    Attributes:
        name: with its prefix ("dei:EntityRegistrantName").
        value: its words, a number with its scale and sign worked out ("49 %").
        dimensions: axis and member of each dimension of its context, with their prefixes.
        period: the day, or "FROM to TO", as the context gives it.
    """

    name: str
    value: str
    dimensions: tuple[tuple[str, str], ...] = ()
    period: str = ""


@dataclass(frozen=True, slots=True)
class StatedFact:
    """A fact in a document's table.

    Attributes:
        row: the line.
        cell: the value in it.
    """

    row: Row
    cell: Cell
    fact: Fact


def with_facts(text: str, facts: Iterable[Fact]) -> str:
    """The text with the table behind it; as it was if there are no facts."""
    lines = [_line(fact) for fact in dict.fromkeys(facts)]
    return f"{text.rstrip()}\n\n{HEADING}\n\n{_COLUMNS}\n" + "".join(lines) if lines else text


def facts_start(text: str) -> int | None:
    """Where the table's heading stands; None if the text has none."""
    at = text.rfind(f"\n{HEADING}\n\n{_COLUMNS}\n")
    return None if at < 0 else at + 1


def facts_in(text: str) -> Iterator[StatedFact]:
    """The facts of a document's table, in order."""
    start = facts_start(text)
    if start is None:
        return
    rows = rows_of(text[start:])
    for row in list(rows)[1:]:
        yield _stated(_moved(row, start))


def _stated(row: Row) -> StatedFact:
    cells = {cell.column: cell for cell in row.cells}
    dimensions = cells[2].text if 2 in cells else ""
    pairs = (one.partition("=") for one in dimensions.split(_BETWEEN) if one)
    fact = Fact(
        cells[0].text,
        cells[1].text,
        tuple((axis, member) for axis, _, member in pairs),
        cells[3].text if 3 in cells else "",
    )
    return StatedFact(row, cells[1], fact)


def _moved(row: Row, by: int) -> Row:
    cells = tuple(Cell(one.start + by, one.end + by, one.text, one.column, one.until) for one in row.cells)
    return Row(row.start + by, row.end + by, cells)


def _line(fact: Fact) -> str:
    dimensions = _BETWEEN.join(f"{axis}={member}" for axis, member in fact.dimensions)
    return "\t".join((fact.name, fact.value, dimensions, fact.period)).rstrip("\t") + "\n"
