from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from extract.sources.edgar import Edgar, Hosts, Request, check_contact, company_named
from extract.sources.fetching import Fetcher, Manners
from graph.errors import InputError
from tests.sources.fetching.server import Reply, Stopped, serving

TICKERS = json.dumps(
    {
        "0": {"cik_str": 9001, "ticker": "KEJ", "title": "KEJORA CORP"},
        "1": {"cik_str": 9001, "ticker": "KEJ-B", "title": "KEJORA CORP"},
        "2": {"cik_str": 9002, "ticker": "TRN", "title": "Tern Group Holding Ltd"},
        "3": {"cik_str": 9003, "ticker": "BNT", "title": "Bintang One Inc."},
        "4": {"cik_str": 9004, "ticker": "BNTW", "title": "Bintang Two Inc."},
    }
).encode()
HOSTS = Hosts("https://files", "https://data")


def listed(*filings: tuple[str, str, str], older: tuple[str, ...] = ()) -> bytes:
    accessions, forms, days = zip(*filings, strict=True)
    recent = {"accessionNumber": accessions, "form": forms, "filingDate": days}
    return json.dumps({"filings": {"recent": recent, "files": [{"name": one} for one in older]}}).encode()


RECENT = listed(
    ("0000009001-25-000009", "8-K", "2025-05-01"),
    ("0000009001-25-000007", "10-K", "2025-02-26"),
    older=("CIK0000009001-submissions-001.json",),
)
OLDER = json.dumps(
    {"accessionNumber": ["0000009001-24-000003"], "form": ["10-K"], "filingDate": ["2024-02-21"]}
).encode()


def edgar(**answers: bytes) -> tuple[Edgar, list[str]]:
    asked: list[str] = []

    def get(url: str) -> bytes:
        asked.append(url)
        return answers[url.rpartition("/")[2].removesuffix(".json").replace("-", "_")]

    return Edgar(get, HOSTS), asked


def known(**more: bytes) -> tuple[Edgar, list[str]]:
    return edgar(company_tickers=TICKERS, CIK0000009001=RECENT, CIK0000009001_submissions_001=OLDER, **more)


@pytest.mark.parametrize("name", ["Kejora", "kejora corp.", "KEJ", "kej-b", "9001", "CIK0000009001"])
def test_a_company_is_found_by_name_ticker_or_number(name: str) -> None:
    found, _ = known()

    assert 9001 == found.company(name).cik


def test_the_one_company_whose_name_begins_so_is_meant() -> None:
    assert 9002 == company_named("Tern", TICKERS).cik


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Bintang", "means 2 companies on EDGAR: Bintang One Inc. .BNT, CIK 9003., Bintang Two"),
        ("Kejorra", "is no company on EDGAR's list; near are KEJORA CORP .KEJ-B, CIK 9001.; give"),
        ("Nowhere", "is no company on EDGAR's list; give the ticker or CIK"),
    ],
)
def test_no_company_and_several_are_named(name: str, message: str) -> None:
    with pytest.raises(InputError, match=message):
        company_named(name, TICKERS)


def test_the_newest_filings_of_a_form_are_found_with_all_their_exhibits() -> None:
    found, asked = known()

    addresses = found.addresses(Request("Kejora", ("10-K",)))

    assert ["https://files/Archives/edgar/data/9001/0000009001-25-000007.txt"] == addresses
    assert [
        "https://files/files/company_tickers.json",
        "https://data/submissions/CIK0000009001.json",
    ] == asked


def test_older_lists_are_asked_for_only_when_they_are_needed() -> None:
    found, asked = known()

    addresses = found.addresses(Request("9001", ("10-k",), latest=2))

    assert ["0000009001-25-000007", "0000009001-24-000003"] == [
        one.rpartition("/")[2][:-4] for one in addresses
    ]
    assert 2 == len(asked)


def test_a_form_that_was_never_filed_is_said() -> None:
    found, _ = known()

    with pytest.raises(InputError, match="CIK 9001 has filed no 20-F"):
        found.addresses(Request("9001", ("20-F",)))


BROKEN: dict[str, bytes] = {
    "no JSON": b"<html>",
    "a list": b"[1]",
    "no columns": b'{"filings": {"recent": {}}}',
    "columns of other lengths": b'{"accessionNumber": [], "form": ["10-K"], "filingDate": []}',
    "another number": b'{"accessionNumber": ["../x"], "form": ["10-K"], "filingDate": ["2025-01-01"]}',
    "a path": listed(("1-2", "6-K", "2025-01-01"), older=("../x",)),
}


@pytest.mark.parametrize("broken", BROKEN)
def test_a_list_of_filings_of_another_form_is_refused(broken: str) -> None:
    found, _ = edgar(CIK0000009001=BROKEN[broken])

    with pytest.raises(InputError, match="EDGAR's list of filings"):
        found.addresses(Request("9001"))


@pytest.mark.parametrize("broken", [b"", b"[1]", b'{"0": {"title": "Kejora"}}', b'{"0": 5}'])
def test_a_list_of_companies_of_another_form_is_refused(broken: bytes) -> None:
    with pytest.raises(InputError, match="EDGAR's list of companies is not what was expected"):
        company_named("Kejora", broken)


@pytest.mark.parametrize("contact", [None, "", "https://example.org"])
def test_nobody_asks_edgar_without_an_address_to_be_reached_at(contact: str | None) -> None:
    with pytest.raises(InputError, match="--contact"):
        check_contact(contact)


def test_a_server_is_told_the_contact_and_not_asked_faster_than_the_manners_say() -> None:
    clock = Stopped()
    manners = Manners(contact="a@example.org", interval=0.1, allow_private=True)
    replies = {
        "files/company_tickers.json": Reply(TICKERS, kind="application/json"),
        "submissions/CIK0000009001.json": Reply(RECENT, kind="application/json"),
        "Archives/edgar/data/9001/0000009001-25-000007.txt": Reply(b"<SEC-DOCUMENT>", kind="text/plain"),
    }
    with serving(**replies) as site:
        fetcher = Fetcher(manners, clock=clock.clock)
        get: Callable[[str], Any] = fetcher.get
        found = Edgar(lambda url: get(url).body, Hosts(site.url, site.url))

        bodies = [get(address).body for address in found.addresses(Request("Kejora"))]

    assert [b"<SEC-DOCUMENT>"] == bodies
    assert {True} == {"(a@example.org)" in headers["user-agent"] for _, headers in site.asked}
    assert clock.at >= 0.1 * (len(site.asked) - 1)
