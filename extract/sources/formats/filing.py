"""Filings as the SEC publishes them: HTML in which nothing is left out, tables as lines with tabs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from extract.sources.formats.contents import Contents
from extract.sources.formats.inline_xbrl import facts_of
from extract.tables.facts import Fact, with_facts
from graph.errors import InputError
from graph.schema import Kind

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEAD = 60_000
"""Bytes in which a filing says what it is."""
_SAYS_SO = re.compile(
    rb"SECURITIES\s+AND\s+EXCHANGE\s+COMMISSION|<TYPE>\s*(?:10-|20-F|6-K|8-K|EX-)|"
    rb"\bExhibit\s+(?:21|8)(?:\.\d+)?\b",
    re.IGNORECASE,
)
_OPENS = re.compile(
    rb"\W*(?:document\s+)?(?:list\s+of\s+)?(?:(?:significant|principal|material)\s+)?subsidiaries\s+of\b",
    re.IGNORECASE,
)
"""How a list of subsidiaries begins that does not say which exhibit it is."""
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
_CHARTER = re.compile(
    r"(?:^|\n)(?P<name>[^\n\t]{2,120})\s*\n\s*\(?\s*Exact\s+name\s+of\s+(?:the\s+)?registrant", re.IGNORECASE
)
_COVER = 10_000
"""Characters in which the cover of a report stands."""
_LIST = re.compile(r"\bsubsidiar(?:y|ies)\b|\bexhibit\s+(?:21|8)\b", re.IGNORECASE)
_TOP = 3000
"""Characters in which a list of subsidiaries says what it is."""
_INDENT = "\ue000"
"""Stands for a step of indentation until all other blanks are tidied."""
_ROW = "\ue001"
"""Stands between two rows that share the cells of one."""
_PADDING = re.compile(
    r"(?:padding-left|margin-left|text-indent)\s*:\s*(-?[\d.]+)(pt|px|em|in|cm)", re.IGNORECASE
)
_UNITS = {"pt": 1.0, "px": 0.75, "em": 10.0, "in": 72.0, "cm": 28.0}
_STEP, _BLANK = 6.0, 3.0
"""Points of one step of indentation, and of a blank."""
_DEEPEST = 40


def is_filing(data: bytes) -> bool:
    """Whether a page is a filing or an exhibit of one."""
    head = data[:_HEAD]
    words = _TAGS.sub(b" ", head)
    if b"<ix:header" in head.lower() or _SAYS_SO.search(words) is not None:
        return True
    return b"<td" in head.lower() and _OPENS.match(words) is not None


def read_filing(data: bytes, *, path: str) -> Contents:
    """All words of the filing; the publisher is the registrant that its inline XBRL names.

    Raises:
        InputError: the page has no words.
    """
    from lxml import html

    parser = html.HTMLParser(huge_tree=True, encoding=_encoding(data))
    try:
        root = html.document_fromstring(data, parser=parser)
    except (ValueError, html.etree.LxmlError) as error:
        raise InputError(f"is no HTML that can be read ({error!s:.80})", path=path) from error
    if any("depth" in entry.message for entry in parser.error_log):
        raise InputError("nests its blocks too deep to be read whole; save its text as .txt", path=path)
    if _LIST.search(" ".join(_TAGS.sub(b" ", data[:_HEAD]).decode("utf-8", "replace").split())[:_TOP]):
        _mark_indents(root)
        _mark_rows_in_cells(root)
    text = _apart(_tidy("".join(_words(root)))).replace(_INDENT, "\u2003")
    if not text.strip():
        raise InputError("is empty: the page holds no words", path=path)
    facts = facts_of(root)
    told = facts if any(fact.name != _REGISTRANT for fact in facts) else []
    return Contents(with_facts(text, told), _said(text, facts))


def _encoding(data: bytes) -> str | None:
    """UTF-8 if the bytes are that, declared or not; else what the page declares."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def _said(text: str, facts: list[Fact]) -> dict[str, str]:
    """Publisher and title: the registrant, what it files, and the end of the period it reports on."""
    plain = {fact.name: fact.value for fact in reversed(facts) if not fact.dimensions}
    anyone = next((fact.value for fact in facts if fact.name == _REGISTRANT), None)
    registrant = plain.get(_REGISTRANT) or anyone or _by_charter(text)
    if registrant is None:
        return {}
    form, period = plain.get("dei:DocumentType"), plain.get("dei:DocumentPeriodEndDate")
    title = f"{registrant}: {form}, period to {period}" if form and period else None
    return {"publisher": registrant} | ({"title": title} if title else {})


def _by_charter(text: str) -> str | None:
    """The name that the cover of a report gives as that in the registrant's charter."""
    found = _CHARTER.search(text, 0, _COVER)
    return " ".join(found["name"].split()) if found else None


def _mark_indents(root: _Element) -> None:
    """Put signs for an indentation before the first words of a row, and of a paragraph in no table."""
    for element in root.iter("tr", "p", "div", "li"):
        if element.tag != "tr" and any(True for _ in element.iterancestors("tr")):
            continue
        if element.tag == "div" and any(child.tag in ("div", "p", "table") for child in element):
            continue
        steps, first = _indent_of(element)
        if first is not None and steps > 0:
            first.text = _INDENT * min(steps, _DEEPEST) + (first.text or "").lstrip()


def _mark_rows_in_cells(root: _Element) -> None:
    """Put signs between the lines of cells where all cells of a row hold as many, and one of them places."""
    for row in root.iter("tr"):
        cells = [cell for cell in row if cell.tag in _CELLS and "".join(cell.itertext()).strip()]
        breaks = [[one for one in cell.iter("br") if (one.tail or "").strip()] for cell in cells]
        if len(cells) < 2 or not breaks[0] or len({len(one) for one in breaks}) > 1:
            continue
        if any(all(map(_is_place, _lines_in(cell))) for cell in cells):
            for one in (one for inside in breaks for one in inside):
                one.tail = _ROW + (one.tail or "").lstrip()


def _lines_in(cell: _Element) -> list[str]:
    words = ""
    for one in cell.iter():
        words += _ROW if one.tag == "br" else one.text or ""
        words += (one.tail or "") if one is not cell else ""
    return [" ".join(line.split()) for line in words.split(_ROW) if line.strip()]


def _is_place(words: str) -> bool:
    from extract.gazetteer import load_gazetteer

    return any(entry.kind is Kind.PLACE for entry in load_gazetteer().lookup(words))


def _apart(text: str) -> str:
    """The text with the lines of a cell in rows of their own, where they are marked so."""
    return "\n".join(row for line in text.split("\n") for row in (_rows(line) if _ROW in line else [line]))


def _rows(line: str) -> list[str]:
    cells = [cell.split(_ROW) for cell in line.split("\t")]
    count = max(map(len, cells))
    return ["\t".join(cell[n].strip() if n < len(cell) else "" for cell in cells) for n in range(count)]


def _indent_of(element: _Element) -> tuple[int, _Element | None]:
    """Steps by which the first words in an element are indented, and the element that holds them."""
    width, cell = 0.0, None
    for one in element.iter():
        if not isinstance(one.tag, str):
            continue
        if one.tag in _CELLS:
            width, cell = 0.0, one
        width += sum(
            float(number) * _UNITS[unit.lower()] for number, unit in _PADDING.findall(one.get("style") or "")
        )
        words = one.text or ""
        if words.strip():
            blanks = len(words) - len(words.lstrip(" \xa0\u2003\u3000"))
            return round(
                (width + blanks * _BLANK) / _STEP
            ), one if cell is not None or element.tag != "tr" else None
    return 0, None


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
