"""The vocabulary as typed data: kinds, relations with their signatures, qualifiers, stances.

One word per thing, the same in code, Cypher, documents and files. The written form is the project's ontology
(`docs/ontology.md`); changing a name here is a decision of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType


class Kind(StrEnum):
    """The kind label that a node carries beside `Entity`."""

    ORGANIZATION = "Organization"
    PERSON = "Person"
    DATA_CENTRE = "DataCentre"
    CHIP = "Chip"
    AI_MODEL = "AIModel"
    PLACE = "Place"
    RULE = "Rule"


class Relation(StrEnum):
    """The type of an edge, and the verb of a claim."""

    OWNS = "OWNS"
    CONTROLS = "CONTROLS"
    FINANCES = "FINANCES"
    OPERATES = "OPERATES"
    BUILDS = "BUILDS"
    LOCATED_IN = "LOCATED_IN"
    BASED_IN = "BASED_IN"
    INCORPORATED_IN = "INCORPORATED_IN"
    CUSTOMER_OF = "CUSTOMER_OF"
    ACCESSES = "ACCESSES"
    BUYS = "BUYS"
    SUPPLIES = "SUPPLIES"
    DESIGNS = "DESIGNS"
    FABRICATES = "FABRICATES"
    HOSTS = "HOSTS"
    DEVELOPS = "DEVELOPS"
    TRAINS_IN = "TRAINS_IN"
    TRAINS_ON = "TRAINS_ON"
    EXPORTS_TO = "EXPORTS_TO"
    DIVERTS_TO = "DIVERTS_TO"
    RESTRICTS = "RESTRICTS"
    CIRCUMVENTS = "CIRCUMVENTS"
    INVESTIGATES = "INVESTIGATES"
    ROLE_AT = "ROLE_AT"
    AFFILIATED_WITH = "AFFILIATED_WITH"
    SUCCEEDS = "SUCCEEDS"
    UNDERCUTS = "UNDERCUTS"


class Stance(StrEnum):
    """How firmly a document states a claim, firmest first. The strongest doubt of a statement wins."""

    ASSERTED = "asserted"
    REPORTED = "reported"
    ALLEGED = "alleged"
    POSSIBLE = "possible"
    PLANNED = "planned"
    DENIED = "denied"

    @property
    def doubt(self) -> int:
        """0 for asserted up to 5 for denied."""
        return _DOUBT[self]

    @property
    def makes_edge(self) -> bool:
        """Whether a claim of this stance may become an edge; a denied one never does."""
        return self is not Stance.DENIED

    @classmethod
    def doubtful(cls, stances: Iterable[Stance]) -> Stance:
        """The stance with the strongest doubt; `asserted` for none."""
        return max(stances, key=lambda stance: stance.doubt, default=cls.ASSERTED)

    @classmethod
    def firmest(cls, stances: Iterable[Stance]) -> Stance:
        """The stance with the least doubt; `denied` for none."""
        return min(stances, key=lambda stance: stance.doubt, default=cls.DENIED)


_DOUBT: Mapping[Stance, int] = MappingProxyType({stance: rank for rank, stance in enumerate(Stance)})


class QualifierType(StrEnum):
    """What a qualifier's value is."""

    QUANTITY = "quantity"
    MONEY = "money"
    NUMBER = "number"
    TEXT = "text"
    WORD = "word"  # one of a closed set


@dataclass(frozen=True, slots=True)
class Qualifier:
    """A named detail of a claim; `words` is the closed set of a WORD, `upper` the largest sensible number."""

    name: str
    type: QualifierType
    words: tuple[str, ...] = ()
    upper: float | None = None


@dataclass(frozen=True, slots=True)
class Signature:
    """Which kinds a relation joins and which qualifiers it may carry."""

    sources: frozenset[Kind]
    targets: frozenset[Kind]
    qualifiers: Mapping[str, Qualifier]
    symmetric: bool = False


_SHARE = Qualifier("share", QualifierType.QUANTITY, upper=100.0)
_AMOUNT = Qualifier("amount", QualifierType.MONEY)
_COUNT = Qualifier("count", QualifierType.QUANTITY)
_MW = Qualifier("mw", QualifierType.QUANTITY)
_INTEREST = Qualifier(
    "interest", QualifierType.WORD, ("shares", "voting", "beneficial", "full", "unspecified")
)
_MEANS = Qualifier(
    "means", QualifierType.WORD, ("board", "contract", "nominee", "state", "variable interest")
)
_INSTRUMENT = Qualifier(
    "instrument",
    QualifierType.WORD,
    ("equity", "loan", "bond", "lease", "guarantee", "grant", "prepayment", "unspecified"),
)
_SERVICE = Qualifier("service", QualifierType.WORD, ("cloud", "colocation", "lease"))
_CHANNEL = Qualifier("channel", QualifierType.WORD, ("remote", "dedicated link", "on site"))
_STAGE = Qualifier(
    "stage",
    QualifierType.WORD,
    ("inquiry", "investigated", "charged", "pleaded guilty", "convicted", "dropped"),
)
_HOW = Qualifier("how", QualifierType.WORD, ("rename", "spin-off", "merger"))
_RATIO = Qualifier("price_ratio", QualifierType.NUMBER)


