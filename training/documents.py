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
    "more",
)
TEST_FILES = ("test",)
"""Never read while anything is tuned."""
WEIGHTS = HERE.parent / "extract" / "extractors" / "learned" / "weights"
LANGUAGES = {"latin": ("en", "de"), "zh": ("zh",)}
_DEV_SHARE = 8


def is_dev(identifier: str) -> bool:
    """Whether a training document is kept back for thresholds and calibration: one in eight, by its id."""
    return zlib.crc32(identifier.encode()) % _DEV_SHARE == 0


def training_documents(script: str, *, dev: bool) -> list[Annotated]:
    """Our annotated documents of a script's languages: those trained on, or those kept back."""
    return [
        document
        for document in read_folder(ANNOTATIONS, TRAINING_FILES)
        if document.language in LANGUAGES[script] and is_dev(document.id) is dev
    ]
