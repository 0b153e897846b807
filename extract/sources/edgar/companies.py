"""The list of companies with shares on an exchange that EDGAR gives out: `company_tickers.json`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from extract.gazetteer.legal import bare_name
from graph.errors import InputError
from graph.identity import slug

_NUMBER = re.compile(r"(?:CIK)?0*(\d{1,10})", re.IGNORECASE)
_MOST_NAMED = 5


@dataclass(frozen=True, slots=True)
class Company:
    """A filer.

    Attributes:
        cik: EDGAR's number of it.
        name: as EDGAR spells it; empty if only the number was given.
    """

    cik: int
    name: str = ""
    ticker: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.ticker}, CIK {self.cik})" if self.name else f"CIK {self.cik}"


def company_number(name: str) -> Company | None:
    """The company of a number such as "1045810" or "CIK0001045810"; None if it is no number."""
    found = _NUMBER.fullmatch(name.strip())
    return Company(int(found[1])) if found else None


def company_named(name: str, listed: bytes) -> Company:
    """The company of a ticker or name.

    A name counts without its legal form; if none is equal, the one company whose name begins with the words.

    Args:
        name: what the user said.
        listed: the list as EDGAR gives it out.

    Raises:
        InputError: the list is not what was expected, or no company or several are meant; they are named.
    """
    companies = list(_companies(listed))
    words = _plain(name)
    for same in (
        [one for one in companies if one.ticker.casefold() == name.strip().casefold()],
        [one for one in companies if _plain(one.name) == words],
        [one for one in companies if slug(one.name).startswith(f"{words}-")],
    ):
        found = list({one.cik: one for one in reversed(same)}.values())[::-1]
        if len(found) == 1:
            return found[0]
        if found:
            named = ", ".join(map(str, found[:_MOST_NAMED]))
            raise InputError(f"means {len(found)} companies on EDGAR: {named}; give the CIK", path=name)
    raise InputError(
        f"is no company on EDGAR's list{_nearest(name, companies)}; give the ticker or CIK", path=name
    )


def _plain(name: str) -> str:
    return slug(bare_name(name.upper()))


def _nearest(name: str, companies: Iterable[Company]) -> str:
    known = {bare_name(one.name).casefold(): one for one in companies}
    near = get_close_matches(bare_name(name).casefold(), known, n=3)
    return f"; near are {', '.join(str(known[one]) for one in near)}" if near else ""


def _companies(listed: bytes) -> Iterator[Company]:
    try:
        data: Any = json.loads(listed)
        rows = data.values() if isinstance(data, dict) else data
        for row in rows:
            yield Company(int(row["cik_str"]), str(row["title"]), str(row["ticker"]))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(
            "EDGAR's list of companies is not what was expected, an object of rows with cik_str, ticker and "
            f"title ({type(error).__name__}: {error!s:.60})"
        ) from error
