"""Front matter: the `key: value` lines between two `---` lines at the top of a text file."""

from __future__ import annotations

import re

from extract.sources.formats.contents import Contents
from graph.errors import ContractError, InputError
from graph.when import PartialDate

KEYS = ("title", "publisher", "published", "language", "url", "retrieved", "licence", "grade")
"""What is read; other keys are left to the tools that wrote them."""

_FENCE = "---"
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w -]*?)\s*:(?:\s+(?P<value>.*?))?\s*")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_GRADE = re.compile(r"[A-F][1-6]?")


def parse(text: str, *, path: str) -> Contents:
    r"""The front matter and the body of a text with `\n` line ends; no front matter is no error.

    Raises:
        InputError: the front matter is never closed, a line is no `key: value`, or a value is wrong.
    """
    lines = text.split("\n")
    if lines[0].rstrip() != _FENCE:
        return Contents(text)
    try:
        close = next(number for number, line in enumerate(lines[1:], start=1) if line.rstrip() == _FENCE)
    except StopIteration:
        raise InputError(
            "opens front matter with --- and never closes it; add a line --- after the last key: value",
            path=path,
            line=1,
        ) from None
    return Contents("\n".join(lines[close + 1 :]), _values(lines[1:close], path=path))


def _values(lines: list[str], *, path: str) -> dict[str, str]:
    values: dict[str, str] = {}
    for number, line in enumerate(lines, start=2):
        if not line.strip() or line.lstrip() != line or line.startswith(("#", "- ")):
            continue  # blank, a comment, or the inside of a list that is not ours
        pair = _PAIR.fullmatch(line)
        if pair is None:
            raise InputError(f"front matter expects key: value, got {line[:60]!r}", path=path, line=number)
        key, value = pair["key"].lower(), _unquoted(pair["value"] or "")
        if key not in KEYS or not value:
            continue
        if key in values:
            raise InputError(f"front matter says {key} twice; keep one", path=path, line=number)
        _check(key, value, path=path, line=number)
        values[key] = value
    return values


def _unquoted(value: str) -> str:
    quoted = len(value) >= 2 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _check(key: str, value: str, *, path: str, line: int) -> None:
    if key in ("published", "retrieved"):
        try:
            PartialDate.parse(value)
        except ContractError as error:
            raise InputError(f"front matter: {key}: {error.reason}", path=path, line=line) from error
    if key == "language" and not _LANGUAGE.fullmatch(value):
        raise InputError(
            f"front matter: language {value!r} is no code such as en, de or zh", path=path, line=line
        )
    if key == "grade" and not _GRADE.fullmatch(value):
        raise InputError(
            f"front matter: grade {value!r} is not on the admiralty scale (A1 to F6)", path=path, line=line
        )
