"""Nodes, edges and their changes in one plain line each. Whatever is hedged carries its label.

Names come from strangers: anything that could break or reorder a line is taken out of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from graph.model import QualifierValue
from graph.quantity import Quantity
from graph.schema import ROLE_LABELS, Stance
from graph.view import Edge, GraphView, Node
from graph.when import Period

_UNITS = {"share": " %", "mw": " MW"}
_COUNTED = {"claims": ("claim", "claims"), "denials": ("denial", "denials"), "sources": ("record", "records")}


def one_line(text: str) -> str:
    """`text` without line breaks, control and direction characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())


class Wording:
    """Words for the nodes and edges of one view."""

    def __init__(self, view: GraphView) -> None:
        self._view = view

    def name(self, entity: str) -> str:
        """The entity's name, marked if it is only a description; its id if the view lacks it."""
        node = self._view.nodes.get(entity)
        if node is None:
            return one_line(entity)
        return one_line(node.name) + ("" if node.named else " (unnamed)")

    def edge(self, edge: Edge) -> str:
        """`A → OWNS → B, share 40 %, from 2024 (alleged, disputed)`."""
        ends = f"{self.name(edge.subject)} → {edge.relation} → {self.name(edge.object)}"
        details = [qualifier_words(name, value) for name, value in sorted(edge.qualifiers.items())]
        return ", ".join(filter(None, (ends, *details, period_words(edge.valid)))) + labels(edge)

    def node(self, node: Node) -> str:
        """`Acme, Organization (only alleged)`."""
        stance = self.stance(node)
        hedge = "" if stance is Stance.ASSERTED else f" (only {stance})"
        return f"{self.name(node.id)}, {node.kind}{hedge}"

    def stance(self, node: Node) -> Stance:
        """The firmest stance of the claims that mention `node`; asserted if only a record knows it."""
        claims = [self._view.claims[claim] for claim in node.claims if claim in self._view.claims]
        return Stance.firmest(claim.stance for claim in claims) if claims else Stance.ASSERTED

    def role(self, entity: str, role: str) -> str:
        """The role with the label of the firmest edge that earns it."""
        edges = self._earning.get((entity, role), [])
        firmest = min(edges, key=lambda edge: (edge.stance.doubt, edge.disputed, edge.id), default=None)
        return role if firmest is None else role + labels(firmest)

    @cached_property
    def _earning(self) -> Mapping[tuple[str, str], list[Edge]]:
        earning: dict[tuple[str, str], list[Edge]] = defaultdict(list)
        for edge in self._view.edges.values():
            if edge.relation in ROLE_LABELS:
                earning[edge.subject, ROLE_LABELS[edge.relation]].append(edge)
        return earning


def labels(edge: Edge) -> str:
    """` (reported, disputed)`, or nothing for what is asserted, undisputed and agreed."""
    words = [
        "" if edge.stance is Stance.ASSERTED else edge.stance.value,
        "disputed" if edge.disputed else "",
        "derived" if edge.derived else "",
        f"sources differ on {', '.join(edge.contested)}" if edge.contested else "",
    ]
    shown = ", ".join(filter(None, words))
    return f" ({shown})" if shown else ""


def period_words(valid: Period) -> str:
    """`from 2024 until 2025-11`, or nothing for a period open at both ends."""
    start = f"from {valid.start}" if valid.start else ""
    end = f"until {valid.end}" if valid.end else ""
    return " ".join(filter(None, (start, end)))


def qualifier_words(name: str, value: QualifierValue) -> str:
    """`share 46.7 %`, `amount more than USD 89,000,000,000`, `item H100`."""
    if isinstance(value, Quantity):
        return f"{name} {quantity_words(value)}{_UNITS.get(name, '')}"
    return f"{name} {one_line(value) if isinstance(value, str) else _number(value)}"


def quantity_words(quantity: Quantity) -> str:
    """The interval as the source put it, its comparison word included."""
    low, high = (_amount(end, quantity.currency) for end in (quantity.min, quantity.max))
    if quantity.min is not None and quantity.max is not None:
        about = "about " if quantity.approx else ""
        return f"{about}{low}" if low == high else f"{about}{low} to {high}"
    if quantity.comparator is not None:
        return f"{quantity.comparator} {low or high}"
    return f"at least {low}" if low else f"up to {high}"


def _amount(end: float | None, currency: str | None) -> str:
    if end is None:
        return ""
    return f"{currency} {_number(end)}" if currency else _number(end)


def _number(value: float) -> str:
    return f"{value:,}".removesuffix(".0")


def edge_change(old: Edge, new: Edge) -> str:
    """What differs between two states of an edge: `stance alleged → reported; now disputed`."""
    parts = [
        _step("stance", old.stance, new.stance),
        _turn("disputed", old.disputed, new.disputed),
        _step("valid", period_words(old.valid) or "any time", period_words(new.valid) or "any time"),
        *_qualifier_steps(old.qualifiers, new.qualifiers),
        _step("sources differ on", _listed(old.contested), _listed(new.contested)),
        _step("independent sources", old.sources, new.sources),
        _step("confidence", f"{old.confidence:.2f}", f"{new.confidence:.2f}"),
        _turn("derived", old.derived, new.derived),
        _tally("claims", old.claims, new.claims),
        _tally("denials", old.denials, new.denials),
    ]
    return "; ".join(filter(None, parts))


def node_change(old: Node, new: Node, *, before: Wording, after: Wording) -> str:
    """What differs between two states of a node: `name A → B; +Operator (alleged)`."""
    parts = [
        _step("name", one_line(old.name), one_line(new.name)),
        _step("kind", old.kind, new.kind),
        _turn("named", old.named, new.named),
        *(f"+{after.role(new.id, role)}" for role in new.roles if role not in old.roles),
        *(f"−{before.role(old.id, role)}" for role in old.roles if role not in new.roles),
        *_property_steps(old.properties, new.properties),
        *(f"+alias {one_line(alias)}" for alias in new.aliases if alias not in old.aliases),
        *(f"−alias {one_line(alias)}" for alias in old.aliases if alias not in new.aliases),
        _tally("sources", old.sources, new.sources),
        _tally("claims", old.claims, new.claims),
    ]
    return "; ".join(filter(None, parts))


def _qualifier_steps(old: Mapping[str, QualifierValue], new: Mapping[str, QualifierValue]) -> list[str]:
    def words(name: str, values: Mapping[str, QualifierValue]) -> str:
        return qualifier_words(name, values[name]).removeprefix(f"{name} ") if name in values else "none"

    return [_step(name, words(name, old), words(name, new)) for name in sorted({*old, *new})]


def _property_steps(old: Mapping[str, str | float], new: Mapping[str, str | float]) -> list[str]:
    def words(value: str | float | None) -> str:
        return "none" if value is None else one_line(str(value))

    return [_step(name, words(old.get(name)), words(new.get(name))) for name in sorted({*old, *new})]


def _step(name: str, old: Any, new: Any) -> str:
    return "" if old == new else f"{name} {old} → {new}"


def _turn(name: str, old: bool, new: bool) -> str:
    return "" if old == new else (f"now {name}" if new else f"no longer {name}")


def _listed(names: Iterable[str]) -> str:
    return ", ".join(names) or "none"


def _tally(name: str, old: Iterable[str], new: Iterable[str]) -> str:
    gained, lost = set(new) - set(old), set(old) - set(new)
    signed = [
        f"{sign}{len(ids)} {_COUNTED[name][len(ids) > 1]}"
        for sign, ids in (("+", gained), ("−", lost))
        if ids
    ]
    return " ".join(signed)
