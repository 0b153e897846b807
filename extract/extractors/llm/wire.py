"""The one door to the network: a request goes out, an answer comes back, or the run stops.

Invariant: the key leaves in the request's header and nowhere else; no message, log or file holds it.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.extractors.llm.purse import Purse, Tokens
from extract.extractors.llm.settings import LlmSettings
from graph.errors import ExtractorError, InputError

if TYPE_CHECKING:
    import httpx

_PASSING = frozenset({408, 409, 425, 429, 500, 502, 503, 504, 529})
_OF_THE_ITEM = frozenset({400, 413, 422})
_LARGEST = 8_000_000
_EXCERPT = 200
_FIRST_WAIT, _LONGEST_WAIT = 1.0, 60.0
_CONNECT = 10.0
_SECRET = 12
"""A key of fewer characters ("ollama") is no secret, and cutting it from answers would damage quotes."""


@dataclass(frozen=True, slots=True)
class _Reply:
    """Status 0 stands for no answer at all; then `content` says why."""

    status: int
    content: bytes
    wait: float | None = None
    late: bool = False


class Wire:
    """Posts requests to the endpoint, patiently but not for ever."""

    def __init__(
        self,
        settings: LlmSettings,
        purse: Purse,
        *,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        self._httpx = _httpx()
        self._settings = settings
        self._purse = purse
        self._sleep = sleep

    def post(self, body: bytes, most: Tokens) -> bytes:
        """The endpoint's answer to `body`, which uses up `most` tokens at worst.

        Raises:
            InputError: the endpoint refuses this request; others may pass.
            ExtractorError: it refuses all, answers none, or the ceiling is reached.
        """
        reply = _Reply(0, b"")
        for attempt in range(self._settings.attempts):
            if attempt:
                self._sleep(_pause(attempt, reply))
            self._purse.reserve(most)
            reply = self._once(body)
            if reply.late:
                self._purse.pay(most)  # it may have been worked on, and be on the bill
            if reply.status not in _PASSING and reply.status != 0:
                return self._settled(reply)
        raise ExtractorError(
            f"{self._settings.address} gave no answer in {self._settings.attempts} attempts, at last "
            f"{self._told(reply)}. Check it and run again: what was answered is kept and not asked twice"
        )

    def _once(self, body: bytes) -> _Reply:
        deadline = time.monotonic() + self._settings.timeout
        content = bytearray()
        try:
            with (
                self._httpx.Client(**self._options()) as client,
                client.stream(
                    "POST", self._settings.address, content=body, headers=self._headers()
                ) as answer,
            ):
                for chunk in answer.iter_bytes():
                    content += chunk
                    if time.monotonic() > deadline:
                        raise self._httpx.ReadTimeout("the answer came too slowly")
                    if len(content) > _LARGEST:
                        raise ExtractorError(f"{self._settings.address} sends an answer without end")
                return _Reply(answer.status_code, self._unkeyed(bytes(content)), _wait(answer.headers))
        except self._httpx.HTTPError as error:
            late = isinstance(error, self._httpx.ReadError | self._httpx.ReadTimeout)
            return _Reply(0, f"{type(error).__name__} ({error})".encode(), late=late)

    def _options(self) -> dict[str, Any]:
        seconds = self._settings.timeout
        timeout = self._httpx.Timeout(seconds, connect=min(_CONNECT, seconds))
        # Proxies of the environment are for other machines.
        return {"timeout": timeout, "trust_env": not self._settings.local}

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept-Encoding": "identity"}
        if self._settings.key:
            headers["Authorization"] = f"Bearer {self._settings.key}"
        return headers

    def _settled(self, reply: _Reply) -> bytes:
        if reply.status == 200:
            return reply.content
        if reply.status in _OF_THE_ITEM:
            raise InputError(f"the endpoint refuses the request: {self._told(reply)}")
        hints = {
            401: "check SILICONVEIL_LLM_KEY",
            403: "check SILICONVEIL_LLM_KEY",
            404: "check SILICONVEIL_LLM_URL and SILICONVEIL_LLM_MODEL",
        }
        hint = hints.get(reply.status, "check SILICONVEIL_LLM_URL")
        raise ExtractorError(f"{self._settings.address} refuses: {self._told(reply)}; {hint}")

    def _told(self, reply: _Reply) -> str:
        """The status and the first words of a reply, without the key."""
        text = reply.content.decode("utf-8", "replace")
        if self._settings.key:
            text = text.replace(self._settings.key, "***")
        words = re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", text).strip()[:_EXCERPT]
        status = f"HTTP {reply.status}" if reply.status else ""
        return ": ".join(part for part in (status, words) if part)

    def _unkeyed(self, content: bytes) -> bytes:
        key = self._settings.key.encode()
        return content.replace(key, b"***") if len(key) >= _SECRET else content


def _pause(attempt: int, reply: _Reply) -> float:
    """Seconds before the next attempt: what the server asked for, else twice as long each time."""
    asked = _FIRST_WAIT * 2 ** (attempt - 1) if reply.wait is None else reply.wait
    return min(asked, _LONGEST_WAIT)


def _wait(headers: httpx.Headers) -> float | None:
    value = headers.get("retry-after", "")
    return float(value) if re.fullmatch(r"\d{1,6}(\.\d{1,6})?", value, re.ASCII) else None


def _httpx() -> Any:
    """The HTTP client, which only this extractor needs.

    Raises:
        ExtractorError: it is not installed.
    """
    try:
        import httpx
    except ImportError as error:
        raise ExtractorError(
            "the extractor llm needs httpx, which is not installed: pip install 'siliconveil[llm]'"
        ) from error
    return httpx
