"""Who a trade table means by a code or name: a country, a group of them, the world, or the rest.

A group is never taken for a country, and what nothing explains stays unknown with its words.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache

from extract.gazetteer.rows import DATA, read_table
from graph.observation import Area, AreaKind

_LANGUAGES = ("en", "de", "zh_Hans", "zh_Hant")
_WORLD = "001"
_LONGEST_NUMBER = 4
_GROUP = re.compile(r"(?:EXT|INT|EU|EA|EFTA|ASEAN|EXTRA|INTRA)[0-9A-Z]*(?:_[0-9A-Z]+)*")
_CENSUS_GROUP = re.compile(r"0\d{3}|\dXXX")
_REST = re.compile(
    r"\bn\s?e\s?s\b|not (?:elsewhere )?specified|unspecified|unidentified|\bunknown\b|\bother countr"
    r"|\bother asia|\bbunkers?\b|\bfree zones?\b|special categories|stores and provisions|high seas"
    r"|\bsecret\b|confidential"
    r"|其他|其它|未列名|未指明|未明|不明"
)
_Known = tuple[AreaKind, str | None]


def area_of(cells: Iterable[str], *, name: str = "", numbers: str = "") -> Area | None:
    """The area that the cells of a row mean; None if all are empty.

    Args:
        cells: codes and names of one area, the surest first; the first that is known decides.
        name: the words to keep, if one of the cells is a mere code.
        numbers: what a number stands for: `m49` (as UN Comtrade uses it), `census` (US Schedule C) or "".
    """
    given = [cell.strip() for cell in cells if cell.strip()]
    words = name.strip() or next(iter(given), "")
    if not words:
        return None
    for cell in dict.fromkeys([*given, words]):
        known = _known(cell, numbers)
        if known is not None:
            kind, code = known
            return Area(words, kind, "world" if kind is AreaKind.WORLD else code)
    return Area(words, AreaKind.UNKNOWN, None)


def _known(cell: str, numbers: str) -> _Known | None:
    if cell.isdecimal() or cell == "-" or _CENSUS_GROUP.fullmatch(cell):
        return _by_number(cell, numbers)
    listed = _codes().get(("code", cell))
    if listed is not None:
        return listed[0], listed[1] or cell
    if _GROUP.fullmatch(cell) and not cell.isalpha():
        return AreaKind.GROUP, cell
    if cell in _territories():
        return AreaKind.COUNTRY, cell
    return _by_alias(cell) or _by_name(cell)


def _by_number(cell: str, numbers: str) -> _Known | None:
    if len(cell) > _LONGEST_NUMBER:
        return None
    if numbers == "census":
        if _CENSUS_GROUP.fullmatch(cell):
            return AreaKind.GROUP, cell
        return _codes().get((numbers, cell))
    if numbers != "m49" or not cell.isdecimal():
        return None
    listed = _codes().get((numbers, str(int(cell))))
    if listed is not None:
        return listed[0], listed[1] or str(int(cell))
    return _by_alias(f"{int(cell):03d}")


def _by_alias(cell: str) -> _Known | None:
    """What CLDR says of an ISO alpha-3, M49 or outdated alpha-2 code; of a state that broke up, nothing."""
    from babel.core import get_global

    if not cell.isupper() and not cell.isdecimal():
        return None
    meant = get_global("territory_aliases").get(cell, ())
    return (AreaKind.COUNTRY, meant[0]) if len(meant) == 1 and meant[0] in _territories() else None


def _by_name(cell: str) -> _Known | None:
    folded = _folded(cell)
    names = _names()
    last, _, first = folded.partition(", ")
    for form in (folded, f"{first} {last}".strip(), re.sub(r"\s*\(.*\)$", "", folded)):
        if form in names:
            return names[form]
    return (AreaKind.RESIDUAL, None) if _REST.search(folded.replace(".", "")) else None


@cache
def _territories() -> frozenset[str]:
    """The ISO 3166-1 alpha-2 codes of countries and territories."""
    from babel import Locale

    codes = (str(code) for code in Locale.parse("en").territories)
    none = {code for system, code in _codes() if system == "code"}
    return frozenset(
        code
        for code in codes
        if re.fullmatch("[A-Z]{2}", code) and code not in none | {"QO", "XA", "XB", "ZZ"}
    )


@cache
def _codes() -> dict[tuple[str, str], _Known]:
    rows = (row for _, row in read_table(DATA / "areas.csv") if row["code"])
    return {(row["system"], row["code"]): (AreaKind(row["kind"]), row["iso"] or None) for row in rows}


@cache
def _names() -> dict[str, _Known]:
    """Folded names → what they mean; ours first, then CLDR's of countries, continents and the world."""
    found: dict[str, _Known] = {}
    for _, row in read_table(DATA / "areas.csv"):
        if row["system"] in ("name", "m49", "census"):
            iso = row["iso"] or None
            found.setdefault(_folded(row["name"]), (AreaKind(row["kind"]), iso))
    for name, known in _cldr():
        found.setdefault(_folded(name), known)
    return found


def _cldr() -> Iterator[tuple[str, _Known]]:
    from babel import Locale

    for language in _LANGUAGES:
        for code, name in Locale.parse(language).territories.items():
            if code in _territories():
                yield str(name), (AreaKind.COUNTRY, str(code))
                yield re.sub(r"\s*\(.*\)$", "", str(name)), (AreaKind.COUNTRY, str(code))
            elif code == _WORLD:
                yield str(name), (AreaKind.WORLD, None)
            elif str(code).isdecimal():
                yield str(name), (AreaKind.GROUP, None)


def _folded(name: str) -> str:
    """In small letters, without accents, and with one kind of apostrophe and blank."""
    plain = unicodedata.normalize("NFKD", name.replace("’", "'").replace("&", " and ")).casefold()
    bare = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return " ".join(unicodedata.normalize("NFC", bare).split())
