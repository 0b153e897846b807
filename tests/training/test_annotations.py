"""What holds for every annotation. A failure names ids only, so that nobody reads the test files here."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from extract.scoring.gold_files import parse_gold_line
from graph.schema import Relation
from training.corpus.duplicates import EXAMPLES, SHARED, repeats
from training.corpus.gold_files import GOLD, Annotations, left_over, out_of_date
from training.corpus.lines import Line, article_lines, corpus_lines, gold_lines
from training.corpus.sizes import ALL, sizes_by_language
from training.documents import TEST_FILES, TRAINING_FILES
from training.notation import KINDS, Annotated

LANGUAGES = ("de", "en", "zh")
OPENING = re.compile(r"\[([^\[\]|]+)\|([A-Za-z]+)(~?)\|")

Surface = tuple[str, str, bool, str]
"""Key, kind, named and words of a mention."""


def plain(marked: str) -> str:
    return OPENING.sub("", marked).replace("]", "")


def surfaces(marked: str) -> Iterator[Surface]:
    """The mentions of a line, read apart from the parser: from each opening to the bracket that closes it."""
    for opening in OPENING.finditer(marked):
        depth, cursor = 1, opening.end()
        while depth:
            depth += {"[": 1, "]": -1}.get(marked[cursor], 0)
            cursor += 1
        words = plain(marked[opening.end() : cursor - 1])
        yield opening[1].strip(), KINDS[opening[2]].value, not opening[3], words


def lines_of(path: Path) -> list[str]:
    """The lines of a file that are sentences."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line and line != "¶" and not line.startswith(("===", ">"))]


def found_in(document: Annotated, sentence: tuple[int, int]) -> Counter[Surface]:
    return Counter(
        (mark.key, mark.kind.value, mark.named, document.text[mark.start : mark.end])
        for mark in document.mentions
        if sentence[0] <= mark.start and mark.end <= sentence[1]
    )


def test_every_language_has_files_and_each_file_a_split(corpus: list[Annotations]) -> None:
    assert {file.language for file in corpus} == set(LANGUAGES)
    assert {file.name for file in corpus} <= {*TRAINING_FILES, *TEST_FILES}


def test_every_mention_has_the_words_that_its_brackets_hold(
    corpus: list[Annotations], annotation_paths: list[Path]
) -> None:
    wrong = list[str]()
    for file, path in zip(corpus, annotation_paths, strict=True):
        read = [(document, span) for document in file.documents for span in document.sentences]
        for (document, span), line in zip(read, lines_of(path), strict=True):
            same_words = document.text[span[0] : span[1]] == plain(line)
            if not same_words or found_in(document, span) != Counter(surfaces(line)):
                wrong.append(f"{document.id} at {span}")

    assert wrong == []


def test_every_mention_lies_in_one_sentence_and_starts_and_ends_with_no_space(
    corpus: list[Annotations],
) -> None:
    wrong = [
        f"{document.id} at {mark.start}..{mark.end}"
        for file in corpus
        for document in file.documents
        for mark in document.mentions
        if not any(start <= mark.start < mark.end <= end for start, end in document.sentences)
        or document.text[mark.start : mark.end] != document.text[mark.start : mark.end].strip()
    ]

    assert wrong == []


def test_the_written_files_are_what_the_annotations_say(corpus: list[Annotations]) -> None:
    problems = [*out_of_date(corpus), *left_over(corpus)]

    assert problems == [], "run `python -m training.corpus` and commit what it writes"


def test_every_written_document_can_be_evaluated_and_its_offsets_are_exact(corpus: list[Annotations]) -> None:
    for file in corpus:
        lines = (GOLD / file.path).read_bytes().splitlines()
        documents = [parse_gold_line(line) for line in lines]
        inexact = [
            claim.claim.id
            for document in documents
            for claim in document.claims
            for end in (claim.claim.subject, claim.claim.object)
            if document.document.text[end.start : end.end] != end.text
        ]

        assert inexact == []
        assert [one.document.id for one in documents] == [one.id for one in file.documents]


def test_every_relation_is_learned_from_in_every_language(learned: list[Annotations]) -> None:
    sizes = sizes_by_language(learned)

    missing = {language: set(Relation) - set(sizes[language].relations) for language in LANGUAGES}

    assert missing == {language: set() for language in LANGUAGES}


@pytest.mark.parametrize("relation", Relation)
def test_every_relation_is_learned_from_twenty_sentences(
    learned: list[Annotations], relation: Relation
) -> None:
    assert sizes_by_language(learned)[ALL].sentences_of[relation] >= 20


def test_two_in_five_single_sentences_claim_nothing(corpus: list[Annotations]) -> None:
    alone = [one for file in corpus for one in file.documents if one.genre == "sentence"]

    empty = [one for one in alone if not one.claims]

    assert len(empty) / len(alone) >= 0.4


def leaks(lines: Iterable[Line]) -> list[tuple[str, str]]:
    return [(repeat.first.id, repeat.second.id) for repeat in repeats(list(lines)) if repeat.leaks]


def test_no_sentence_to_learn_from_nearly_repeats_one_of_the_test_or_of_the_example_articles(
    corpus: list[Annotations],
) -> None:
    assert leaks([*corpus_lines(corpus), *article_lines(EXAMPLES)]) == []


@pytest.mark.parametrize("name", ["claims_dev", "seed_gold"])
def test_no_sentence_to_learn_from_nearly_repeats_one_of_the_evaluation_sets(
    corpus: list[Annotations], name: str
) -> None:
    path = SHARED / f"{name}.jsonl"
    if not path.is_file():
        pytest.skip(f"{name}.jsonl is not in the folder shared/data beside the repository")

    assert leaks([*corpus_lines(corpus), *gold_lines([path])]) == []
