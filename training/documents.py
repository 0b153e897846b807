"""Which annotated documents are learned from, kept back for thresholds, or only for the last test."""

from __future__ import annotations

import zlib
from pathlib import Path

from training.notation import Annotated, read_folder

HERE = Path(__file__).parent
ANNOTATIONS = HERE / "annotations"
TRAINING_FILES = (
    "sentences",
    "documents",
    "documents_b",
    "documents_c",
    "documents_d",
    "documents_e",
    "documents_f",
    "documents_g",
    "more",
)
TEST_FILES = ("test", "test_b")
"""Never read while anything is tuned."""
WEIGHTS = HERE.parent / "extract" / "extractors" / "learned" / "weights"
LANGUAGES = ("en", "de", "zh")
_DEV_SHARE = 8


def is_dev(identifier: str) -> bool:
    """Whether a training document is kept back for thresholds and calibration: one in eight, by its id."""
    return zlib.crc32(identifier.encode()) % _DEV_SHARE == 0


def training_documents(*, dev: bool) -> list[Annotated]:
    """Our annotated documents: those trained on, or those kept back."""
    return [document for document in read_folder(ANNOTATIONS, TRAINING_FILES) if is_dev(document.id) is dev]
