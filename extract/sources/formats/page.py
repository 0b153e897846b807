"""Saved web pages: the article without menus, comments and advertising, by trafilatura."""

from __future__ import annotations

from extract.sources.formats.canonical import canonical_of
from extract.sources.formats.contents import Contents
from extract.sources.formats.filing import is_filing, read_filing
from extract.sources.formats.markup import decode_markup
from extract.sources.formats.quiet import quiet
from extract.tables.exhibit import EXHIBIT_FILE
from graph.errors import ContractError, InputError
from graph.when import PartialDate

_KEYS = {"title": "title", "sitename": "publisher", "date": "published"}
"""What trafilatura finds in a page's head, by our key."""


def read_page(data: bytes, *, path: str) -> Contents:
    """The text of the page's article, a blank line between paragraphs; of a filing all its words.

    Title, publisher, day and address are those that the page's head states. A day that stands in the running
    text alone is not taken for that of the article.

    Raises:
        InputError: the file is empty, no page, in another character set than it says, or a page without
            running text.
    """
    if not data.strip():
        raise InputError("is empty: expected a page, found nothing to read", path=path)
    if b"\0" in data and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x1f\x8b")):
        raise InputError("is binary: it holds a NUL byte; save the page as HTML", path=path)
    if is_filing(data) or EXHIBIT_FILE.search(path):
        return read_filing(data, path=path)
    return _article(decode_markup(data, path=path), path=path)


def _article(page: str, *, path: str) -> Contents:
    from trafilatura import bare_extraction
    from trafilatura.settings import Document as Page

    with quiet("trafilatura"):
        found = bare_extraction(
            page,  # not the bytes: those it would unfold without limit, and guess their character set
            include_comments=False,
            with_metadata=True,
            date_extraction_params={"extensive_search": False, "original_date": True},
        )
    if not isinstance(found, Page) or not (found.text or "").strip():
        raise InputError(
            "holds no running text: it may be a frame, a list of links or a page that a script fills; "
            "save what the browser shows, or give the text as .txt",
            path=path,
        )
    said = {key: getattr(found, name) for name, key in _KEYS.items()}
    values = {key: str(value).strip() for key, value in said.items() if value}
    if not _is_day(values.get("published")):
        values.pop("published", None)
    address = canonical_of(page)
    if address:
        values["url"] = address
    return Contents(str(found.text).replace("\n", "\n\n").strip() + "\n", values)


def _is_day(value: str | None) -> bool:
    try:
        return value is not None and PartialDate.parse(value) is not None
    except ContractError:
        return False
