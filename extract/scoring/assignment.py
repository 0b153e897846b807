"""The heaviest one-to-one assignment of rows to columns.

Grown one pair at a time: each round takes the augmenting path that gains most, and stops when none gains.
A matching grown like this is the heaviest of its size in every round, so the last one is the heaviest of all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

Weights = Mapping[tuple[int, int], int]
"""What pairing a row with a column is worth; a pair that is absent cannot be made."""


def best_pairs(weights: Weights) -> dict[int, int]:
    """Row → column of the heaviest assignment; equal weights give the same one every time."""
    pairs: dict[int, int] = {}
    for part in _parts({pair: weight for pair, weight in weights.items() if weight > 0}):
        pairs.update(_grown(part))
    return pairs


def _parts(weights: Weights) -> Iterator[dict[int, dict[int, int]]]:
    """The rows that compete for columns, apart from those that do not: row → column → weight."""
    rows: dict[int, dict[int, int]] = defaultdict(dict)
    takers: dict[int, set[int]] = defaultdict(set)
    for row, column in sorted(weights):
        rows[row][column] = weights[row, column]
        takers[column].add(row)
    seen: set[int] = set()
    for row in rows:
        if row not in seen:
            together, todo = {row}, [row]
            while todo:
                near = {other for column in rows[todo.pop()] for other in takers[column]} - together
                together |= near
                todo += sorted(near)
            seen |= together
            yield {one: rows[one] for one in sorted(together)}


def _grown(rows: dict[int, dict[int, int]]) -> dict[int, int]:
    taken: dict[int, int] = {}
    while (found := _best_path(rows, taken)) is not None:
        end, before = found
        column: int | None = end
        while column is not None:
            row = before[column]
            left = next((other for other, taker in taken.items() if taker == row), None)
            taken[column] = row
            column = left
    return {row: column for column, row in taken.items()}


def _best_path(rows: dict[int, dict[int, int]], taken: dict[int, int]) -> tuple[int, dict[int, int]] | None:
    """The free column where the path that gains most ends, and for each column the row that it comes from."""
    gain, before = _first_steps(rows, taken)
    changed = True
    while changed:
        changed = False
        for column in sorted(gain):
            row = taken.get(column)
            if row is None:
                continue
            for other, weight in rows[row].items():
                through = gain[column] - rows[row][column] + weight
                if other != column and (other not in gain or through > gain[other]):
                    gain[other], before[other], changed = through, row, True
    ends = [column for column in sorted(gain) if column not in taken and gain[column] > 0]
    return (max(ends, key=lambda column: gain[column]), before) if ends else None


def _first_steps(
    rows: dict[int, dict[int, int]], taken: dict[int, int]
) -> tuple[dict[int, int], dict[int, int]]:
    gain: dict[int, int] = {}
    before: dict[int, int] = {}
    for row in rows.keys() - taken.values():
        for column, weight in rows[row].items():
            if column not in gain or (weight, -row) > (gain[column], -before[column]):
                gain[column], before[column] = weight, row
    return gain, before
