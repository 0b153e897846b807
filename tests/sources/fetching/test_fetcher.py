from __future__ import annotations

import gzip
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from extract.sources.fetching import Archive, Clock, Fetcher, How, Manners
from extract.sources.fetching.transport import GuardedTransport
from graph.errors import InputError
from tests.sources.fetching.server import Reply, Site, Stopped, serving

PAGE = Reply(b"<p>Kejora Cloud opened a hall.</p>")
REAL = Clock(now=lambda: datetime.now(UTC), seconds=time.monotonic, sleep=time.sleep)


def fetcher(clock: Clock | None = None, archive: Archive | None = None, **manners: Any) -> Fetcher:
    manners = {"allow_private": True} | manners
    return Fetcher(Manners(**manners), clock=clock or Stopped().clock, archive=archive)


def refusal(url: str, clock: Clock | None = None, **manners: Any) -> str:
    with pytest.raises(InputError) as caught:
        fetcher(clock, **manners).get(url)
    assert caught.value.path == url
    return caught.value.reason


def pages(site: Site) -> list[str]:
    return [path for path in site.paths if path != "/robots.txt"]


def test_a_page_comes_with_its_bytes_its_headers_and_its_day() -> None:
    with serving(a=PAGE) as site:
        found = fetcher().get(f"{site.url}/a#part")

    assert (f"{site.url}/a", PAGE.content, How.FETCHED) == (found.final, found.body, found.how)
    assert ("2026-01-19T08:00:02Z", ("text/html", "utf-8")) == (found.date, found.media_type)


def test_servers_are_told_who_asks_and_whom_to_write_to() -> None:
    with serving(a=PAGE) as site:
        fetcher(contact="desk@example.org").get(f"{site.url}/a")

    agents = {headers["user-agent"] for _, headers in site.asked}
    assert {"siliconveil/0.1.0 (desk@example.org)"} == agents


@pytest.mark.parametrize("contact", ["", "a\r\nX-Evil: 1", "möwe@example.org", "a (b)", "x" * 300])
def test_a_contact_that_does_not_fit_a_header_is_refused(contact: str) -> None:
    with pytest.raises(InputError, match="a contact is an e-mail or web address"):
        Manners(contact=contact)


def test_what_robots_txt_forbids_is_not_asked_for() -> None:
    rules = Reply(b"User-agent: *\nDisallow: /\n\nUser-agent: siliconveil\nDisallow: /secret\n")
    with serving(robots=rules, a=PAGE, secret=PAGE) as site:
        ours = fetcher()
        ours.get(f"{site.url}/a")
        with pytest.raises(InputError, match=r"the robots\.txt of 127\.0\.0\.1 forbids it"):
            ours.get(f"{site.url}/secret")

    assert ["/robots.txt", "/a"] == site.paths


def test_a_redirect_to_what_robots_txt_forbids_is_not_followed() -> None:
    moved = Reply(status=302, headers={"Location": "/secret"})
    with serving(robots=Reply(b"User-agent: *\nDisallow: /secret"), a=moved, secret=PAGE) as site:
        assert "forbids it" in refusal(f"{site.url}/a")

    assert "/secret" not in site.paths


def test_a_server_without_robots_txt_has_no_rules() -> None:
    with serving(a=PAGE) as site:
        assert PAGE.content == fetcher().get(f"{site.url}/a").body


def test_nothing_is_asked_of_a_server_whose_robots_txt_fails() -> None:
    with serving(robots=Reply(status=503), a=PAGE) as site:
        assert "its robots.txt cannot be read" in refusal(f"{site.url}/a", attempts=2)

    assert ["/robots.txt", "/robots.txt"] == site.paths


def test_a_host_is_asked_once_in_two_seconds() -> None:
    clock = Stopped()
    with serving(a=PAGE, b=PAGE) as site:
        ours = fetcher(clock.clock)
        ours.get(f"{site.url}/a")
        clock.at += 1.5
        ours.get(f"{site.url}/b")

    assert [2.0, 0.5] == clock.slept


def test_a_host_that_asks_for_more_time_gets_it() -> None:
    clock = Stopped()
    with serving(robots=Reply(b"User-agent: *\nCrawl-delay: 7"), a=PAGE, b=PAGE) as site:
        ours = fetcher(clock.clock)
        ours.get(f"{site.url}/a")
        ours.get(f"{site.url}/b")

    assert [7.0, 7.0] == clock.slept


@pytest.mark.parametrize("delay", ["1e9", "86400"])
def test_a_host_that_asks_for_hours_is_left_to_the_user(delay: str) -> None:
    with serving(robots=Reply(f"User-agent: *\nCrawl-delay: {delay}".encode()), a=PAGE) as site:
        assert "s between requests" in refusal(f"{site.url}/a")

    assert ["/robots.txt"] == site.paths


