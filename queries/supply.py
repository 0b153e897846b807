"""Sites, customers and training: who operates where, for whom, and whose models are trained abroad.

What it does not prove: a customer is no owner, and nothing here says which chips a customer's work ran on
unless a source does.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from graph.schema import Kind
from queries.answers import Answer, Answers
from queries.entities import resolve, resolve_country, resolve_places
from queries.nationality import affiliates, explained, homes
from queries.placing import one_for_each_country
from queries.queryable import Asked, Fetched, Queryable
from queries.walks import Branches, Question, answers_along, branches, collect, walk_of, with_side
from queries.wording import name_of


def operators_in(graph: Queryable, place: str | Sequence[str], *, valid_at: date | None = None) -> Answers:
    """Who operates sites in a place, with stakes and customers beside; sites without an operator say so.

    Args:
        graph: what the question is put to.
        place: ISO codes, names or ids of places.
        valid_at: the day on which every hop may hold; None is any day, or that of the view.

    Raises:
        QueryError: a place is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    places = resolve_places(graph.view, place)
    where = {"places": list(places.ids), "codes": list(places.codes)}
    run, unrun = asked.rows("operators_in", **where), asked.rows("sites_without_operator", **where)
    found = _along(asked, run, "operator")
    lost = _along(asked, unrun, "site")
    found += [replace(one, missing=(f"who operates {name_of(one.nodes[0])}",)) for one in lost]
    sides = _stakes_and_customers(asked, found)
    question = Question(
        f"Who operates sites in {places.words}?", {"place": [*places.codes, *places.ids]}, places.warnings
    )
    cut = run.truncated or unrun.truncated or any(side.truncated for side in sides)
    return collect(asked, question, _all_beside(found, sides), truncated=cut)


def _stakes_and_customers(asked: Asked, found: Sequence[Answer]) -> tuple[Branches, ...]:
    parties = [node for answer in found for node in answer.nodes if node.kind is not Kind.PLACE]
    sites = {node.id for node in parties if node.kind is Kind.DATA_CENTRE}
    return (
        branches(asked, "stakes_in_sites", sites, role="stake"),
        branches(asked, "customers_at", {node.id for node in parties}, role="customer"),
    )


def _all_beside(found: Sequence[Answer], sides: Sequence[Branches]) -> list[Answer]:
    return [
        with_side(answer, (hop for side in sides for hop in side.beside(answer.nodes))) for answer in found
    ]


def _along(asked: Asked, fetched: Fetched, start: str) -> list[Answer]:
    """Answers along the rows' edges, from the node that the column `start` names."""
    walks = (walk_of(asked.view, row[start], row["edges"]) for row in fetched.records)
    return one_for_each_country(answers_along(asked.view, walks))


def customers_of(graph: Queryable, entity: str, *, valid_at: date | None = None) -> Answers:
    """Customers of a company and of the sites that it operates, or of a site and of its operator.

    Raises:
        QueryError: `entity` is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    seller = resolve(graph.view, entity, kinds=(Kind.ORGANIZATION, Kind.DATA_CENTRE))
    fetched = asked.rows("customers_of", entity=seller.id)
    question = Question(f"Who are the customers of {name_of(seller)}?", {"entity": seller.id})
    return collect(asked, question, _along(asked, fetched, "customer"), truncated=fetched.truncated)


def models_trained_offshore(
    graph: Queryable,
    developer_country: str,
    *,
    place: str | Sequence[str] | None = None,
    valid_at: date | None = None,
) -> Answers:
    """Developers of a country, or affiliated with its companies, that train models outside it.

    Args:
        graph: what the question is put to.
        developer_country: ISO code or name of the developers' country.
        place: where they train; None is anywhere outside the country.
        valid_at: the day on which every hop may hold; None is any day, or that of the view.

    Raises:
        QueryError: a place or country is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    country = resolve_country(graph.view, developer_country)
    places = None if place is None else resolve_places(graph.view, place)
    ids, codes = (None, None) if places is None else (list(places.ids), list(places.codes))
    fetched = asked.rows("models_trained_offshore", country=country, places=ids, codes=codes)
    found = _along(asked, fetched, "developer")
    sides = _training_sides(asked, found, country)
    answers = [explained(answer, country) for answer in _all_beside(found, sides)]
    question = Question(
        f"Which models of developers from {country} are trained in "
        f"{'other countries' if places is None else places.words}?",
        {"developer_country": country, "place": None if places is None else [*places.codes, *places.ids]},
        () if places is None else places.warnings,
    )
    return collect(asked, question, answers, truncated=fetched.truncated or any(s.truncated for s in sides))


def _training_sides(asked: Asked, found: Sequence[Answer], country: str) -> tuple[Branches, ...]:
    developers = [answer.nodes[0] for answer in found]
    parties = {node.id for answer in found for node in answer.nodes if node.kind is not Kind.PLACE}
    return (
        homes(asked, developers, country),
        affiliates(asked, developers, country),
        branches(asked, "models_by", (node.id for node in developers), role="model"),
        branches(asked, "training_chips_of", parties, role="chips"),
    )
