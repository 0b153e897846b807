"""The records of an XML text with their offsets: elements of some names, one by one, no entity expanded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from graph.errors import InputError

_DECLARATION = re.compile(r"\s*<\?xml\b[^>]*\?>")
_DOCTYPE = re.compile(r"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_ROOT = re.compile(r"<(?P<name>(?:[A-Za-z_][\w.-]*:)?(?P<local>[A-Za-z_][\w.-]*))(?:\s[^<>]*)?>")
_HEAD = 20_000
"""Characters in which the root begins."""


@dataclass(frozen=True, slots=True)
class XmlRecord:
    """One element: its span in the text, and the element as lxml parses it."""

    start: int
    end: int
    element: Any


def root_of(text: str) -> str:
    """The local name of the root of an XML text; empty if it is none."""
    head = text[:_HEAD]
    root = _ROOT.search(head) if head.lstrip().startswith("<") else None
    return root["local"] if root is not None else ""


def check_xml(text: str) -> None:
    """Raise InputError unless the text is XML whole to its end, without a document type.

    A document type may declare entities that expand to gigabytes or name files; no registry needs one.
    """
    from lxml.etree import XMLSyntaxError, iterparse

    root = _ROOT.search(text)
    declared = _DOCTYPE.search(text, 0, root.start() if root else len(text))
    if declared is not None:
        line = text.count("\n", 0, declared.start()) + 1
        raise InputError(
            "declares a document type, which may hide expanding entities; remove it if you trust the file",
            line=line,
        )
    try:
        whole = BytesIO(_bytes(text))
        for _, element in iterparse(whole, resolve_entities=False, no_network=True, load_dtd=False):
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    except XMLSyntaxError as error:
        reason = f"is no whole XML: {error.msg or str(error):.120}"
        raise InputError(reason, line=error.lineno or None) from error


def xml_records(text: str, *names: str) -> Iterator[XmlRecord]:
    """The elements with one of these local names, in order; what stands in comments is none.

    Raises:
        InputError: one cannot be parsed by itself.
    """
    root = _ROOT.search(text)
    if root is None:
        return
    opened: tuple[int, str] | None = None
    for match in _tags(names).finditer(text, root.end()):
        name = match["name"]
        if name is None:
            continue
        if opened is None and not match["close"]:
            opened = (match.start(), name)
        elif opened is not None and match["close"] and opened[1] == name:
            yield XmlRecord(opened[0], match.end(), _element(text[opened[0] : match.end()], root))
            opened = None


def local(element: Any) -> str:
    """The name of an element without its namespace; empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _tags(names: tuple[str, ...]) -> re.Pattern[str]:
    alternatives = "|".join(map(re.escape, names))
    return re.compile(
        rf"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<(?P<close>/?)(?P<name>(?:[\w.-]+:)?(?:{alternatives}))(?=[\s>])[^<>]*>",
        re.DOTALL,
    )


def _element(words: str, root: re.Match[str]) -> Any:
    """The element that `words` spell, inside its root, which names the namespaces."""
    from lxml.etree import XMLParser, XMLSyntaxError, fromstring

    parser = XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True)
    try:
        return fromstring(f"{root[0]}{words}</{root['name']}>", parser)[0]
    except (XMLSyntaxError, IndexError) as error:
        raise InputError(f"holds a record that is no XML by itself: {error!s:.120}") from error


def _bytes(text: str) -> bytes:
    """The text in UTF-8, whatever encoding it declares; lines stay where they are."""
    declared = _DECLARATION.match(text)
    plain = "\n" * declared[0].count("\n") + text[declared.end() :] if declared else text
    return plain.lstrip(" \ufeff").encode("utf-8", "surrogatepass") if declared else plain.encode()
