from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.training.notes import HEADER, written
from training.corpus.duplicates import folded, grams, main, repeats
from training.corpus.gold_files import read_annotations
from training.corpus.lines import Line, article_lines, corpus_lines, gold_lines

LONG = "Alpha Capital has agreed to buy the whole of Beta Park near Johor for cash."


def line(words: str, name: str = "a:0", group: str = "train") -> Line:
    return Line(name, group, words, words)


def test_sentences_that_differ_in_white_space_are_exact_duplicates() -> None:
    (repeat,) = repeats([line("One  two\nthree four."), line("One two three four.", "b:0")])

    assert (repeat.first.id, repeat.second.id, repeat.exact, repeat.likeness) == ("a:0", "b:0", True, 1.0)


def test_a_sentence_with_one_more_word_is_a_near_duplicate() -> None:
    (repeat,) = repeats([line(LONG), line(LONG.replace("cash", "cash today"), "b:0")])

    assert not repeat.exact
    assert repeat.likeness == pytest.approx(13 / 14)


def test_sentences_with_other_words_are_none() -> None:
    assert list(repeats([line(LONG), line("Gamma has agreed to buy the whole of Delta.")])) == []


def test_marks_without_a_word_are_no_duplicates() -> None:
    assert list(repeats([line("…"), line("…")])) == []


def test_names_can_be_left_out_of_the_comparison() -> None:
    one = Line("a:0", "train", "Alpha did not answer questions.", "Organization did not answer questions.")
    other = Line("b:0", "train", "Beta Gamma did not answer questions.", one.masked)

    assert [len(list(repeats([one, other], masked=masked))) for masked in (False, True)] == [0, 1]


def test_a_chinese_character_is_a_token() -> None:
    assert grams("第一期") == {("第", "一", "期")}
    assert folded(" a\u3000b\n") == "a b"


def test_only_a_repeat_of_what_is_measured_on_leaks() -> None:
    groups = [("train", "test"), ("dev", "evaluation"), ("train", "dev"), ("test", "articles")]
    found = [next(repeats([line(LONG, "a:0", one), line(LONG, "b:0", two)])) for one, two in groups]

    assert [repeat.leaks for repeat in found] == [True, True, False, False]


def test_lines_come_with_the_kinds_of_the_outer_parties_for_their_words(tmp_path: Path) -> None:
    path = written(
        tmp_path, f"{HEADER}Yes.\n[u|Org~|a unit of [t|Org|TSB]] in [p|Place|Johor]\n", name="test"
    )

    lines = list(corpus_lines(read_annotations([path])))

    assert [(one.id, one.group) for one in lines] == [("d1:0", "test"), ("d1:1", "test")]
    assert lines[1].words == "a unit of TSB in Johor"
    assert folded(lines[1].masked) == "Organization in Place"


def test_gold_files_and_articles_are_cut_into_sentences(tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "one.md").write_text("---\nlanguage: en\n---\nAlpha pays. Beta waits.\n", encoding="utf-8")
    party = {"id": "a", "kind": "Organization", "mentions": [[0, 5]]}
    record = {"id": "g", "lang": "en", "text": "Alpha pays. Beta waits.", "entities": [party]}
    (tmp_path / "gold.jsonl").write_text(json.dumps(record), encoding="utf-8")

    lines = [*article_lines(articles), *gold_lines([tmp_path / "gold.jsonl"])]

    assert [one.id for one in lines] == ["one:0", "one:1", "g:0", "g:1"]
    assert folded(lines[2].masked) == "Organization pays."


def test_the_command_says_which_ids_repeat_and_never_their_words(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    block = "=== sentences {} | 2026-02-14 | Rack & Row\n"
    written(tmp_path / "annotations", block.format("en-x") + LONG, name="sentences")
    written(tmp_path / "annotations", block.format("t-x") + LONG, name="test")
    article = written(tmp_path / "articles", "Nothing of the kind.")
    folders = ["--annotations", str(tmp_path / "annotations"), "--articles", str(article)]

    code = main([*folders, "--gold"])

    shown = capsys.readouterr().out
    assert code == 1
    assert "en-x-0001:0 (train) = t-x-0001:0 (test) exact" in shown
    assert "Beta Park" not in shown


def test_a_gold_file_that_is_missing_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["--annotations", str(tmp_path), "--gold", str(tmp_path / "none.jsonl")])

    assert code == 1
    assert "none.jsonl" in capsys.readouterr().err
