"""What a claim is as a link of FollowTheMoney.

A link says by its `status` how firm it is. A claim that is not asserted never becomes a Debt or a Sanction,
which have no such status, but an UnknownLink that has.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from graph.model import Claim
from graph.quantity import Quantity
from graph.schema import Kind, Relation, Stance
from siliconveil.interop.bods_interests import office_of, said
from siliconveil.interop.losses import IN_A_NOTE, Losses

_PARTIES = (Kind.ORGANIZATION, Kind.PERSON)
_ENTITIES = (*_PARTIES, Kind.DATA_CENTRE)
_CONTROL = {"board": "appointment", "contract": "contractual", "nominee": "nominee", "state": "state"}
_LENT = frozenset({"loan", "bond", "lease", "guarantee", "prepayment"})


@dataclass(frozen=True, slots=True)
class Link:
    """A link: its schema, the properties that name subject and object of the claim, and its own ones.

    Attributes:
        object: empty where the object has no property.
        words: what the schema has no property for.
    """

    schema: str
    subject: str
    object: str
    properties: Mapping[str, str] = field(default_factory=dict)
    words: tuple[str, ...] = ()


def link_of(claim: Claim, losses: Losses) -> Link | None:
    """The link; None if FollowTheMoney has none for it, which the losses then say."""
    make = _MAKERS.get(claim.relation)
    link = None if make is None or claim.object.kind not in _ENTITIES else make(claim, losses)
    if link is None:
        losses.add(f"relation {claim.relation} of {claim.subject.kind} and {claim.object.kind}", said(claim))
    return link


def _owned(claim: Claim, losses: Losses) -> Link:
    properties, words = {}, []
    interest = claim.qualifiers.get("interest")
    if interest == "beneficial":
        properties["ownershipType"] = "beneficial"
    elif interest in ("shares", "voting"):
        properties["sharesType"] = str(interest)
    share = claim.qualifiers.get("share")
    if isinstance(share, Quantity):
        spelled = percentage(share)
        if share.approx:
            losses.add("approximate share", said(claim), fate=IN_A_NOTE)
            words.append(f"share: about {spelled} per cent")
        else:
            properties["percentage"] = spelled
            if share.min is None or share.max is None:
                losses.add(
                    "share with an open end, a text only", f"{spelled} in {said(claim)}", fate=IN_A_NOTE
                )
    return Link("Ownership", "owner", "asset", properties, tuple(words))


def percentage(share: Quantity) -> str:
    """A share as text: `60`, `25-50`, `>25`, `<=50`."""
    low, high = (None if end is None else f"{end:.15g}" for end in (share.min, share.max))
    if low is None:
        return f"<{'' if share.comparator in ('less than', 'almost') else '='}{high}"
    if high is None:
        return f">{'' if share.comparator == 'more than' else '='}{low}"
    return low if low == high else f"{low}-{high}"


def _controlled(claim: Claim, _: Losses) -> Link:
    means = str(claim.qualifiers.get("means") or "")
    own = {"controlType": _CONTROL[means]} if means in _CONTROL else {}
    return Link("Control", "controller", "controlled", own | ({"role": means} if means else {}))


def _financed(claim: Claim, _: Losses) -> Link:
    instrument = str(claim.qualifiers.get("instrument") or "unspecified")
    firm = claim.stance is Stance.ASSERTED and claim.object.kind is Kind.ORGANIZATION
    if instrument not in _LENT or not firm:
        return _unknown(f"financier ({instrument})")
    amount, money = claim.qualifiers.get("amount"), {}
    if isinstance(amount, Quantity) and amount.min == amount.max and not amount.approx and amount.currency:
        money = {"amount": f"{amount.min:.15g}", "currency": amount.currency}
    return Link("Debt", "creditor", "debtor", money, (f"instrument: {instrument}",))


def _office(claim: Claim, _: Losses) -> Link:
    role = str(claim.qualifiers.get("role") or "")
    own = {"role": role} if role else {}
    if office_of(role) is not None:
        return Link("Directorship", "director", "organization", own)
    return Link("Employment", "employee", "employer", own)


def _affiliated(claim: Claim, _: Losses) -> Link:
    nature = str(claim.qualifiers.get("nature") or "affiliated")
    if "nominee" in nature.casefold() and claim.subject.kind in _PARTIES:
        return Link("Representation", "agent", "client", {"role": nature})
    return _unknown(nature)


def _succeeded(claim: Claim, _: Losses) -> Link:
    how = claim.qualifiers.get("how")
    return Link("Succession", "successor", "predecessor", {"role": str(how)} if how else {})


def _restricted(claim: Claim, _: Losses) -> Link | None:
    if claim.object.kind is not Kind.ORGANIZATION:
        return None
    if claim.stance is Stance.ASSERTED:
        rule = claim.qualifiers.get("rule")
        own = {"authority": claim.subject.text} | ({"program": str(rule)} if rule else {})
        return Link("Sanction", "", "entity", own)
    return _unknown("restricts") if claim.subject.kind in _ENTITIES else None


def _named(role: str, detail: str = "") -> Callable[[Claim, Losses], Link | None]:
    """A link that only its role tells from others."""

    def make(claim: Claim, _: Losses) -> Link | None:
        more = claim.qualifiers.get(detail) if detail else None
        if claim.subject.kind not in _ENTITIES:
            return None
        return _unknown(f"{role} ({more})" if more else role)

    return make


def _unknown(role: str) -> Link:
    return Link("UnknownLink", "subject", "object", {"role": role})


_MAKERS: Mapping[Relation, Callable[[Claim, Losses], Link | None]] = MappingProxyType(
    {
        Relation.OWNS: _owned,
        Relation.CONTROLS: _controlled,
        Relation.FINANCES: _financed,
        Relation.ROLE_AT: _office,
        Relation.AFFILIATED_WITH: _affiliated,
        Relation.SUCCEEDS: _succeeded,
        Relation.RESTRICTS: _restricted,
        Relation.OPERATES: _named("operator"),
        Relation.BUILDS: _named("builder"),
        Relation.CUSTOMER_OF: _named("customer", "service"),
        Relation.ACCESSES: _named("user", "channel"),
        Relation.SUPPLIES: _named("supplier", "item"),
        Relation.INVESTIGATES: _named("investigator", "stage"),
    }
)
