"""A mention found in a text, before it is known which entity it stands for."""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import Mention
from graph.schema import Kind


@dataclass(frozen=True, slots=True)
class Found:
    """A name or noun phrase with its place in the document.

    Attributes:
        start, end: character offsets in the document.
        named: False for a description ("local operators").
        entity: id of the gazetteer entry or of the antecedent, or None while unresolved.
        head: the noun that makes an unnamed phrase what it is, lower case and singular; "" for names.
        country: ISO code that the words or the gazetteer give.
        definite: whether the phrase points back ("the company", "solche Rechenzentren").
        lead: words before it that belong to the phrase but are left for rules to read ("柔佛的").
        tail: words after it that belong to the phrase but are left for rules to read (" in Johor").
        parts: for "Alibaba- und Tencent-Umfeld": entity ids of the organizations it lies around.
    """

    start: int
    end: int
    kind: Kind
    text: str
    named: bool
    entity: str | None = None
    head: str = ""
    country: str | None = None
    definite: bool = False
    parts: tuple[str, ...] = ()
    tail: str = ""
    lead: str = ""

    @property
    def words(self) -> str:
        """All words of the phrase, those left for rules included."""
        return f"{self.lead}{self.text}{self.tail}"

    def mention(self) -> Mention:
        """The contract's mention; call once the entity is resolved."""
        return Mention(
            text=self.words,
            kind=self.kind,
            named=self.named,
            entity=self.entity or "",
            country=self.country,
            start=self.start - len(self.lead),
            end=self.end + len(self.tail),
        )


def without_overlaps(candidates: list[Found]) -> list[Found]:
    """The candidates in text order; of overlapping ones the longest stays, then the named, then the first."""
    ranked = sorted(candidates, key=lambda f: (f.start - f.end, not f.named, f.entity is None, f.start))
    kept: list[Found] = []
    taken: set[int] = set()
    for found in ranked:
        span = range(found.start, found.end)
        if taken.isdisjoint(span):
            taken.update(span)
            kept.append(found)
    return sorted(kept, key=lambda f: f.start)
