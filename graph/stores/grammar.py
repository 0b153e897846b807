"""The reading part of Cypher as a grammar: the second half of the read-only door.

A statement passes if and only if it derives from these rules, so whatever is not named here (a writing
clause, LOAD CSV, a procedure, dynamic labels, a second statement, an engine's own extension) is out without
anyone having thought of it. The words listed in `_NOT_READING_WORDS` only choose the kinder message.

The rules follow the openCypher 9 grammar for MATCH, OPTIONAL MATCH, UNWIND, WITH, RETURN, UNION and
CALL { subquery }, with the label expressions and the EXISTS, COUNT and COLLECT subqueries of Cypher 5.
Each rule is a method that takes its tokens or raises; no rule ever goes back, so time is linear. The file is
long because a grammar is one idea: its rules call each other in circles.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from graph.errors import QuerySyntaxError, WriteRefused
from graph.stores.tokens import Lexeme, Token, place, syntax_error, tokenize

MAX_DEPTH = 40
"""How deep brackets and expressions may nest; deeper statements are not written by hand."""

_READING = ("MATCH", "OPTIONAL", "UNWIND", "WITH", "RETURN", "CALL")
_NOT_READING_WORDS = """
    ALTER CREATE CYPHER DELETE DENY DETACH DROP ENABLE EXPLAIN FINISH FOREACH GRANT INSERT LOAD MERGE NODETACH
    PROFILE REMOVE RENAME REVOKE SET SHOW START STOP TERMINATE USE USING
"""
_NOT_READING = frozenset(_NOT_READING_WORDS.split())
_RESERVED_WORDS = """
    AND AS ASC ASCENDING BY CALL CASE CONTAINS CREATE DELETE DESC DESCENDING DETACH DISTINCT DROP ELSE END
    ENDS FALSE FOREACH IN INSERT IS LIMIT LOAD MATCH MERGE NODETACH NOT NULL OFFSET OPTIONAL OR ORDER REMOVE
    RETURN SET SKIP STARTS THEN TRUE UNION UNWIND USE WHEN WHERE WITH XOR YIELD
