"""The library of statements: one question a file in `queries/cypher`, found by its name.

Invariant: a statement takes its values as parameters; none is ever formatted into its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from importlib import resources

from graph.errors import QueryError

_PARAMETER = re.compile(r"\$(\w+)")


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher statement of the library.

    Attributes:
        name: the file's name without `.cypher`.
        answers: the opening comment, which says what question it answers.
        text: the whole statement, comment included.
        parameters: names of the parameters that it takes, sorted.
    """

    name: str
    answers: str
    text: str
    parameters: tuple[str, ...]


@cache
def names() -> tuple[str, ...]:
    """The names of all statements, sorted."""
    files = resources.files("queries").joinpath("cypher").iterdir()
    return tuple(sorted(file.name.removesuffix(".cypher") for file in files if file.name.endswith(".cypher")))


@cache
def statement(name: str) -> Statement:
    """The statement called `name`.

    Raises:
        QueryError: there is none of that name.
    """
    if name not in names():
        raise QueryError(f"the library has no statement {name!r}; it has {', '.join(names())}")
    text = resources.files("queries").joinpath("cypher", f"{name}.cypher").read_text(encoding="utf-8")
    body = "\n".join(line for line in text.splitlines() if not line.startswith("//"))
    return Statement(name, _opening_comment(text), text, tuple(sorted(set(_PARAMETER.findall(body)))))


def statements() -> tuple[Statement, ...]:
    """Every statement, by name."""
    return tuple(statement(name) for name in names())


def _opening_comment(text: str) -> str:
    lines: list[str] = []
    for line in text.splitlines():
        if not line.startswith("//"):
            break
        lines.append(line.removeprefix("//").strip())
    return " ".join(lines)
