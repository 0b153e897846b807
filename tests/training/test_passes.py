"""What the relation model learns from: annotated mentions, and those that a tagger found in unseen text."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from extract.extractors.learned.slots import CODES, FIRST_MARK
from graph.schema import Kind
from training.notation import Annotated, Marked, read_file
from training.passes import passes
from training.windows import Example, keyed

NOTES = """\
=== d{number} | wire | 2026-01-19 | Example Wire
[k|Org|Kejora] met [b|Org|Bintang] in [j|Place|Johor].
> b CUSTOMER_OF k
"""


@pytest.fixture
def documents(tmp_path: Path) -> list[Annotated]:
    path = tmp_path / "en" / "notes.txt"
    path.parent.mkdir()
    path.write_text("\n".join(NOTES.format(number=number) for number in range(40)), encoding="utf-8")
    (found, problems) = read_file(path)
    assert problems == []
    return list(found)


def letters(words: str) -> list[int]:
    return [1000 + ord(character) for character in words]


def without_bintang(document: Annotated) -> list[Marked]:
    return [mark for mark in document.mentions if mark.key != "b"]


def shows(example: Example) -> int:
    """How many organizations are marked in it."""
    return sum(one == FIRST_MARK + CODES.index("O") for one in example.window.ids)


def test_a_pass_shows_about_half_of_the_documents_as_a_tagger_sees_them(documents: list[Annotated]) -> None:
    found = {one.id: without_bintang(one) for one in documents}

    seen = [shows(example) for example in passes(documents, found, letters, 7)(0)]

    assert 40 == len(seen)
    assert 10 <= seen.count(1) <= 30
    assert 40 == seen.count(1) + seen.count(2)


def test_every_pass_chooses_anew_and_the_same_seed_chooses_alike(documents: list[Annotated]) -> None:
    found = {one.id: without_bintang(one) for one in documents}
    choose = passes(documents, found, letters, 7)

    first, second = ([shows(example) for example in choose(number)] for number in (0, 1))

    assert first != second
    assert first == [shows(example) for example in passes(documents, found, letters, 7)(0)]


def test_a_mention_found_that_nobody_annotated_is_in_no_claim(documents: list[Annotated]) -> None:
    document = documents[0]
    start = document.text.index("met")

    found = keyed(document, [(start, start + 3, Kind.ORGANIZATION, True), (0, 6, Kind.ORGANIZATION, True)])

    assert ["k", ""] == [mark.key for mark in found]


def test_no_tagger_finds_mentions_in_text_that_it_learned_from(
    documents: list[Annotated], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("torch", reason="needs the dependency group train: `make .venv/.train` installs it")
    from training import crossfit
    from training.fitting import Plan

    def learn(model: list[str], texts: list[str], *_: object) -> None:
        model.extend(texts)

    def find(model: list[str], document: Annotated, *_: object) -> list[str]:
        return list(model)

    monkeypatch.setattr(crossfit, "texts_of", lambda document: [document.id])
    monkeypatch.setattr(crossfit, "fit_tagger", learn)
    monkeypatch.setattr(crossfit, "_mentions", find)
    new: Any = list

    found: dict[str, Any] = crossfit.found_by_others(documents, new, lambda _: ([], []), {}, Plan())

    assert {one.id for one in documents} == set(found)
    assert all(name not in learned_from for name, learned_from in found.items())
    assert all(0 < len(learned_from) < len(documents) for learned_from in found.values())
