from __future__ import annotations

import re
from pathlib import Path

import pytest

from graph.schema import SIGNATURES, Kind, Relation, Stance

PAGE = (Path(__file__).parents[2] / "docs" / "ontology.md").read_text(encoding="utf-8")
ROWS = {row[0]: row[1:] for row in re.findall(r"^\| `([A-Z_]+)` \| (.*?) \| (.*?) \| (.*?) \|", PAGE, re.M)}


def test_the_page_lists_exactly_the_relations() -> None:
    assert {relation.value for relation in Relation} == set(ROWS)


@pytest.mark.parametrize("relation", Relation)
def test_the_page_gives_each_relation_its_kinds_and_qualifiers(relation: Relation) -> None:
    signature = SIGNATURES[relation]

    sources, targets, qualifiers = ROWS[relation.value]

    assert signature.sources == {Kind(kind) for kind in sources.split(", ")}
    assert signature.targets == {Kind(kind) for kind in targets.split(", ")}
    assert set(signature.qualifiers) == set(re.findall(r"`(\w+)`", qualifiers))


@pytest.mark.parametrize("word", [*Kind, *Stance])
def test_the_page_names_each_kind_and_stance(word: str) -> None:
    assert f"`{word}`" in PAGE
