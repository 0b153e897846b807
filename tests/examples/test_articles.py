from __future__ import annotations

import json
import re
from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest

from extract.sources.formats import Contents
from tests.examples.corpus import ARTICLES, ROOT, article, shared

LONGEST_ECHO = 8


def length(text: Contents) -> int:
    if text.values["language"] == "zh":
        return len(re.findall("[\u4e00-\u9fff]", text.body)) // 2
    return len(text.body.split())


def grams(text: str) -> set[tuple[str, ...]]:
    """The runs of eight words, or of eight Chinese characters, that stand in `text`."""
    words = re.findall("[\u4e00-\u9fff]|[^\\W\\d_\u4e00-\u9fff]+", text.casefold())
    return {tuple(words[at : at + LONGEST_ECHO]) for at in range(len(words) - LONGEST_ECHO + 1)}


def test_there_are_articles_enough_in_every_language() -> None:
    languages = Counter(article(path).values["language"] for path in ARTICLES)

    assert languages["en"] >= 7
    assert languages["de"] >= 5
    assert languages["zh"] >= 3


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_says_what_it_is(path: Path) -> None:
    text = article(path)

    assert {"title", "publisher", "published", "language", "licence"} == text.values.keys()
    assert ("siliconveil examples", "CC-BY-4.0") == (text.values["publisher"], text.values["licence"])
    assert path.stem.startswith(f"{text.values['language']}-")
    assert text.body.startswith(f"{text.values['title']}\n\n")


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_is_short(path: Path) -> None:
    assert 80 <= length(article(path)) <= 220


@pytest.mark.parametrize("path", ARTICLES, ids=lambda path: path.stem)
def test_an_article_names_the_sources_of_its_facts(path: Path) -> None:
    note = re.search("^note: (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)

    assert note is not None
    assert re.match("Written for this project|Für dieses Projekt geschrieben|本项目根据", note[1])


def test_the_list_of_articles_is_complete() -> None:
    readme = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")

    listed = re.findall(r"^\| `([a-z0-9-]+)` \|", readme, re.MULTILINE)

    assert [path.stem for path in ARTICLES] == sorted(listed)


def test_no_two_articles_share_a_sentence() -> None:
    bodies = [grams(article(path).body.partition("\n\n")[2]) for path in ARTICLES]

    shared_runs = [
        run for at, first in enumerate(bodies) for second in bodies[at + 1 :] for run in first & second
    ]

    assert [] == [run for run in shared_runs if not any(a == b for a, b in pairwise(run))]


@pytest.mark.parametrize("name", ["seed.de.txt", "claims_dev.jsonl"])
def test_no_article_repeats_the_texts_kept_outside_the_repository(name: str) -> None:
    content = shared(name).read_text(encoding="utf-8")
    texts = (
        [json.loads(line)["text"] for line in content.splitlines()] if name.endswith("jsonl") else [content]
    )
    outside = set[tuple[str, ...]]().union(*map(grams, texts))

    echoes = {path.stem: grams(article(path).body) & outside for path in ARTICLES}

    assert {} == {stem: runs for stem, runs in echoes.items() if runs}
