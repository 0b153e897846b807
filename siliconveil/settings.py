"""What the environment says: which store and extractor to use, and how to reach them.

Secrets come from nowhere else.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from graph.errors import InputError

if TYPE_CHECKING:
    from extract.extractors.llm.settings import Ceiling, LlmSettings

EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Settings:
    """Which extractor reads, and how to reach the graph store.

    Attributes:
        store: "embedded", or the bolt or neo4j address of a server.
        password: never printed, never an argument.
        extractor: name of the extractor in use; empty for the default one.
    """

    store: str = EMBEDDED
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"
    extractor: str = ""

    @property
    def embedded(self) -> bool:
        """Whether the graph is a file of the case."""
        return self.store == EMBEDDED


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment gives.

    `SILICONVEIL_STORE` is "embedded" (the default), "neo4j" (then `NEO4J_URI` gives the address), or an
    address itself; `NEO4J_USER`, `NEO4J_PASSWORD` and `NEO4J_DATABASE` go with a server.
    `SILICONVEIL_EXTRACTOR` names the extractor in use.
    """
    values = os.environ if environment is None else environment
    store = values.get("SILICONVEIL_STORE") or EMBEDDED
    if store == "neo4j":
        store = values.get("NEO4J_URI") or "bolt://localhost:7687"
    return Settings(
        store=store,
        user=values.get("NEO4J_USER") or "neo4j",
        password=values.get("NEO4J_PASSWORD") or "",
        database=values.get("NEO4J_DATABASE") or "neo4j",
        extractor=values.get("SILICONVEIL_EXTRACTOR") or "",
    )


_LLM = "SILICONVEIL_LLM_"
_WHOLE = {"SEED": "seed", "ATTEMPTS": "attempts", "GROUP": "group", "ANSWER": "answer"}
_CEILINGS = {"MAX_COST": "cost", "PRICE_IN": "price_in", "PRICE_OUT": "price_out"}


def llm_from_environment(environment: Mapping[str, str] | None = None) -> LlmSettings:
    """The settings of the extractor `llm`: `SILICONVEIL_LLM_URL`, `_MODEL`, `_KEY`, `_MAX_COST` and so on.

    Raises:
        InputError: one is missing, or not of the form expected.
    """
    from extract.extractors.llm.settings import LlmSettings

    values = os.environ if environment is None else environment
    given = {
        name.removeprefix(_LLM): value for name, value in values.items() if name.startswith(_LLM) and value
    }
    if "URL" not in given:
        raise InputError(
            "the extractor llm needs an OpenAI-compatible endpoint: set SILICONVEIL_LLM_URL and "
            "SILICONVEIL_LLM_MODEL, for example http://localhost:11434/v1 and qwen3:8b"
        )
    whole = {field: _whole(name, given[name]) for name, field in _WHOLE.items() if name in given}
    settings = LlmSettings(
        url=given["URL"],
        model=given.get("MODEL", ""),
        key=given.get("KEY", ""),
        cache=Path(given["CACHE"]) if "CACHE" in given else _cache(),
        ceiling=_ceiling(given),
        **whole,
    )
    return (
        settings
        if "TIMEOUT" not in given
        else replace(settings, timeout=_number("TIMEOUT", given["TIMEOUT"]))
    )


def _ceiling(given: Mapping[str, str]) -> Ceiling:
    from extract.extractors.llm.settings import Ceiling

    prices = {field: _number(name, given[name]) for name, field in _CEILINGS.items() if name in given}
    tokens = _whole("MAX_TOKENS", given["MAX_TOKENS"]) if "MAX_TOKENS" in given else None
    return Ceiling(tokens=tokens, **prices)


def _number(name: str, text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not 0.0 <= value < float("inf"):
        raise InputError(f"{_LLM}{name} must be a number from 0 up, got {text!r}")
    return value


def _whole(name: str, text: str) -> int:
    value = _number(name, text)
    if value != int(value) or (value == 0 and name != "SEED"):
        raise InputError(f"{_LLM}{name} must be a whole number above 0, got {text!r}")
    return int(value)


def _cache() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("siliconveil") / "llm"
