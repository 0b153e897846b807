from __future__ import annotations

import random
import time
from dataclasses import dataclass, replace

import pytest

from benchmarks.extraction.fuzz import TooSlow, judged, limited, made, shortest
from benchmarks.extraction.invariants import broken
from benchmarks.extraction.mutations import MUTATIONS, Mutation, endless, mutated
from extract.extractors.base import Extraction
from extract.extractors.rules import RulesExtractor
from graph.errors import InputError
from graph.model import Document

TEXTS = (
    "Bridge Data Centres leases the Johor campus to ByteDance. It paid $2 billion.",
    "ByteDance mietet laut Bericht 50 MW in Johor.",
    "英伟达向阿里巴巴供应5000块H100芯片。",
)


@dataclass(frozen=True)
class Failing:
    """An extractor that raises where a text holds a mark."""

    mark: str
    error: Exception
    name: str = "failing"
    version: str = "1"

    def extract(self, document: Document) -> Extraction:
        if self.mark in document.text:
            raise self.error
        return Extraction()


@pytest.mark.parametrize("mutation", set(MUTATIONS), ids=lambda one: one.__name__)
def test_the_same_chance_spoils_a_text_the_same_way(mutation: Mutation) -> None:
    one, other = (mutation(TEXTS[0], TEXTS, random.Random(7)) for _ in range(2))

    assert one == other


@pytest.mark.parametrize("mutation", set(MUTATIONS), ids=lambda one: one.__name__)
def test_nothing_is_too_short_to_be_spoilt(mutation: Mutation) -> None:
    for text in ("", "x"):
        mutation(text, ["", "y"], random.Random(7))


def test_spoilt_texts_differ_and_stay_within_their_length() -> None:
    made_ = [mutated(TEXTS, random.Random(number)) for number in range(50)]

    assert len(set(made_)) > 45
    assert max(map(len, made_)) <= 1_000_000


def test_an_endless_text_is_one_sentence_of_a_megabyte() -> None:
    text = endless(TEXTS, random.Random(1))

    assert 1_000_000 == len(text)
    assert not {".\n", "。"} & set(text)


def test_a_run_is_made_again_from_its_seed_and_number() -> None:
    assert made(TEXTS, 1, 5) == made(TEXTS, 1, 5)
    assert made(TEXTS, 1, 5) != made(TEXTS, 2, 5)


def test_a_sound_extraction_breaks_nothing_and_a_shifted_one_does() -> None:
    document = Document(id="d", text=TEXTS[0], language="en")
    found = RulesExtractor().extract(document)
    moved = [replace(one, subject=replace(one.subject, start=1, end=2)) for one in found.claims]

    assert found.claims
    assert [] == broken(document, found)
    assert broken(document, Extraction(tuple(moved)))
    assert broken(replace(document, text="x" + document.text), found)


@pytest.mark.parametrize(
    ("language", "error", "expected"),
    [
        ("en", KeyError("x"), "KeyError extract"),
        ("en", InputError("x"), "InputError"),
        (None, InputError("x"), None),
    ],
)
def test_any_error_but_an_unknown_language_is_a_failure(
    language: str | None, error: Exception, expected: str | None
) -> None:
    document = Document(id="d", text="a!b", language=language)

    failure, claims = judged(document, Failing("!", error), seconds=10)

    assert expected == (failure.what if failure else None)
    assert claims is None


def test_a_text_that_takes_too_long_is_given_up() -> None:
    with pytest.raises(TooSlow, match="not read within"), limited(0.01):
        time.sleep(5)


def test_a_failing_text_is_cut_down_to_what_fails() -> None:
    text = "a long text with a ! in it"

    assert "!" == shortest(text, lambda shorter: "!" in shorter, until=time.monotonic() + 10)
