"""One request, one answer: its bytes are counted as they come, whatever it says of its size."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import closing
from types import MappingProxyType

import httpx

from extract.sources.base import MEGABYTE, check_size
from extract.sources.fetching.clock import Clock
from extract.sources.fetching.exchange import Exchange
from extract.sources.fetching.manners import Manners
from graph.errors import InputError

_HEADERS = MappingProxyType(
    {
        "Accept": "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,"
        "application/pdf,text/plain,application/xml;q=0.9,*/*;q=0.5",
        "Accept-Encoding": "gzip",
        "Connection": "close",
    }
)
_CONNECT = 10.0


class Wire:
    """Asks a server once; follows nothing, keeps no cookie."""

    def __init__(self, manners: Manners, *, clock: Clock, transport: httpx.BaseTransport) -> None:
        self._manners = manners
        self._clock = clock
        self._transport = transport

    def ask(self, url: str, headers: Mapping[str, str]) -> Exchange:
        """The answer to a request for `url`.

        Raises:
            InputError: it is too large, too slow, or from an address that may not be asked.
            httpx.TransportError: the connection failed or broke off.
        """
        # Not through a client of httpx: that would follow a redirect in its mind, and stumble over a bad one.
        with closing(self._transport.handle_request(self._request(url, headers))) as answer:
            declared = answer.headers.get("content-length", "")
            if declared.isdecimal():
                check_size(int(declared), path=url, limit=self._manners.limit)
            peer = _peer(answer)  # known only as long as the connection is open
            payload = self._payload(answer)
            return Exchange(
                url=url,
                status=answer.status_code,
                reason=answer.reason_phrase,
                headers=tuple((_text(name), _text(value)) for name, value in answer.headers.raw),
                payload=payload,
                date=self._clock.now(),
                address=peer,
            )

    def _request(self, url: str, headers: Mapping[str, str]) -> httpx.Request:
        silence = self._manners.silence
        return httpx.Request(
            "GET",
            url,
            headers={"User-Agent": self._manners.agent, **_HEADERS, **headers},
            extensions={"timeout": httpx.Timeout(silence, connect=min(silence, _CONNECT)).as_dict()},
        )

    def _payload(self, answer: httpx.Response) -> bytes:
        limit = self._manners.limit
        payload = bytearray()
        for block in answer.iter_raw():
            payload += block
            if len(payload) > limit:
                raise InputError(
                    f"was cut off: the answer goes on behind {limit / MEGABYTE:g} MB, the limit for one; "
                    "if it is no stream without end, raise the limit with --max-size"
                )
        return bytes(payload)


def _text(header: bytes) -> str:
    return header.decode("latin-1")


def _peer(answer: httpx.Response) -> str | None:
    stream = answer.extensions.get("network_stream")
    peer = stream.get_extra_info("server_addr") if stream is not None else None
    return str(peer[0]) if isinstance(peer, tuple) else None
