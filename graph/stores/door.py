"""The read-only door: every statement passes here before any store sees it.

A statement is read by a grammar that only knows how to read (`graph.stores.grammar`), its functions are
held against a list, its parameters against those given, and what the store runs is written anew from the
tokens that were read. There is no list of forbidden words to slip past.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from graph.errors import QueryError, WriteRefused
from graph.stores.grammar import parse
from graph.stores.tokens import Lexeme, Token, place, quote_name, write

_LISTS = "coalesce collect head isempty keys last properties range reverse size tail"
_GRAPH = "elementid endnode exists id labels length nodes relationships startnode type"
_AGGREGATES = "avg count max min percentiledisc stdev stdevp sum"
_NUMBERS = "abs ceil exp floor log log10 round sign sqrt toboolean tofloat tointeger"
_TEXT = "left ltrim replace right rtrim split substring tolower tostring toupper trim"
_DATES = "date datetime"
FUNCTIONS = frozenset(" ".join((_LISTS, _GRAPH, _AGGREGATES, _NUMBERS, _TEXT, _DATES)).split())
"""Functions that compute from their arguments alone."""


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that may be run.

    Attributes:
        tokens: what was read, without comments.
        keys: indexes of the tokens that are property keys.
        parameters: names of the parameters that it uses.
        columns: names of the result's columns, or None where only the engine can tell (`RETURN *`).
        whole_ends: whether `startNode(r)` or `endNode(r)` stands without a property behind it.
    """

    tokens: tuple[Token, ...]
    keys: frozenset[int]
    parameters: frozenset[str]
    columns: tuple[str, ...] | None
    whole_ends: bool

    @property
    def text(self) -> str:
        """The statement to run."""
        return write(list(self.tokens))

    def renamed(self, names: Iterable[str], prefix: str) -> str:
        """The statement to run where the properties `names` are stored with `prefix` before their name."""
        hidden = frozenset(names)
        return write(
            [
                _prefixed(token, prefix) if index in self.keys and token.name in hidden else token
                for index, token in enumerate(self.tokens)
            ]
        )


def admit(statement: str, parameters: Iterable[str] = ()) -> Statement:
    """Let a reading statement through.

    Args:
        statement: Cypher text.
        parameters: names of the parameters that come with it.

    Raises:
        WriteRefused: a clause or function may do more than read.
        QuerySyntaxError: the text is not (portable) Cypher; the message has line and column.
        QueryError: a parameter is used but not given.
    """
    parsed = parse(statement)
    for name, token in parsed.functions:
        if name not in FUNCTIONS:
            raise WriteRefused(
                f"{place(statement, token.start)}: the function {name} is not on the list of those that only "
                "compute from their arguments; docs/neo4j.md has the list"
            )
    used = frozenset(token.name for token in parsed.tokens if token.lexeme is Lexeme.PARAMETER)
    missing = sorted(used - frozenset(parameters))
    if missing:
        raise QueryError(f"the statement uses {_listed(missing)}, give a value for each of these parameters")
    return Statement(
        tokens=tuple(parsed.tokens),
        keys=frozenset(parsed.keys),
        parameters=used,
        columns=parsed.columns,
        whole_ends=parsed.whole_ends,
    )


def _listed(names: list[str]) -> str:
    return ", ".join(f"${name}" for name in names)


def _prefixed(token: Token, prefix: str) -> Token:
    name = prefix + token.name
    text = f"'{name}'" if token.lexeme is Lexeme.STRING else quote_name(name)
    return replace(token, text=text, name=name)
