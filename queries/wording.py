"""Words for what an answer shows: parties, numbers, periods, stances; in one place, so that all are as firm.

Invariant: whatever names a hop also says how firmly it is stated, by whom, and who denies it.
"""

from __future__ import annotations

from collections.abc import Iterable

from graph.model import QualifierValue
from graph.quantity import Quantity
from graph.schema import Relation, Stance
from graph.view import Node
from graph.when import Period
from queries.answers import Hop, HopEvidence

_SCALES = ((1e12, "trn"), (1e9, "bn"), (1e6, "m"))
_UNITS = {"share": "%", "mw": "MW"}
_LOWER = frozenset({"more than", "at least"})
_STANCE_WORDS = {
    Stance.ASSERTED: "asserted",
    Stance.REPORTED: "reported",
    Stance.ALLEGED: "alleged",
    Stance.POSSIBLE: "called possible",
    Stance.PLANNED: "planned, according to",
    Stance.DENIED: "denied",
}
_VOICES = 3


def name_of(node: Node) -> str:
    """The node's name; an unnamed party in quotation marks, as the source describes it."""
    return node.name if node.named else f"“{node.name}”"


def party(node: Node) -> str:
    """The node's name with what sets it apart: unnamed, and its country."""
    country = node.properties.get("country")
    marks = [] if node.named else ["unnamed"]
    if isinstance(country, str) and not (node.named and "iso" in node.properties):
        marks.append(country)
    return name_of(node) + (f" ({', '.join(marks)})" if marks else "")


def number(value: float) -> str:
    """A number with thousands set apart, or scaled where it is large and round: 12 bn, 3.16 bn, 45,000."""
    for scale, word in _SCALES:
        scaled = round(value / scale, 3)
        if value >= scale and abs(scaled * scale - value) < 1:
            return f"{scaled:,g} {word}" if scaled < 100_000 else f"{scaled:,.0f} {word}"
    return f"{value:,.0f}" if value == int(value) else f"{value:,.6g}"


def quantity(value: Quantity, unit: str = "") -> str:
    """An interval in the source's own comparison, never as a bare point: "more than 12 bn USD"."""
    words = value.currency or unit
    suffix = words if words == "%" or not words else f" {words}"
    return _bounds(value) + suffix


def _bounds(value: Quantity) -> str:
    low, high = value.min, value.max
    if value.comparator is not None:
        wanted, other = (low, high) if value.comparator in _LOWER else (high, low)
        return f"{value.comparator} {_end(wanted, other)}"
    about = "about " if value.approx else ""
    if high is None:
        return f"{about}at least {_end(low, high)}"
    if low is None:
        return f"{about}at most {_end(high, low)}"
    return about + (number(low) if low == high else f"{number(low)} to {number(high)}")


def _end(wanted: float | None, other: float | None) -> str:
    """The end that the comparison is about; a quantity has at least one."""
    known = other if wanted is None else wanted
    return "" if known is None else number(known)


def qualifier(name: str, value: QualifierValue) -> str:
    """One detail of a hop: "share 37.6%", "loan", "item GPUs"."""
    if isinstance(value, Quantity):
        label = "" if name in ("amount", "mw") else f"{name} "
        return label + quantity(value, _UNITS.get(name, ""))
    if isinstance(value, int | float):
        return f"{name.replace('_', ' ')} {number(value)}"
    if name == "period":
        return span(value)
    if name == "instrument":
        return value
    return f"{name} {value}"


def span(period: str) -> str:
    """The trade period `2025-01/2025-10` as "2025-01 to 2025-10"."""
    return " to ".join(period.split("/"))


def details(hop: Hop) -> str:
    """The hop's qualifiers and validity; "" if it has none. Where sources differ, it says so."""
    parts = [
        qualifier(name, value) + (" (sources differ)" if name in hop.contested else "")
        for name, value in hop.qualifiers.items()
        if not (name == "instrument" and value == "unspecified")
    ]
    parts += [f"{name}: sources differ" for name in hop.contested if name not in hop.qualifiers]
    when = valid(hop.valid)
    covered = hop.relation is Relation.EXPORTS_TO and "period" in hop.qualifiers
    parts += [when] if when and not covered else []
    others = ", ".join(valid(period) for period in hop.elsewhere)
    return "; ".join([*parts, f"by other claims {others}"] if others else parts)


