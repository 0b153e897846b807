"""One question to the model: from the cache if it was answered before, else over the wire."""

from __future__ import annotations

import hashlib
import json
from typing import Any

from extract.extractors.llm.answers import Answer, Answers
from extract.extractors.llm.prompt import encoded
from extract.extractors.llm.proposal import claims_in
from extract.extractors.llm.purse import Purse, Tokens
from extract.extractors.llm.wire import Wire
from graph.errors import ExtractorError, InputError

_TRIES = 2
"""How often an answer that is no JSON is asked for again, each time with another seed."""
_OVERHEAD = 512
"""Tokens that a server may put around what is sent."""


class Chat:
    """Asks, and keeps what was answered."""

    def __init__(self, wire: Wire, purse: Purse, answers: Answers) -> None:
        self._wire = wire
        self._purse = purse
        self._answers = answers
        self.asked = 0
        self.known = 0

    def answer(self, body: dict[str, Any]) -> Answer:
        """The answer to a request: the JSON asked for, or one cut off at its length.

        Raises:
            InputError: the model writes something else, or the endpoint refuses the request.
            ExtractorError: the endpoint cannot be used, or the ceiling is reached.
        """
        tries = [encoded(body | {"seed": body["seed"] + number}) for number in range(_TRIES)]
        for request in tries:
            known = self._answers.get(_hash(request))
            if known is not None and _usable(known):
                self.known += 1
                return known
        for request in tries:
            answer = self._ask(request, body["max_tokens"])
            if _usable(answer):
                self._answers.put(_hash(request), answer)
                return answer
        raise InputError(f"the model answered {_TRIES} times with something else than the JSON asked for")

    def _ask(self, request: bytes, longest: int) -> Answer:
        # A token is at least one byte, so this is the most that the request can be.
        most = Tokens(len(request) + _OVERHEAD, longest)
        content = self._wire.post(request, most)
        self.asked += 1
        data = _object(content)
        self._purse.pay(_used(data, most))
        try:
            choice = data["choices"][0]
            written, cut = choice["message"]["content"], choice.get("finish_reason") == "length"
        except (KeyError, IndexError, TypeError, AttributeError) as error:
            raise ExtractorError(
                "the endpoint's answer is no chat completion: check that SILICONVEIL_LLM_URL is an "
                "OpenAI-compatible address"
            ) from error
        return Answer(written if isinstance(written, str) else "", cut)


def _usable(answer: Answer) -> bool:
    return answer.cut or claims_in(answer.content) is not None


def _hash(request: bytes) -> str:
    """A name for model, prompt, text and seed together; the key is no part of a request's body."""
    return hashlib.sha256(request).hexdigest()


def _object(content: bytes) -> dict[str, Any]:
    try:
        data = json.loads(content)
    except (ValueError, RecursionError):
        data = None
    return data if isinstance(data, dict) else {}


def _used(data: dict[str, Any], most: Tokens) -> Tokens:
    """What the endpoint says it used; the most that it can be where it does not say."""
    usage = data.get("usage")
    if not isinstance(usage, dict):
        return most
    sent, received = usage.get("prompt_tokens"), usage.get("completion_tokens")
    return Tokens(_count(sent, most.sent), _count(received, most.received))


def _count(value: Any, otherwise: int) -> int:
    return value if isinstance(value, int) and not isinstance(value, bool) and value >= 0 else otherwise
