"""Why a party counts as of a country: by its record, by where it is based, or only by whom it is close to."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from graph.view import Node
from queries.answers import Answer
from queries.queryable import Asked
from queries.walks import Branches, branches
from queries.wording import name_of

HOME, AFFILIATE = "home", "affiliate"
"""Roles of the side hops that say why."""


def country_of(node: Node) -> str | None:
    """ISO code of the country that the node is of, lies in or is; None if unknown."""
    code = node.properties.get("country", node.properties.get("iso"))
    return code if isinstance(code, str) else None


def homes(asked: Asked, parties: Iterable[Node], country: str) -> Branches:
    """Where those parties that do not themselves carry `country` are based or incorporated in it."""
    return _pointing(asked, "residence_of", HOME, _abroad(parties, country), country)


def affiliates(asked: Asked, parties: Iterable[Node], country: str) -> Branches:
    """The companies of `country` with which those parties that do not carry it are affiliated."""
    return _pointing(asked, "affiliates_of", AFFILIATE, _abroad(parties, country), country)


def _abroad(parties: Iterable[Node], country: str) -> set[str]:
    return {node.id for node in parties if country_of(node) != country}


def _pointing(asked: Asked, name: str, role: str, parties: set[str], country: str) -> Branches:
    found = branches(asked, name, parties, role=role)
    kept = {
        party: tuple(hop for hop in hops if country_of(hop.ends[1]) == country)
        for party, hops in found.hops.items()
    }
    return Branches(kept, found.truncated)


def explained(answer: Answer, country: str) -> Answer:
    """The answer with the reason why its first node counts as of `country`."""
    party = answer.nodes[0]
    return replace(answer, reason=f"{name_of(party)} counts as {country} {_because(answer, party, country)}")


def _because(answer: Answer, party: Node, country: str) -> str:
    if country_of(party) == country:
        return f"by {', '.join(party.sources) if party.sources else 'the words of its sources'}"
    based = [name_of(hop.ends[1]) for hop in answer.side if hop.role == HOME]
    if based:
        return f"by where it is based or incorporated: {', '.join(based)}"
    close = [name_of(hop.ends[1]) for hop in answer.side if hop.role == AFFILIATE]
    return f"only by its affiliation with {', '.join(close)}"
