"""Feeds (RSS, Atom), read with feedparser: every entry is a document.

Invariant: nothing that a feed names is opened. It is given to the parser as bytes, without a DTD that could
unfold or point elsewhere.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urljoin

from extract.sources.base import check_size
from extract.sources.formats.contents import Contents
from extract.sources.formats.fragment import words_of
from extract.sources.formats.markup import PROLOGUE, decode_markup
from extract.sources.said_day import said_day
from graph.errors import InputError

_ROOT = re.compile(PROLOGUE + r"<([A-Za-z_][\w.:-]*)", re.DOTALL)
_ROOTS = frozenset({"rss", "feed", "rdf"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]+)*")
_WEB = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_NUMBER = re.compile(r"&#([xX][0-9a-fA-F]+|[0-9]+);?")
_BEYOND = 0x110000
_TAIL = 4096
_LONGEST_NAME = 80


@dataclass(frozen=True, slots=True)
class _Feed:
    """What feedparser found, in its own untyped class; `cut` says that the end of the feed is missing."""

    parsed: Any
    cut: bool


def feed_file(path: Path, *, limit: int) -> Iterator[Contents | InputError]:
    """The entries of a feed in a file; see `entries_of`."""
    check_size(path.stat().st_size, path=str(path), limit=limit)
    return entries_of(path.read_bytes(), path=str(path))


def is_feed(data: bytes) -> bool:
    """Whether data looks like a feed: its first element is that of RSS, Atom or RDF."""
    head = re.sub(rb"\A(\xef\xbb\xbf|\xff\xfe|\xfe\xff)", b"", data[:_TAIL]).replace(b"\0", b"")
    root = _ROOT.match(head.decode("latin-1"))
    return root is not None and root[1].rpartition(":")[2].lower() in _ROOTS


def entries_of(
    data: bytes, *, path: str, charset: str | None = None, base: str = ""
) -> Iterator[Contents | InputError]:
    """What each entry of a feed says, in the feed's order; one without text is named.

    The publisher is the source that an entry names, else the feed. The day is that of publication; that of a
    later change is not taken for it.

    Args:
        data: the bytes of the feed.
        path: what messages call it.
        charset: the character set that the server states.
        base: the address of the feed, where it is known.

    Raises:
        InputError: it is no feed, is empty, or declares entities.
    """
    feed = _parsed(decode_markup(data, path=path, charset=charset), path=path, base=base)
    entries: list[Any] = feed.parsed.entries
    if not entries:
        raise InputError("is a feed without an entry; there is nothing to read", path=path)
    for number, entry in enumerate(entries, start=1):
        if feed.cut and number == len(entries):
            yield _unusable(entry, number, "may lack its end, for the feed breaks off; fetch it again", path)
            continue
        text = _text(entry)
        if text:
            yield Contents(text, _values(entry, feed.parsed, fallback=f"{path}#{entry.get('id') or number}"))
        else:
            yield _unusable(entry, number, "holds no text, only a headline or a link; fetch its page", path)


def links_of(data: bytes, *, path: str, charset: str | None = None) -> list[str]:
    """The web addresses that the entries of a feed link, each once, in its order.

    Raises:
        InputError: it is no feed, or declares entities.
    """
    feed = _parsed(decode_markup(data, path=path, charset=charset), path=path, base=path)
    links = (_link(entry, feed.parsed) for entry in feed.parsed.entries)
    return list(dict.fromkeys(link for link in links if link))


def _parsed(text: str, *, path: str, base: str) -> _Feed:
    import feedparser

    if not text.strip():
        raise InputError("is empty: expected a feed, found nothing to read", path=path)
    root = _ROOT.match(text)
    if root is None or root[1].rpartition(":")[2].lower() not in _ROOTS:
        came = f"begins with <{root[1]:.40}>" if root else "is no XML"
        raise InputError(
            f"{came}; read is XML that is an RSS or Atom feed, or a registry (LEI foundation, OFAC)",
            path=path,
        )
    try:
        parsed = feedparser.parse(
            io.BytesIO(_NUMBER.sub(_in_range, text).encode("utf-8", "replace")),
            response_headers={"content-type": "application/xml; charset=utf-8", "content-location": base},
            sanitize_html=False,  # all tags are dropped
            resolve_relative_uris=False,
        )
    except Exception as error:  # the parser is lenient by guessing, and trips over some guesses
        why = f"{type(error).__name__}: {error!s:.80}"
        raise InputError(f"is too broken a feed to be read ({why}); fetch it again", path=path) from error
    return _Feed(parsed, cut=f"</{root[1]}" not in text[-_TAIL:])


def _in_range(reference: re.Match[str]) -> str:
    """A character by its number, or the mark for one that cannot be where there is no such number."""
    digits = reference[1].lower().lstrip("x0") or "0"
    code = int(digits, 16 if reference[1][0] in "xX" else 10) if len(digits) < 8 else _BEYOND
    return reference[0] if code < _BEYOND and not 0xD800 <= code < 0xE000 else "\ufffd"


def _values(entry: Any, feed: Any, *, fallback: str) -> dict[str, str]:
    source = entry.get("source") or {}
    said = {
        "title": _one_line(entry.get("title_detail")),
        "publisher": _one_line(source.get("title_detail")) or _plain_line(source.get("title")),
        "published": said_day(_published(entry, feed)),
        "language": _language(entry, feed),
        "url": _link(entry, feed) or fallback,
    }
    said["publisher"] = said["publisher"] or _one_line(feed.feed.get("title_detail"))
    return {key: value for key, value in said.items() if value}


def _published(entry: Any, feed: Any) -> str | None:
    """As written. RSS knows no change: its `dc:date`, which the parser calls one, is the publication."""
    published = dict.get(entry, "published")
    if published is None and feed.version.startswith("rss"):
        published = dict.get(entry, "updated")
    return published if isinstance(published, str) else None


def _text(entry: Any) -> str:
    """The fullest of the texts that the entry carries: its content, or only its summary."""
    details = [*(entry.get("content") or ()), entry.get("summary_detail")]
    return max((_words(detail) for detail in details), key=len)


def _words(detail: Any) -> str:
    value = (detail or {}).get("value") or ""
    if (detail or {}).get("type") != "text/plain":
        return words_of(value)
    lines = (re.sub(r"[^\S\n]+", " ", line).strip() for line in value.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()
    return text + "\n" if text else ""


def _one_line(detail: Any) -> str:
    return _plain_line(_words(detail))


def _plain_line(words: str | None) -> str:
    return " ".join((words or "").split())


def _language(entry: Any, feed: Any) -> str | None:
    details = [*(entry.get("content") or ()), entry.get("summary_detail") or {}]
    stated = [detail.get("language") for detail in details] + [feed.feed.get("language")]
    return next((str(one) for one in stated if one and _LANGUAGE.fullmatch(str(one))), None)


def _link(entry: Any, feed: Any) -> str | None:
    """The address of the entry's page, made whole by that of the feed; None if it is none of the web."""
    if feed.version.startswith("atom") and not entry.get("links"):
        return None  # the parser takes the id for an address, which only RSS allows
    try:
        link = urljoin(str(feed.feed.get("link") or ""), str(entry.get("link") or "").strip())
    except ValueError:
        return None
    return link if _WEB.fullmatch(link) else None


def _unusable(entry: Any, number: int, why: str, path: str) -> InputError:
    name = _one_line(entry.get("title_detail")) or str(entry.get("link") or "")
    shown = name if len(name) <= _LONGEST_NAME else name[: _LONGEST_NAME - 1] + "…"
    return InputError(f"entry {number}{f' ({shown})' if shown else ''} {why}", path=path)
