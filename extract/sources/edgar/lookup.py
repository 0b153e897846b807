"""Finds filings on EDGAR; who asks must say how to be reached, as the SEC's rules demand.

See https://www.sec.gov/os/accessing-edgar-data: a user agent with a contact, at most ten requests a second.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from extract.sources.edgar.companies import Company, company_named, company_number
from extract.sources.edgar.filings import Filing, filings_in
from graph.errors import InputError

LEAST_INTERVAL = 0.1
"""Seconds between two requests that the SEC asks for."""
DEFAULT_FORMS = ("10-K", "20-F")
_MOST_LISTS = 20
"""Lists of older filings that are looked through."""


@dataclass(frozen=True, slots=True)
class Hosts:
    """Where EDGAR is: `files` holds the list of companies and the archive, `data` the lists of filings."""

    files: str
    data: str


SEC = Hosts("https://www.sec.gov", "https://data.sec.gov")


@dataclass(frozen=True, slots=True)
class Request:
    """What is wanted of a company.

    Attributes:
        company: name, ticker or CIK.
        forms: types of filings; an amendment ("10-K/A") is one of its own.
        latest: how many of them, the newest first.
    """

    company: str
    forms: tuple[str, ...] = DEFAULT_FORMS
    latest: int = 1


@dataclass(frozen=True, slots=True)
class Edgar:
    """EDGAR, asked through a function that gets the bytes at an address."""

    get: Callable[[str], bytes]
    hosts: Hosts = SEC

    def addresses(self, request: Request) -> list[str]:
        """The addresses of the full submissions, newest first: each holds the report and all its exhibits.

        Raises:
            InputError: the company is not known or has filed no such form, or EDGAR cannot be asked.
        """
        company = self.company(request.company)
        forms = {form.upper() for form in request.forms}
        found = []
        for filing in self._filings(company):
            if filing.form.upper() in forms:
                found.append(self._address(company, filing))
            if len(found) == request.latest:
                break
        if not found:
            raise InputError(f"{company} has filed no {' or '.join(request.forms)}", path=request.company)
        return found

    def company(self, name: str) -> Company:
        """The company of a name, ticker or number.

        Raises:
            InputError: see `company_named`.
        """
        return company_number(name) or company_named(
            name, self.get(f"{self.hosts.files}/files/company_tickers.json")
        )

    def _filings(self, company: Company) -> Iterator[Filing]:
        """All filings, newest first; older lists are asked for only when they are needed."""
        recent, older = filings_in(self.get(f"{self.hosts.data}/submissions/CIK{company.cik:010d}.json"))
        yield from recent
        for name in older[:_MOST_LISTS]:
            if "/" in name or not name.endswith(".json"):
                raise InputError(f"EDGAR's list of filings names a file {name!r:.60}, expected CIK….json")
            yield from filings_in(self.get(f"{self.hosts.data}/submissions/{name}"))[0]

    def _address(self, company: Company, filing: Filing) -> str:
        return f"{self.hosts.files}/Archives/edgar/data/{company.cik}/{filing.accession}.txt"


def check_contact(contact: str | None) -> None:
    """Raise InputError unless whoever asks EDGAR says how to be reached."""
    if not contact or "@" not in contact:
        raise InputError(
            "the SEC answers only those who say how to reach them: give your e-mail address with --contact"
        )