"""
_RESERVED = frozenset(_RESERVED_WORDS.split())
_COMPARISONS = ("=", "<>", "<", "<=", ">", ">=", "=~", "IN", "CONTAINS")
_QUANTIFIERS = ("ALL", "ANY", "NONE", "SINGLE")
_PATHS = ("SHORTESTPATH", "ALLSHORTESTPATHS")
_LITERALS = ("TRUE", "FALSE", "NULL")


@dataclass(slots=True)
class Parsed:
    """What the grammar saw.

    Attributes:
        keys: indexes of the tokens that are property keys.
        functions: the function calls, each with the name in lower case and its first token.
        columns: names of the result's columns, or None for `RETURN *`.
        whole_ends: whether `startNode(r)` or `endNode(r)` stands without a property behind it.
    """

    tokens: list[Token]
    keys: set[int] = field(default_factory=set)
    functions: list[tuple[str, Token]] = field(default_factory=list)
    columns: tuple[str, ...] | None = None
    whole_ends: bool = False


def parse(statement: str) -> Parsed:
    """Read `statement` by the grammar.

    Raises:
        WriteRefused: a clause does more than read, or there is more than one statement.
        QuerySyntaxError: the text is not in the grammar; the message has line and column.
    """
    reader = _Reader(statement)
    reader.statement()
    return reader.parsed


class _Reader:
    """A recursive-descent reader over the tokens of one statement."""

    def __init__(self, statement: str) -> None:
        self._source = statement
        self._tokens = tokenize(statement)
        self._closing = _brackets(statement, self._tokens)
        self._at = 0
        self._bars = 0  # how many open rules use | as their own separator
        self._depth = 0  # how many expressions are open
        self.parsed = Parsed(self._tokens)

    # -- tokens ------------------------------------------------------------------------------------

    @property
    def _token(self) -> Token:
        return self._tokens[self._at]

    def _ahead(self, steps: int) -> str:
        return self._tokens[min(self._at + steps, len(self._tokens) - 1)].keyword

    def _is(self, *keywords: str) -> bool:
        return self._token.keyword in keywords

    def _take(self, *keywords: str) -> bool:
        if not self._is(*keywords):
            return False
        self._at += 1
        return True

    def _need(self, *keywords: str) -> None:
        for keyword in keywords:
            if not self._take(keyword):
                raise self._error(f"expected {keyword}")

    def _error(self, expectation: str) -> QuerySyntaxError:
        token = self._token
        found = "the statement ends" if token.lexeme is Lexeme.END else f"found {token.text}"
        return syntax_error(self._source, token.start, f"{expectation}, {found}")

    def _variable(self) -> str:
        """A name of a variable; a reserved word is one only between backticks."""
        token = self._token
        bare = token.lexeme is Lexeme.WORD and token.keyword not in _RESERVED
        if not bare and token.lexeme is not Lexeme.QUOTED:
            hint = " (a reserved word is a name between `backticks`)" if token.keyword in _RESERVED else ""
            raise self._error(f"expected a name{hint}")
        self._at += 1
        return token.name

    def _is_variable(self) -> bool:
        token = self._token
        bare = token.lexeme is Lexeme.WORD and token.keyword not in _RESERVED
        return bare or token.lexeme is Lexeme.QUOTED

    def _symbolic_name(self, what: str) -> None:
        """A name of a property, label or type; any word will do."""
        if self._token.lexeme not in (Lexeme.WORD, Lexeme.QUOTED):
            raise self._error(f"expected the name of a {what}")
        self._at += 1

    def _key(self) -> None:
        self.parsed.keys.add(self._at)
        self._symbolic_name("property")

    def _listed(self, rule: Callable[[], object]) -> None:
        rule()
        while self._take(","):
            rule()

    # -- clauses -----------------------------------------------------------------------------------

    def statement(self) -> None:
        """The whole statement, closed by at most one semicolon."""
        self._query(top=True)
        if self._take(";") and self._token.lexeme is not Lexeme.END:
            raise self._refusal("one statement at a time: nothing may follow the semicolon")
        if self._token.lexeme is not Lexeme.END:
            raise self._error("expected the end of the statement")

    def _query(self, *, top: bool = False, ends_open: bool = False) -> None:
        self._single_query(top=top, ends_open=ends_open)
        while self._take("UNION"):
            self._take("ALL", "DISTINCT")
            self._single_query(top=top, ends_open=ends_open)

    def _single_query(self, *, top: bool, ends_open: bool) -> None:
        """Clauses up to RETURN; where `ends_open` (EXISTS, COUNT), RETURN may be left out."""
        while not self._is("RETURN"):
            if ends_open and self._is("}", "UNION"):
                return
            self._clause()
        self._at += 1
        columns = self._projection()
        if top and self.parsed.columns is None:
            self._check_distinct(columns or ())
            self.parsed.columns = columns
        if self._is(*_READING) or self._is(*_NOT_READING):
            self._no_reading_clause("RETURN is the last clause of a query")

    def _check_distinct(self, columns: tuple[str, ...]) -> None:
        twice = sorted({name for name in columns if columns.count(name) > 1})
        if twice:
            raise QuerySyntaxError(f"two columns are called {twice[0]}; name them apart with AS")

    def _clause(self) -> None:
        if self._take("MATCH"):
            self._match()
        elif self._take("OPTIONAL"):
            self._need("MATCH")
            self._match()
        elif self._take("UNWIND"):
            self._expression()
            self._need("AS")
            self._variable()
        elif self._take("WITH"):
            self._projection()
            self._where()
        elif self._take("CALL"):
            self._subquery()
        else:
            self._no_reading_clause(f"expected a clause ({', '.join(_READING)})")

    def _no_reading_clause(self, expectation: str) -> None:
        if self._is(*_NOT_READING):
            raise self._refusal(f"{self._token.keyword} is no clause that reads the graph")
        raise self._error(expectation)

    def _refusal(self, reason: str) -> WriteRefused:
        return WriteRefused(
            f"{place(self._source, self._token.start)}: {reason}. This door takes reading statements only "
            "(MATCH, OPTIONAL MATCH, UNWIND, WITH, CALL { … }, RETURN); the graph changes by ingesting "
            "documents"
        )

    def _match(self) -> None:
        self._patterns()
        self._where()

    def _where(self) -> None:
        if self._take("WHERE"):
            self._expression()

    def _subquery(self) -> None:
        if self._token.lexeme in (Lexeme.WORD, Lexeme.QUOTED):
            raise self._refusal(f"CALL {self._token.text} is a procedure")
        if self._take("("):
            if not self._take("*") and not self._is(")"):
                self._listed(self._variable)
            self._need(")")
        self._need("{")
        self._query()
        self._need("}")
        if self._is("IN"):
            raise self._refusal("CALL { … } IN TRANSACTIONS is for writing")

    def _projection(self) -> tuple[str, ...] | None:
        """What WITH and RETURN share; gives the names of the columns, or None for `*`."""
        self._take("DISTINCT")
        columns: list[str] = []
        star = self._take("*")
        if not star or self._take(","):
            self._listed(lambda: columns.append(self._item()))
        if self._take("ORDER"):
            self._need("BY")
            self._listed(self._sort_item)
        if self._take("SKIP", "OFFSET"):
            self._expression()
        if self._take("LIMIT"):
            self._expression()
        return None if star else tuple(columns)

    def _item(self) -> str:
        start = self._token.start
        self._expression()
        text = self._source[start : self._tokens[self._at - 1].end]
        return self._variable() if self._take("AS") else text

    def _sort_item(self) -> None:
        self._expression()
        self._take("ASC", "ASCENDING", "DESC", "DESCENDING")

    # -- patterns ----------------------------------------------------------------------------------

    def _patterns(self) -> None:
        self._listed(self._pattern)

    def _pattern(self) -> None:
        if self._is_variable() and self._ahead(1) == "=":
            self._at += 2
        if self._is(*_PATHS):
            self._shortest_path()
        else:
            self._path()

    def _shortest_path(self) -> None:
        self._at += 1
        self._need("(")
        self._path()
        self._need(")")

    def _path(self) -> None:
        self._node()
        while self._is("-", "<"):
            self._relationship()
            self._node()

    def _node(self) -> None:
        self._need("(")
        if self._is_variable():
            self._at += 1
        self._filler()
        self._need(")")

    def _relationship(self) -> None:
        self._take("<")
        self._need("-")
        if self._take("["):
            if self._is_variable():
                self._at += 1
            self._filler()
            self._need("]")
        self._need("-")
        self._take(">")

    def _filler(self) -> None:
        """Labels or types, length, properties and condition of a pattern's element, each optional."""
        if self._take(":"):
            self._labels(bars=True)
        if self._take("*"):
            self._length()
        if self._is("{"):
            self._map()
        elif self._token.lexeme is Lexeme.PARAMETER:
            self._at += 1
        self._where()

    def _length(self) -> None:
        self._number()
        if self._take(".."):
            self._number()

    def _number(self) -> None:
        if self._token.lexeme is Lexeme.NUMBER:
            self._at += 1

    def _labels(self, *, bars: bool) -> None:
        """A label expression; `bars` tells whether | belongs to it or to the rule around it."""
        self._label()
        while self._take("&", ":") or (bars and self._take("|")):
            self._take(":")
            self._label()

    def _label(self) -> None:
        while self._take("!"):
            pass
        if self._take("("):
            self._labels(bars=True)
            self._need(")")
        elif not self._take("%"):
            self._symbolic_name("label")

    # -- expressions -------------------------------------------------------------------------------

    def _expression(self) -> None:
        """Anything with a value: operands joined by OR, XOR, AND, each maybe behind NOT."""
        self._depth += 1
        if self._depth > MAX_DEPTH:
            raise self._error(f"expressions nest deeper than {MAX_DEPTH}")
        self._condition()
        while self._take("OR", "XOR", "AND"):
            self._condition()
        self._depth -= 1

    def _condition(self) -> None:
        while self._take("NOT"):
            pass
        self._sum()
        while self._comparison():
            pass

    def _comparison(self) -> bool:
        """One comparison after an operand, if there is one."""
        if self._take("IS"):
            self._take("NOT")
            self._need("NULL")
            return True
        if self._take("STARTS", "ENDS"):
            self._need("WITH")
        elif not self._take(*_COMPARISONS):
            return False
        self._sum()
        return True

    def _sum(self) -> None:
        self._operand()
        while self._take("+", "-", "*", "/", "%", "^"):
            self._operand()

    def _operand(self) -> None:
        while self._take("+", "-"):
            pass
        self._atom()
        while self._suffix():
            pass

    def _suffix(self) -> bool:
        """A property, an index, a slice or a label test behind an atom, if there is one."""
        if self._take("."):
            self._key()
        elif self._take("["):
            self._index()
        elif self._take(":"):
            self._labels(bars=self._bars == 0)
        else:
            return False
        return True

    def _index(self) -> None:
        if self._token.lexeme is Lexeme.STRING and self._ahead(1) == "]":
            self.parsed.keys.add(self._at)
        if not self._is(".."):
            self._plain(self._expression)
        if self._take("..") and not self._is("]"):
            self._plain(self._expression)
        self._need("]")

    def _atom(self) -> None:
        token = self._token
        if token.lexeme in (Lexeme.NUMBER, Lexeme.STRING, Lexeme.PARAMETER) or self._is(*_LITERALS):
            self._at += 1
        elif self._is("("):
            self._parenthesis()
        elif self._is("["):
            self._list()
        elif self._is("{"):
            self._plain(self._map)
        elif self._take("CASE"):
            self._plain(self._case)
        elif self._is("EXISTS", "COUNT", "COLLECT") and self._ahead(1) == "{":
            self._plain(self._subquery_value)
        elif self._is_variable():
            self._named()
        else:
            raise self._error("expected a value")

    def _plain(self, rule: Callable[[], object]) -> None:
        """Read `rule` inside brackets of its own, where | is no longer the outer rule's."""
        bars, self._bars = self._bars, 0
        rule()
        self._bars = bars

    def _parenthesis(self) -> None:
        if self._starts_pattern():
            self._path()
            return
        self._at += 1
        self._plain(self._expression)
        self._need(")")

    def _starts_pattern(self) -> bool:
        """Whether the parenthesis here is a node with a relationship behind it."""
        inside = self._tokens[self._at + 1]
        if inside.lexeme not in (Lexeme.WORD, Lexeme.QUOTED) and inside.keyword not in (")", ":", "{"):
            return False
        behind = self._closing[self._at] + 1 - self._at
        arrow = behind + (self._ahead(behind) == "<")
        return self._ahead(arrow) == "-" and self._ahead(arrow + 1) in ("-", "[")

    def _named(self) -> None:
        """A function call, a quantifier, a path function, a map projection or a variable."""
        if self._ahead(1) == "{":
            self._at += 1
            self._plain(self._map_projection)
        elif self._is(*_PATHS) and self._ahead(1) == "(":
            self._shortest_path()
        elif self._is(*_QUANTIFIERS) and self._ahead(1) == "(":
            self._plain(self._quantifier)
        elif self._is("REDUCE") and self._ahead(1) == "(":
            self._plain(self._reduce)
        elif self._is_call():
            self._plain(self._call)
        else:
            self._variable()

    def _is_call(self) -> bool:
        """Whether a name, maybe with dots in it, is followed by a parenthesis."""
        steps = 1
        while self._ahead(steps) == ".":
            steps += 2
        return self._ahead(steps) == "("

    def _call(self) -> None:
        first = self._token
        name = self._variable()
        while self._take("."):
            name += "." + self._token.name
            self._symbolic_name("function")
        self.parsed.functions.append((name.lower(), first))
        self._need("(")
        if not self._take("*"):
            self._take("DISTINCT")
            if not self._is(")"):
                self._listed(self._expression)
        self._need(")")
        if name.lower() in ("startnode", "endnode") and not self._is("."):
            self.parsed.whole_ends = True

    def _quantifier(self) -> None:
        self._at += 1
        self._need("(")
        self._variable()
        self._need("IN")
        self._expression()
        self._where()
        self._need(")")

    def _reduce(self) -> None:
        self._at += 1
        self._need("(")
        self._variable()
        self._need("=")
        self._expression()
        self._need(",")
        self._variable()
        self._need("IN")
        self._before_bar(self._expression)
        self._expression()
        self._need(")")

    def _before_bar(self, rule: Callable[[], object]) -> None:
        """Read `rule` up to a | that is not its own, and that bar."""
        self._bars += 1
        rule()
        self._bars -= 1
        self._need("|")

    def _case(self) -> None:
        if not self._is("WHEN"):
            self._expression()
        while self._take("WHEN"):
            self._listed(self._expression)
            self._need("THEN")
            self._expression()
        if self._take("ELSE"):
            self._expression()
        self._need("END")

    def _list(self) -> None:
        self._at += 1
        self._plain(self._list_body)
        self._need("]")

    def _list_body(self) -> None:
        names_path = self._is_variable() and self._ahead(1) == "=" and self._ahead(2) == "("
        if self._is_variable() and self._ahead(1) == "IN":
            self._comprehension()
        elif names_path or (self._is("(") and self._starts_pattern()):
            self._before_bar(self._match)
            self._expression()
        elif not self._is("]"):
            self._listed(self._expression)

    def _comprehension(self) -> None:
        """`x IN list WHERE condition | value`; the last two are optional."""
        self._at += 2
        self._bars += 1
        self._expression()
        self._where()
        self._bars -= 1
        if self._take("|"):
            self._expression()

    def _map(self) -> None:
        self._need("{")
        if not self._is("}"):
            self._listed(self._entry)
        self._need("}")

    def _entry(self) -> None:
        self._key()
        self._need(":")
        self._expression()

    def _map_projection(self) -> None:
        self._need("{")
        if not self._is("}"):
            self._listed(self._projected)
        self._need("}")

    def _projected(self) -> None:
        if not self._take("."):
            self._entry()
        elif not self._take("*"):
            self._key()

    def _subquery_value(self) -> None:
        ends_open = not self._is("COLLECT")
        self._at += 1
        self._need("{")
        if self._is(*_READING) or not ends_open or self._is(*_NOT_READING):
            self._query(ends_open=ends_open)
        else:
            self._match()
        self._need("}")


def _brackets(statement: str, tokens: list[Token]) -> dict[int, int]:
    """The index of the closing bracket for that of each opening one.

    Raises:
        QuerySyntaxError: a bracket has no partner, or brackets nest too deep.
    """
    pairs = {"(": ")", "[": "]", "{": "}"}
    closing: dict[int, int] = {}
    opened: list[int] = []
    for index, token in enumerate(tokens):
        if token.keyword in pairs:
            opened.append(index)
        elif token.keyword in pairs.values():
            if not opened or pairs[tokens[opened[-1]].keyword] != token.keyword:
                raise syntax_error(statement, token.start, f"nothing is open that {token.text} could close")
            closing[opened.pop()] = index
        if len(opened) > MAX_DEPTH:
            raise syntax_error(statement, token.start, f"brackets nest deeper than {MAX_DEPTH}")
    if opened:
        opener = tokens[opened[-1]]
        raise syntax_error(statement, opener.start, f"the {opener.text} that opens here is never closed")
    return closing
