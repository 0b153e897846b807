"""Small cases for the exporters, held in memory."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from graph.identity import entity_id
from graph.model import Claim, Document, Entity, Evidence, Mention, QualifierValue
from graph.schema import Kind, Relation, Stance
from graph.view import derive_view
from graph.when import Period
from siliconveil.interop.export import Export
from siliconveil.interop.material import Material
from tests.strategies import FixedLedger

MOMENT = datetime(2026, 3, 4, 10, 0, tzinfo=UTC)
RECORDED = datetime(2026, 2, 3, 9, 0, tzinfo=UTC)
TEXT = "Kejora is owned by Tern, the paper says. "


def party(
    name: str, kind: Kind = Kind.ORGANIZATION, *, named: bool = True, country: str | None = None
) -> Mention:
    own = entity_id(kind, name) if named else f"d1:{entity_id(kind, name)}"
    return Mention(name, kind, named, own, country)


TERN, KEJORA, ANA = party("Tern"), party("Kejora"), party("Ana Lim", Kind.PERSON)
SITE, PLACE = party("Kejora One", Kind.DATA_CENTRE), party("Malaysia", Kind.PLACE, country="MY")


def claim(
    relation: Relation = Relation.OWNS,
    subject: Mention = TERN,
    target: Mention = KEJORA,
    *,
    stance: Stance = Stance.ASSERTED,
    valid: tuple[str | None, str | None] = (None, None),
    document: str = "d1",
    start: int = 0,
    attribution: tuple[str, ...] = ("Example Times",),
    **qualifiers: QualifierValue,
) -> Claim:
    return Claim(
        subject=subject,
        relation=relation,
        object=target,
        evidence=Evidence(document, start, start + 39, TEXT[:39]),
        qualifiers=qualifiers,
        stance=stance,
        attribution=attribution,
        valid=Period.parse(*valid),
        extractor="rules@1",
        confidence=0.83,
        recorded=RECORDED,
    )


class Shelf(FixedLedger):
    """A ledger of given claims, documents and records."""

    def __init__(
        self, claims: Iterable[Claim], documents: Sequence[Document], records: Sequence[Entity] = ()
    ) -> None:
        super().__init__(claims, position=1)
        self._documents, self._records = tuple(documents), tuple(records)

    def documents(self, known_at: datetime | None = None) -> Any:
        return iter(self._documents)

    def entities(self, known_at: datetime | None = None) -> Any:
        return iter(self._records)


def article(name: str = "d1", **more: Any) -> Document:
    given = {"title": "Who owns Kejora", "publisher": "Example Times", "published": "2026-02-01"}
    return Document(
        id=name, text=TEXT, recorded=RECORDED, **(given | {"uri": "https://times.example/1"} | more)
    )


def material(*claims: Claim, documents: Sequence[Document] = (), records: Sequence[Entity] = ()) -> Material:
    shelf = Shelf(claims, documents or [article()], records)
    return Material(
        view=derive_view(shelf),
        documents=tuple(documents) or (article(),),
        moment=MOMENT,
        records={one.id: one for one in records},
    )


def of_type(export: Export, kind: str) -> list[dict[str, Any]]:
    """The statements of a type in an export of BODS."""
    return [one for one in json.loads(export.text) if one["recordType"] == kind]


def lost(export: Export) -> dict[str, int]:
    return {row["kind"]: row["count"] for row in export.losses.to_json()}
