"""Hypothesis strategies for the graph's values: dates, quantities, claims, views."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime

from hypothesis import strategies as st

from graph.errors import ContractError
from graph.ledger import Ledger, Retraction
from graph.model import Claim, Document, Entity, Evidence, Mention, QualifierValue
from graph.quantity import COMPARATORS, Quantity
from graph.schema import SIGNATURES, Kind, Qualifier, QualifierType, Relation, Stance
from graph.view import GraphView, derive_view
from graph.when import ALWAYS, PartialDate, Period

days = st.dates(min_value=date(1950, 1, 1), max_value=date(2090, 12, 31))
moments = st.datetimes(min_value=datetime(2020, 1, 1), max_value=datetime(2030, 1, 1), timezones=st.just(UTC))
names = st.text(min_size=1, max_size=12)
stances = st.sampled_from(Stance)


@st.composite
def spellings(draw: st.DrawFn) -> str:
    """A partial date in one of the known forms."""
    year = draw(st.integers(1950, 2090))
    words = ("early", "mid", "late", "spring", "summer", "autumn", "winter")
    forms = st.one_of(
        st.just(f"{year}"),
        st.integers(1, 12).map(lambda month: f"{year}-{month:02}"),
        st.integers(1, 4).map(lambda quarter: f"{year}-Q{quarter}"),
        st.integers(1, 2).map(lambda half: f"{year}-H{half}"),
        st.sampled_from(words).map(lambda word: f"{word} {year}"),
        days.map(date.isoformat),
    )
    spelling: str = draw(forms)
    return spelling


partial_dates = spellings().map(PartialDate.parse)


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """A period with open, coarse or exact ends."""
    start, end = draw(st.none() | partial_dates), draw(st.none() | partial_dates)
    try:
        return Period(start, end)
    except ContractError:
        return Period(end, start)


@st.composite
def quantities(
    draw: st.DrawFn, *, upper: float = 1e15, currency: st.SearchStrategy[str | None] | None = None
) -> Quantity:
    """An interval with at least one end."""
    low, high = sorted(draw(st.tuples(*[st.floats(0, upper, allow_nan=False)] * 2)))
    least, most = draw(st.sampled_from([(low, high), (low, None), (None, high), (low, low)]))
    return Quantity(
        least,
        most,
        approx=draw(st.booleans()),
        currency=draw(currency) if currency is not None else None,
        comparator=draw(st.none() | st.sampled_from(COMPARATORS)),
    )


def qualifier_values(spec: Qualifier) -> st.SearchStrategy[QualifierValue]:
    """Values that the qualifier accepts."""
    currencies: st.SearchStrategy[str | None] = st.sampled_from(["USD", "EUR", "CNY"])
    by_type: dict[QualifierType, st.SearchStrategy[QualifierValue]] = {
        QualifierType.QUANTITY: quantities(upper=spec.upper or 1e15),
        QualifierType.MONEY: quantities(currency=currencies),
        QualifierType.NUMBER: st.floats(0, 1000) | st.integers(0, 1000),
        QualifierType.TEXT: st.just("2025-01/2025-10") if spec.name == "period" else names,
        QualifierType.WORD: st.sampled_from(spec.words or ("",)),
    }
    return by_type[spec.type]


@st.composite
def mentions(draw: st.DrawFn, *, kinds: Iterable[Kind] = Kind) -> Mention:
    """A mention of one of `kinds`."""
    kind = draw(st.sampled_from(sorted(kinds)))
    start = draw(st.none() | st.integers(0, 1000))
    text = draw(names)
    return Mention(
        text=text,
        kind=kind,
        named=draw(st.booleans()),
        entity=draw(names),
        country=draw(st.none() | st.sampled_from(["CN", "MY", "SG"])),
        start=start,
        end=None if start is None else start + len(text),
    )


documents = st.builds(
    Document,
    id=names,
    text=st.text(min_size=1, max_size=60),
    publisher=st.none() | names,
    published=st.none() | spellings(),
    language=st.sampled_from([None, "de", "en", "zh"]),
)


@st.composite
def evidence(draw: st.DrawFn) -> Evidence:
    """A cut out of a document's text."""
    document = draw(documents)
    start = draw(st.integers(0, len(document.text) - 1))
    return Evidence.cut(document, start, draw(st.integers(start + 1, len(document.text))))


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    """A claim that keeps the ontology."""
    relation = draw(st.sampled_from(Relation))
    signature = SIGNATURES[relation]
    chosen = draw(st.sets(st.sampled_from(sorted(signature.qualifiers)))) if signature.qualifiers else set()
    return Claim(
        subject=draw(mentions(kinds=signature.sources)),
        relation=relation,
        object=draw(mentions(kinds=signature.targets)),
        evidence=draw(evidence()),
        qualifiers={name: draw(qualifier_values(signature.qualifiers[name])) for name in sorted(chosen)},
        stance=draw(stances),
        attribution=tuple(draw(st.lists(names, max_size=3))),
        valid=draw(periods()),
        extractor=draw(st.sampled_from(["", "rules@1", "rules@2"])),
        confidence=draw(st.floats(0, 1)),
        recorded=draw(st.none() | moments),
    )


class FixedLedger(Ledger):
    """A ledger that only tells what it was made with, for deriving views without a file."""

    def __init__(self, claims: Iterable[Claim], *, position: int = 0) -> None:
        self._claims = tuple(claims)
        self._position = position

    def position_at(self, known_at: datetime | None) -> int:
        return self._position

    def claims(self, known_at: datetime | None = None) -> Iterator[Claim]:
        return iter(self._claims)

    def documents(self, known_at: datetime | None = None) -> Iterator[Document]:
        cited = sorted({claim.evidence.document for claim in self._claims})
        return iter(Document(id=name, text="Somebody says something.") for name in cited)

    def entities(self, known_at: datetime | None = None) -> Iterator[Entity]:
        return iter(())

    def retractions(self, known_at: datetime | None = None) -> Iterator[Retraction]:
        return iter(())


@st.composite
def small_claims(draw: st.DrawFn) -> Claim:
    """A claim over few parties, documents and periods, so that claims meet."""
    parties = st.sampled_from(["a", "b", "c"])
    subject, target, start = draw(parties), draw(parties), draw(st.integers(0, 3))
    share = draw(st.none() | st.sampled_from([20.0, 40.0]))
    return Claim(
        subject=Mention(subject.upper(), Kind.ORGANIZATION, draw(st.booleans()), subject),
        relation=Relation.OWNS,
        object=Mention(target.upper(), Kind.ORGANIZATION, True, target),
        evidence=Evidence(draw(st.sampled_from(["d1", "d2", "d3"])), start, start + 5, "quote"),
        qualifiers={} if share is None else {"share": Quantity.exactly(share)},
        stance=draw(stances),
        attribution=tuple(draw(st.lists(st.sampled_from(["x", "y"]), max_size=2))),
        valid=draw(st.sampled_from([ALWAYS, Period.parse("2024", "2025"), Period.parse("2025", None)])),
        extractor=draw(st.sampled_from(["rules@1", "rules@2"])),
        confidence=draw(st.sampled_from([0.5, 0.9])),
    )


@st.composite
def views(draw: st.DrawFn) -> GraphView:
    """A small view; views drawn together share parties, claims and edges."""
    ledger = FixedLedger(draw(st.lists(small_claims(), max_size=6)), position=draw(st.integers(0, 3)))
    day = draw(st.sampled_from([None, date(2024, 6, 1), date(2025, 6, 1)]))
    return derive_view(ledger, valid_at=day)
