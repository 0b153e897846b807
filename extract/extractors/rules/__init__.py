"""The first extractor: precise rules over masked sentences."""

from extract.extractors.rules.extractor import RulesExtractor

__all__ = ["RulesExtractor"]
