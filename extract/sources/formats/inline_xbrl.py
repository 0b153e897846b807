"""Facts of inline XBRL that matter here: who the registrant is and where, and which share of whom it holds.

What a figure is worth follows from its attributes, see the Inline XBRL specification 1.1
(https://www.xbrl.org/specification/inlinexbrl-part1/rec-2013-11-18/inlinexbrl-part1-rec-2013-11-18.html):
`scale` is a power of ten, `sign` makes it negative, `format` says how it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from extract.tables.facts import Fact

if TYPE_CHECKING:
    from lxml.etree import _Element

_TEXTS = frozenset(
    "dei:" + name
    for name in (
        "EntityRegistrantName",
        "EntityCentralIndexKey",
        "DocumentType",
        "DocumentPeriodEndDate",
        "EntityIncorporationStateCountryCode",
        "EntityAddressAddressLine1",
        "EntityAddressCityOrTown",
        "EntityAddressStateOrProvince",
        "EntityAddressCountry",
        "TradingSymbol",
    )
)
_SHARES = frozenset(
    (
        "us-gaap:EquityMethodInvestmentOwnershipPercentage",
        "us-gaap:MinorityInterestOwnershipPercentageByParent",
        "us-gaap:VariableInterestEntityOwnershipPercentage",
        *(
            f"ifrs-full:Proportion{what}In{whom}"
            for what in ("OfOwnershipInterest", "OfVotingRightsHeld")
            for whom in ("Subsidiary", "Associate", "JointVenture")
        ),
    )
)
_FACTS = frozenset({"nonnumeric", "nonfraction"})
_LONGEST = 300
_LARGEST_SCALE = 30
_COMMA = re.compile(r"num-?comma-?decimal", re.IGNORECASE)
_ZERO = re.compile(r"(?:fixed-zero|zero-?dash|num-?dash)", re.IGNORECASE)
_DASHES = frozenset("-–—−")


@dataclass(frozen=True, slots=True)
class _Context:
    """Dimensions and period of a context."""

    dimensions: tuple[tuple[str, str], ...] = ()
    period: str = ""


def facts_of(root: _Element) -> list[Fact]:
    """The facts that matter, in document order, hidden ones too; what is nil or broken is left out."""
    contexts = {one.get("id", ""): _context(one) for one in root.iter() if _local(one) == "context"}
    return [fact for element in root.iter() if (fact := _fact(element, contexts)) is not None]


def _fact(element: _Element, contexts: Mapping[str, _Context]) -> Fact | None:
    name = element.get("name", "")
    if _local(element) not in _FACTS or name not in _TEXTS | _SHARES or _is_nil(element):
        return None
    context = contexts.get(element.get("contextref") or element.get("contextRef") or "", _Context())
    words = _words(element)
    value = _percent(words, element) if name in _SHARES else words
    if not value or len(value) > _LONGEST:
        return None
    return Fact(name, value, context.dimensions, context.period)


def _percent(words: str, element: _Element) -> str | None:
    """A proportion as per cent, the number being written as its attributes say; None if it is no number."""
    written = element.get("format") or ""
    if _ZERO.search(written) or words in _DASHES:
        return "0 %"
    plain = words.replace(".", "").replace(",", ".") if _COMMA.search(written) else words.replace(",", "")
    try:
        number = Decimal(re.sub(r"[\s%]", "", plain))
        scale = int(element.get("scale") or 0)
    except (InvalidOperation, ValueError):
        return None
    if not number.is_finite() or abs(scale) > _LARGEST_SCALE or abs(number.adjusted()) > _LARGEST_SCALE:
        return None
    value = number.scaleb(scale + 2)
    shown = f"{value.normalize():f}"
    return f"-{shown} %" if element.get("sign") == "-" and value else f"{shown} %"


def _context(element: _Element) -> _Context:
    dimensions = tuple(_dimensions(element))
    days = {
        _local(one): _words(one)
        for one in element.iter()
        if _local(one) in ("instant", "startdate", "enddate")
    }
    if "instant" in days:
        return _Context(dimensions, days["instant"])
    ends = [days[key] for key in ("startdate", "enddate") if days.get(key)]
    return _Context(dimensions, " to ".join(ends))


def _dimensions(context: _Element) -> Iterator[tuple[str, str]]:
    for one in context.iter():
        if _local(one) in ("explicitmember", "typedmember") and (member := _words(one)):
            yield _plain(one.get("dimension", "")), _plain(member)


def _plain(words: str) -> str:
    """The words without the signs that part dimensions in the table."""
    return re.sub(r"[;=\t]", ",", words)


def _local(element: _Element) -> str:
    return element.tag.rpartition(":")[2].rpartition("}")[2].lower() if isinstance(element.tag, str) else ""


def _is_nil(element: _Element) -> bool:
    return any(
        key.lower().rpartition(":")[2] == "nil" and value in ("true", "1") for key, value in element.items()
    )


def _words(element: _Element) -> str:
    """All words of an element but those marked as no part of the fact."""
    return " ".join("".join(_pieces(element)).split())


def _pieces(element: _Element) -> Iterator[str]:
    """The words of an element and those in it, without recursion; `exclude` parts are passed over."""
    stack: list[_Element | str] = [element]
    while stack:
        one = stack.pop()
        if isinstance(one, str):
            yield one
            continue
        if _local(one) == "exclude":
            continue
        inside: list[_Element | str] = [one.text or ""] if isinstance(one.tag, str) else []
        for child in one:
            inside += [child, child.tail or ""]
        stack.extend(reversed(inside))
