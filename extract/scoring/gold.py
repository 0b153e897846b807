"""Annotated documents: what a careful reader finds in a text, and how much of it may be read otherwise.

One document a line:

    {"id", "text", "lang", "genre", "published", "publisher", "entities": [...], "claims": [...]}

An entity is {"id", "kind", "named", "mentions": [[start, end]…], "aliases": […]}. A claim has the form of the
ontology and may say "optional" (debatable or implied: neither demanded nor punished), "alternatives" (other
triples that state the same), "stance_alt", "qualifiers_alt" and "qualifiers_inferred" (other readings that
can be defended).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from extract.scoring.names import Names, Party, plain
from graph import fields, qualifiers
from graph.errors import ContractError, InputError
from graph.model import Claim, Document
from graph.qualifiers import QualifierValue
from graph.schema import Kind, Relation, Stance

Triple = tuple[str, Relation, str]
"""Entity id, relation, entity id."""

_ENTITY_NOTE = "item_entity"


@dataclass(frozen=True, slots=True)
class GoldEntity:
    """A party of a document; `surfaces` are the words of its mentions and its aliases."""

    id: str
    kind: Kind
    named: bool
    surfaces: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """An annotated claim and the other readings that count as right.

    Attributes:
        optional: neither demanded nor punished.
        alternatives: other triples that state the same.
        stances: every stance that can be defended, the claim's own among them.
        values: other defensible values of a detail, by its name.
        inferred: details that a reader computes; neither demanded nor punished.
    """

    claim: Claim
    optional: bool = False
    alternatives: tuple[Triple, ...] = ()
    stances: frozenset[Stance] = frozenset()
    values: Mapping[str, tuple[QualifierValue, ...]] = field(default_factory=dict)
    inferred: Mapping[str, QualifierValue] = field(default_factory=dict)

    @property
    def triples(self) -> tuple[Triple, ...]:
        """The triple that is annotated, then its alternatives."""
        own = (self.claim.subject.entity, self.claim.relation, self.claim.object.entity)
        return (own, *self.alternatives)

    @property
    def denied(self) -> bool:
        """Whether the document denies it."""
        return self.claim.stance is Stance.DENIED


@dataclass(frozen=True, slots=True)
class GoldDocument:
    """An annotated document."""

    document: Document
    claims: tuple[GoldClaim, ...]
    entities: tuple[GoldEntity, ...]
    genre: str | None = None

    def names(self) -> Names:
        """What its entities are called."""
        return Names(Party(entity.id, entity.named, entity.surfaces) for entity in self.entities)

    def chain(self, claim: Claim) -> tuple[str, ...]:
        """Who says a claim, nearest first, without the publisher, who says everything."""
        publisher = plain(self.document.publisher or "")
        return tuple(name for name in claim.attribution if name and not _same_name(plain(name), publisher))


def _same_name(one: str, other: str) -> bool:
    return one == other or bool(other and (one in other or other in one))


def parse_gold(record: Mapping[str, Any], document: Document) -> GoldDocument:
    """The annotated document that a line holds; `document` is its text and what is known of it.

    Raises:
        InputError: a field is missing or wrong, or a quote or mention is not the text at its offsets.
    """
    entities = tuple(_each(record, "entities", lambda entity: _entity(entity, document)))
    known = {entity.id for entity in entities}
    if len(known) < len(entities):
        raise InputError("two entities have the same id; ids must differ within a document")
    claims = tuple(_each(record, "claims", lambda claim: _claim(claim, document, known)))
    return GoldDocument(document, claims, entities, fields.optional(fields.string, record.get("genre")))


def _each(record: Mapping[str, Any], name: str, read: Any) -> Iterator[Any]:
    items = record.get(name)
    if not isinstance(items, list):
        raise InputError(f"field {name!r} must be a list, got {items!r:.60}; is this a gold file?")
    for number, item in enumerate(items, start=1):
        try:
            yield read(fields.mapping(item))
        except InputError as error:
            called = item.get("id") if isinstance(item, Mapping) else None
            raise InputError(f"{name}, number {number} ({called or 'no id'}): {error.reason}") from error
        except KeyError as missing:
            raise InputError(f"{name}, number {number}: lacks the field {missing}") from missing


def _entity(data: Mapping[str, Any], document: Document) -> GoldEntity:
    spans = [document.text[start:end] for start, end in _spans(data["mentions"], len(document.text))]
    return GoldEntity(
        fields.string(data["id"]),
        fields.member(Kind, data["kind"]),
        fields.flag(data["named"]),
        tuple(dict.fromkeys([*spans, *fields.strings(data.get("aliases") or [])])),
    )


def _spans(mentions: Any, length: int) -> Iterator[tuple[int, int]]:
    for mention in mentions if isinstance(mentions, list) else [mentions]:
        if not isinstance(mention, list) or len(mention) != 2:
            raise ContractError(f"mentions must be a list of [start, end], got {mention!r:.60}")
        start, end = map(fields.offset, mention)
        if not 0 <= start < end <= length:
            raise ContractError(f"mention {start}..{end} does not lie in the text of {length} characters")
        yield start, end


def _claim(data: Mapping[str, Any], document: Document, known: set[str]) -> GoldClaim:
    given = fields.mapping(data.get("qualifiers") or {})
    own = {name: value for name, value in given.items() if name != _ENTITY_NOTE}
    claim = Claim.from_json({**data, "qualifiers": own})
    claim.evidence.check(document)
    gold = GoldClaim(
        claim,
        optional=fields.flag(data.get("optional", False)),
        alternatives=tuple(_triple(fields.mapping(triple)) for triple in data.get("alternatives") or ()),
        stances=frozenset(_stances(claim, data.get("stance_alt") or [])),
        values=dict(_readings(claim.relation, fields.mapping(data.get("qualifiers_alt") or {}))),
        inferred=qualifiers.from_json(claim.relation, fields.mapping(data.get("qualifiers_inferred") or {})),
    )
    unknown = {end for one, _, other in gold.triples for end in (one, other)} - known
    if unknown:
        raise ContractError(f"names {', '.join(sorted(unknown))}, which is none of the document's entities")
    return gold


def _triple(data: Mapping[str, Any]) -> Triple:
    subject, other = fields.mapping(data["subject"]), fields.mapping(data["object"])
    relation = fields.member(Relation, data["relation"])
    return fields.string(subject["entity"]), relation, fields.string(other["entity"])


def _stances(claim: Claim, others: Iterable[Any]) -> Iterator[Stance]:
    yield claim.stance
    for other in others:
        yield fields.member(Stance, other)


def _readings(
    relation: Relation, data: Mapping[str, Any]
) -> Iterator[tuple[str, tuple[QualifierValue, ...]]]:
    for name, values in data.items():
        listed = values if isinstance(values, list) else [values]
        yield name, tuple(qualifiers.from_json(relation, {name: value})[name] for value in listed)
