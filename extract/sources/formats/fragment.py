"""The words of a piece of HTML, as feeds carry it: all of them, a blank line between paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

_SKIPPED = frozenset({"script", "style", "head", "title", "template", "noscript", "iframe", "svg"})
_BLOCKS = frozenset(
    (
        *("p", "div", "section", "article", "header", "footer", "aside", "main", "figure", "figcaption"),
        *("blockquote", "pre", "table", "tr", "ul", "ol", "li", "dl", "dt", "dd", "hr"),
        *("h1", "h2", "h3", "h4", "h5", "h6"),
    )
)
_GAP, _BREAK = "\x1d", "\x1e"
"""Marks of a paragraph and a line while the words are put together; markup cannot hold them."""


def words_of(fragment: str) -> str:
    """The text of a fragment of HTML; empty if it has no words."""
    from lxml import html
    from lxml.etree import ParserError, XMLSyntaxError

    clean = re.sub(r"[\x00-\x08\x0b\x0c\x0e-\x1f]", "", fragment)
    if not clean.strip():
        return ""
    parser = html.HTMLParser(remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        tree = html.document_fromstring(f"<html><body>{clean}</body></html>", parser=parser)
    except (ParserError, XMLSyntaxError, ValueError):
        return ""
    return _tidy("".join(_pieces(tree)))


def _pieces(root: _Element) -> list[str]:
    from lxml.etree import iterwalk

    pieces: list[str] = []
    skipped = 0
    for event, element in iterwalk(root, events=("start", "end")):
        name = element.tag if isinstance(element.tag, str) else ""
        opens = event == "start"
        skipped += (1 if opens else -1) if name in _SKIPPED else 0
        if name in _BLOCKS:
            pieces.append(_GAP)
        elif name == "br" and opens:
            pieces.append(_BREAK)
        words = element.text if opens else element.tail
        if words and not skipped:
            pieces.append(words)
    return pieces


def _tidy(text: str) -> str:
    text = re.sub(r"[\s\u200b\ufeff]+", " ", text.replace(_GAP, "\0\0").replace(_BREAK, "\0"))
    paragraphs = re.split(r"(?: ?\0 ?){2,}", text)
    lines = (re.sub(r" ?\0 ?", "\n", one).strip() for one in paragraphs)
    kept = "\n\n".join(line for line in lines if line)
    return kept + "\n" if kept else ""
