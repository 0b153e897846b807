"""Documents, mentions and claims: who said it, where, what, how firmly, valid when, recorded when.

Invariant: all are frozen. A claim is never edited; a correction is a new claim, a withdrawal is a row
on the ledger.
Entities and edges are not here: they are derived, see `graph.view`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any, Self, TypeVar

from graph.errors import ContractError
from graph.identity import content_hash
from graph.quantity import Quantity
from graph.schema import SIGNATURES, Kind, Qualifier, QualifierType, Relation, Stance
from graph.when import ALWAYS, Period

_TRADE_PERIOD = re.compile(r"[\w -]+(?:/[\w -]+)?")
_Member = TypeVar("_Member", bound=StrEnum)
_Read = TypeVar("_Read")
_ENDLESS = 1e300

QualifierValue = Quantity | float | str
"""A normalised qualifier: an interval, a plain number, or words."""


@dataclass(frozen=True, slots=True)
class Document:
    """One source text. The id is given by its maker or derived from content, never from a file name.

    Attributes:
        text: the text that every offset counts in, in Unicode characters.
        published: ISO day or partial date as the source gives it, or None.
        language: ISO 639-1 code ("en", "de", "zh"), or None if unknown.
        grade: reliability of the source on the admiralty scale, or None if ungraded.
    """

    id: str
    text: str
    uri: str | None = None
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    retrieved: str | None = None
    language: str | None = None
    licence: str | None = None
    grade: str | None = None
    recorded: datetime | None = field(default=None, compare=False)

    @property
    def sha256(self) -> str:
        """Hex SHA-256 of the text in UTF-8."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    @staticmethod
    def derive_id(text: str, *, publisher: str | None = None, published: str | None = None) -> str:
        """A content address: equal text of one publisher and day is one document, whatever its file name."""
        return content_hash("document", text, publisher, published)


@dataclass(frozen=True, slots=True)
class Entity:
    """What a curated source (a gazetteer, a registry) knows of one entity, with the source that says so.

    Attributes:
        properties: plain facts by the ontology's names, for example `{"country": "CN", "ticker": "9988.HK"}`.
        source: who vouches for the record, for example "siliconveil gazetteer 0.1.0".
    """

    id: str
    kind: Kind
    name: str
    aliases: tuple[str, ...] = ()
    properties: Mapping[str, str | float] = field(default_factory=dict)
    source: str = ""


@dataclass(frozen=True, slots=True)
class Mention:
    """A name or description in a text, and the entity that it stands for.

    Attributes:
        text: the surface, as written.
        named: False for an unnamed party ("local operators"), whose entity is scoped to its document.
        entity: id of the entity.
        country: ISO 3166-1 alpha-2 code that the words give an unnamed party ("Chinese investors"), or
            that a place is or lies in.
        start, end: character offsets in the document, where known.
    """

    text: str
    kind: Kind
    named: bool
    entity: str
    country: str | None = None
    start: int | None = None
    end: int | None = None

    def __post_init__(self) -> None:
        if not self.text or not self.entity:
            raise ContractError(f"a mention needs a text and an entity, got {self.text!r}, {self.entity!r}")

    def to_json(self) -> dict[str, Any]:
        """The contract's form; `country`, `start` and `end` appear only where known."""
        data: dict[str, Any] = {
            "text": self.text,
            "kind": self.kind.value,
            "named": self.named,
            "entity": self.entity,
        }
        extras = {"country": self.country, "start": self.start, "end": self.end}
        return data | {key: value for key, value in extras.items() if value is not None}

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """A mention from the contract's form.

        Raises:
            ContractError: a field is missing or of the wrong type.
        """
        data = _object(data)
        try:
            return cls(
                text=_string(data["text"]),
                kind=_member(Kind, data["kind"]),
                named=_flag(data["named"]),
                entity=_string(data["entity"]),
                country=_optional(_string, data.get("country")),
                start=_optional(_offset, data.get("start")),
                end=_optional(_offset, data.get("end")),
            )
        except KeyError as missing:
            raise ContractError(f"a mention lacks the field {missing}") from missing


@dataclass(frozen=True, slots=True)
class Evidence:
    """Where a claim stands: `quote` is exactly `document.text[start:end]`."""

    document: str
    start: int
    end: int
    quote: str

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end or len(self.quote) != self.end - self.start:
            raise ContractError(
                f"evidence {self.start}..{self.end} does not fit a quote of {len(self.quote)} characters"
            )

    @classmethod
    def cut(cls, document: Document, start: int, end: int) -> Self:
        """The evidence that `document` holds between two offsets."""
        return cls(document.id, start, end, document.text[start:end])

    def check(self, document: Document) -> None:
        """Raise ContractError unless the quote stands in `document` at its offsets, to the letter."""
        if self.document != document.id or document.text[self.start : self.end] != self.quote:
            raise ContractError(
                f"the quote at {self.start}..{self.end} is not the text of document {document.id}"
            )


