"""What the model proposes, read from its answer with no trust in it."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from graph import fields
from graph.errors import ContractError
from graph.schema import Kind, Relation, Stance

_WRAPPING = re.compile(r"\A\s*(?:<think>.*?</think>)?\s*(?:```(?:json)?)?|```\s*\Z", re.DOTALL)


class Reason(StrEnum):
    """Why a proposed claim, or a detail of one, is dropped."""

    FORM = "not in the form asked for"
    STANCE = "unknown stance"
    SIGNATURE = "kinds or direction do not fit the relation"
    QUOTE = "quote not in the text"
    MENTION = "subject or object not in the text"
    FAR = "subject or object far from the quote"
    SELF = "joins a thing with itself"
    DETAIL = "detail not in the quote"
    DATE = "date not in the quote"


class Rejected(Exception):
    """A proposal that becomes no claim; it never leaves this package."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Party:
    """A proposed subject or object."""

    text: str
    kind: Kind
    named: bool


@dataclass(frozen=True, slots=True)
class Proposal:
    """A proposed claim: its form is right, and nothing else is known of it."""

    subject: Party
    relation: Relation
    object: Party
    quote: str
    stance: Stance
    attribution: tuple[str, ...]
    qualifiers: Mapping[str, Any]
    start: str | None
    end: str | None


def claims_in(content: str) -> list[Any] | None:
    """The list of claims in the model's answer, unread; None if the answer is not the JSON asked for."""
    try:
        data = json.loads(_WRAPPING.sub("", content), parse_constant=_no_number)
    except (ValueError, RecursionError):
        return None
    claims = data.get("claims") if isinstance(data, dict) else None
    return claims if isinstance(claims, list) else None


def proposal(data: Any) -> Proposal:
    """The proposal in one item of the answer.

    Raises:
        Rejected: a part is missing, of the wrong type, or of no known word.
    """
    try:
        data = fields.mapping(data)
        valid = fields.mapping(data.get("valid") or {})
        return Proposal(
            subject=_party(data.get("subject")),
            relation=fields.member(Relation, data.get("relation")),
            object=_party(data.get("object")),
            quote=fields.string(data.get("quote")),
            stance=_stance(data.get("stance")),
            attribution=fields.strings(data.get("attribution") or []),
            qualifiers=fields.mapping(data.get("qualifiers") or {}),
            start=fields.optional(fields.string, valid.get("from") or None),
            end=fields.optional(fields.string, valid.get("to") or None),
        )
    except ContractError as error:
        raise Rejected(Reason.FORM) from error


def _party(value: Any) -> Party:
    data = fields.mapping(value)
    text = fields.string(data.get("text")).strip()
    return Party(fields.string(text), fields.member(Kind, data.get("kind")), fields.flag(data.get("named")))


def _stance(value: Any) -> Stance:
    try:
        return fields.member(Stance, value)
    except (ContractError, TypeError) as error:
        raise Rejected(Reason.STANCE) from error


def _no_number(word: str) -> None:
    raise ValueError(f"{word} is no number of JSON")
