"""Trained models that find mentions and judge what a sentence states of each pair of them."""

from extract.extractors.learned.calibrate import Calibrated
from extract.extractors.learned.extractor import LearnedExtractor, surest

__all__ = ["Calibrated", "LearnedExtractor", "surest"]
