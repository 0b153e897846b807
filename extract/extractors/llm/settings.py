"""How to reach a model, and how much it may cost."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from graph.errors import InputError

_LOOPBACK = re.compile(r"localhost|127\.\d+\.\d+\.\d+|::1")
_KEY = re.compile(r"[!-~]*")
_MILLION = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ceiling:
    """What one run may use up; None is no ceiling.

    Attributes:
        tokens: sent and received together.
        cost: in the currency of the prices.
        price_in, price_out: of a million tokens sent and received.
    """

    tokens: int | None = None
    cost: float | None = None
    price_in: float | None = None
    price_out: float | None = None

    def __post_init__(self) -> None:
        if self.cost is not None and (self.price_in is None or self.price_out is None):
            raise InputError(
                "a cost ceiling needs prices: set SILICONVEIL_LLM_PRICE_IN and SILICONVEIL_LLM_PRICE_OUT "
                "to what a million tokens cost, or set SILICONVEIL_LLM_MAX_TOKENS instead of MAX_COST"
            )

    @property
    def set(self) -> bool:
        """Whether anything is capped."""
        return self.tokens is not None or self.cost is not None

    def price(self, sent: int, received: int) -> float:
        """What these tokens cost; 0 where no prices are known."""
        return (sent * (self.price_in or 0.0) + received * (self.price_out or 0.0)) / _MILLION


@dataclass(frozen=True, slots=True, kw_only=True)
class LlmSettings:
    """An OpenAI-compatible endpoint, and how to ask it.

    Attributes:
        url: its base ("http://localhost:11434/v1") or the address of its chat completions.
        model: the model's name, as the endpoint knows it.
        key: sent as a bearer token if not empty; never printed, never stored.
        cache: the folder in which answers are kept.
        timeout: seconds for one answer, from the first byte sent to the last received.
        attempts: how often one request is tried before the run stops.
        group: characters of text in one request.
        answer: tokens that one answer may have.
    """

    url: str
    model: str
    cache: Path
    key: str = field(default="", repr=False)
    ceiling: Ceiling = Ceiling()
    timeout: float = 120.0
    attempts: int = 5
    seed: int = 0
    group: int = 4000
    answer: int = 4096

    def __post_init__(self) -> None:
        if not self.model:
            raise InputError("no model is named: set SILICONVEIL_LLM_MODEL, for example qwen3:8b")
        _check_url(self.url)
        if not _KEY.fullmatch(self.key):
            raise InputError(
                "SILICONVEIL_LLM_KEY must be printable ASCII without spaces; it is not shown here"
            )
        if self.key and not self.local and urlsplit(self.url).scheme != "https":
            raise InputError(f"the key would travel unencrypted to {self.url}: use an https address")
        if not self.local and not self.ceiling.set:
            raise InputError(
                f"{self.url} is not this machine, so a run needs a ceiling: set SILICONVEIL_LLM_MAX_COST "
                "(with prices) or SILICONVEIL_LLM_MAX_TOKENS"
            )

    @property
    def local(self) -> bool:
        """Whether the endpoint is on this machine."""
        return _LOOPBACK.fullmatch(urlsplit(self.url).hostname or "") is not None

    @property
    def address(self) -> str:
        """Where chat completions are posted."""
        base = self.url.rstrip("/")
        if base.endswith("/chat/completions"):
            return base
        return f"{base}/chat/completions" if urlsplit(base).path else f"{base}/v1/chat/completions"


def _check_url(url: str) -> None:
    """Raise InputError for an address that cannot be used; one with a password in it is not repeated."""
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        usable = False
        parts = urlsplit("")
    if "@" in url:
        raise InputError("SILICONVEIL_LLM_URL holds a user or password: put the key into SILICONVEIL_LLM_KEY")
    if not usable or parts.query or parts.fragment:
        raise InputError(
            f"SILICONVEIL_LLM_URL must be an address such as http://localhost:11434/v1, got {url!r}"
        )
