"""What came in as BODS or FollowTheMoney, to go out again as it stood.

Invariant: a statement or entity goes out as the piece of text that it was, so that numbers, escapes and
fields that nobody knows keep their spelling.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from extract.tables.entities import entities_of, is_ftm
from extract.tables.objects import objects_of
from extract.tables.statements import is_bods
from graph.errors import InputError
from graph.model import Document
from siliconveil.interop.losses import Losses
from siliconveil.interop.material import Material


@dataclass(frozen=True, slots=True)
class Piece:
    """A statement or entity: its words, its id, and the document that it stands in."""

    text: str
    id: str
    document: Document

    @property
    def value(self) -> dict[str, Any]:
        """What it says; numbers compare as they are spelled but for 1.0 and 1."""
        value: dict[str, Any] = json.loads(self.text, parse_float=Decimal, parse_int=Decimal)
        return value


def bods_documents(material: Material) -> tuple[Document, ...]:
    """The documents that are files of BODS."""
    return tuple(one for one in material.documents if is_bods(one.text))


def ftm_documents(material: Material) -> tuple[Document, ...]:
    """The documents that are files of FollowTheMoney entities."""
    return tuple(one for one in material.documents if is_ftm(one.text))


def received_statements(material: Material, losses: Losses) -> list[Piece]:
    """The statements of all BODS documents in their order, each `statementId` of several documents once."""
    first: dict[str, Piece] = {}
    pieces: list[Piece] = []
    for document in bods_documents(material):
        here = list(_standing(_statements(document), material, losses))
        for piece in here:
            before = first.get(piece.id)
            if before is None:
                pieces.append(piece)
            elif before.value != piece.value:
                losses.add(
                    "statement of the same statementId with other content",
                    f"{piece.id} of {_place(document)}; kept is that of {_place(before.document)}",
                )
        for piece in here:
            first.setdefault(piece.id, piece)
    return pieces


def received_entities(material: Material, losses: Losses) -> list[Piece]:
    """The entities of all FollowTheMoney documents in their order; one that is repeated goes out once."""
    seen: dict[str, list[Piece]] = {}
    pieces: list[Piece] = []
    for document in ftm_documents(material):
        here = list(_standing(_entities(document), material, losses))
        fresh = [one for one in here if all(one.value != other.value for other in seen.get(one.id, ()))]
        pieces.extend(fresh)
        for piece in fresh:
            seen.setdefault(piece.id, []).append(piece)
    return pieces


def _statements(document: Document) -> Iterator[tuple[Piece, tuple[int, int]]]:
    for one in objects_of(document.text):
        span = (one.start, one.end)
        yield Piece(document.text[one.start : one.end], str(one.data.get("statementId")), document), span


def _entities(document: Document) -> Iterator[tuple[Piece, tuple[int, int]]]:
    for one in entities_of(document.text):
        yield Piece(document.text[one.start : one.end].strip(), one.id, document), (one.start, one.end)


def _standing(
    pieces: Iterator[tuple[Piece, tuple[int, int]]], material: Material, losses: Losses
) -> Iterator[Piece]:
    """The pieces but for those whose claims a person withdrew, up to where the file breaks off."""
    try:
        for piece, span in pieces:
            if span in material.withdrawn.get(piece.document.id, ()):
                losses.add("statement whose claim was withdrawn", f"{piece.id} of {_place(piece.document)}")
            else:
                yield piece
    except (ValueError, InputError) as error:
        losses.add("file that breaks off", str(error))


def _place(document: Document) -> str:
    return document.uri or document.id
