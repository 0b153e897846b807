"""What the gazetteer knows of one entity, and where a text names it."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Entity
from graph.schema import Kind

_TYPE_PROPERTY = {Kind.ORGANIZATION: "org_type", Kind.PLACE: "place_type"}
_MAKER_PROPERTY = {Kind.CHIP: "vendor", Kind.AI_MODEL: "developer"}
_COUNTRY_TYPES = ("country", "territory")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the gazetteer.

    Attributes:
        type: finer than `kind`: "foundry", "media", "city", "dc operator".
        surfaces: every spelling that stands for the entity, the name first.
        metonyms: words that stand for it only in some readings ("Washington" for the United States).
        country: ISO 3166-1 alpha-2 code of the seat, or that a place is or lies in; empty if none.
        parent: id of the lasting owner, of the operator (DataCentre) or of the surrounding place.
        maker: id of a chip's vendor or a model's developer.
        exact: whether only the spelling given counts, without upper-case or inflected forms ("Arm", "SEC").
        source: who vouches for the row.
        line: line in the CSV file, 0 for a row that comes from CLDR or GeoNames.
    """

    id: str
    kind: Kind
    name: str
    type: str = ""
    surfaces: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    name_de: str = ""
    name_zh: str = ""
    country: str = ""
    parent: str = ""
    maker: str = ""
    ticker: str = ""
    lei: str = ""
    qid: str = ""
    exact: bool = False
    confidence: str = "high"
    note: str = ""
    source: str = ""
    line: int = 0

    @property
    def is_country(self) -> bool:
        """Whether it is a country or a territory with an ISO code of its own."""
        return self.kind is Kind.PLACE and self.type in _COUNTRY_TYPES

    @property
    def entity(self) -> Entity:
        """The record as the ledger takes it; unknown facts are absent."""
        facts = {
            "country": self.country,
            "iso": self.country if self.is_country else "",
            _TYPE_PROPERTY.get(self.kind, "type"): self.type,
            _MAKER_PROPERTY.get(self.kind, "maker"): self.maker,
            "operator" if self.kind is Kind.DATA_CENTRE else "parent": self.parent,
            "ticker": self.ticker,
            "lei": self.lei,
            "qid": self.qid,
            "name_de": self.name_de,
            "name_zh": self.name_zh,
        }
        return Entity(
            id=self.id,
            kind=self.kind,
            name=self.name,
            aliases=self.surfaces[1:],
            properties={key: value for key, value in facts.items() if value},
            source=self.source,
        )


@dataclass(frozen=True, slots=True)
class Match:
    """A name in a text: `surface` is exactly `text[start:end]`.

    Attributes:
        metonym: whether the word stands for the entity only in some readings, so that the reader must decide.
    """

    start: int
    end: int
    entry: Entry
    surface: str
    metonym: bool = False
