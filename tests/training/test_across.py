"""Pairs of mentions that lie across two sentences, as the relation model learns from them."""

from __future__ import annotations

import random
from pathlib import Path

import pytest

from extract.extractors.learned.slots import RELATIONS
from graph.schema import Relation
from training.notation import Annotated, read_file
from training.windows import Example, earlier, examples_across

NOTES = """\
=== d1 | wire | 2026-01-19 | Example Wire
[k|Org|Kejora] grows
[k|Org|Kejora] met [b|Org|Bintang] in [j|Place|Johor].
The loan came from [t|Org|Tern Bank].
> t FINANCES k
[t|Org|Tern] owns [b|Org|Bintang].
> t OWNS b
"""


@pytest.fixture
def document(tmp_path: Path) -> Annotated:
    path = tmp_path / "en" / "notes.txt"
    path.parent.mkdir()
    path.write_text(NOTES, encoding="utf-8")
    ((one,), problems) = read_file(path)
    assert problems == []
    return one


def letters(words: str) -> list[int]:
    return [1000 + ord(character) for character in words]


def across(document: Annotated) -> list[Example]:
    """Those of every pair of sentences that state something, and of all others that chance picks."""
    return list(examples_across(document, letters, random.Random(1)))


def test_a_claim_with_an_end_in_the_sentence_before_is_learned_from(document: Annotated) -> None:
    stated = [example for example in across(document) if any(example.wanted)]

    (example,) = stated
    assert [{RELATIONS.index(Relation.FINANCES)}] == [wanted for wanted in example.wanted if wanted]


def test_a_claim_within_a_sentence_is_no_pair_across(document: Annotated) -> None:
    owns = RELATIONS.index(Relation.OWNS)

    assert not any(owns in wanted for example in across(document) for wanted in example.wanted)


def test_only_the_last_mention_of_a_party_that_is_not_mentioned_again_is_paired(document: Annotated) -> None:
    before = [mark for mark in document.mentions if mark.start < document.sentences[2][0]]
    here = [mark for mark in document.mentions if mark.key == "b"]

    found = earlier(before, here)

    assert ["Kejora", "Johor"] == [document.text[mark.start : mark.end] for mark in found]
    assert found[0].start == document.sentences[1][0]


def test_the_same_chance_gives_the_same_examples(document: Annotated) -> None:
    assert [one.pairs for one in across(document)] == [one.pairs for one in across(document)]
