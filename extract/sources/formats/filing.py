"""Filings as the SEC publishes them: HTML in which nothing is left out, tables as lines with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from extract.sources.formats.contents import Contents
from graph.errors import InputError

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 60_000
"""Bytes in which a filing says what it is."""
_SAYS_SO = re.compile(
    rb"SECURITIES\s+AND\s+EXCHANGE\s+COMMISSION|<TYPE>\s*(?:10-|20-F|6-K|8-K|EX-)|"
    rb"\bExhibit\s+(?:21|8)(?:\.\d+)?\b",
    re.IGNORECASE,
)
_TAGS = re.compile(rb"<[^>]{0,4000}>|&#160;|&nbsp;")
_SKIPPED = frozenset({"script", "style", "head", "title", "header", "hidden", "resources", "references"})
_BLOCKS = frozenset(
    ("p", "div", "table", "tr", "br", "hr", "li", "ul", "ol", "h1", "h2", "h3", "h4", "h5", "h6", "center")
)
_CELLS = frozenset({"td", "th"})
_WIDEST = 100
"""Columns of a cell beyond which its width is a mistake."""
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_REGISTRANT = "dei:EntityRegistrantName"


def is_filing(data: bytes) -> bool:
    """Whether a page is a filing or an exhibit of one."""
    head = data[:_HEAD]
    return b"<ix:header" in head.lower() or _SAYS_SO.search(_TAGS.sub(b" ", head)) is not None


def read_filing(data: bytes, *, path: str) -> Contents:
    """All words of the filing; the publisher is the registrant that its inline XBRL names.

    Raises:
        InputError: the page has no words.
    """
    from lxml import html

    parser = html.HTMLParser(huge_tree=True)
    try:
        root = html.document_fromstring(data, parser=parser)
    except (ValueError, html.etree.LxmlError) as error:
        raise InputError(f"is no HTML that can be read ({error!s:.80})", path=path) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise InputError("nests its blocks too deep to be read whole; save its text as .txt", path=path)
    text = _tidy("".join(_words(root)))
    if not text.strip():
        raise InputError("is empty: the page holds no words", path=path)
    registrant = next((_flat(one) for one in root.iter() if _is_registrant(one)), "")
    return Contents(text, {"publisher": registrant} if registrant else {})


def _is_registrant(element: _Element) -> bool:
    return bool(element.get("name") == _REGISTRANT)


def _flat(element: Any) -> str:
    return " ".join(str(element.text_content()).split())


def _words(root: _Element) -> Iterator[str]:
    """The words in document order, line feeds around blocks, behind a cell as many tabs as it is wide.

    Walks without recursion, for filings nest hundreds deep. What stands in a cell stays on one line.
    """
    stack: list[_Step] = [_Step(root)]
    while stack:
        step = stack.pop()
        if step.words is not None:
            yield step.words
            continue
        element, name = step.element, _name(step.element)
        if name is None or _left_out(element, name):
            yield _one_line(element.tail)
            continue
        opened, closed = _around(element, name, in_cell=step.in_cell)
        yield opened + _one_line(element.text)
        stack.append(_Step(element, words=closed + _one_line(element.tail)))
        in_cell = step.in_cell or name in _CELLS
        stack.extend(_Step(child, in_cell=in_cell) for child in reversed(element))


@dataclass(frozen=True, slots=True)
class _Step:
    """An element to walk into, or the words behind one."""

    element: _Element
    words: str | None = None
    in_cell: bool = False


def _around(element: _Element, name: str, *, in_cell: bool) -> tuple[str, str]:
    """What stands before and behind the words of an element."""
    if name in _CELLS and not in_cell:
        wide = element.get("colspan") or "1"
        return "", "\t" * max(1, min(int(wide) if wide.isdecimal() else 1, _WIDEST))
    if name in _BLOCKS:
        return (" ", " ") if in_cell else ("\n", "\n")
    return "", ""


def _name(element: _Element) -> str | None:
    """The tag without its namespace, in small letters; None for a comment."""
    return element.tag.rpartition(":")[2].lower() if isinstance(element.tag, str) else None


def _left_out(element: _Element, name: str) -> bool:
    return name in _SKIPPED or _HIDDEN.search(element.get("style") or "") is not None


def _one_line(words: str | None) -> str:
    return re.sub(r"\s+", " ", words or "")


def _tidy(text: str) -> str:
    """Lines without blanks at their ends and around tabs; never more than one empty line in a row."""
    lines = [
        re.sub(r"[ \u200b]*\t[ \u200b]*", "\t", line).strip(" \u200b").rstrip("\t")
        for line in text.split("\n")
    ]
    kept = "\n".join(re.sub(r" {2,}", " ", line) if line.strip() else "" for line in lines)
    return re.sub(r"\n{3,}", "\n\n", kept).strip("\n") + "\n"
