"""Answers that differ only in how closely a source places the site, told as one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from graph.schema import Kind
from queries.answers import Answer
from queries.nationality import country_of
from queries.walks import ALSO, with_side


def one_for_each_country(found: Iterable[Answer]) -> list[Answer]:
    """The answers, those that end in several places of one country as one.

    "In Sedenak", "in Johor" and "in Malaysia" are one site placed thrice: the firmest statement of a place
    below the country is the last hop, the others stand beside it. A place of unknown country stays alone.
    """
    grouped: dict[tuple[str | None, ...], list[Answer]] = defaultdict(list)
    for answer in found:
        grouped[_key(answer)].append(answer)
    return [_merged(group) for group in grouped.values()]


def _key(answer: Answer) -> tuple[str | None, ...]:
    *others, last = answer.nodes
    country = country_of(last) if last.kind is Kind.PLACE else None
    end = f"in {country}" if country else f"at {last.id}"
    return (*(node.id for node in others), end, *answer.missing)


def _merged(group: list[Answer]) -> Answer:
    first, *others = sorted(group, key=_closest_first)
    side = [hop for other in others for hop in (replace(other.hops[-1], role=ALSO), *other.side)]
    return with_side(first, side)


def _closest_first(answer: Answer) -> tuple[int, bool, float, str]:
    last = answer.hops[-1]
    whole = "iso" in answer.nodes[-1].properties
    return last.stance.doubt, whole, -last.confidence, answer.nodes[-1].id
