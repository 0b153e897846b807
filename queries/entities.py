"""Names as the asker writes them, resolved to what the view holds: ids, names, aliases, places, countries."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from graph.errors import QueryError
from graph.identity import entity_id, slug
from graph.schema import Kind
from graph.view import GraphView, Node

_CODE = re.compile(r"[A-Za-z]{2}")
_LISTED = 8
_LANGUAGES = ("en", "de", "zh")


def resolve(view: GraphView, wanted: str, *, kinds: Iterable[Kind] = tuple(Kind)) -> Node:
    """The one node that `wanted` names, by id, name or alias.

    An id beats a name, a name as written beats its slug, and a named party beats an unnamed one. A company is
    found without its legal form too ("Alpha" for "Alpha Pte. Ltd.").

    Raises:
        QueryError: nothing, or more than one node, goes by that name; the message lists the nearest.
    """
    allowed = frozenset(kinds)
    exact = view.nodes.get(wanted)
    if exact is not None and exact.kind in allowed:
        return exact
    found = _named_first(_by_name(view, wanted, allowed))
    if len(found) == 1:
        return found[0]
    if found:
        raise QueryError(f"{wanted!r} is ambiguous; give one of these ids: {_candidates(found)}")
    raise QueryError(_unknown(view, wanted, allowed))


def _by_name(view: GraphView, wanted: str, kinds: frozenset[Kind]) -> list[Node]:
    folded, plain = wanted.casefold().strip(), slug(wanted)
    tests: tuple[Callable[[str], bool], ...] = (
        lambda name: name.casefold() == folded,
        lambda name: slug(name) == plain,
    )
    for test in tests:
        found = [node for node in view.nodes.values() if node.kind in kinds and any(map(test, _names(node)))]
        if found:
            return found
    ids = {entity_id(kind, wanted) for kind in kinds}  # of a name without its legal form
    return [view.nodes[one] for one in sorted(ids & view.nodes.keys()) if view.nodes[one].kind in kinds]


def _names(node: Node) -> tuple[str, ...]:
    return (node.name, *node.aliases)


def _named_first(found: Sequence[Node]) -> list[Node]:
    return [node for node in found if node.named] or list(found)


def _candidates(nodes: Sequence[Node]) -> str:
    listed = [f"{node.id} ({node.kind.value}, {node.name})" for node in nodes[:_LISTED]]
    more = len(nodes) - len(listed)
    return "; ".join(listed) + (f"; and {more} more" if more else "")


def _unknown(view: GraphView, wanted: str, kinds: frozenset[Kind]) -> str:
    near = nearest(view, wanted, kinds)
    what = " or ".join(sorted(kind.value for kind in kinds)) if len(kinds) < len(Kind) else "entity"
    hint = f"the nearest are {', '.join(near)}" if near else "and nothing is near it"
    return f"no {what} in this case goes by {wanted!r}; {hint}"


def nearest(view: GraphView, wanted: str, kinds: Iterable[Kind] = tuple(Kind)) -> list[str]:
    """Up to eight names of the view that look like `wanted` or contain it, the nearest first."""
    allowed = frozenset(kinds)
    shown: dict[str, str] = {}
    for node in view.nodes.values():
        if node.kind in allowed:
            for name in _names(node):
                shown.setdefault(name.casefold(), name)
    folded = wanted.casefold().strip()
    close = get_close_matches(folded, shown, n=_LISTED, cutoff=0.6)
    holding = sorted((name for name in shown if folded and folded in name), key=len)
    return [shown[name] for name in dict.fromkeys([*close, *holding])][:_LISTED]


@dataclass(frozen=True, slots=True)
class Places:
    """Places as a statement takes them: by id, or by the code of the country that they are or lie in.

    Attributes:
        warnings: what was asked for and is not in the case.
    """

    ids: tuple[str, ...]
    codes: tuple[str, ...]
    warnings: tuple[str, ...] = ()

    @property
    def words(self) -> str:
        """For the question in words."""
        return " or ".join((*self.codes, *self.ids))


def resolve_places(view: GraphView, wanted: str | Sequence[str]) -> Places:
    """Places from ISO 3166-1 codes, names, aliases or ids; one text may list several between commas.

    A country by any name stands for everything in it; a city or region stands for itself.

    Raises:
        QueryError: no place was given, or a name is unknown or ambiguous.
    """
    parts = [part.strip() for part in (wanted.split(",") if isinstance(wanted, str) else wanted)]
    given = [part for part in parts if part]
    if not given:
        raise QueryError("no place was given; give ISO codes such as MY,SG or names of places")
    ids: dict[str, None] = {}
    codes: dict[str, None] = {}
    for part in given:
        code = _place_code(view, part)
        if code is None:
            ids[resolve(view, part, kinds=(Kind.PLACE,)).id] = None
        else:
            codes[code] = None
    absent = [code for code in codes if not _has_place_in(view, code)]
    warnings = tuple(f"no place in this case is, or is known to lie in, {code}" for code in absent)
    return Places(tuple(ids), tuple(codes), warnings)


def resolve_country(view: GraphView, wanted: str) -> str:
    """The ISO 3166-1 alpha-2 code of a country, from its code or its name in en, de or zh.

    Raises:
        QueryError: no country goes by that name.
    """
    code = _place_code(view, wanted.strip())
    if code is None:
        raise QueryError(f"{wanted!r} is no country; give its ISO code, such as CN, or its name")
    return code


def _place_code(view: GraphView, wanted: str) -> str | None:
    """The code that `wanted` is or that a country of that name has; None for anything smaller.

    A place of the case beats a country outside it: Georgia may be the state that the sources speak of.
    """
    if _CODE.fullmatch(wanted):
        return wanted.upper()
    by_id = view.nodes.get(wanted)
    known = _by_name(view, wanted, frozenset({Kind.PLACE})) if by_id is None else [by_id]
    codes = [node.properties["iso"] for node in known if isinstance(node.properties.get("iso"), str)]
    if codes or known:
        return str(codes[0]) if codes else None
    return country_named(wanted)


def country_named(wanted: str) -> str | None:
    """The ISO 3166-1 alpha-2 code of a country from its name in en, de or zh; None for any other words."""
    from babel import Locale

    folded = wanted.casefold()
    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if _CODE.fullmatch(code) and name.casefold() == folded:
                return str(code)
    return None


def _has_place_in(view: GraphView, code: str) -> bool:
    return any(
        node.kind is Kind.PLACE and code in (node.properties.get("iso"), node.properties.get("country"))
        for node in view.nodes.values()
    )
