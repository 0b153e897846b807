"""The one door to the network: names are resolved once, judged, and connected to as judged.

Invariant: no byte goes to an address that was not checked, and no answer takes longer than its total time,
however slowly it trickles. Proxies of the environment are not used: what they connect to cannot be checked.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import httpcore
import httpx

from extract.sources.fetching.address import Resolve, check_public, resolved
from extract.sources.fetching.manners import Manners
from graph.errors import InputError


@dataclass(frozen=True, slots=True)
class _Deadline:
    """The moment at which an answer must be whole."""

    at: float
    total: float
    seconds: Callable[[], float]

    def left(self, timeout: float | None) -> float:
        """Seconds for the next step.

        Raises:
            InputError: none is left.
        """
        left = self.at - self.seconds()
        if left <= 0:
            raise self.passed()
        return left if timeout is None else min(left, timeout)

    def passed(self) -> InputError:
        """The message of an answer that took too long."""
        return InputError(
            f"was cut off: the answer was not whole after {self.total:g} s; if it is no stream without end, "
            "give it longer with --max-time"
        )

    @contextmanager
    def kept(self) -> Iterator[None]:
        """A step that ran out of its time runs out of the answer's where that is over."""
        try:
            yield
        except httpcore.TimeoutException:
            if self.seconds() >= self.at:
                raise self.passed() from None
            raise


class GuardedTransport(httpx.BaseTransport):
    """Sends requests to public addresses alone (or to any, with `manners.allow_private`)."""

    def __init__(
        self, manners: Manners, *, seconds: Callable[[], float], resolve: Resolve = resolved
    ) -> None:
        self._manners = manners
        self._seconds = seconds
        self._resolve = resolve

    @cached_property
    def _ssl(self) -> ssl.SSLContext:
        """Made when the first server wants it: reading the certificates takes a while."""
        return httpx.create_ssl_context()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The answer, whose body is still to come; every request has a connection of its own."""
        total = self._manners.total
        deadline = _Deadline(self._seconds() + total, total, self._seconds)
        guard = _Guard(deadline, self._resolve, allow_private=self._manners.allow_private)
        pool = httpcore.ConnectionPool(
            ssl_context=self._ssl if request.url.scheme == "https" else None,
            max_keepalive_connections=0,
            network_backend=guard,
        )
        try:
            with _as_httpx(request):
                answer = pool.handle_request(_core(request))
        except BaseException:
            pool.close()
            raise
        return httpx.Response(
            status_code=answer.status,
            headers=answer.headers,
            stream=_Body(answer, pool, request),
            extensions=answer.extensions,
        )


class _Body(httpx.SyncByteStream):
    def __init__(
        self, answer: httpcore.Response, pool: httpcore.ConnectionPool, request: httpx.Request
    ) -> None:
        self._answer, self._pool, self._request = answer, pool, request

    def __iter__(self) -> Iterator[bytes]:
        with _as_httpx(self._request):
            yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
        self._pool.close()


class _Guard(httpcore.NetworkBackend):
    """Connects to addresses that were judged, never to names."""

    def __init__(self, deadline: _Deadline, resolve: Resolve, *, allow_private: bool) -> None:
        self._deadline = deadline
        self._resolve = resolve
        self._allow_private = allow_private
        self._inner = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[Any] | None = None,
    ) -> httpcore.NetworkStream:
        refused: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._judged(host, port):
            left = self._deadline.left(timeout)
            try:
                with self._deadline.kept():
                    stream = self._inner.connect_tcp(address, port, left, local_address, socket_options)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                refused = error
            else:
                return _Timed(stream, self._deadline)
        raise refused

    def _judged(self, host: str, port: int) -> list[str]:
        try:
            addresses = self._resolve(host, port)
        except OSError as error:
            raise httpcore.ConnectError(f"the name {host} cannot be resolved now") from error
        if not self._allow_private:
            check_public(addresses, host=host)
        return addresses


class _Timed(httpcore.NetworkStream):
    """A connection whose every step ends with the answer's time."""

    def __init__(self, inner: httpcore.NetworkStream, deadline: _Deadline) -> None:
        self._inner, self._deadline = inner, deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        with self._deadline.kept():
            return self._inner.read(max_bytes, self._deadline.left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        with self._deadline.kept():
            self._inner.write(buffer, self._deadline.left(timeout))

    def close(self) -> None:
        self._inner.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        with self._deadline.kept():
            inner = self._inner.start_tls(ssl_context, server_hostname, self._deadline.left(timeout))
        return _Timed(inner, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)


def _core(request: httpx.Request) -> httpcore.Request:
    return httpcore.Request(
        method=request.method,
        url=httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        ),
        headers=request.headers.raw,
        content=request.stream,
        extensions=request.extensions,
    )


@contextmanager
def _as_httpx(request: httpx.Request) -> Iterator[None]:
    """Errors of the connection by the names that callers of httpx know."""
    try:
        yield
    except (httpcore.TimeoutException, httpcore.NetworkError, httpcore.ProtocolError) as error:
        kind: type[httpx.TransportError] = getattr(httpx, type(error).__name__, httpx.TransportError)
        raise kind(str(error), request=request) from error
