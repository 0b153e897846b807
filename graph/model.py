"""Documents, mentions and claims: who said it, where, what, how firmly, valid when, recorded when.

Invariant: all are frozen. A claim is never edited; a correction is a new claim, a withdrawal is a row
on the ledger.
Entities and edges are not here: they are derived, see `graph.view`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from graph import fields, qualifiers
from graph.errors import ContractError
from graph.identity import content_hash
from graph.qualifiers import QualifierValue as QualifierValue
from graph.schema import SIGNATURES, Kind, Relation, Stance
from graph.when import ALWAYS, Period

PAGE = "\f"
"""Stands between the pages of a document that has pages."""


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

    def page_of(self, offset: int) -> int | None:
        """The page, from 1, on which a character stands; None if the text has no pages."""
        return self.text.count(PAGE, 0, offset) + 1 if PAGE in self.text else None

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
        data = fields.mapping(data)
        try:
            return cls(
                text=fields.string(data["text"]),
                kind=fields.member(Kind, data["kind"]),
                named=fields.flag(data["named"]),
                entity=fields.string(data["entity"]),
                country=fields.optional(fields.string, data.get("country")),
                start=fields.optional(fields.offset, data.get("start")),
                end=fields.optional(fields.offset, data.get("end")),
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
        qualifiers.check(self.relation, self.qualifiers)
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
            qualifiers.to_json(self.qualifiers),
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
            "qualifiers": qualifiers.to_json(self.qualifiers),
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
        data = fields.mapping(data)
        try:
            relation = fields.member(Relation, data["relation"])
            valid = fields.mapping(data.get("valid") or {})
            return cls(
                subject=Mention.from_json(data["subject"]),
                relation=relation,
                object=Mention.from_json(data["object"]),
                evidence=_evidence_from_json(fields.mapping(data["evidence"])),
                qualifiers=qualifiers.from_json(relation, fields.mapping(data.get("qualifiers") or {})),
                stance=fields.member(Stance, data["stance"]),
                attribution=fields.strings(data.get("attribution") or []),
                valid=Period.parse(
                    fields.optional(fields.string, valid.get("from")),
                    fields.optional(fields.string, valid.get("to")),
                ),
                extractor=fields.optional(fields.string, data.get("extractor") or None) or "",
                confidence=fields.number(data.get("confidence", 0.5)),
                recorded=fields.optional(fields.moment, data.get("recorded")),
            )
        except KeyError as missing:
            raise ContractError(f"a claim lacks the field {missing}") from missing


def _evidence_from_json(data: Mapping[str, Any]) -> Evidence:
    return Evidence(
        fields.string(data["document"]),
        fields.offset(data["start"]),
        fields.offset(data["end"]),
        fields.string(data["quote"]),
    )


def _check_signature(claim: Claim) -> None:
    signature = SIGNATURES[claim.relation]
    if claim.subject.kind not in signature.sources or claim.object.kind not in signature.targets:
        raise ContractError(
            f"{claim.relation} joins {_kinds(signature.sources)} to {_kinds(signature.targets)}, "
            f"got {claim.subject.kind} to {claim.object.kind}"
        )


def _kinds(kinds: frozenset[Kind]) -> str:
    return "|".join(sorted(kinds))