@pytest.mark.parametrize("delay", ["-3", "nan", "inf", "soon"])
def test_a_delay_that_is_none_is_passed_over(delay: str) -> None:
    clock = Stopped()
    with serving(robots=Reply(f"User-agent: *\nCrawl-delay: {delay}".encode()), a=PAGE) as site:
        fetcher(clock.clock).get(f"{site.url}/a")

    assert [2.0] == clock.slept


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_a_busy_or_failing_server_is_asked_again_after_growing_waits(status: int) -> None:
    clock = Stopped()
    with serving(a=[Reply(status=status)] * 3 + [PAGE]) as site:
        found = fetcher(clock.clock).get(f"{site.url}/a")

    assert PAGE.content == found.body
    assert [2.0, 2.0, 4.0, 8.0] == clock.slept


@pytest.mark.parametrize(
    ("stated", "waits"),
    [
        ("30", 30.0),
        ("Mon, 19 Jan 2026 08:01:02 GMT", 60.0),
        ("Mon, 19 Jan 0000 08:01:02 GMT", 2.0),
        ("yesterday", 2.0),
        ("-5", 2.0),
        ("Mon, 19 Jan 2015 08:00:00 GMT", 2.0),
    ],
)
def test_retry_after_is_obeyed_where_it_makes_sense(stated: str, waits: float) -> None:
    clock = Stopped()
    with serving(a=[Reply(status=429, headers={"Retry-After": stated}), PAGE]) as site:
        fetcher(clock.clock).get(f"{site.url}/a")

    assert [2.0, waits] == clock.slept


def test_a_server_that_wants_to_be_left_alone_for_long_is() -> None:
    clock = Stopped()
    with serving(a=Reply(status=429, headers={"Retry-After": "86400"}), b=PAGE) as site:
        ours = fetcher(clock.clock)
        for path in ("a", "b"):
            with pytest.raises(InputError, match="asks to be left alone for 86400 s"):
                ours.get(f"{site.url}/{path}")

    assert ["/a"] == pages(site)


def test_attempts_end() -> None:
    with serving(a=Reply(status=503)) as site:
        said = refusal(f"{site.url}/a", attempts=3)

    assert "gave no answer in 3 attempts; at last it answers 503: fetch it later" == said
    assert ["/a"] * 3 == pages(site)


def test_a_connection_that_breaks_off_is_tried_again() -> None:
    with serving(a=[Reply(b"x" * 1000, cut=10), PAGE]) as site:
        assert PAGE.content == fetcher().get(f"{site.url}/a").body


def test_a_server_that_is_not_there_is_named() -> None:
    with serving() as site:
        gone = f"{site.url}/a"

    assert "its robots.txt cannot be read: it gave no answer in 2 attempts" in refusal(gone, attempts=2)


def test_redirects_are_followed_and_the_address_that_answered_is_told() -> None:
    with serving(a=Reply(status=301, headers={"Location": "/b"}), b=PAGE) as site:
        found = fetcher().get(f"{site.url}/a")

    assert (f"{site.url}/a", f"{site.url}/b") == (found.url, found.final)


def test_five_redirects_are_followed_and_no_more() -> None:
    steps = {f"s{n}": Reply(status=307, headers={"Location": f"SITE/s{n + 1}"}) for n in range(6)}
    with serving(**steps, s6=PAGE) as site:
        far = refusal(f"{site.url}/s0")
        near = fetcher().get(f"{site.url}/s1")

    assert "more than 5 redirects" in far
    assert PAGE.content == near.body


@pytest.mark.parametrize(
    "target",
    [
        "file:///etc/passwd",
        "ftp://example.org/a",
        "javascript:alert(1)",
        "data:text/html,x",
        "//a:b@c.example/",
    ],
)
def test_a_redirect_out_of_the_web_is_refused(target: str) -> None:
    with serving(a=Reply(status=302, headers={"Location": target})) as site:
        said = refusal(f"{site.url}/a")

    assert f"leads to {target!r}, which" in said
    assert "only http and https are fetched" in said or "user name or password" in said


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "example.org/a", "", "http://", "mailto:a@b.c", "http://[::1"]
)
def test_only_addresses_of_the_web_are_fetched(url: str) -> None:
    with pytest.raises(InputError, match=r"only http and https are fetched|is no web address"):
        fetcher().get(url)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "2130706433", "0x7f.1", "127.1"])
def test_this_computer_is_not_asked_by_whatever_name(host: str) -> None:
    with serving(a=PAGE) as site:
        said = refusal(f"{site.url.replace('127.0.0.1', host)}/a", allow_private=False)

    assert "a private, local or otherwise not public address; if you mean it, say --allow-private" in said
    assert [] == site.asked


