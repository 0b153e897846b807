from __future__ import annotations

from itertools import pairwise

import pytest

from queries.answers import Answers
from queries.financing import financing_behind
from queries.lanes import Lane, lanes_of
from queries.routes import chip_route
from tests.queries.world import Held


@pytest.fixture(scope="module")
def lanes(world: Held) -> tuple[Lane, ...]:
    asked: tuple[Answers, ...] = (
        financing_behind(world, place="MY,SG", investor_country="CN"),
        chip_route(world),
    )
    return tuple(lane for answers in asked for lane in lanes_of(answers.answers))


def test_a_path_runs_from_left_to_right(lanes: tuple[Lane, ...]) -> None:
    for lane in lanes:
        across = [box.at[0] for box in lane.boxes[: len(lane.answer.nodes)]]

        assert across == sorted(set(across))


def test_every_hop_has_one_line(lanes: tuple[Lane, ...]) -> None:
    for lane in lanes:
        hops = [hop.edge for hop in (*lane.answer.hops, *lane.answer.side)]

        assert sorted(filter(None, (line.hop.edge for line in lane.lines))) == sorted(filter(None, hops))


def test_every_line_runs_from_its_subject_to_its_object(lanes: tuple[Lane, ...]) -> None:
    for lane in lanes:
        at = {(box.node.id, box.at) for box in lane.boxes}

        assert all((line.hop.subject.id, line.start) in at for line in lane.lines)
        assert all((line.hop.object.id, line.end) in at for line in lane.lines)


def test_no_two_boxes_or_labels_share_a_place(lanes: tuple[Lane, ...]) -> None:
    for lane in lanes:
        boxes = [box.at for box in lane.boxes]
        labels = [line.label for line in lane.lines]

        assert len(set(boxes)) == len(boxes)
        assert len(set(labels)) == len(labels)


def test_no_straight_line_skips_a_box(lanes: tuple[Lane, ...]) -> None:
    for lane in lanes:
        columns = {box.node.id: place for place, box in enumerate(lane.boxes)}
        straight = [line.hop for line in lane.lines if not line.hangs and line.bend == 0]

        assert all(abs(columns[hop.subject.id] - columns[hop.object.id]) == 1 for hop in straight)


def test_lanes_stand_below_each_other(world: Held) -> None:
    found = lanes_of(financing_behind(world, place="MY,SG", investor_country="CN").answers)

    assert all(upper.bottom == lower.top for upper, lower in pairwise(found))
    assert all(lane.bottom < min(box.at[1] for box in lane.boxes) for lane in found)