def valid(period: Period) -> str:
    """When it holds, in the source's precision: "from 2023-08", "until 2024-01"; "" if nothing is known."""
    start = "" if period.start is None else f"from {period.start}"
    end = "" if period.end is None else f"until {period.end}"
    return f"{start} {end}".strip()


def attribution(evidence: HopEvidence) -> str:
    """Who says so, nearest first: "Welt am Sonntag, citing Medienberichte"."""
    chain = evidence.attribution or tuple(filter(None, (evidence.publisher,))) or ("a source without a name",)
    return ", citing ".join(chain)


def standing(hop: Hop) -> str:
    """How firmly the hop stands: each stance with who takes it, how many sources, who denies it."""
    parts = [_voices(hop.evidence)] if hop.evidence else ["no source states it"]
    if hop.derived:
        parts.append("derived from the sale that they state")
    if hop.evidence:
        parts.append(f"{hop.sources} independent source{'' if hop.sources == 1 else 's'}")
    if hop.denials:
        word = "DISPUTED: denied" if hop.disputed else "DENIED"
        parts.append(f"{word} by {_names(hop.denials)}")
    return "; ".join(parts)


def _voices(evidence: Iterable[HopEvidence]) -> str:
    voices = dict.fromkeys(voice(piece) for piece in evidence)
    said = list(voices)[:_VOICES]
    more = len(voices) - len(said)
    return "; ".join(said) + (f"; and {more} more" if more else "")


def voice(evidence: HopEvidence) -> str:
    """The stance and who takes it: "reported by Welt am Sonntag, citing Medienberichte"."""
    word = _STANCE_WORDS[evidence.stance]
    return f"{word} {'' if evidence.stance is Stance.PLANNED else 'by '}{attribution(evidence)}"


def _names(denials: Iterable[HopEvidence]) -> str:
    return " and by ".join(dict.fromkeys(attribution(piece) for piece in denials))


def step(hop: Hop) -> str:
    """The hop as one line, read along the path: "A → FINANCES → B [asserted by …; 1 independent source]"."""
    if hop.relation is Relation.EXPORTS_TO:
        return trade(hop)
    first, second = hop.ends
    arrow = f"→ {hop.relation.value} →" if hop.forward else f"← {hop.relation.value} ←"
    more = details(hop)
    return f"{party(first)} {arrow} {party(second)}{f' ({more})' if more else ''} [{standing(hop)}]"


def trade(hop: Hop) -> str:
    """A trade figure: "Taiwan → Malaysia: more than 12 bn USD, 2025-01 to 2025-10 (item GPUs) […]"."""
    amount, period = hop.qualifiers.get("amount"), hop.qualifiers.get("period")
    figure = quantity(amount) if isinstance(amount, Quantity) else "no amount stated"
    differ = " (sources differ)" if "amount" in hop.contested else ""
    when = span(period) if isinstance(period, str) else valid(hop.valid)
    rest = [f"{name} {hop.qualifiers[name]}" for name in ("item", "hs") if name in hop.qualifiers]
    what = f"{figure}{differ}" + (f", {when}" if when else "") + (f" ({'; '.join(rest)})" if rest else "")
    return f"{name_of(hop.subject)} → {name_of(hop.object)}: {what} [{standing(hop)}]"


def source(evidence: HopEvidence) -> str:
    """Where a quote stands: title, publisher, date, page and character offsets."""
    named = [part for part in (evidence.title, evidence.publisher, evidence.published) if part]
    where = ", ".join(named or [f"document {evidence.document}"])
    page = f", page {evidence.page}" if evidence.page else ""
    return f"{where}{page}, characters {evidence.start}–{evidence.end}"