@dataclass(frozen=True, slots=True)
class Claim:
    """One statement found in one document. Equality is that of every part but the recorded moment.

    Attributes:
        attribution: who says so, nearest first: `("Welt am Sonntag", "Medienberichte")`.
        valid: when it holds in the world.
        confidence: 0..1, that the claim is what the text says.
        extractor: "name@version".
        recorded: when the ledger learned it; stamped by the ledger alone.
    """

    subject: Mention
    relation: Relation
    object: Mention
    evidence: Evidence
    qualifiers: Mapping[str, QualifierValue] = field(default_factory=dict)
    stance: Stance = Stance.ASSERTED
    attribution: tuple[str, ...] = ()
    valid: Period = ALWAYS
    extractor: str = ""
    confidence: float = 0.5
    recorded: datetime | None = field(default=None, compare=False)

    def __post_init__(self) -> None:
        _check_signature(self)
        _check_qualifiers(self.relation, self.qualifiers)
        if not 0.0 <= self.confidence <= 1.0:
            raise ContractError(f"confidence {self.confidence} is not in 0..1")

    @property
    def id(self) -> str:
        """Stable hash of document, span, subject, relation, object, qualifiers, stance and validity.

        Stance and validity belong to it: the same words read as a denial are another claim.
        """
        return content_hash(
            self.evidence.document,
            [self.evidence.start, self.evidence.end],
            self.subject.entity,
            self.relation.value,
            self.object.entity,
            _qualifiers_to_json(self.qualifiers),
            self.stance.value,
            self.valid.to_json(),
        )

    @property
    def triple(self) -> tuple[str, Relation, str]:
        """Subject id, relation, object id; for a symmetric relation in sorted order."""
        ends = (self.subject.entity, self.object.entity)
        if SIGNATURES[self.relation].symmetric and self.subject.kind == self.object.kind:
            ends = (min(ends), max(ends))
        return ends[0], self.relation, ends[1]

    def to_json(self) -> dict[str, Any]:
        """The contract's form, as printed one claim a line."""
        data: dict[str, Any] = {
            "id": self.id,
            "subject": self.subject.to_json(),
            "relation": self.relation.value,
            "object": self.object.to_json(),
            "qualifiers": _qualifiers_to_json(self.qualifiers),
            "stance": self.stance.value,
            "attribution": list(self.attribution),
            "valid": self.valid.to_json(),
            "evidence": {
                "document": self.evidence.document,
                "start": self.evidence.start,
                "end": self.evidence.end,
                "quote": self.evidence.quote,
            },
            "extractor": self.extractor,
            "confidence": self.confidence,
        }
        if self.recorded is not None:
            data["recorded"] = self.recorded.isoformat()
        return data

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> Self:
        """A claim from the contract's form; a given `id` is not trusted but computed.

        Raises:
            ContractError: a field is missing, of the wrong type, or breaks the ontology.
        """
        data = _object(data)
        try:
            relation = _member(Relation, data["relation"])
            valid = _object(data.get("valid") or {})
            return cls(
                subject=Mention.from_json(data["subject"]),
                relation=relation,
                object=Mention.from_json(data["object"]),
                evidence=_evidence_from_json(_object(data["evidence"])),
                qualifiers=_qualifiers_from_json(relation, _object(data.get("qualifiers") or {})),
                stance=_member(Stance, data["stance"]),
                attribution=_strings(data.get("attribution") or []),
                valid=Period.parse(
                    _optional(_string, valid.get("from")), _optional(_string, valid.get("to"))
                ),
                extractor=_optional(_string, data.get("extractor") or None) or "",
                confidence=_number(data.get("confidence", 0.5)),
                recorded=_optional(_moment, data.get("recorded")),
            )
        except KeyError as missing:
            raise ContractError(f"a claim lacks the field {missing}") from missing


def _evidence_from_json(data: Mapping[str, Any]) -> Evidence:
    return Evidence(
        _string(data["document"]), _offset(data["start"]), _offset(data["end"]), _string(data["quote"])
    )


def _object(value: Any) -> Mapping[str, Any]:
    if not isinstance(value, Mapping):
        raise ContractError(f"expected an object with fields, got {value!r}")
    return value


