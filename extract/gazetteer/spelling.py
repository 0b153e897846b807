"""The spellings under which a surface is looked up, and the text that they are looked up in."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import cache

HAN = re.compile("[\u3400-\u9fff]")
_FULL_WIDTH = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)}
_FOLD = (
    _FULL_WIDTH
    | dict.fromkeys(map(ord, "\n\r\t\u00a0\u2009\u202f\u3000"), " ")
    | dict.fromkeys(map(ord, "‐‑–"), "-")
    | dict.fromkeys(map(ord, "’‘ʼ"), "'")
    | dict.fromkeys(range(0xD800, 0xE000), "\ufffd")  # lone surrogates, which the automaton refuses
)
_SHORTEST_UPPER = 4
_SHORTEST_ACRONYM = 5


def fold(text: str) -> str:
    """`text` with its spaces, hyphens, apostrophes and full-width letters made plain, of the same length."""
    return text.translate(_FOLD)


def spellings(surface: str, *, exact: bool) -> Iterator[str]:
    """Every form of `surface` to look up, itself first; forms may repeat."""
    plain = fold(surface)
    yield plain
    if HAN.search(plain):
        yield from _scripts(plain)
    elif not exact:
        yield from _cases(plain)
    if any(character.isdigit() for character in plain):
        yield from (plain.replace(" ", "-"), plain.replace("-", " "))


def _cases(surface: str) -> Iterator[str]:
    if len(surface) >= _SHORTEST_UPPER:
        yield surface.upper()
    one_word = surface.isalpha() and surface != surface.lower()
    if one_word and not surface.istitle() and (len(surface) >= _SHORTEST_ACRONYM or not surface.isupper()):
        yield surface.capitalize()


def _scripts(surface: str) -> Iterator[str]:
    for convert in (to_simplified(), to_traditional()):
        converted = convert(surface)
        yield converted
        yield converted.replace("臺", "台")


@cache
def to_simplified() -> Callable[[str], str]:
    """Traditional to Simplified Chinese."""
    return _converter("t2s")


@cache
def to_traditional() -> Callable[[str], str]:
    """Simplified to Traditional Chinese."""
    return _converter("s2t")


def _converter(name: str) -> Callable[[str], str]:
    from opencc import OpenCC

    converter = OpenCC(name)

    def convert(text: str) -> str:
        return str(converter.convert(text))

    return convert
