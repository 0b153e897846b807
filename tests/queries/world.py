"""A small world told by hand: documents whose sentences are the quotes of their claims.

It has a chain of unnamed parties, chains of several hops through named ones, a denial, hedges, days, several
sources, a rename, and trade figures.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from graph.ledger import Ledger
from graph.model import Claim, Document, Entity, Evidence, Mention, QualifierValue
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from graph.stores.base import Rows
from graph.stores.embedded import EmbeddedStore
from graph.view import GraphView, derive_view
from graph.when import Period

_ORG, _SITE, _CHIP, _MODEL, _PLACE = Kind.ORGANIZATION, Kind.DATA_CENTRE, Kind.CHIP, Kind.AI_MODEL, Kind.PLACE

PARTIES: Mapping[str, Mention] = {
    mention.entity: mention
    for mention in (
        Mention("chinesischen Investoren", _ORG, False, "doc:investors", country="CN"),
        Mention("Die lokalen Betreiber", _ORG, False, "doc:operators"),
        Mention("Offshore-Datenzentren", _SITE, False, "doc:sites"),
        Mention("Die Konzerne aus der Volksrepublik", _ORG, False, "doc:groups", country="CN"),
        Mention("Supercomputer", _CHIP, False, "doc:supercomputer"),
        Mention("companies around Alibaba", _ORG, False, "doc:around"),
        Mention("Hillhouse", _ORG, True, "hillhouse"),
        Mention("Rava Partners", _ORG, True, "rava"),
        Mention("GDS Holdings", _ORG, True, "gds-holdings"),
        Mention("GDS International", _ORG, True, "gds-international"),
        Mention("DayOne", _ORG, True, "dayone"),
        Mention("Nusajaya campus", _SITE, True, "site-nusajaya"),
        Mention("Sunrise Capital", _ORG, True, "sunrise"),
        Mention("Island Hosting", _ORG, True, "island-hosting"),
        Mention("Hidden Hall", _SITE, True, "site-hidden"),
        Mention("Lonely Hall", _SITE, True, "site-lonely"),
        Mention("Coatue", _ORG, True, "coatue"),
        Mention("ByteDance", _ORG, True, "bytedance"),
        Mention("阿里巴巴", _ORG, True, "alibaba"),
        Mention("Qwen", _MODEL, True, "qwen"),
        Mention("H100", _CHIP, True, "h100"),
        Mention("TSMC", _ORG, True, "tsmc"),
        Mention("Nvidia", _ORG, True, "nvidia"),
        Mention("Malaysia", _PLACE, True, "malaysia", country="MY"),
        Mention("Singapore", _PLACE, True, "singapore", country="SG"),
        Mention("China", _PLACE, True, "china", country="CN"),
        Mention("Taiwan", _PLACE, True, "taiwan", country="TW"),
        Mention("Beijing", _PLACE, True, "beijing", country="CN"),
        Mention("Johor", _PLACE, True, "johor", country="MY"),
    )
}

RECORDS = (
    *(
        Entity(name.lower(), _PLACE, name, (), {"iso": code, "country": code}, "gazetteer of the tests")
        for name, code in (("Malaysia", "MY"), ("Singapore", "SG"), ("China", "CN"), ("Taiwan", "TW"))
    ),
    Entity(
        "alibaba", _ORG, "Alibaba", ("阿里巴巴", "Alibaba Group"), {"country": "CN"}, "gazetteer of the tests"
    ),
    Entity("hillhouse", _ORG, "Hillhouse", ("高瓴",), {"country": "CN"}, "gazetteer of the tests"),
    Entity("gds-holdings", _ORG, "GDS Holdings", ("GDS",), {"country": "CN"}, "gazetteer of the tests"),
    Entity(
        "gds-international", _ORG, "GDS International", ("GDS",), {"country": "SG"}, "gazetteer of the tests"
    ),
)


@dataclass(frozen=True, slots=True)
class Said:
    """One sentence of a document, and the claim that it makes."""

    quote: str
    subject: str
    relation: Relation
    object: str
    stance: Stance = Stance.ASSERTED
    by: tuple[str, ...] = ()
    since: str | None = None
    until: str | None = None
    confidence: float = 0.9
    qualifiers: Mapping[str, QualifierValue] = field(default_factory=dict)


def tell(document: str, publisher: str, said: Sequence[Said]) -> tuple[Document, list[Claim]]:
    """A document of these sentences, and their claims."""
    text = "\n".join(one.quote for one in said)
    told = Document(
        id=document, text=text, title=f"Title of {document}", publisher=publisher, published="2025-11-30"
    )
    return told, [_claim(told, one, publisher) for one in said]


def _claim(document: Document, said: Said, publisher: str) -> Claim:
    start = document.text.index(said.quote)
    return Claim(
        subject=PARTIES[said.subject],
        relation=said.relation,
        object=PARTIES[said.object],
        evidence=Evidence.cut(document, start, start + len(said.quote)),
        qualifiers=said.qualifiers,
        stance=said.stance,
        attribution=(publisher, *said.by),
        valid=Period.parse(said.since, said.until),
        extractor="hand@1",
        confidence=said.confidence,
    )


def usd(low: float | None, high: float | None, comparator: str | None = None) -> Quantity:
    """An amount of US dollars."""
    return Quantity(low, high, currency="USD", comparator=comparator)


R = Relation
CLOUD = (
    Said(
        "Finanziert wird der Kauf von chinesischen Investoren.",
        "doc:investors",
        R.FINANCES,
        "doc:operators",
        qualifiers={"purpose": "Kauf der Supercomputer"},
    ),
    Said("Die lokalen Betreiber betreiben sie.", "doc:operators", R.OPERATES, "doc:sites", confidence=0.8),
    Said("Die lokalen Betreiber erwerben die Supercomputer.", "doc:operators", R.BUYS, "doc:supercomputer"),
    Said("Sie stehen in Malaysia.", "doc:sites", R.LOCATED_IN, "malaysia"),
    Said("Sie stehen auch in Singapur.", "doc:sites", R.LOCATED_IN, "singapore"),
    Said(
        "Die Konzerne aus der Volksrepublik treten nur als Kunden auf.",
        "doc:groups",
        R.CUSTOMER_OF,
        "doc:operators",
        qualifiers={"service": "cloud"},
    ),
    Said(
        "Unternehmen aus dem Alibaba-Umfeld haben dort trainiert.",
        "doc:around",
        R.TRAINS_IN,
        "doc:sites",
        stance=Stance.REPORTED,
        by=("Medienberichte",),
    ),
    Said(
        "Trainiert wurde auf diesen Supercomputern.",
        "doc:around",
        R.TRAINS_ON,
        "doc:supercomputer",
        stance=Stance.REPORTED,
    ),
    Said("Gemeint ist das Alibaba-Umfeld.", "doc:around", R.AFFILIATED_WITH, "alibaba"),
    Said("Qwen gehört zu Alibaba.", "alibaba", R.DEVELOPS, "qwen"),
)
OWNERS = (
    Said("Rava is the real-assets arm of Hillhouse.", "hillhouse", R.OWNS, "rava"),
    Said(
        "Rava put money into GDS International.",
        "rava",
        R.FINANCES,
        "gds-international",
        stance=Stance.REPORTED,
        since="2024-03",
        qualifiers={"instrument": "equity", "amount": usd(672e6, 672e6)},
    ),
    Said(
        "In March 2024 GDS Holdings owned 56% of it.",
        "gds-holdings",
        R.OWNS,
        "gds-international",
        since="2024-03",
        until="2024-10",
        qualifiers={"share": Quantity(56.0, 56.0)},
    ),
    Said(
        "Since October it holds 37.6%.",
        "gds-holdings",
        R.OWNS,
        "gds-international",
        since="2024-10",
        qualifiers={"share": Quantity(37.6, 37.6)},
    ),
    Said("GDS International is now DayOne.", "dayone", R.SUCCEEDS, "gds-international", since="2025-01"),
    Said("DayOne runs the Nusajaya campus.", "dayone", R.OPERATES, "site-nusajaya"),
    Said("The campus lies in Johor.", "site-nusajaya", R.LOCATED_IN, "johor"),
    Said("Coatue led the round.", "coatue", R.FINANCES, "dayone"),
    Said(
        "Hillhouse, people say, also backs DayOne itself.",
        "hillhouse",
        R.FINANCES,
        "dayone",
        stance=Stance.ALLEGED,
        confidence=0.6,
    ),
    Said("Sunrise Capital is based in Beijing.", "sunrise", R.BASED_IN, "beijing"),
    Said("Sunrise Capital funds Island Hosting.", "sunrise", R.FINANCES, "island-hosting"),
    Said("Island Hosting sits in Singapore.", "island-hosting", R.BASED_IN, "singapore"),
    Said("Island Hosting runs Hidden Hall.", "island-hosting", R.OPERATES, "site-hidden"),
    Said("Lonely Hall stands in Johor.", "site-lonely", R.LOCATED_IN, "johor"),
    Said(
        "Sunrise Capital plans to build Lonely Hall.",
        "sunrise",
        R.BUILDS,
        "site-lonely",
        stance=Stance.PLANNED,
    ),
    Said("ByteDance rents at Nusajaya.", "bytedance", R.CUSTOMER_OF, "site-nusajaya"),
    Said("TSMC makes the H100.", "tsmc", R.FABRICATES, "h100"),
    Said("Nvidia designs the H100.", "nvidia", R.DESIGNS, "h100"),
    Said("The H100 stands at Nusajaya.", "site-nusajaya", R.HOSTS, "h100", stance=Stance.POSSIBLE),
    Said("Sunrise Capital controls Island Hosting.", "sunrise", R.CONTROLS, "island-hosting"),
)
TRADE = (
    Said(
        "Taiwan shipped for more than 12 billion dollars to Malaysia.",
        "taiwan",
        R.EXPORTS_TO,
        "malaysia",
        since="2025",
        until="2025-11",
        qualifiers={"amount": usd(12e9, None, "more than"), "period": "2025-01/2025-10", "item": "GPUs"},
    ),
    Said(
        "Almost 3.6 billion went to Singapore.",
        "taiwan",
        R.EXPORTS_TO,
        "singapore",
        since="2025",
        until="2025-11",
        qualifiers={"amount": usd(None, 3.6e9, "almost"), "period": "2025-01/2025-10"},
    ),
    Said("Some went to China.", "taiwan", R.EXPORTS_TO, "china"),
)
DENIALS = (
    Said(
        "DayOne says that Hillhouse has no part in it.",
        "hillhouse",
        R.FINANCES,
        "dayone",
        stance=Stance.DENIED,
        by=("DayOne",),
    ),
    Said(
        "ByteDance does not own Island Hosting, it says.",
        "bytedance",
        R.OWNS,
        "island-hosting",
        stance=Stance.DENIED,
        by=("ByteDance",),
    ),
)
SECOND = (Said("Rava belongs to Hillhouse, its filing shows.", "hillhouse", R.OWNS, "rava"),)

DOCUMENTS = (
    tell("doc", "Welt am Sonntag", CLOUD),
    tell("owners", "The Ledger", OWNERS),
    tell("trade", "Customs Weekly", TRADE),
    tell("denials", "The Herald", DENIALS),
    tell("second", "Exchange filing", SECOND),
)


class Held:
    """A view in the embedded store: what a question is put to."""

    def __init__(self, view: GraphView) -> None:
        self.view = view
        self._store = EmbeddedStore(None)
        self._store.load(view)

    def run(self, statement: str, parameters: Mapping[str, Any]) -> Rows:
        return self._store.query(statement, parameters)


def january_on() -> Iterator[datetime]:
    """The first day of each month of 2026, one for each document."""
    return (datetime(2026, month, 1, tzinfo=UTC) for month in range(1, 13))


def ledger_of(folder: Path, documents: Sequence[tuple[Document, list[Claim]]] = DOCUMENTS) -> Ledger:
    """A ledger that learned of one document a month."""
    days = january_on()
    ledger = Ledger.open(folder / "ledger.sqlite", clock=lambda: next(days))
    for document, claims in documents:
        ledger.append(document, claims, entities=RECORDS, extractor="hand@1")
    return ledger


def view_of(folder: Path, documents: Sequence[tuple[Document, list[Claim]]] = DOCUMENTS) -> GraphView:
    """The view of such a ledger."""
    with ledger_of(folder, documents) as ledger:
        return derive_view(ledger)
