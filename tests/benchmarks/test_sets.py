from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from benchmarks.extraction.example import Stated
from benchmarks.extraction.sets import SETS, load
from benchmarks.extraction.split import is_held_back, split
from graph.errors import InputError
from graph.schema import Kind
from tests.benchmarks.labelled import example, line, relation, write
from tests.examples.corpus import shared

TEXT = "Alpha of Oslo is run by Kari, and Beta is a unit of Alpha."


def test_a_set_with_one_labelled_pair_keeps_it_as_its_only_candidate(tmp_path: Path) -> None:
    labelled = [relation(TEXT, "Alpha", "OWNS", "Beta")]
    write(
        tmp_path,
        "core_train.jsonl",
        line(TEXT, "Alpha", "Beta", relations=labelled, candidates=[[34, 38, 0, 5]]),
    )

    (got,) = load("core", tmp_path)

    assert got.pairs() == ((1, 0),)
    assert got.relations == (Stated(0, "OWNS", 1),)
    assert got.exhaustive == frozenset()


def test_labels_become_relations_of_our_ontology_with_their_direction(tmp_path: Path) -> None:
    labelled = [
        relation(TEXT, "Alpha", "LOCATED_IN", "Oslo"),
        relation(TEXT, "Alpha", "OTHER:CEO_OF", "Kari"),
    ]
    rest: dict[str, Any] = {
        "relations": labelled,
        "exhaustive_types": ["HEADQUARTERS", "CEO_OF", "SUBSIDIARY_OF"],
    }
    write(tmp_path, "knet_f13.jsonl", line(TEXT, **rest))

    (got,) = load("knowledgenet", tmp_path)

    words = [got.surface(entity.mentions[0]) for entity in got.entities]
    stated = [(words[one.head], one.relation, words[one.tail]) for one in got.relations]
    assert stated == [("Alpha", "BASED_IN", "Oslo"), ("Kari", "ROLE_AT", "Alpha")]
    assert got.exhaustive == {"BASED_IN", "ROLE_AT", "OWNS"}


def test_mentions_of_one_cluster_are_one_entity(tmp_path: Path) -> None:
    entities = [
        {"start": 52, "end": 57, "type": "ORG", "cluster": 0},
        {"start": 0, "end": 5, "type": "ORG", "cluster": 0},
        {"start": 34, "end": 38, "type": "ORG", "cluster": 1},
    ]
    labelled = [{"type": "OWNS", "head": [52, 57], "tail": [34, 38]}]
    write(tmp_path, "redocred_biz_dev.jsonl", line(TEXT, entities=entities, relations=labelled))

    (got,) = load("redocred", tmp_path)

    assert [entity.mentions for entity in got.entities] == [((0, 5), (52, 57)), ((34, 38),)]
    assert (got.relations, got.exhaustive) == ((Stated(0, "OWNS", 1),), frozenset({"OWNS"}))


def test_all_pairs_of_a_set_without_candidates_are_looked_at_but_those_of_no_kind(tmp_path: Path) -> None:
    entities = line(TEXT, "Alpha", "Beta")["entities"]
    entities += [{"start": 24, "end": 28, "type": "PERSON"}, {"start": 9, "end": 13, "type": "DATE"}]
    write(tmp_path, "fire_dev.jsonl", line(TEXT, entities=entities))

    (got,) = load("fire", tmp_path)

    assert [entity.kind for entity in got.entities] == [
        Kind.ORGANIZATION,
        Kind.ORGANIZATION,
        Kind.PERSON,
        None,
    ]
    assert got.pairs() == ((0, 1), (0, 2), (1, 2))


def test_a_text_that_is_there_twice_comes_once(tmp_path: Path) -> None:
    write(tmp_path, "smartdata_de_train.jsonl", line(TEXT, "Alpha"), line(TEXT, "Alpha"))

    assert len(load("smartdata", tmp_path)) == 1


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        ("{", "is not JSON"),
        ("[]", "expected an object"),
        ({"id": "a", "lang": "en", "entities": [], "relations": []}, "lacks the field 'text'"),
        (
            line(TEXT, relations=[{"type": "OWNS", "head": [0, 999], "tail": [0, 5]}]),
            "does not lie in the text",
        ),
    ],
)
def test_a_broken_line_is_named_with_file_number_and_way_out(
    tmp_path: Path, broken: Any, reason: str
) -> None:
    write(tmp_path, "fire_dev.jsonl", line(TEXT), broken)

    with pytest.raises(InputError) as caught:
        load("fire", tmp_path)

    assert str(caught.value).startswith(f"{tmp_path / 'fire_dev.jsonl'}:2: ")
    assert reason in str(caught.value)
    assert "get it again" in str(caught.value)


def test_a_missing_file_and_an_unknown_set_say_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="name their folder with --data"):
        load("core", tmp_path)
    with pytest.raises(InputError, match="known are core, fire, finre"):
        load("rumours", tmp_path)


@pytest.mark.parametrize("name", SETS)
def test_a_shipped_set_is_read_whole(name: str) -> None:
    folder = shared("corpora")

    examples = load(name, folder)

    ids = [example.id for example in examples]
    assert len(ids) == len(set(ids)) > 100
    assert any(stated.relation == "OWNS" for example in examples for stated in example.relations)
    for one in examples:
        if one.exhaustive:
            assert {stated.relation for stated in one.relations} <= one.exhaustive


def test_one_text_in_five_is_held_back_and_always_the_same() -> None:
    held = [number for number in range(1000) if is_held_back(f"text {number}")]

    assert 160 < len(held) < 240
    assert held[:5] == [number for number in range(1000) if is_held_back(f"text {number}")][:5]


def test_a_text_that_is_held_back_under_one_id_is_not_trained_on_under_another() -> None:
    held = next(str(number) for number in range(100) if is_held_back(str(number)))
    free = next(str(number) for number in range(100) if not is_held_back(str(number)))

    parts = split([example(id=held), example(id=free)])

    assert ([one.id for one in parts.train], [one.id for one in parts.held_back]) == ([], [held])
