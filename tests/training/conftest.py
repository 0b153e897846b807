"""The annotated corpus, read once for all tests of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from training.corpus.gold_files import Annotations, annotation_files, read_annotations
from training.documents import ANNOTATIONS, TEST_FILES


@pytest.fixture(scope="session")
def annotation_paths() -> list[Path]:
    if not ANNOTATIONS.is_dir():
        pytest.skip("the folder training/annotations is missing: these tests read the annotated corpus")
    return annotation_files()


@pytest.fixture(scope="session")
def corpus(annotation_paths: list[Path]) -> list[Annotations]:
    return read_annotations(annotation_paths)


@pytest.fixture(scope="session")
def learned(corpus: list[Annotations]) -> list[Annotations]:
    """The files that are not kept for the last test."""
    return [file for file in corpus if file.name not in TEST_FILES]
