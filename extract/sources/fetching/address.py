"""Which addresses may be asked: those of the web, on machines of the public internet."""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable

import httpx

from graph.errors import InputError

Resolve = Callable[[str, int], list[str]]
"""Host and port to the IP addresses that the name stands for."""
_Ip = ipaddress.IPv4Address | ipaddress.IPv6Address
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_LONGEST = 4_000


def web_address(address: str, *, base: str | None = None) -> str:
    """The whole address in one spelling, without the part behind `#`.

    Args:
        address: as given, or as a server or feed states it.
        base: what a relative address is relative to.

    Raises:
        InputError: it is no address, not http or https, or holds a user's name.
    """
    try:
        url = httpx.URL(address.strip())
        url = (httpx.URL(base).join(url) if base else url).copy_with(fragment=None)
    except (httpx.InvalidURL, ValueError, TypeError) as error:
        raise InputError(f"is no web address ({error})", path=address[:200]) from error
    if url.scheme not in ("http", "https") or not url.host:
        raise InputError(
            f"is an address of kind {url.scheme or '(none)'!r}; only http and https are fetched",
            path=address[:200],
        )
    if url.userinfo:
        raise InputError(
            "holds a user name or password, which would be archived; leave it out", path=url.host
        )
    if len(str(url)) > _LONGEST:
        raise InputError(f"is an address of more than {_LONGEST} characters", path=address[:200])
    return str(url)


def resolved(host: str, port: int) -> list[str]:
    """The IP addresses of a host, as the system finds them.

    Raises:
        InputError: there is no such host.
        OSError: it cannot be told now.
    """
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except socket.gaierror as error:
        if error.errno == socket.EAI_AGAIN:
            raise
        raise InputError(f"is on {host}, which does not exist ({error.strerror}); check it") from error
    except UnicodeError as error:
        raise InputError(f"is on {host!r}, which is no name of a machine") from error
    return list(dict.fromkeys(str(info[4][0]) for info in found))


def check_public(addresses: list[str], *, host: str) -> None:
    """Raise InputError if one of a host's addresses is not of the public internet."""
    for address in addresses:
        if not _is_public(ipaddress.ip_address(address)):
            raise InputError(
                f"is on {host} at {address}, a private, local or otherwise not public address; "
                "if you mean it, say --allow-private"
            )


def _is_public(address: _Ip) -> bool:
    inner = _inner(address)
    if inner is not None:
        return _is_public(inner)
    site = isinstance(address, ipaddress.IPv6Address) and address.is_site_local
    return address.is_global and not address.is_multicast and not address.is_reserved and not site


def _inner(address: _Ip) -> ipaddress.IPv4Address | None:
    """The IPv4 address that an IPv6 address only wraps."""
    if isinstance(address, ipaddress.IPv4Address):
        return None
    if address in _NAT64:
        return ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour
