from __future__ import annotations

import pytest

from extract.extractors.base import Extraction
from extract.pipeline import Extracted, Summary, Unchanged, extractor_id, outcomes, with_languages
from graph.errors import ContractError, InputError
from graph.model import Document


class Silent:
    """Finds nothing, and fails on the text that it is told to."""

    name = "silent"
    version = "1"

    def __init__(self, error: Exception | None = None) -> None:
        self._error = error

    def extract(self, document: Document) -> Extraction:
        if self._error is not None:
            raise self._error
        return Extraction()


def document(text: str = "text", *, language: str | None = None) -> Document:
    return Document(id=text, text=text, uri=f"{text}.txt", language=language)


def test_a_document_gets_the_language_that_is_detected() -> None:
    (found,) = with_languages([document()], detect=lambda _: "de")

    assert found == document(language="de")


def test_a_language_that_the_document_says_is_not_detected_again() -> None:
    (found,) = with_languages([document(language="zh-Hans")], detect=lambda _: "de")

    assert found == document(language="zh")


def test_a_language_that_is_not_read_is_named_with_the_way_out() -> None:
    (found,) = with_languages([document()], detect=lambda _: "fr")

    assert str(found) == (
        "text.txt: its language is French (fr); English (en), German (de), Chinese (zh) are read. "
        "If that is wrong, say --language CODE"
    )


def test_a_language_that_cannot_be_told_is_said_so() -> None:
    (found,) = with_languages([document()], detect=lambda _: None)

    assert "its language cannot be told" in str(found)


def test_errors_of_the_source_pass_through() -> None:
    error = InputError("is empty", path="a.txt")

    (found,) = outcomes(with_languages([error], detect=lambda _: "en"), Silent())

    assert found is error


def test_a_known_document_is_not_read_again() -> None:
    (found,) = outcomes([document()], Silent(ValueError()), known=lambda *_: True)

    assert found == Unchanged(document())


def test_a_new_document_comes_with_its_extraction() -> None:
    (found,) = outcomes([document()], Silent())

    assert found == Extracted(document(), Extraction(), "silent@1")


def test_a_document_that_the_extractor_refuses_is_named_and_the_others_go_on() -> None:
    found = list(outcomes([document("a"), document("b")], Silent(ContractError("no such relation"))))

    assert [str(item) for item in found] == ["a.txt: no such relation", "b.txt: no such relation"]


def test_a_failing_extractor_is_named_as_a_bug_and_the_others_go_on() -> None:
    (found,) = outcomes([document()], Silent(KeyError("x")))

    assert str(found) == ("text.txt: the extractor failed on it (KeyError: 'x'); please report this as a bug")


def test_summaries_add_up() -> None:
    error = InputError("is empty", path="a.txt")

    total = Summary(read=1, new=1, claims_new=3).plus(Summary(read=1, unchanged=1, skipped=(error,)))

    assert total == Summary(read=2, new=1, unchanged=1, claims_new=3, skipped=(error,))


def test_an_extractor_is_known_by_name_and_version() -> None:
    assert extractor_id(Silent()) == "silent@1"


def test_a_broken_installation_stops_the_run() -> None:
    with pytest.raises(ImportError):
        list(outcomes([document()], Silent(ImportError("spacy"))))
