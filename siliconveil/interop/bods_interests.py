"""What a claim is as an interest of BODS; None, with the reason, for what would say more than the claim.

A loan is a right by contract, as BODS has no debts. An affiliation is no interest unless it names one of the
closed list, and an analyst or founder holds no office that BODS knows.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from graph.model import Claim
from graph.quantity import Quantity
from graph.schema import Kind, Relation
from siliconveil.interop.bods_schema import INTERESTS
from siliconveil.interop.losses import IN_A_NOTE, Losses

Interest = dict[str, Any]

_MEANS = {"board": "appointmentOfBoard", "contract": "rightsGrantedByContract"}
_OF_ARRANGEMENTS = frozenset({"nominee", "nominator", "settlor", "trustee", "protector"})
_LENT = frozenset({"loan", "bond", "lease", "guarantee", "prepayment"})
_RENTED = frozenset({"colocation", "lease"})
_FORMER = re.compile(r"(?i)\b(?:former|ex|late|acting until|ehemalig\w*|früher\w*)\b|^前|原")
_DEPUTY = re.compile(r"(?i)\b(?:vice|deputy|stellvertret\w*)|副")
_CHAIR = re.compile(
    r"(?i)\b(?:chair|chair(?:man|woman|person)|boardChair|\w*vorsitzende[rn]?)\b|董事[长長]|主席"
)
_BOARD = re.compile(
    r"(?i)^(?:(?:non-executive|independent|executive|finance) )*director$"
    r"|\b(?:board member|member of the (?:\w+ )?board)\b|^boardMember$"
    r"|\b(?:Aufsichtsrat|Verwaltungsrat)\w*|^(?:独立|非执行|執行|执行)?董事$"
)
_SENIOR = re.compile(
    r"(?i)\bchief (?:\w+ )+officer\b|\bchief executive\b|\b(?:CEO|CFO|COO|CTO)\b"
    r"|\b(?:managing director|general manager)\b|^president$|^seniorManagingOfficial$"
    r"|\bGeschäftsführer(?:in)?\b|\bVorstand(?:schef\w*|svorsitz\w*|smitglied)?\b|总经理|總經理|总裁|總裁|首席\w+官"
)


def interest_of(claim: Claim, losses: Losses) -> Interest | None:
    """The interest, without its days; None if BODS has none for it, which the losses then say."""
    make = _MAKERS.get(claim.relation)
    if make is None:
        losses.add(f"relation {claim.relation}", said(claim))
        return None
    if Kind.DATA_CENTRE in (claim.subject.kind, claim.object.kind):
        losses.add(f"{claim.relation} of a site, for BODS knows parties only", said(claim))
        return None
    interest = make(claim, losses)
    if interest is None:
        losses.add(f"{claim.relation} that is no interest", said(claim))
    return interest


def said(claim: Claim) -> str:
    """A claim in one line, for a list."""
    return f"{claim.subject.text} {claim.relation} {claim.object.text} ({claim.id})"


def _owned(claim: Claim, losses: Losses) -> Interest:
    kind, via = claim.qualifiers.get("interest"), claim.qualifiers.get("via")
    interest: Interest = {
        "type": "votingRights" if kind == "voting" else "shareholding",
        "directOrIndirect": "indirect" if via else "unknown",
    }
    if kind == "beneficial" and claim.subject.kind is Kind.PERSON:
        interest["beneficialOwnershipOrControl"] = True
    words = [f"through {via}"] if via else []
    share = claim.qualifiers.get("share")
    if isinstance(share, Quantity) and share.approx:
        losses.add("approximate share", said(claim), fate=IN_A_NOTE)
        words.append(f"about {_number(share.min if share.min is not None else share.max)} per cent")
    elif isinstance(share, Quantity):
        interest["share"] = share_of(share)
    amount = claim.qualifiers.get("amount")
    if isinstance(amount, Quantity):
        losses.add("price of a holding", said(claim), fate=IN_A_NOTE)
        words.append(f"for {_money(amount)}")
    return interest | _details(words)


def share_of(share: Quantity) -> dict[str, int | float]:
    """A share that is not "about", with each end as open as the source has it."""
    if share.min is not None and share.min == share.max and share.comparator is None:
        return {"exact": _number(share.min)}
    ends: dict[str, int | float] = {}
    if share.min is not None:
        ends["exclusiveMinimum" if share.comparator == "more than" else "minimum"] = _number(share.min)
    if share.max is not None:
        open_end = share.comparator in ("less than", "almost")
        ends["exclusiveMaximum" if open_end else "maximum"] = _number(share.max)
    return ends


def _controlled(claim: Claim, _: Losses) -> Interest:
    means = str(claim.qualifiers.get("means") or "")
    interest = {"type": _MEANS.get(means, "otherInfluenceOrControl"), "directOrIndirect": "unknown"}
    return interest | _details([means] if means and means not in _MEANS else [])


def _office(claim: Claim, _: Losses) -> Interest | None:
    role = str(claim.qualifiers.get("role") or "")
    kind = office_of(role)
    return None if kind is None else {"type": kind, "directOrIndirect": "direct"} | _details([role])


def office_of(role: str) -> str | None:
    """The office of BODS that a role is; None for a former one and for one that BODS does not know."""
    if not role or _FORMER.search(role):
        return None
    if _CHAIR.search(role) and "vorstandsvorsitz" not in role.casefold():
        return "boardMember" if _DEPUTY.search(role) else "boardChair"
    if _BOARD.search(role):
        return "boardMember"
    return "seniorManagingOfficial" if _SENIOR.search(role) and not _DEPUTY.search(role) else None


def _affiliated(claim: Claim, _: Losses) -> Interest | None:
    nature = str(claim.qualifiers.get("nature") or "")
    if nature in INTERESTS and nature not in _OF_ARRANGEMENTS:
        return {"type": nature, "directOrIndirect": "unknown"}
    if "nominee" in nature.casefold() or nature in _OF_ARRANGEMENTS:
        # "nominee" itself is for nomination arrangements, which a company that somebody fronts for is not
        return {"type": "unknownInterest", "directOrIndirect": "unknown"} | _details([nature])
    return None


def _financed(claim: Claim, _: Losses) -> Interest | None:
    instrument = claim.qualifiers.get("instrument")
    if instrument not in _LENT:
        return None
    amount = claim.qualifiers.get("amount")
    words = [str(instrument), _money(amount) if isinstance(amount, Quantity) else ""]
    return {"type": "conditionalRightsGrantedByContract", "directOrIndirect": "direct"} | _details(
        [*words, "no ownership or control is stated"]
    )


def _rented(claim: Claim, _: Losses) -> Interest | None:
    service = claim.qualifiers.get("service")
    if service not in _RENTED:
        return None
    return {"type": "enjoymentAndUseOfAssets", "directOrIndirect": "direct"} | _details(
        [f"tenant ({service})"]
    )


def _details(words: list[str]) -> Interest:
    kept = [word for word in words if word]
    return {"details": "; ".join(kept)} if kept else {}


def _money(amount: Quantity) -> str:
    low, high = amount.min, amount.max
    spelled = f"{low:,.0f}" if low is not None and low == high else f"{low or 0:,.0f} to {high or 0:,.0f}"
    if low is None or high is None:
        end, word = (high, "up to") if low is None else (low, "at least")
        spelled = f"{word} {end:,.0f}"
    return f"{'about ' if amount.approx else ''}{spelled} {amount.currency}"


def _number(end: float | None) -> int | float:
    value = 0.0 if end is None else end
    return int(value) if value.is_integer() else value


_MAKERS: Mapping[Relation, Callable[[Claim, Losses], Interest | None]] = MappingProxyType(
    {
        Relation.OWNS: _owned,
        Relation.CONTROLS: _controlled,
        Relation.ROLE_AT: _office,
        Relation.AFFILIATED_WITH: _affiliated,
        Relation.FINANCES: _financed,
        Relation.CUSTOMER_OF: _rented,
    }
)
