"""JSON files of a known kind: BODS 0.4 statements, FollowTheMoney entities, answers of the LEI foundation."""

from __future__ import annotations

from extract.sources.formats.contents import Contents
from extract.sources.formats.decode import decode
from extract.sources.formats.registry import GLEIF
from extract.sources.formats.table import said_by_trade_table
from extract.tables.entities import entities_of, is_ftm
from extract.tables.gleif import gleif_records, is_gleif
from extract.tables.statements import is_bods, statements_of
from extract.tables.trade import sheet_of
from graph.errors import InputError


def read_json(data: bytes, *, path: str) -> Contents:
    """The file as it stands; the publisher of statements is that of the first.

    Raises:
        InputError: it is no text, of no known kind, or something in it is broken.
    """
    text = decode(data, path=path)
    try:
        if is_bods(text):
            return Contents(text, _said_by_statements(text))
        if is_ftm(text):
            for _ in entities_of(text):
                pass
            return Contents(text, {"title": "FollowTheMoney entities"})
        if is_gleif(text):
            for _ in gleif_records(text):
                pass
            return Contents(text, GLEIF)
    except InputError as error:
        raise InputError(error.reason, path=path) from error
    sheet = sheet_of(text)
    if sheet is not None:
        return Contents(text, said_by_trade_table(sheet))
    raise InputError(
        "is JSON of no known kind; read are an array of BODS 0.4 statements, FollowTheMoney entities, "
        "one a line, answers of the Global LEI Foundation, and trade tables of the US Census API",
        path=path,
    )


def _said_by_statements(text: str) -> dict[str, str]:
    first, *_ = (one.data for one in statements_of(text))
    publisher = ((first.get("publicationDetails") or {}).get("publisher") or {}).get("name")
    title = {"title": "Beneficial ownership statements"}
    return title | {"publisher": publisher} if publisher else title
