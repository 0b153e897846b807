"""What an answer of the web holds: its media type and character set, and the format that reads it."""

from __future__ import annotations

import codecs
import re
from email.message import Message
from urllib.parse import urlsplit

from extract.sources.containers.feed import is_feed

_SUFFIXES = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/x-pdf": ".pdf",
    "message/rfc822": ".eml",
    "text/csv": ".csv",
    "application/json": ".json",
    "text/xml": ".xml",
    "application/xml": ".xml",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
}
_EDGAR_INDEX = re.compile(r"/files/company_tickers\.json|/submissions/CIK\d+(?:-submissions-\d+)?\.json")
"""Where EDGAR lists who files and what, which is looked up and no text for people."""
_UNSAID = frozenset({"", "application/octet-stream", "binary/octet-stream", "unknown/unknown"})
_PAGE = re.compile(
    rb"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,400}?-->\s*)?<(?:!doctype\s+html|html)\b", re.IGNORECASE | re.DOTALL
)


def media_type(header: str | None) -> tuple[str, str | None]:
    """Type and character set that a `Content-Type` states; "" and None where it states none."""
    if not header:
        return "", None
    message = Message()
    message["content-type"] = re.sub(r"[\r\n]+", " ", header)
    charset = message.get_param("charset")
    stated = charset.strip(" '\"") if isinstance(charset, str) else None
    return message.get_content_type(), stated or None


def format_of(kind: str, body: bytes, *, url: str) -> str | None:
    """The suffix of the format that reads a body of that type; None for what holds no text for people."""
    suffix = _SUFFIXES.get(kind)
    if kind == "text/plain" and urlsplit(url).path == "/robots.txt":
        return None
    if kind == "application/json" and _EDGAR_INDEX.fullmatch(urlsplit(url).path):
        return None
    if kind in _UNSAID or suffix in (".txt", ".xml"):
        return _sniffed(body) or suffix
    return suffix


def _sniffed(body: bytes) -> str | None:
    if body[:1024].lstrip().startswith(b"%PDF-"):
        return ".pdf"
    if _PAGE.match(body.removeprefix(codecs.BOM_UTF8)[:2048]):
        return ".html"
    return ".xml" if is_feed(body) else None
