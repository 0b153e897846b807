"""Answers with their evidence: paths of hops, each with the quotes, sources, dates, stance and dispute.

Invariant: a hop is shown with its stance, and with who denies it; nothing here turns a hedged claim into a
fact. Strength is how sure we are that the sources say so, never how firmly they say it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from math import prod
from typing import TYPE_CHECKING, Any

from graph.model import QualifierValue
from graph.schema import Relation, Stance
from graph.view import Node
from graph.when import Period

if TYPE_CHECKING:
    import networkx
    import pandas

    from queries.figures import Observations

MAIN = "path"
"""The role of a hop on the path itself; any other role names a side branch."""


@dataclass(frozen=True, slots=True)
class HopEvidence:
    """One claim behind a hop, or against it.

    Attributes:
        start, end: character offsets of the quote in the document.
        page: on which the quote begins, if the document has pages.
        attribution: who says so, nearest first.
        published: ISO day or partial date of the document, as the source gives it.
        recorded: when the ledger learned it.
    """

    claim: str
    quote: str
    document: str
    title: str | None
    publisher: str | None
    published: str | None
    uri: str | None
    start: int
    end: int
    stance: Stance
    attribution: tuple[str, ...]
    recorded: datetime | None
    confidence: float
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Hop:
    """One edge as a step of an answer; `edge` is None for something that is only denied.

    Attributes:
        role: `MAIN`, or what the side branch is ("customer", "purchase", …).
        forward: whether the path runs from subject to object.
        stance: the firmest of its claims; `stances` holds all, firmest first.
        contested: names of the qualifiers on which the sources differ.
        sources: how many independent sources state it.
        derived: whether the view derived it (a purchase behind a sale).
        elsewhere: other periods that claims state for the same subject, relation and object.
    """

    edge: str | None
    subject: Node
    relation: Relation
    object: Node
    role: str
    forward: bool
    valid: Period
    qualifiers: Mapping[str, QualifierValue]
    contested: tuple[str, ...]
    stance: Stance
    stances: tuple[Stance, ...]
    disputed: bool
    sources: int
    confidence: float
    derived: bool
    evidence: tuple[HopEvidence, ...]
    denials: tuple[HopEvidence, ...]
    elsewhere: tuple[Period, ...] = ()

    @property
    def hedged(self) -> bool:
        """Whether no source asserts it outright."""
        return self.stance is not Stance.ASSERTED

    @property
    def ends(self) -> tuple[Node, Node]:
        """The nodes in the order of the path."""
        return (self.subject, self.object) if self.forward else (self.object, self.subject)


@dataclass(frozen=True, slots=True)
class Answer:
    """One way in which the question is answered.

    Attributes:
        nodes: the nodes of the path, in its order.
        hops: the hops of the path, at least one; one missing between two nodes is named in `missing`.
        side: hops beside the path: customers, purchases, parallel statements.
        reason: why it answers the question, where the path alone does not show it.
        missing: links that no source states.
    """

    nodes: tuple[Node, ...]
    hops: tuple[Hop, ...]
    side: tuple[Hop, ...] = ()
    reason: str = ""
    missing: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not self.hops:
            raise ValueError("an answer needs a hop: without one nothing is stated")

    @property
    def strength(self) -> float:
        """Product of the hops' confidences: how sure we are that the sources say all of it."""
        return round(prod(hop.confidence for hop in self.hops), 6)

    @property
    def weakest(self) -> Hop:
        """The hop of least confidence, the first of equals."""
        return min(self.hops, key=lambda hop: hop.confidence)

    @property
    def strongest_doubt(self) -> Stance:
        """The most doubtful of the hops' stances: as firm as its least firm hop, and no firmer."""
        return Stance.doubtful(hop.stance for hop in self.hops)

    @property
    def independent_sources(self) -> int:
        """How many independent sources the thinnest hop has."""
        return min(hop.sources for hop in self.hops)

    @property
    def disputed(self) -> bool:
        """Whether some source denies a hop of the path."""
        return any(hop.disputed for hop in self.hops)

    @property
    def key(self) -> tuple[str, ...]:
        """What tells it from other answers to the same question."""
        return (*(node.id for node in self.nodes), *(hop.edge or "" for hop in self.hops))


@dataclass(frozen=True, slots=True)
class Answers:
    """All answers to one question, as of a valid day and a recorded moment.

    Attributes:
        question: the question in words.
        parameters: what was asked for, after names were resolved.
        valid_at: the day that it is about; None is any day.
        known_at: what the ledger knew by then; None is now.
        truncated: whether a cap cut the answers.
        warnings: what the asker should know before reading them.
        observations: figures of trade tables that answer beside the claims; None where none are asked for.
    """

    question: str
    parameters: Mapping[str, Any]
    valid_at: date | None
    known_at: datetime | None
    answers: tuple[Answer, ...]
    truncated: bool = False
    warnings: tuple[str, ...] = field(default=())
    observations: Observations | None = None

    def text(self) -> str:
        """For a terminal: one readable line a hop, its quote and source under it."""
        from queries.render_text import text

        return text(self)

    def markdown(self) -> str:
        """The same as Markdown."""
        from queries.render_markdown import markdown

        return markdown(self)

    def frame(self) -> pandas.DataFrame:
        """One row a hop, side branches included; see `queries.render_frame.COLUMNS`."""
        from queries.render_frame import frame

        return frame(self)

    def networkx(self) -> networkx.MultiDiGraph[str]:
        """Nodes and hops of all answers, each edge once, in the direction of its claim."""
        from queries.render_graph import graph

        return graph(self)

    def to_json(self) -> dict[str, Any]:
        """Everything, in plain values that `json.dumps` takes."""
        from queries.render_json import to_json

        return to_json(self)

    def svg(self) -> bytes:
        """A picture as SVG; its text stays text."""
        from queries.pictures import svg

        return svg(self)

    def png(self) -> bytes:
        """A picture as PNG."""
        from queries.pictures import png

        return png(self)