def test_a_name_is_resolved_once_for_a_request_and_its_address_is_the_one_connected_to() -> None:
    """A name that stands for a public address when it is checked cannot stand for another when it is used."""
    answers = iter([["127.0.0.1"], ["127.0.0.1"], ["10.0.0.1"]])
    asked: list[str] = []

    def resolve(host: str, port: int) -> list[str]:
        asked.append(host)
        return next(answers)

    manners = Manners(allow_private=True)
    with serving(a=PAGE) as site:
        door = GuardedTransport(manners, seconds=time.monotonic, resolve=resolve)
        port = site.url.rpartition(":")[2]
        found = Fetcher(manners, clock=Stopped().clock, transport=door).get(f"http://news.example:{port}/a")

    assert PAGE.content == found.body
    assert ["news.example", "news.example"] == asked
    assert f"news.example:{port}" == site.asked[-1][1]["host"]


@pytest.mark.parametrize("answers", [["93.184.216.34", "127.0.0.1"], ["127.0.0.1"], ["::ffff:127.0.0.1"]])
def test_a_name_that_stands_for_a_private_address_is_refused_whatever_else_it_stands_for(
    answers: list[str],
) -> None:
    manners = Manners()
    door = GuardedTransport(manners, seconds=time.monotonic, resolve=lambda host, port: answers)

    with pytest.raises(InputError, match="not public address"):
        Fetcher(manners, clock=Stopped().clock, transport=door).get("http://news.example/a")


def test_a_redirect_to_a_private_address_is_refused() -> None:
    """The first host passes for public here; the second is judged by itself."""
    manners = Manners()

    with serving(a=Reply(status=302, headers={"Location": "http://10.0.0.8/admin"})) as site:
        port = site.url.rpartition(":")[2]
        door = _PublicLoopback(manners)
        with pytest.raises(InputError, match=r"10\.0\.0\.8, a private"):
            Fetcher(manners, clock=Stopped().clock, transport=door).get(f"http://news.example:{port}/a")

    assert ["/a"] == pages(site)


class _PublicLoopback(GuardedTransport):
    """Sends what is for `news.example` to loopback unjudged, and judges all else."""

    def __init__(self, manners: Manners) -> None:
        super().__init__(manners, seconds=time.monotonic)
        self._open = GuardedTransport(
            Manners(allow_private=True), seconds=time.monotonic, resolve=lambda host, port: ["127.0.0.1"]
        )

    def handle_request(self, request: Any) -> Any:
        if request.url.host == "news.example":
            return self._open.handle_request(request)
        return super().handle_request(request)


def test_a_body_that_never_ends_is_cut_off_by_size() -> None:
    with serving(a=Reply(b"<item>x</item>" * 1000, endless=True)) as site:
        said = refusal(f"{site.url}/a", limit=500_000)

    assert "was cut off: the answer goes on behind 0.5 MB" in said
    assert ["/a"] == pages(site)


def test_an_answer_that_says_that_it_is_too_large_is_not_read() -> None:
    with serving(a=Reply(b"x" * 2_000_000)) as site:
        assert "has 2.0 MB, the limit for one item is 1 MB" in refusal(f"{site.url}/a", limit=1_000_000)


def test_an_answer_that_trickles_is_cut_off_by_time() -> None:
    began = time.monotonic()
    with serving(robots=Reply(status=404), a=Reply(drip=0.05)) as site:
        said = refusal(f"{site.url}/a", REAL, total=0.6, interval=0.0)

    assert "was cut off: the answer was not whole after 0.6 s" in said
    assert time.monotonic() - began < 5


def test_a_compressed_answer_is_unfolded() -> None:
    folded = Reply(gzip.compress(PAGE.content), headers={"Content-Encoding": "gzip"})
    with serving(a=folded) as site:
        assert PAGE.content == fetcher().get(f"{site.url}/a").body


def test_a_compressed_answer_that_unfolds_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    bomb = Reply(gzip.compress(b"\0" * 50_000_000), headers={"Content-Encoding": "gzip"})
    with serving(a=bomb) as site, Archive.opened(tmp_path, agent="test") as archive:
        ours = fetcher(archive=archive, limit=1_000_000)
        with pytest.raises(InputError, match="unfolds to more than 1 MB"):
            ours.get(f"{site.url}/a")

    assert [] == list(tmp_path.glob("*.warc.gz"))


def test_a_compression_that_was_not_asked_for_is_named() -> None:
    with serving(a=Reply(b"\x0b\x02\x80hello\x03", headers={"Content-Encoding": "br"})) as site:
        assert "is compressed as 'br', expected gzip" in refusal(f"{site.url}/a")


def test_what_is_not_there_is_named_with_the_servers_answer() -> None:
    with serving() as site:
        assert "cannot be had: the server answers 404 Not Found" == refusal(f"{site.url}/a")
