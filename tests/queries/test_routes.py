from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.schema import Relation, Stance
from queries.routes import chip_route
from tests.queries.world import Held, Said, tell, view_of


def _stops(graph: Held, start: str | None = None) -> list[tuple[str, ...]]:
    return [tuple(node.id for node in answer.nodes) for answer in chip_route(graph, start).answers]


def test_a_route_runs_from_foundry_to_customer_and_names_its_gaps(world: Held) -> None:
    (answer,) = chip_route(world, "H100").answers

    assert [node.id for node in answer.nodes] == [
        "tsmc",
        "nvidia",
        "h100",
        "dayone",
        "site-nusajaya",
        "bytedance",
    ]
    assert answer.missing == ("model: what is trained there", "purchase: that DayOne bought H100")
    assert answer.strongest_doubt is Stance.POSSIBLE


def test_a_purchase_without_makers_is_a_route_with_gaps(world: Held) -> None:
    answers = chip_route(world, "Supercomputer").answers

    assert {answer.missing for answer in answers} == {
        (
            "foundry: who fabricates “Supercomputer”",
            "designer: who designs “Supercomputer”",
            "model: what is trained there",
            "hosting: that “Supercomputer” stands in “Offshore-Datenzentren”",
        )
    }
    assert {answer.nodes[-1].id for answer in answers} == {"doc:around", "doc:groups"}


@pytest.mark.parametrize("start", ["TSMC", "ByteDance", "DayOne", "Nusajaya campus"])
def test_a_route_is_found_from_any_of_its_stops(world: Held, start: str) -> None:
    assert _stops(world, start) == [("tsmc", "nvidia", "h100", "dayone", "site-nusajaya", "bytedance")]


def test_a_model_that_no_route_reaches_has_none(world: Held) -> None:
    assert _stops(world, "Qwen") == []


def test_without_a_start_all_routes_are_listed_the_most_complete_first(world: Held) -> None:
    stops = _stops(world)

    assert len(stops) == 3
    assert stops[0][0] == "tsmc"


def test_a_place_is_no_stop_of_a_route(world: Held) -> None:
    with pytest.raises(QueryError, match="goes by 'Malaysia'"):
        chip_route(world, "Malaysia")


def test_who_both_fabricates_and_designs_is_one_stop(tmp_path: Path) -> None:
    said = (
        Said("Nvidia designs it.", "nvidia", Relation.DESIGNS, "h100"),
        Said("Nvidia makes it, some say.", "nvidia", Relation.FABRICATES, "h100", stance=Stance.ALLEGED),
    )
    (answer,) = chip_route(Held(view_of(tmp_path, [tell("one", "A", said)]))).answers

    assert [node.id for node in answer.nodes] == ["nvidia", "h100"]
    assert [hop.relation for hop in answer.hops] == [Relation.DESIGNS]
    assert [(hop.role, hop.relation) for hop in answer.side] == [("also", Relation.FABRICATES)]


def test_a_model_in_a_site_is_a_route_of_its_developer(tmp_path: Path) -> None:
    said = (
        Said("The H100 stands there.", "site-nusajaya", Relation.HOSTS, "h100"),
        Said("Qwen is trained there.", "qwen", Relation.TRAINS_IN, "site-nusajaya"),
        Said("Alibaba develops Qwen.", "alibaba", Relation.DEVELOPS, "qwen"),
    )
    graph = Held(view_of(tmp_path, [tell("model", "A", said)]))

    assert _stops(graph, "H100") == [("h100", "site-nusajaya", "alibaba", "qwen")]


def test_a_site_without_a_party_gives_way_to_the_same_site_with_one(tmp_path: Path) -> None:
    said = (
        Said("Coatue bought H100s.", "coatue", Relation.BUYS, "h100"),
        Said("Coatue owns Nusajaya.", "coatue", Relation.OWNS, "site-nusajaya"),
        Said("The H100 stands there.", "site-nusajaya", Relation.HOSTS, "h100"),
    )
    graph = Held(view_of(tmp_path, [tell("owner", "A", said)]))

    assert _stops(graph) == [("h100", "coatue", "site-nusajaya")]
