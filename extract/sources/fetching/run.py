"""A run: addresses, and the articles that feeds among them link, each fetched once."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from extract.sources.containers.feed import is_feed, links_of
from extract.sources.fetching.fetched import Fetched
from extract.sources.fetching.fetcher import Fetcher
from graph.errors import InputError

MOST_ARTICLES = 100

Outcome = Fetched | InputError
"""What became of one address."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a run is to fetch.

    Attributes:
        urls: pages and feeds.
        follow: whether the articles that a feed links are fetched as well.
        most: how many of one feed at most, from its top.
        again: whether pages are asked for again that are archived; feeds always are.
    """

    urls: tuple[str, ...]
    follow: bool = False
    most: int = MOST_ARTICLES
    again: bool = False


def fetch_all(fetcher: Fetcher, wanted: Wanted) -> Iterator[Outcome]:
    """What becomes of each address, one by one; those that a feed links come behind those that were named."""
    named = dict.fromkeys(wanted.urls)
    waiting = deque((url, True) for url in named)
    seen = set(named)
    while waiting:
        url, follow = waiting.popleft()
        found = _fetch(fetcher, url, again=wanted.again)
        yield found
        if wanted.follow and follow and isinstance(found, Fetched) and is_feed(found.body):
            links, problem = _links(found, most=wanted.most)
            if problem is not None:
                yield problem
            new = [link for link in links if link not in seen]
            seen.update(new)
            waiting.extend((link, False) for link in new)


def _fetch(fetcher: Fetcher, url: str, *, again: bool) -> Outcome:
    try:
        known = fetcher.known(url)
        return fetcher.get(url, again=again or (known is not None and is_feed(known.body)))
    except InputError as error:
        return InputError(error.reason, path=error.path or url)


def _links(feed: Fetched, *, most: int) -> tuple[list[str], InputError | None]:
    """The articles to take of a feed, and what is to be said of the others."""
    _, charset = feed.media_type
    try:
        links = links_of(feed.body, path=feed.final, charset=charset)
    except InputError as error:
        return [], InputError(error.reason, path=feed.url)
    if len(links) <= most:
        return links, None
    left = len(links) - most
    return links[:most], InputError(
        f"links {left} articles beyond the first {most}, which are left out; say --most for more",
        path=feed.url,
    )
