"""Making extractors that ask a stub."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from extract.extractors.llm import LlmExtractor, LlmSettings
from tests.extract.llm.stub import Stub

Making = Callable[..., LlmExtractor]


@pytest.fixture
def pauses() -> list[float]:
    """The seconds that the extractor would have waited."""
    return []


@pytest.fixture
def extractor_of(tmp_path: Path, pauses: list[float]) -> Making:
    """Makes an extractor that asks a stub; it keeps answers in a folder of the test, and never sleeps."""

    def make(stub: Stub, **settings: Any) -> LlmExtractor:
        given: dict[str, Any] = {"model": "stub-1", "cache": tmp_path / "answers", "timeout": 5.0} | settings
        return LlmExtractor(LlmSettings(url=stub.url, **given), sleep=pauses.append)

    return make
