"""Filings of a company from EDGAR, by its name, ticker or number."""

from __future__ import annotations

from extract.sources.edgar.companies import Company, company_named
from extract.sources.edgar.filings import Filing, filings_in
from extract.sources.edgar.lookup import SEC, Edgar, Hosts, Request, check_contact

__all__ = [
    "SEC",
    "Company",
    "Edgar",
    "Filing",
    "Hosts",
    "Request",
    "check_contact",
    "company_named",
    "filings_in",
]