def _text(*names: str) -> tuple[Qualifier, ...]:
    return tuple(Qualifier(name, QualifierType.TEXT) for name in names)


_ORG, _PERSON, _SITE, _CHIP = Kind.ORGANIZATION, Kind.PERSON, Kind.DATA_CENTRE, Kind.CHIP
_MODEL, _PLACE, _RULE = Kind.AI_MODEL, Kind.PLACE, Kind.RULE


def _sign(
    sources: Iterable[Kind],
    targets: Iterable[Kind],
    *qualifiers: Qualifier,
    symmetric: bool = False,
) -> Signature:
    named = MappingProxyType({qualifier.name: qualifier for qualifier in qualifiers})
    return Signature(frozenset(sources), frozenset(targets), named, symmetric)


SIGNATURES: Mapping[Relation, Signature] = MappingProxyType(
    {
        Relation.OWNS: _sign((_ORG, _PERSON), (_ORG, _SITE), _SHARE, _INTEREST, _AMOUNT, *_text("via")),
        Relation.CONTROLS: _sign((_ORG, _PERSON), (_ORG,), _MEANS),
        Relation.FINANCES: _sign(
            (_ORG, _PERSON), (_ORG, _SITE), _INSTRUMENT, _AMOUNT, *_text("purpose", "item")
        ),
        Relation.OPERATES: _sign((_ORG,), (_SITE,)),
        Relation.BUILDS: _sign((_ORG,), (_SITE,), _AMOUNT, _MW),
        Relation.LOCATED_IN: _sign((_SITE,), (_PLACE,)),
        Relation.BASED_IN: _sign((_ORG,), (_PLACE,)),
        Relation.INCORPORATED_IN: _sign((_ORG,), (_PLACE,)),
        Relation.CUSTOMER_OF: _sign((_ORG,), (_ORG, _SITE), _SERVICE, _AMOUNT, _MW, *_text("item")),
        Relation.ACCESSES: _sign((_ORG,), (_SITE,), _CHANNEL, *_text("item")),
        Relation.BUYS: _sign((_ORG, _PERSON), (_CHIP,), _COUNT, _AMOUNT, *_text("seller", "site")),
        Relation.SUPPLIES: _sign((_ORG,), (_ORG, _SITE), *_text("item"), _COUNT, _AMOUNT),
        Relation.DESIGNS: _sign((_ORG,), (_CHIP,)),
        Relation.FABRICATES: _sign((_ORG,), (_CHIP,)),
        Relation.HOSTS: _sign((_SITE,), (_CHIP,), _COUNT),
        Relation.DEVELOPS: _sign((_ORG,), (_MODEL,)),
        Relation.TRAINS_IN: _sign((_ORG, _MODEL), (_SITE, _PLACE), *_text("item")),
        Relation.TRAINS_ON: _sign((_ORG, _MODEL), (_CHIP,), _COUNT),
        Relation.EXPORTS_TO: _sign((_PLACE,), (_PLACE,), *_text("item", "hs", "period"), _AMOUNT),
        Relation.DIVERTS_TO: _sign(
            (_ORG, _PERSON, _PLACE), (_PLACE,), *_text("item", "via"), _COUNT, _AMOUNT
        ),
        Relation.RESTRICTS: _sign((_ORG, _PLACE, _RULE), (_CHIP, _ORG, _PLACE), *_text("item", "rule")),
        Relation.CIRCUMVENTS: _sign((_ORG, _PERSON, _PLACE), (_RULE, _PLACE), *_text("means")),
        Relation.INVESTIGATES: _sign((_ORG, _PLACE), (_ORG, _PERSON), _STAGE),
        Relation.ROLE_AT: _sign((_PERSON,), (_ORG,), *_text("role")),
        Relation.AFFILIATED_WITH: _sign((_ORG, _PERSON), (_ORG,), *_text("nature"), symmetric=True),
        Relation.SUCCEEDS: _sign((_ORG,), (_ORG,), _HOW),
        Relation.UNDERCUTS: _sign((_ORG, _MODEL, _PLACE), (_ORG, _MODEL), _RATIO),
    }
)
"""The signature of every relation."""

ROLE_LABELS: Mapping[Relation, str] = MappingProxyType(
    {
        Relation.OPERATES: "Operator",
        Relation.FINANCES: "Investor",
        Relation.FABRICATES: "Foundry",
        Relation.DEVELOPS: "ModelDeveloper",
        Relation.CUSTOMER_OF: "CloudCustomer",
    }
)
"""The role label that an Organization earns by holding an edge of the relation; derived, never extracted."""
