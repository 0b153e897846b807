"""Texts of our own to read: the example articles and the annotated sentences that models are trained on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from extract.sentences import split_sentences
from graph.model import Document
from siliconveil import app
from training.documents import ANNOTATIONS, TRAINING_FILES
from training.notation import read_folder

EXAMPLES = Path(__file__).parents[2] / "examples" / "articles"


def articles(language: str | None = None) -> list[Document]:
    """The example articles, of one language or of all."""
    found = (read for read in app.read(app.press(EXAMPLES)) if isinstance(read, Document))
    return [one for one in found if language in (None, one.language)]


def sentences() -> list[str]:
    """The texts of the annotations, never those of the test split."""
    return [document.text for document in read_folder(ANNOTATIONS, TRAINING_FILES)]


def repeated(documents: list[Document], least: int) -> Iterator[Document]:
    """The documents again and again until they have `least` sentences together."""
    total = 0
    for number in range(least):
        for document in documents:
            yield Document(
                id=f"{document.id}-{number}",
                text=document.text,
                language=document.language,
                publisher=document.publisher,
                published=document.published,
            )
            total += sentence_count(document)
            if total >= least:
                return


def sentence_count(document: Document) -> int:
    """How many sentences a document has."""
    return len(split_sentences(document.text, document.language or "en"))
