"""A case as FollowTheMoney statements: one value a row, with the document that states it and since when."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any

from extract.tables.entities import FtmEntity, entities_of
from siliconveil.interop.export import Export
from siliconveil.interop.ftm import entities_from
from siliconveil.interop.ftm_facts import Fact, dataset_of, facts_of, utc
from siliconveil.interop.ftm_model import faults_of, type_of
from siliconveil.interop.losses import Losses
from siliconveil.interop.material import Material
from siliconveil.interop.received import Piece, received_entities
from siliconveil.interop.written import as_json as written

COLUMNS: tuple[str, ...] = (
    "canonical_id",
    "entity_id",
    "prop",
    "prop_type",
    "schema",
    "value",
    "dataset",
    "origin",
    "lang",
    "original_value",
    "external",
    "first_seen",
    "last_seen",
    "id",
)
"""Headings of the CSV."""

_KEYS = (
    "canonical_id",
    "entity_id",
    "prop",
    "schema",
    "value",
    "dataset",
    "lang",
    "original_value",
    "first_seen",
    "last_seen",
    "external",
    "origin",
    "id",
)
_ID = "id"
Row = dict[str, Any]


def as_statements(material: Material, *, as_json: bool = False) -> Export:
    """CSV as followthemoney writes it, or JSON Lines."""
    losses = Losses()
    received = [fact for piece in received_entities(material, losses) for fact in _of_received(piece)]
    made = list(facts_of(material, losses))
    rows = sorted(_rows([*received, *made]), key=lambda row: (row["canonical_id"], row["prop"], row["id"]))
    text = (
        "".join(written({key: row[key] for key in _KEYS}) + "\n" for row in rows) if as_json else _csv(rows)
    )
    return Export(text, losses, faults_of(entities_from(made)))


def _of_received(piece: Piece) -> Iterator[Fact]:
    (entity,) = entities_of(piece.text)
    seen, document = piece.document.recorded, piece.document
    for prop, values in entity.properties.items():
        for value in values:
            if seen is not None and value.strip():
                yield _received_fact(entity, (prop, value), dataset_of(document.id), seen)


def _received_fact(entity: FtmEntity, said: tuple[str, str], dataset: str, seen: datetime) -> Fact:
    return Fact(entity.id, entity.schema, *said, dataset, None, seen)


def _rows(facts: Iterable[Fact]) -> Iterator[Row]:
    """A row for each value of a document, then one for each entity of a document with its checksum."""
    grouped: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        grouped[_key(fact.dataset, fact.entity, fact.prop, fact.value)].append(fact)
    members: dict[tuple[str, str], dict[str, list[Fact]]] = defaultdict(dict)
    for key, same in grouped.items():
        yield _row(same, same[0].prop, same[0].value, key)
        members[same[0].entity, same[0].dataset][key] = same
    for (entity, dataset), keys in members.items():
        same = [fact for facts_ in keys.values() for fact in facts_]
        checksum = hashlib.sha1(same[0].schema.encode(), usedforsecurity=False)
        for key in sorted(keys):
            checksum.update(key.encode())
        value = checksum.hexdigest()
        yield _row(same, _ID, value, _key(dataset, entity, _ID, value)) | {"origin": None}


def _row(same: list[Fact], prop: str, value: str, key: str) -> Row:
    fact = same[0]
    moments = [one.seen for one in same]
    return {
        "canonical_id": fact.entity,
        "entity_id": fact.entity,
        "prop": prop,
        "prop_type": _ID if prop == _ID else type_of(fact.schema, prop),
        "schema": fact.schema,
        "value": value,
        "dataset": fact.dataset,
        "origin": fact.origin,
        "lang": None,
        "original_value": None,
        "external": False,
        "first_seen": utc(min(moments)),
        "last_seen": utc(max(moments)),
        "id": key,
    }


def _key(dataset: str, entity: str, prop: str, value: str) -> str:
    """The id of a statement, made as followthemoney makes it."""
    text = f"{dataset}.{entity}.{prop}.{value}"
    return hashlib.sha1(text.encode("utf-8", "surrogatepass"), usedforsecurity=False).hexdigest()


def _csv(rows: Iterable[Row]) -> str:
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, dialect=csv.unix_dialect)
    writer.writeheader()
    for row in rows:
        writer.writerow({**row, "external": "t" if row["external"] else "f", "value": _whole(row["value"])})
    return out.getvalue()


def _whole(value: str) -> str:
    """Half a character, which no file can hold, as JSON spells it."""
    try:
        value.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(value)[1:-1]
    return value
