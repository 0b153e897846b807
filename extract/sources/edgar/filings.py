"""What a company has filed, as EDGAR lists it: `submissions/CIK##########.json`."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from graph.errors import InputError

_COLUMNS = ("accessionNumber", "form", "filingDate")


@dataclass(frozen=True, slots=True)
class Filing:
    """One submission.

    Attributes:
        accession: EDGAR's number of it ("0001045810-25-000023").
        form: "10-K", "20-F/A".
        day: ISO day of filing.
    """

    accession: str
    form: str
    day: str


def filings_in(listed: bytes) -> tuple[list[Filing], list[str]]:
    """The filings of a list, newest first as EDGAR gives them, and the names of the lists of older ones.

    Raises:
        InputError: the list is not what was expected.
    """
    try:
        data: Any = json.loads(listed)
        inside = data.get("filings", {"recent": data})
        older = [str(one["name"]) for one in inside.get("files") or ()]
        return list(_filings(inside["recent"])), older
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise InputError(
            "EDGAR's list of filings is not what was expected, columns accessionNumber, form and filingDate "
            f"of one length ({type(error).__name__}: {error!s:.60})"
        ) from error


def _filings(table: dict[str, list[Any]]) -> Iterator[Filing]:
    for row in zip(*(table[name] for name in _COLUMNS), strict=True):
        accession, form, day = map(str, row)
        if not accession.replace("-", "").isdigit():
            raise ValueError(f"accession number {accession!r}")
        yield Filing(accession, form, day)
