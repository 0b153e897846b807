from __future__ import annotations

from datetime import date

from graph.schema import Stance
from queries.disputes import about, disputed
from tests.queries.world import Held


def test_a_dispute_shows_both_sides(world: Held) -> None:
    answer = disputed(world, "Hillhouse").answers[0]

    (hop,) = answer.hops
    assert [piece.stance for piece in hop.evidence] == [Stance.ALLEGED]
    assert [piece.attribution for piece in hop.denials] == [("The Herald", "DayOne")]
    assert hop.disputed


def test_what_is_only_denied_is_no_edge_and_has_no_strength(world: Held) -> None:
    answer = disputed(world, "ByteDance").answers[0]

    (hop,) = answer.hops
    assert (hop.edge, hop.stance, hop.evidence) == (None, Stance.DENIED, ())
    assert answer.strength == 0.0
    assert answer.independent_sources == 0


def test_without_an_entity_all_disputes_are_listed_once(world: Held) -> None:
    found = [(a.nodes[0].id, a.nodes[1].id) for a in disputed(world).answers]

    assert sorted(found) == [("bytedance", "island-hosting"), ("hillhouse", "dayone")]


def test_a_denial_counts_on_the_days_that_it_speaks_of(world: Held) -> None:
    assert len(disputed(world, valid_at=date(2025, 1, 1)).answers) == 2


def test_everything_stated_of_an_entity_is_listed_once(world: Held) -> None:
    found = {(a.nodes[0].id, a.hops[0].relation.value, a.nodes[1].id) for a in about(world, "DayOne").answers}

    assert found == {
        ("dayone", "SUCCEEDS", "gds-international"),
        ("dayone", "OPERATES", "site-nusajaya"),
        ("coatue", "FINANCES", "dayone"),
        ("hillhouse", "FINANCES", "dayone"),
    }
