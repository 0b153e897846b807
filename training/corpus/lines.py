"""The sentences of all that can repeat itself: the corpus, the evaluation sets and the example articles."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.sentences import split_sentences
from extract.sources import Press
from graph.errors import InputError
from training.corpus.gold_files import Annotations

EVALUATION = "evaluation"
ARTICLES = "articles"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence.

    Attributes:
        id: of its document, and its number there, from 0.
        group: `train`, `dev`, `test`, `evaluation` or `articles`.
        words: as written.
        masked: the same with the kind of each party instead of its words.
    """

    id: str
    group: str
    words: str
    masked: str


def corpus_lines(files: Iterable[Annotations]) -> Iterator[Line]:
    """The sentences of annotation files."""
    for file in files:
        for document in file.documents:
            kinds = {(mark.start, mark.end): mark.kind.value for mark in document.mentions}
            home = (document.id, file.split_of(document))
            yield from _lines(home, document.text, document.sentences, kinds)


def gold_lines(paths: Iterable[Path]) -> Iterator[Line]:
    """The sentences of gold files in the claim format.

    Raises:
        InputError: a file cannot be read.
    """
    for path in paths:
        for record in map(json.loads, _opened(path).splitlines()):
            spans = [(span.start, span.end) for span in split_sentences(record["text"], record["lang"])]
            yield from _lines((record["id"], EVALUATION), record["text"], spans, _kinds(record))


def article_lines(folder: Path) -> Iterator[Line]:
    """The sentences of the articles in a folder.

    Raises:
        InputError: an article cannot be read.
    """
    for found in Press((folder,)).documents():
        if isinstance(found, InputError):
            raise found
        spans = [(span.start, span.end) for span in split_sentences(found.text, found.language or "en")]
        yield from _lines((Path(found.uri or found.id).stem, ARTICLES), found.text, spans, {})


def _opened(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise InputError(f"cannot be read ({error.strerror}); name other files", path=str(path)) from error


def _kinds(record: Mapping[str, Any]) -> dict[Span, str]:
    return {(start, end): party["kind"] for party in record["entities"] for start, end in party["mentions"]}


def _lines(
    home: tuple[str, str], text: str, sentences: Sequence[Span], kinds: Mapping[Span, str]
) -> Iterator[Line]:
    name, group = home
    for number, (start, end) in enumerate(sentences):
        yield Line(f"{name}:{number}", group, text[start:end], _masked(text, (start, end), kinds))


def _masked(text: str, sentence: Span, kinds: Mapping[Span, str]) -> str:
    parts, cursor = list[str](), sentence[0]
    for start, end in sorted(kinds, key=lambda span: (span[0], -span[1])):
        if cursor <= start and end <= sentence[1]:
            parts += [text[cursor:start], f" {kinds[start, end]} "]
            cursor = end
    return "".join([*parts, text[cursor : sentence[1]]])
