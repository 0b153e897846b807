from __future__ import annotations

from pathlib import Path

import pytest

from graph.errors import QueryError
from graph.schema import Kind
from queries.entities import nearest, resolve, resolve_country, resolve_places
from siliconveil import open_case
from tests.queries.world import Held


@pytest.mark.parametrize("wanted", ["alibaba", "Alibaba", "ALIBABA", "阿里巴巴", " Alibaba-Group "])
def test_an_entity_is_found_by_id_name_or_alias(world: Held, wanted: str) -> None:
    found = resolve(world.view, wanted)

    assert found.id == "alibaba"


def test_a_company_is_found_without_its_legal_form(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Exhibit 21\nSubsidiaries of Bintang Inc.\nKejora Ltd\tMalaysia\n")

    with open_case(tmp_path / "case", create=True, extractor="rules") as case:
        case.ingest(tmp_path / "a.txt")

        assert "kejora" == resolve(case.view(), "Kejora").id


def test_an_ambiguous_alias_is_refused_with_the_candidates(world: Held) -> None:
    with pytest.raises(QueryError, match=r"ambiguous.*gds-holdings.*gds-international"):
        resolve(world.view, "GDS")


def test_an_unknown_name_is_refused_with_the_nearest_ones(world: Held) -> None:
    with pytest.raises(QueryError, match="goes by 'Hilhouse'; the nearest are Hillhouse"):
        resolve(world.view, "Hilhouse")


def test_a_name_near_nothing_says_so(world: Held) -> None:
    with pytest.raises(QueryError, match="and nothing is near it"):
        resolve(world.view, "xqzzy")


def test_a_name_of_another_kind_is_not_found(world: Held) -> None:
    with pytest.raises(QueryError, match="no Place in this case"):
        resolve(world.view, "Qwen", kinds=(Kind.PLACE,))


def test_names_that_hold_the_wanted_words_are_near(world: Held) -> None:
    found = nearest(world.view, "Nusajaya")

    assert found == ["Nusajaya campus"]


def test_countries_become_codes_and_smaller_places_ids(world: Held) -> None:
    found = resolve_places(world.view, "my, Singapore,Johor")

    assert (found.codes, found.ids, found.warnings) == (("MY", "SG"), ("johor",), ())
    assert found.words == "MY or SG or johor"


def test_a_place_by_its_id_stands_for_itself(world: Held) -> None:
    found = resolve_places(world.view, ["malaysia", "beijing"])

    assert (found.codes, found.ids) == (("MY",), ("beijing",))


def test_a_country_of_which_the_case_knows_nothing_is_warned_about(world: Held) -> None:
    found = resolve_places(world.view, ["Norwegen"])

    assert found.warnings == ("no place in this case is, or is known to lie in, NO",)


def test_no_place_at_all_is_refused(world: Held) -> None:
    with pytest.raises(QueryError, match="no place was given"):
        resolve_places(world.view, " , ")


@pytest.mark.parametrize("wanted", ["CN", "cn", "China", "中国"])
def test_a_country_is_found_by_code_or_name(world: Held, wanted: str) -> None:
    assert resolve_country(world.view, wanted) == "CN"


def test_a_city_is_no_country(world: Held) -> None:
    with pytest.raises(QueryError, match="'Beijing' is no country"):
        resolve_country(world.view, "Beijing")
