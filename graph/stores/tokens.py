r"""Cypher text as tokens: the first half of the read-only door.

Invariant: what is written out again from tokens means to every engine what it meant here. So comments are
dropped, text is decoded and encoded anew, unquoted names are ASCII, and `\u` escapes, which Neo4j replaces
before it parses, never leave this module.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from graph.errors import QuerySyntaxError

MAX_LENGTH = 200_000
"""Longest statement, in characters; longer lists of values belong in parameters."""

_TOKEN = re.compile(
    r"""
    (?P<gap>[ \t\r\n\f]+|//[^\r\n]*|/\*.*?\*/)
    |(?P<word>[A-Za-z_][A-Za-z0-9_]*)
    |(?P<quoted>`(?:[^`\\]|``)+`)
    |(?P<string>'(?:[^'\\]|\\.)*'|"(?:[^"\\]|\\.)*")
    |(?P<parameter>\$(?:[A-Za-z_][A-Za-z0-9_]*|[0-9]+))
    |(?P<number>(?:0x[0-9a-fA-F]+|0o[0-7]+|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)(?![A-Za-z0-9_]))
    |(?P<symbol><=|>=|<>|=~|\.\.|[-+*/%^=<>()\[\]{},:;.|&!])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.DOTALL)
_ESCAPED = {"\\": "\\", "'": "'", '"': '"', "`": "`", "n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}
_ENCODED = str.maketrans(
    {"\\": "\\\\", "'": "\\'", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
)


class Lexeme(Enum):
    """What a token is."""

    WORD = auto()
    QUOTED = auto()
    STRING = auto()
    PARAMETER = auto()
    NUMBER = auto()
    SYMBOL = auto()
    END = auto()


@dataclass(frozen=True, slots=True)
class Token:
    """A token of a statement.

    Attributes:
        text: as it is written out again.
        name: the name, text or parameter it stands for; upper case for a word that may be a keyword is
            `keyword`.
        start, end: offsets in the statement.
    """

    lexeme: Lexeme
    text: str
    name: str
    start: int
    end: int

    @property
    def keyword(self) -> str:
        """The token in upper case if it is a bare word or a symbol, else an empty text."""
        return self.text.upper() if self.lexeme in (Lexeme.WORD, Lexeme.SYMBOL) else ""


def tokenize(statement: str) -> list[Token]:
    """The tokens of `statement`, closed by an END token.

    Raises:
        QuerySyntaxError: some character starts no token, or the statement is too long.
    """
    if len(statement) > MAX_LENGTH:
        raise QuerySyntaxError(
            f"the statement has {len(statement)} characters, at most {MAX_LENGTH} are read; "
            "pass long lists as parameters"
        )
    tokens: list[Token] = []
    offset = 0
    while offset < len(statement):
        match = _TOKEN.match(statement, offset)
        if match is None:
            raise syntax_error(statement, offset, _stray(statement[offset]))
        if match.lastgroup != "gap":
            tokens.append(_token(statement, match))
        offset = match.end()
    return [*tokens, Token(Lexeme.END, "", "", offset, offset)]


def syntax_error(statement: str, offset: int, problem: str) -> QuerySyntaxError:
    """The error for `problem` at `offset`, with its line and column."""
    return QuerySyntaxError(f"{place(statement, offset)}: {problem}")


def place(statement: str, offset: int) -> str:
    """`line L, column C` of an offset, both from 1."""
    before = statement[:offset]
    return f"line {before.count(chr(10)) + 1}, column {offset - before.rfind(chr(10))}"


def write(tokens: list[Token]) -> str:
    """The statement that `tokens` spell, with one space wherever the source had a gap."""
    parts: list[str] = []
    last_end = 0
    for token in tokens:
        parts.append(" " if token.start > last_end and parts else "")
        parts.append(token.text)
        last_end = token.end
    return "".join(parts)


def quote_name(name: str) -> str:
    """`name` between backticks."""
    return "`" + name.replace("`", "``") + "`"


def _token(statement: str, match: re.Match[str]) -> Token:
    group, text = str(match.lastgroup), match.group()
    lexeme = Lexeme[group.upper()]
    name = text
    if lexeme is Lexeme.STRING:
        name = _decode(statement, match.start(), text[1:-1])
        text = "'" + name.translate(_ENCODED) + "'"
    elif lexeme is Lexeme.QUOTED:
        name = text[1:-1].replace("``", "`")
    elif lexeme is Lexeme.PARAMETER:
        name = text[1:]
    return Token(lexeme, text, name, match.start(), match.end())


def _decode(statement: str, offset: int, body: str) -> str:
    """The text that a string literal means."""

    def decoded(escape: re.Match[str]) -> str:
        if escape[1] is not None:
            return chr(int(escape[1], 16))
        if escape[2] not in _ESCAPED:
            problem = f"unknown escape \\{escape[2]} in a text; write a backslash as \\\\"
            raise syntax_error(statement, offset, problem)
        return _ESCAPED[escape[2]]

    text = _ESCAPE.sub(decoded, body)
    if "\\u" in text or "\\U" in text:
        raise syntax_error(statement, offset, "a text with \\u in it must be passed as a parameter")
    return text


def _stray(char: str) -> str:
    if char in "'\"`":
        return f"the {char} that opens here is never closed (names in backticks hold no backslash)"
    if char.isalpha():
        return f"{char!r} cannot stand in a bare name; put names beyond ASCII in `backticks`"
    return f"{char!r} has no place in Cypher outside of a text"
