"""Who stands, with whose money, behind the sites of a place.

What it does not prove: money behind an operator is not money for one site, and neither is unlawful.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from graph.schema import Kind
from graph.view import Edge, GraphView
from queries.answers import Answer, Answers
from queries.entities import Places, resolve_country, resolve_places
from queries.evidence import hop_of
from queries.nationality import explained, homes
from queries.placing import one_for_each_country
from queries.queryable import Asked, Fetched, Queryable
from queries.walks import Branches, Question, answers_along, branches, collect, walk_of, with_side
from queries.wording import name_of

_CHAINS = ("financing_chains", "financing_direct", "financing_renamed")


def financing_behind(
    graph: Queryable,
    *,
    place: str | Sequence[str],
    investor_country: str,
    valid_at: date | None = None,
) -> Answers:
    """Paths from investors of a country, through up to four hops of money, to the sites of a place.

    Customers, purchases and home places stand beside each path.

    Args:
        graph: what the question is put to.
        place: ISO codes, names or ids of places.
        investor_country: ISO code or name of the investors' country.
        valid_at: the day on which every hop may hold; None is any day, or that of the view.

    Raises:
        QueryError: a place or country is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    places, country = resolve_places(graph.view, place), resolve_country(graph.view, investor_country)
    found, truncated = _paths(asked, places, country)
    sides = _sides(asked, found, country)
    answers = [explained(_beside(answer, sides), country) for answer in found]
    question = Question(
        f"Whose money from {country} stands behind the sites in {places.words}?",
        {"place": [*places.codes, *places.ids], "investor_country": country},
        places.warnings,
    )
    return collect(asked, question, answers, truncated=truncated or any(side.truncated for side in sides))


def _paths(asked: Asked, places: Places, country: str) -> tuple[list[Answer], bool]:
    given = {"places": list(places.ids), "codes": list(places.codes), "country": country}
    placed = sum((asked.rows(name, **given) for name in _CHAINS), Fetched(()))
    unplaced = asked.rows("financing_unplaced", **given)
    walks = (walk_of(asked.view, row["investor"], row["edges"]) for row in placed.records)
    found = [*answers_along(asked.view, walks), *_unplaced(asked.view, unplaced)]
    return one_for_each_country(found), placed.truncated or unplaced.truncated


def _unplaced(view: GraphView, fetched: Fetched) -> Iterator[Answer]:
    """Answers that end at the operator's home, with the site beside them and its place missing."""
    sites: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in fetched.records:
        sites[row["site"]].append(row)
    for site, rows in sites.items():
        gap = f"where {name_of(view.nodes[site])} lies: only its operator is placed"
        walks = (walk_of(view, row["investor"], row["edges"]) for row in rows)
        for answer in answers_along(view, walks):
            runs = [hop_of(view, edge, role="site") for edge in _runs(view, answer, rows)]
            yield replace(with_side(answer, runs), missing=(gap,))


def _runs(view: GraphView, answer: Answer, rows: Sequence[Mapping[str, Any]]) -> list[Edge]:
    """The edges by which the operator, the last but one of the path, runs the site."""
    ids = dict.fromkeys(row["runs"] for row in rows if row["operator"] == answer.nodes[-2].id)
    return [view.edges[edge] for edge in ids]


def _sides(asked: Asked, found: Iterable[Answer], country: str) -> tuple[Branches, ...]:
    answers = list(found)
    parties = {node.id for answer in answers for node in answer.nodes if node.kind is not Kind.PLACE}
    return (
        homes(asked, (answer.nodes[0] for answer in answers), country),
        branches(asked, "customers_at", parties, role="customer"),
        branches(asked, "purchases_by", parties, role="purchase"),
    )


def _beside(answer: Answer, sides: tuple[Branches, ...]) -> Answer:
    """Homes for the investor alone; customers and purchases for whoever the money reaches."""
    home, *others = sides
    hops = [*home.beside(answer.nodes[:1])]
    for side in others:
        hops += side.beside(answer.nodes[1:])
    return with_side(answer, hops)