def _optional(read: Callable[[Any], _Read], value: Any) -> _Read | None:
    return None if value is None else read(value)


def _flag(value: Any) -> bool:
    if not isinstance(value, bool):
        raise ContractError(f"expected true or false, got {value!r}")
    return value


def _offset(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise ContractError(f"expected a character offset, got {value!r}")
    return value


def _number(value: Any) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise ContractError(f"expected a number, got {value!r}")
    return value


def _strings(value: Any) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ContractError(f"expected a list of texts, got {value!r}")
    if not all(isinstance(item, str) for item in value):
        raise ContractError(f"expected a list of texts, got {value!r}")
    return tuple(value)


def _moment(value: Any) -> datetime:
    try:
        return datetime.fromisoformat(_string(value))
    except ValueError as error:
        raise ContractError(f"expected a moment such as 2025-11-30T12:00:00+00:00, got {value!r}") from error


def _string(value: Any) -> str:
    if not isinstance(value, str) or not value:
        raise ContractError(f"expected a text, got {value!r}")
    return value


def _member(enum: type[_Member], value: Any) -> _Member:
    try:
        return enum(value)
    except ValueError:
        known = ", ".join(member.value for member in enum)
        raise ContractError(f"{value!r} is no {enum.__name__}; known are {known}") from None


def _check_signature(claim: Claim) -> None:
    signature = SIGNATURES[claim.relation]
    if claim.subject.kind not in signature.sources or claim.object.kind not in signature.targets:
        raise ContractError(
            f"{claim.relation} joins {_kinds(signature.sources)} to {_kinds(signature.targets)}, "
            f"got {claim.subject.kind} to {claim.object.kind}"
        )


def _kinds(kinds: frozenset[Kind]) -> str:
    return "|".join(sorted(kinds))


def _check_qualifiers(relation: Relation, qualifiers: Mapping[str, QualifierValue]) -> None:
    for name, value in qualifiers.items():
        spec = SIGNATURES[relation].qualifiers.get(name)
        if spec is None:
            known = ", ".join(sorted(SIGNATURES[relation].qualifiers)) or "none"
            raise ContractError(f"{relation} has no qualifier {name!r}; known are {known}")
        _check_value(spec, value)


def _check_value(spec: Qualifier, value: QualifierValue) -> None:
    if spec.type in (QualifierType.QUANTITY, QualifierType.MONEY):
        _check_quantity(spec, value)
    elif spec.type is QualifierType.NUMBER:
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _ENDLESS:
            raise ContractError(f"{spec.name} must be a finite number, got {value!r}")
    elif not isinstance(value, str):
        raise ContractError(f"{spec.name} must be a text, got {value!r}")
    elif spec.words and value not in spec.words:
        raise ContractError(f"{spec.name} {value!r} is none of {', '.join(spec.words)}")
    elif spec.name == "period" and not _TRADE_PERIOD.fullmatch(value):
        raise ContractError(f"period {value!r} is not FROM/TO of partial dates such as 2025-01/2025-10")


def _check_quantity(spec: Qualifier, value: QualifierValue) -> None:
    if not isinstance(value, Quantity):
        raise ContractError(f"{spec.name} must be an interval with min and max, got {value!r}")
    if any(end is not None and end < 0 for end in (value.min, value.max)):
        raise ContractError(f"{spec.name} cannot be negative: {value.min}..{value.max}")
    if spec.upper is not None and any(end is not None and end > spec.upper for end in (value.min, value.max)):
        raise ContractError(f"{spec.name} cannot exceed {spec.upper:g}: {value.min}..{value.max}")
    if (value.currency is not None) != (spec.type is QualifierType.MONEY):
        raise ContractError(f"{spec.name} has currency {value.currency!r}; money alone carries one")


def _qualifiers_to_json(qualifiers: Mapping[str, QualifierValue]) -> dict[str, Any]:
    return {name: _value_to_json(value) for name, value in sorted(qualifiers.items())}


def _value_to_json(value: QualifierValue) -> Any:
    """10 and 10.0 are one number and must be spelled alike: ids are hashes of this spelling."""
    if isinstance(value, Quantity):
        return value.to_json()
    return value if isinstance(value, str) else float(value)


def _qualifiers_from_json(relation: Relation, data: Mapping[str, Any]) -> dict[str, QualifierValue]:
    specs = SIGNATURES[relation].qualifiers
    return {
        name: Quantity.from_json(value)
        if name in specs and specs[name].type in (QualifierType.QUANTITY, QualifierType.MONEY)
        else value
        for name, value in data.items()
    }
