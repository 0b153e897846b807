"""An optional extractor that asks a language model behind any OpenAI-compatible endpoint."""

from extract.extractors.llm.extractor import Bill, LlmExtractor
from extract.extractors.llm.settings import Ceiling, LlmSettings

__all__ = ["Bill", "Ceiling", "LlmExtractor", "LlmSettings"]
