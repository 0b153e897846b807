"""A case as values of FollowTheMoney entities, each with the document that states it.

Invariant: a denied claim gives no value, and a property of a company or site comes from asserted claims only,
for it has no room for a stance.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from graph.identity import content_hash
from graph.model import Claim, Document
from graph.qualifiers import to_json
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from graph.view import Node
from graph.when import PartialDate
from siliconveil.interop.bods_check import is_uri
from siliconveil.interop.bods_interests import said
from siliconveil.interop.ftm_links import Link, link_of
from siliconveil.interop.ftm_model import is_id
from siliconveil.interop.losses import IN_A_NOTE, Losses
from siliconveil.interop.material import Material
from siliconveil.interop.received import ftm_documents

_LANGUAGES = {"de": "deu", "en": "eng", "zh": "zho"}
_PLACES = (Relation.INCORPORATED_IN, Relation.BASED_IN, Relation.LOCATED_IN)
_STATE_BODY = re.compile(r"(?i)\b(?:government|ministry|state body|agency|authority|regulator)\b")
_PREFIX_DATE = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?", re.ASCII)
_PLAIN = re.compile(r"[a-z0-9]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class Fact:
    """One value of one property of one entity, as one document (or curated source) has it.

    Attributes:
        dataset: a set for each document, for two sources that say the same must stay two.
        origin: extractor and version, or None.
        seen: when the ledger recorded it.
    """

    entity: str
    schema: str
    prop: str
    value: str
    dataset: str
    origin: str | None
    seen: datetime


def facts_of(material: Material, losses: Losses) -> Iterator[Fact]:
    """The values, link by link; documents that came in as FollowTheMoney are not among them."""
    return _Facts(material, losses).all()


def entity_id_of(own: str) -> str:
    """The id that one of our entities goes out under."""
    return _safe("sv", own)


def dataset_of(document: str) -> str:
    """The name of the set that a document is."""
    return f"doc_{document if _PLAIN.fullmatch(document) else content_hash(document)}"


def _safe(prefix: str, own: str) -> str:
    plain = f"{prefix}-{own}"
    return plain if is_id(plain) else f"{prefix}-{content_hash(own)}"


class _Facts:
    """The values of one case."""

    def __init__(self, material: Material, losses: Losses) -> None:
        self._material = material
        self._losses = losses
        self._denials = material.denials()
        self._received = {document.id for document in ftm_documents(material)}
        claims = sorted(material.view.claims.values(), key=lambda one: one.id)
        self._claims = [one for one in claims if one.evidence.document not in self._received]
        owned = (Relation.OWNS, Relation.ROLE_AT)
        self._companies = {one.object.entity for one in self._claims if one.relation in owned}

    def all(self) -> Iterator[Fact]:
        for claim in self._claims:
            if claim.stance is Stance.DENIED:
                self._losses.add("stance denied", said(claim))
            elif claim.relation in _PLACES:
                yield from self._placed(claim)
            else:
                link = link_of(claim, self._losses)
                if link is not None:
                    yield from self._linked(claim, link)

    def _linked(self, claim: Claim, link: Link) -> Iterator[Fact]:
        for mention, prop in ((claim.subject, link.subject), (claim.object, link.object)):
            if prop:
                yield from self._party(mention.entity, claim)
                yield self._of_link(claim, link, prop, entity_id_of(mention.entity))
        yield from self._article(claim)
        for prop, value in self._said(claim, link).items():
            if value.strip():
                yield self._of_link(claim, link, prop, value.strip())

    def _of_link(self, claim: Claim, link: Link, prop: str, value: str) -> Fact:
        return self._fact(claim, f"sv-claim-{claim.id}", link.schema, prop, value)

    def _fact(self, claim: Claim, entity: str, schema: str, prop: str, value: str) -> Fact:
        seen = claim.recorded or self._material.moment
        dataset = dataset_of(claim.evidence.document)
        return Fact(entity, schema, prop, value, dataset, claim.extractor or None, seen)

    def _said(self, claim: Claim, link: Link) -> dict[str, str]:
        """The properties of a link that are not its ends."""
        document = self._material.view.documents.get(claim.evidence.document)
        properties = {
            **link.properties,
            "recordId": claim.id,
            "summary": claim.evidence.quote,
            "proof": _safe("sv-doc", claim.evidence.document),
            "publisher": (document.publisher if document is not None else None) or "",
            "sourceUrl": _address(document),
            "description": "; ".join(self._words(claim, link)),
        }
        if link.schema not in ("Debt", "Sanction"):
            properties["status"] = claim.stance.value
        for prop, day in (("startDate", claim.valid.start), ("endDate", claim.valid.end)):
            if day is not None and _PREFIX_DATE.fullmatch(day.text):
                properties[prop] = day.text
        return properties

    def _words(self, claim: Claim, link: Link) -> Iterator[str]:
        """What the format has no property for, and the losses that it means."""
        self._losses.add("confidence and place of a quote", said(claim), fate=IN_A_NOTE)
        yield f"{claim.stance}, confidence {claim.confidence:g}"
        yield from link.words
        if claim.attribution:
            yield f"said by {' ← '.join(claim.attribution)}"
        if len(claim.attribution) > 1:
            self._losses.add("chain of sources", " ← ".join(claim.attribution), fate=IN_A_NOTE)
        days = [day for day in (claim.valid.start, claim.valid.end) if day is not None]
        if any(_PREFIX_DATE.fullmatch(day.text) is None for day in days):
            self._losses.add("coarse date", f"{_period(claim)} in {said(claim)}", fate=IN_A_NOTE)
            yield f"valid {_period(claim)}"
        numbers = {name for name, value in claim.qualifiers.items() if isinstance(value, Quantity)}
        for name in sorted(numbers - {"share"}):
            self._losses.add(f"number {name}", said(claim), fate=IN_A_NOTE)
            yield f"{name}: {to_json(claim.qualifiers)[name]}"
        for denial in self._denials.get(claim.triple, ()):
            if denial.valid.overlaps(claim.valid):
                self._losses.add("denial", said(denial), fate=IN_A_NOTE)
                yield f"denied by {' ← '.join(denial.attribution) or denial.evidence.document} ({denial.id})"

    def _party(self, entity: str, claim: Claim) -> Iterator[Fact]:
        node = self._material.view.nodes[entity]
        schema, own = self._schema(node), entity_id_of(entity)
        name = self._material.name_of(node)
        if node.named:
            yield self._fact(claim, own, schema, "name", name)
        else:
            self._losses.add("words for an unnamed party", name, fate=IN_A_NOTE)
            yield self._fact(claim, own, schema, "description", f"unnamed: {name}")
        yield from self._recorded(node, own, schema, claim.recorded or self._material.moment)

    def _recorded(self, node: Node, own: str, schema: str, seen: datetime) -> Iterator[Fact]:
        """What a curated record says, which came to the ledger with the claims about its entity."""
        record = self._material.records.get(node.id)
        if record is None:
            return
        dataset = "_".join(_PLAIN.findall(record.source.casefold())) or "siliconveil"
        known = record.properties
        values = [("alias", alias) for alias in self._material.aliases_of(node)]
        values += [("wikidataId", str(known.get("qid") or ""))]
        if schema != "RealEstate":
            values += [("leiCode", str(known.get("lei") or ""))]
            values += [("mainCountry", str(known.get("country") or "").casefold())]
        if schema == "Company":
            values += [("ticker", one.strip()) for one in str(known.get("ticker") or "").split(";")]
        for prop, value in values:
            if value.strip():
                yield Fact(own, schema, prop, value, dataset, None, seen)

    def _schema(self, node: Node) -> str:
        if node.kind is Kind.PERSON:
            return "Person"
        if node.kind is Kind.DATA_CENTRE:
            return "RealEstate"
        if node.id in self._companies:
            return "Company"
        if _STATE_BODY.search(str(node.properties.get("org_type") or "")):
            return "PublicBody"
        return "Company" if node.named else "LegalEntity"

    def _placed(self, claim: Claim) -> Iterator[Fact]:
        """Where a company or site is, if that is asserted and undisputed."""
        denied = self._denials.get(claim.triple)
        if claim.stance is not Stance.ASSERTED or denied:
            self._losses.add(f"place that is {'denied' if denied else claim.stance}", said(claim))
            return
        node, place = (self._material.view.nodes[one.entity] for one in (claim.subject, claim.object))
        schema, own = self._schema(node), entity_id_of(node.id)
        code = str(place.properties.get("country") or claim.object.country or "").casefold()
        prop = {Relation.INCORPORATED_IN: "jurisdiction", Relation.BASED_IN: "mainCountry"}.get(
            claim.relation, "country"
        )
        yield from self._party(node.id, claim)
        if len(code) == 2 and code.isascii() and code.isalpha():
            yield self._fact(claim, own, schema, prop, code)
        if not place.properties.get("iso"):
            yield self._fact(claim, own, schema, "address", place.name)
        self._losses.add("quote and dates of a place", said(claim))

    def _article(self, claim: Claim) -> Iterator[Fact]:
        document = self._material.view.documents.get(claim.evidence.document)
        if document is None:
            return
        own, seen = _safe("sv-doc", document.id), document.recorded or self._material.moment
        for prop, value in _article_values(document):
            if value and value.strip():
                dataset = dataset_of(document.id)
                yield Fact(own, "Article", prop, value.strip(), dataset, None, seen)


def _article_values(document: Document) -> Sequence[tuple[str, str | None]]:
    published, retrieved = (_day(day) for day in (document.published, document.retrieved))
    return (
        ("fileName", (document.uri or "").rpartition("/")[2] or document.id),
        ("title", document.title),
        ("publisher", document.publisher),
        ("publishedAt", published),
        ("retrievedAt", retrieved),
        ("sourceUrl", _address(document)),
        ("language", _LANGUAGES.get(document.language or "")),
    )


def _address(document: Document | None) -> str:
    uri = "" if document is None else document.uri or ""
    return uri if uri.startswith(("http://", "https://")) and is_uri(uri) else ""


def _day(text: str | None) -> str | None:
    day = (text or "")[:10]
    return day if _PREFIX_DATE.fullmatch(day) else None


def _period(claim: Claim) -> str:
    def spelled(day: PartialDate | None) -> str:
        return "open" if day is None else day.text

    return f"from {spelled(claim.valid.start)} to {spelled(claim.valid.end)}"


def utc(moment: datetime) -> str:
    """A moment as FollowTheMoney spells it: UTC, to the second, without a zone."""
    return moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds")
