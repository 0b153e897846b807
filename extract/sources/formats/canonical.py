"""The address that a page states as its own: `<link rel="canonical">`, else `og:url`."""

from __future__ import annotations

from html.parser import HTMLParser
from urllib.parse import urljoin, urlsplit

_HEAD = 400_000
"""Characters within which the head of a page ends; some carry whole scripts in it."""
_LONGEST = 2_000


def canonical_of(page: str) -> str | None:
    """The page's own address on the web; None if its head states none, or one of another kind."""
    head = _Head()
    head.feed(page[:_HEAD])
    for address in (head.canonical, head.og):
        if address and (whole := _absolute(address.strip(), head.base)):
            return whole
    return None


def _absolute(address: str, base: str | None) -> str | None:
    try:
        whole = urljoin(base or "", address)
        parts = urlsplit(whole)
    except ValueError:
        return None
    fits = parts.scheme in ("http", "https") and parts.hostname and len(whole) <= _LONGEST
    return whole if fits and not any(sign.isspace() for sign in whole) else None


class _Head(HTMLParser):
    """What the head of a page says of its address."""

    def __init__(self) -> None:
        super().__init__()
        self.canonical: str | None = None
        self.og: str | None = None
        self.base: str | None = None
        self._over = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._over = self._over or tag == "body"
        if self._over:
            return
        said = {name: value or "" for name, value in reversed(attrs)}
        if tag == "link" and "canonical" in said.get("rel", "").lower().split():
            self.canonical = self.canonical or said.get("href")
        elif tag == "meta" and "og:url" in (said.get("property"), said.get("name")):
            self.og = self.og or said.get("content")
        elif tag == "base":
            self.base = self.base or said.get("href")

    def handle_endtag(self, tag: str) -> None:
        self._over = self._over or tag == "head"
