from __future__ import annotations

from benchmarks.extraction.articles import articles, repeated, sentence_count
from benchmarks.extraction.speed import BARE, Measured, equal, table


def measured(reader: str, seconds: float, digest: str = "x") -> Measured:
    return Measured(reader, "en", 100, seconds, 1.0, 200.0, digest)


def test_articles_are_repeated_until_there_are_enough_sentences() -> None:
    documents = list(repeated(articles("zh"), 60))

    assert 60 <= sum(map(sentence_count, documents)) < 60 + max(map(sentence_count, documents))
    assert len(documents) == len({document.id for document in documents})
    assert {"zh"} == {document.language for document in documents}


def test_each_reader_is_compared_with_spacy_in_the_same_run() -> None:
    runs = [[measured(BARE, 1.0), measured(BARE, 1.0)], [measured("rules", 2.0), measured("rules", 2.0)]]

    *_, bare, ours = table(runs)

    assert "| spaCy | en | 100 | 100.0 | 1.00 | 1.0 | 200 | 2 of 2 |" == bare
    assert "| rules | en | 100 | 50.0 | 0.50 | 1.0 | 200 | 2 of 2 |" == ours


def test_runs_that_found_different_things_are_shown_as_such() -> None:
    runs = [measured("rules", 1.0, "x"), measured("rules", 1.0, "y")]

    assert not equal(runs)
    assert "DIFFER" in list(table([runs]))[-1]


def test_without_spacy_there_is_no_ratio() -> None:
    assert "| – |" in list(table([[measured("rules", 1.0)]]))[-1]
