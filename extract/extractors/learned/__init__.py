"""The learned extractor: a tagger for mentions and a model of the relations between them, run by onnxruntime."""

from __future__ import annotations

from extract.extractors.learned.extractor import LearnedExtractor

__all__ = ["LearnedExtractor"]
