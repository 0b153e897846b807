"""Where the parts of a picture stand: a lane for each answer, so that no line can be taken for another's.

A path runs along its lane from left to right. What stands beside it hangs below the node that it belongs to,
each in a row of its own, by a line that goes down and then across: no two lines cross, none runs behind a
box. A hop that skips a node of the path, or doubles another hop, is bent above the lane.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import count

from graph.view import Node
from queries.answers import Answer, Hop

Point = tuple[float, float]

WIDE, ROW, GAP = 3.6, 0.8, 0.9
"""Inches between columns, between the rows below a path, and above each lane."""
_ARC = 0.75


@dataclass(frozen=True, slots=True)
class Box:
    """A node and its centre."""

    node: Node
    at: Point


@dataclass(frozen=True, slots=True)
class Line:
    """A hop between two boxes of one lane, in the direction of its claim.

    Attributes:
        start, end: centres of the subject's and the object's box.
        bend: how far it is bent, as a part of its length; 0 is straight.
        hangs: whether it goes down from the path and then across.
        label: centre of its label.
    """

    hop: Hop
    start: Point
    end: Point
    bend: float
    hangs: bool
    label: Point


@dataclass(frozen=True, slots=True)
class Lane:
    """One answer: its number, the top left corner, its boxes and lines, and where the next lane begins."""

    number: int
    answer: Answer
    top: float
    boxes: tuple[Box, ...]
    lines: tuple[Line, ...]
    bottom: float


def lanes_of(answers: Sequence[Answer]) -> tuple[Lane, ...]:
    """The lanes from top to bottom; coordinates are inches, y grows upwards from 0 at the first top."""
    lanes: list[Lane] = []
    for number, answer in enumerate(answers, start=1):
        lanes.append(_lane(number, answer, lanes[-1].bottom if lanes else 0.0))
    return tuple(lanes)


def _lane(number: int, answer: Answer, top: float) -> Lane:
    columns = {node.id: column for column, node in enumerate(answer.nodes)}
    arcs = _arcs(answer, columns)
    level = top - GAP - max((rank for _, rank in arcs), default=0) * _ARC
    path = {node: (column * WIDE, level) for node, column in columns.items()}
    boxes = [Box(node, path[node.id]) for node in answer.nodes]
    lines = [_along(hop, path, rank) for hop, rank in arcs]
    row = 0
    for hop in answer.side:
        near, far = hop.ends if hop.ends[0].id in path else hop.ends[::-1]
        if far.id not in path:
            row += 1
            box = Box(far, (path[near.id][0] + WIDE / 2, level - row * ROW))
            boxes.append(box)
            lines.append(_hanging(hop, near, path[near.id], box))
    return Lane(number, answer, top, tuple(boxes), tuple(lines), level - row * ROW - GAP / 2)


def _arcs(answer: Answer, columns: dict[str, int]) -> list[tuple[Hop, int]]:
    """The hops between two nodes of the path, each with its height: 0 on the lane, 1 the first arc above."""
    taken: dict[int, set[int]] = {}
    ranked: list[tuple[Hop, int]] = []
    for hop in (*answer.hops, *answer.side):
        if hop.subject.id in columns and hop.object.id in columns:
            low, high = sorted((columns[hop.subject.id], columns[hop.object.id]))
            steps = range(low, high)
            first = 0 if len(steps) == 1 else 1
            rank = next(r for r in count(first) if not any(r in taken.get(step, ()) for step in steps))
            for step in steps:
                taken.setdefault(step, set()).add(rank)
            ranked.append((hop, rank))
    return ranked


def _along(hop: Hop, path: dict[str, Point], rank: int) -> Line:
    start, end = path[hop.subject.id], path[hop.object.id]
    rise = rank * _ARC
    across = end[0] - start[0]
    # arc3 bends to the right of its direction: what runs leftwards rises by a positive bend
    bend = -2 * rise / across if across else 0.0
    return Line(hop, start, end, bend, hangs=False, label=((start[0] + end[0]) / 2, start[1] + rise))


def _hanging(hop: Hop, near: Node, trunk: Point, box: Box) -> Line:
    ends = (trunk, box.at) if hop.subject.id == near.id else (box.at, trunk)
    return Line(hop, *ends, bend=0.0, hangs=True, label=(trunk[0] + WIDE / 8, box.at[1]))
