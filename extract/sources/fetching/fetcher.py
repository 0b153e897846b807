"""The fetcher: asks servers politely, takes no for an answer, and keeps what it is given."""

from __future__ import annotations

from collections.abc import Mapping

import httpx

from extract.sources.containers.warc import body_of
from extract.sources.fetching.address import web_address
from extract.sources.fetching.archive import Archive
from extract.sources.fetching.clock import Clock
from extract.sources.fetching.exchange import Exchange
from extract.sources.fetching.fetched import Fetched, How
from extract.sources.fetching.index import Kept
from extract.sources.fetching.manners import Manners
from extract.sources.fetching.pace import Pace, retry_after
from extract.sources.fetching.record_of import warc_date
from extract.sources.fetching.robots import Robots
from extract.sources.fetching.transport import GuardedTransport
from extract.sources.fetching.wire import Wire
from graph.errors import InputError

_PASSING = frozenset({429, 500, 502, 503, 504})
_NOTHING: Mapping[str, str] = {}


class Fetcher:
    """Fetches addresses one at a time; robots.txt, the pace of each host and all limits are kept.

    Args:
        manners: how to behave.
        clock: what time it is, and how to wait.
        archive: keeps every answer, and knows what was fetched before; None keeps nothing.
        transport: the way to the network; the guarded one unless a test has its own.
    """

    def __init__(
        self,
        manners: Manners,
        *,
        clock: Clock,
        archive: Archive | None = None,
        transport: httpx.BaseTransport | None = None,
    ) -> None:
        self._manners = manners
        self._archive = archive
        self._clock = clock
        self._pace = Pace(manners, clock=clock)
        door = transport or GuardedTransport(manners, seconds=clock.seconds)
        self._wire = Wire(manners, clock=clock, transport=door)
        self._robots = Robots(self._rules_file)

    def known(self, url: str) -> Fetched | None:
        """What the archive holds of an address, without asking anybody.

        Raises:
            InputError: it is no address of the web.
        """
        url = web_address(url)
        if self._archive is None:
            return None
        kept = self._archive.follow(url)
        return None if kept is None else self._from(self._archive, kept, url=url, how=How.KNOWN)

    def get(self, url: str, *, again: bool = False) -> Fetched:
        """The page, feed or file at an address: from the archive, or from its server.

        Args:
            url: an address of the web.
            again: ask the server even if it is archived; it need not send what has not changed.

        Raises:
            InputError: it may not or cannot be fetched; the message says why.
            CaseError: the archive cannot be written or is damaged.
        """
        known = None if again else self.known(url)
        if known is not None:
            return known
        try:
            return self._fetch(web_address(url))
        except InputError as error:
            raise InputError(error.reason, path=url) from error

    def _fetch(self, url: str) -> Fetched:
        at = url
        for _ in range(self._manners.redirects + 1):
            self._check_rules(at)
            answer, stands = self._ask(at)
            if answer.location is not None:
                at = _target(answer)
                continue
            kept = self._archive.answer(at) if self._archive else None
            if self._archive is None or kept is None or answer.status not in (200, 304):
                return self._settled(answer, url=url)
            return self._from(self._archive, kept, url=url, how=How.UNCHANGED if stands else How.FETCHED)
        raise InputError(f"leads on and on: more than {self._manners.redirects} redirects, the last to {at}")

    def _check_rules(self, url: str) -> None:
        rules = self._robots.rules(url)
        if rules.why is not None:
            raise InputError(f"is not fetched, for its robots.txt cannot be read: it {rules.why}")
        if not rules.allow(url):
            raise InputError(f"is not for us: the robots.txt of {httpx.URL(url).host} forbids it")
        if rules.interval > self._manners.longest_wait:
            raise InputError(f"is not fetched: its robots.txt asks for {rules.interval:g} s between requests")
        self._pace.slow_down(httpx.URL(url).host, rules.interval)

    def _ask(self, url: str) -> tuple[Exchange, bool]:
        """The answer to a request for `url`, archived, and whether an earlier one still stands."""
        before = self._archive.answer(url) if self._archive else None
        answer = self._patiently(url, _conditions(before))
        answer.body(limit=self._manners.limit)  # a bomb is not archived
        stands = self._archive is not None and self._archive.keep(answer).revisit
        return answer, stands

    def _settled(self, answer: Exchange, *, url: str) -> Fetched:
        """What an answer gives where there is no archive."""
        if answer.status != 200:
            raise InputError(f"cannot be had: the server answers {answer.status} {answer.reason}".rstrip())
        return Fetched(
            url=url,
            final=answer.url,
            how=How.FETCHED,
            date=warc_date(answer.date),
            body=answer.body(limit=self._manners.limit),
            digest=answer.digest,
            headers={name.lower(): value for name, value in reversed(answer.headers)},
        )

    def _from(self, archive: Archive, kept: Kept, *, url: str, how: How) -> Fetched:
        record = archive.read(kept)
        return Fetched(
            url=url,
            final=kept.url,
            how=how,
            date=kept.date,
            body=body_of(record, limit=self._manners.limit),
            digest=kept.digest,
            headers=record.http,
            place=kept.place,
        )

    def _patiently(self, url: str, headers: Mapping[str, str]) -> Exchange:
        """The answer, after as many attempts as it takes and manners allow."""
        host = httpx.URL(url).host
        why = ""
        for attempt in range(self._manners.attempts):
            self._pace.wait(host)
            asked: float | None = None
            try:
                answer = self._wire.ask(url, headers)
            except httpx.TransportError as error:
                why = _broken(error)
            else:
                if answer.status not in _PASSING:
                    return answer
                why, asked = f"answers {answer.status}", retry_after(answer)
            finally:
                self._pace.asked(host)
            self._pace.rest(host, self._manners.first_wait * 2**attempt if asked is None else asked)
        raise InputError(
            f"gave no answer in {self._manners.attempts} attempts; at last it {why}: fetch it later"
        )

    def _rules_file(self, url: str) -> Exchange:
        """A robots.txt, redirects followed; nothing forbids to read it."""
        at = url
        for _ in range(self._manners.redirects + 1):
            answer = self._patiently(at, _NOTHING)
            if answer.location is None:
                return answer
            at = _target(answer)
        raise InputError("leads on and on")


def _conditions(before: Kept | None) -> dict[str, str]:
    """The headers that let a server answer "not modified"."""
    if before is None:
        return {}
    said = {"If-None-Match": before.etag, "If-Modified-Since": before.modified}
    return {name: value for name, value in said.items() if value and value.isascii()}


def _target(answer: Exchange) -> str:
    try:
        return web_address(answer.location or "", base=answer.url)
    except InputError as error:
        raise InputError(f"leads to {answer.location!r:.120}, which {error.reason}") from error


def _broken(error: httpx.TransportError) -> str:
    if "CERTIFICATE_VERIFY_FAILED" in str(error):
        raise InputError(f"cannot be trusted: {error}") from error
    return f"broke off ({type(error).__name__}{f': {error}' if str(error) else ''})"
