"""The way of a chip: foundry → designer → buyer → site → customer → model, and the links that nobody states.

What it does not prove: two statements about one chip and one site do not make it the same delivery. Each link
stands on its own sources, and each gap is named.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import islice, product
from typing import Any

from graph.schema import Kind
from graph.view import GraphView
from queries.answers import Answer, Answers, Hop
from queries.entities import resolve
from queries.evidence import hop_of
from queries.queryable import Asked, Queryable
from queries.walks import ALSO, Question, collect, with_side
from queries.wording import name_of

_ROUTE_CAP = 2_000
_KINDS = (Kind.CHIP, Kind.ORGANIZATION, Kind.PERSON, Kind.DATA_CENTRE, Kind.AI_MODEL)


def chip_route(graph: Queryable, start: str | None = None, *, valid_at: date | None = None) -> Answers:
    """The routes that chips take, as far as sources state them.

    Args:
        graph: what the question is put to.
        start: keep the routes on which this chip, company, site or model lies; None is all.
        valid_at: the day on which every hop may hold; None is any day, or that of the view.

    Raises:
        QueryError: `start` is unknown or ambiguous.
    """
    asked = Asked(graph, valid_at)
    wanted = None if start is None else resolve(graph.view, start, kinds=_KINDS).id
    links, truncated = _links(asked, wanted)
    every = (route for chip in links.chips for route in _routes(links, chip) if _meets(route, wanted))
    routes = list(islice(every, _ROUTE_CAP + 1))
    found = [_answer(graph.view, links, route) for route in routes[:_ROUTE_CAP]]
    of = "the chips" if wanted is None else f"chips past {name_of(graph.view.nodes[wanted])}"
    question = Question(f"Which way do {of} take?", {"start": wanted})
    return collect(asked, question, found, truncated=truncated or len(routes) > _ROUTE_CAP)


@dataclass(frozen=True, slots=True)
class _Links:
    """What the stages of a route may be, by the id that they hang on, and the edges between two ids.

    Attributes:
        makers: foundries by ("FABRICATES", chip), designers by ("DESIGNS", chip).
        holders: pairs of buyer and site by chip; either may be None.
        users: who uses a site or operator, by its id.
        models: what a user develops, by its id.
        developers: who develops a model, by its id.
        edges: ids of edges by their two ends, in the order subject, object.
    """

    chips: tuple[str, ...]
    makers: Mapping[tuple[str, str], list[str]]
    holders: Mapping[str, list[tuple[str | None, str | None]]]
    users: Mapping[str, list[str]]
    models: Mapping[str, list[str]]
    developers: Mapping[str, list[str]]
    edges: Mapping[tuple[str, str], list[str]]


@dataclass(frozen=True, slots=True)
class _Route:
    chip: str
    foundry: str | None
    designer: str | None
    buyer: str | None
    site: str | None
    customer: str | None
    model: str | None

    @property
    def stops(self) -> tuple[str, ...]:
        """Ids of the stops that are known, in order; who both makes and designs is one stop."""
        stops = (self.foundry, self.designer, self.chip, self.buyer, self.site, self.customer, self.model)
        return tuple(dict.fromkeys(stop for stop in stops if stop is not None))


def _links(asked: Asked, start: str | None) -> tuple[_Links, bool]:
    starts = None if start is None else [start, *_developers(asked, start)]
    around = asked.rows("chips_around", starts=starts)
    chips = [row["chip"] for row in around.records]
    makers = asked.rows("chip_makers", chips=chips)
    holders = asked.rows("chip_holders", chips=chips)
    parties = {row[end] for row in holders.records for end in ("buyer", "site") if row[end] is not None}
    users = asked.rows("users_of", parties=sorted(parties))
    models = asked.rows("models_of", parties=sorted({row["user"] for row in users.records}))
    fetched = (around, makers, holders, users, models)
    links = _Links(
        chips=tuple(chips),
        makers=_gathered(((row["relation"], row["chip"]), row["maker"]) for row in makers.records),
        holders=_held(holders.records),
        users=_gathered((row["party"], row["user"]) for row in users.records),
        models=_gathered((row["developer"], row["model"]) for row in models.records),
        developers=_gathered((row["model"], row["developer"]) for row in models.records),
        edges=_between(asked.view, _edge_ids(makers.records, holders.records, users.records, models.records)),
    )
    return links, any(rows.truncated for rows in fetched)


def _developers(asked: Asked, start: str) -> list[str]:
    """Who develops the model that the route is asked for; nobody for anything else."""
    if asked.view.nodes[start].kind is not Kind.AI_MODEL:
        return []
    return [row["developer"] for row in asked.rows("models_of", parties=[start]).records]


def _gathered(pairs: Iterable[tuple[Any, Any]]) -> dict[Any, list[Any]]:
    found: dict[Any, dict[Any, None]] = defaultdict(dict)
    for key, value in pairs:
        found[key][value] = None
    return {key: list(values) for key, values in found.items()}


def _held(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[tuple[str | None, str | None]]]:
    """Pairs of buyer and site by chip; a site without a party is left out where another pair has one."""
    pairs = _gathered((row["chip"], (row["buyer"], row["site"])) for row in rows)
    return {chip: [pair for pair in held if not _shadowed(pair, held)] for chip, held in pairs.items()}


def _shadowed(pair: tuple[str | None, str | None], held: Sequence[tuple[str | None, str | None]]) -> bool:
    return pair[0] is None and any(site == pair[1] for buyer, site in held if buyer is not None)


def _edge_ids(*tables: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    for table in tables:
        for row in table:
            yield from row.get("edges", ())
            yield from (row[name] for name in ("buys", "runs", "hosts") if row.get(name) is not None)


def _between(view: GraphView, ids: Iterable[str]) -> dict[tuple[str, str], list[str]]:
    """Edge ids by subject and object, the firmest and surest first."""
    edges = [view.edges[edge] for edge in dict.fromkeys(ids)]
    edges.sort(key=lambda edge: (edge.stance.doubt, -edge.confidence, edge.id))
    return _gathered(((edge.subject, edge.object), edge.id) for edge in edges)


def _routes(links: _Links, chip: str) -> Iterator[_Route]:
    foundries = _or_unknown(links.makers.get(("FABRICATES", chip)))
    designers = _or_unknown(links.makers.get(("DESIGNS", chip)))
    holders = links.holders.get(chip) or [(None, None)]
    for foundry, designer, (buyer, site) in product(foundries, designers, holders):
        for customer, model in _ends(links, buyer, site):
            yield _Route(chip, foundry, designer, buyer, site, customer, model)


def _ends(links: _Links, buyer: str | None, site: str | None) -> Iterator[tuple[str | None, str | None]]:
    """Who uses the site or its operator, and what they develop; (None, None) if nobody is known to."""
    users = {user: None for end in (site, buyer) if end for user in links.users.get(end, ()) if user != buyer}
    for user in users:
        if user in links.developers:
            yield from ((developer, user) for developer in links.developers[user])
        else:
            yield from ((user, model) for model in _or_unknown(links.models.get(user)))
    if not users:
        yield None, None


def _or_unknown(known: list[str] | None) -> Sequence[str | None]:
    return known or (None,)


def _meets(route: _Route, wanted: str | None) -> bool:
    """Whether the route has a link, and passes what was asked for."""
    return len(route.stops) > 1 and (wanted is None or wanted in route.stops)


def _answer(view: GraphView, links: _Links, route: _Route) -> Answer:
    pairs = _pairs(route)
    hops: list[Hop] = []
    side: list[Hop] = []
    for subject, object_id, forward in pairs:
        for rank, edge in enumerate(links.edges.get((subject, object_id), ())):
            role = ALSO if rank else "path"
            (side if rank else hops).append(hop_of(view, view.edges[edge], role=role, forward=forward))
    nodes = tuple(view.nodes[stop] for stop in route.stops)
    return with_side(Answer(nodes, tuple(hops), missing=tuple(_gaps(view, links, route))), side)


def _pairs(route: _Route) -> list[tuple[str, str, bool]]:
    """Subject, object and direction of each link that the route may have, in its order."""
    ends: list[tuple[str | None, str | None, bool]] = [
        (route.foundry, route.chip, True),
        (route.designer, route.chip, True),
        (route.buyer, route.chip, False),
        (route.site, route.chip, False),
        (route.buyer, route.site, True),
        (route.customer, route.site, False),
        (route.model, route.site, False),
        (route.customer, route.buyer, False),
        (route.customer, route.model, True),
    ]
    known = [(one, other, forward) for one, other, forward in ends if one is not None and other is not None]
    return list(dict.fromkeys(known))


def _gaps(view: GraphView, links: _Links, route: _Route) -> Iterator[str]:
    chip = name_of(view.nodes[route.chip])
    questions = {
        "foundry": f"foundry: who fabricates {chip}",
        "designer": f"designer: who designs {chip}",
        "buyer": f"buyer: who bought {chip}",
        "site": f"site: where {chip} stands",
        "customer": "customer: who uses it there",
        "model": "model: what is trained there",
    }
    yield from (words for stop, words in questions.items() if getattr(route, stop) is None)
    if route.buyer is not None and (route.buyer, route.chip) not in links.edges:
        yield f"purchase: that {name_of(view.nodes[route.buyer])} bought {chip}"
    if route.site is not None and (route.site, route.chip) not in links.edges:
        yield f"hosting: that {chip} stands in {name_of(view.nodes[route.site])}"
