"""The text layer of a PDF, page by page, by pypdf."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

from extract.sources.formats.contents import Contents
from extract.sources.formats.quiet import quiet
from extract.tables.holdings import may_hold_table
from graph.errors import InputError
from graph.model import PAGE

_COVER = 3
"""Pages among which a report says whose it is."""
_ISSUER = re.compile(
    r"^[ \t]*(?P<name>[^\n(（]{2,90}?(?:Berhad|Bhd\.?|Limited|Ltd\.?|Inc\.?|plc|REIT|Trust|公司))[ \t]*"
    r"(?:\n[^\n(（]{0,60})?\n?[ \t]*"
    r"[(（](?:incorporated\s+in|(?:company\s+|co\.\s*)?(?:registration|reg\.?|company)\s+no|uen|stock\s+code|"
    r"a\s+joint\s+stock|於[^\n)）]{1,30}(?:註冊|成立)|股份代號)",
    re.IGNORECASE | re.MULTILINE,
)

if TYPE_CHECKING:
    from pypdf import PageObject


def read_pdf(data: bytes, *, path: str) -> Contents:
    """The text of all pages. The title is the one that the file states.

    A page that speaks of companies held or of shareholders keeps its columns, set apart by blanks.

    Raises:
        InputError: it is no PDF, damaged, locked with a password, or holds pictures of text only.
    """
    from pypdf import PdfReader
    from pypdf.errors import PyPdfError

    if b"%PDF-" not in data[:1024]:
        raise InputError("is no PDF: it does not begin with %PDF-", path=path)
    try:
        with quiet("pypdf"):
            reader = PdfReader(io.BytesIO(data))
            if reader.is_encrypted and not reader.decrypt(""):
                raise InputError("is locked with a password: save a copy without one", path=path)
            pages = [_words(page) for page in reader.pages]
            title = str((reader.metadata.title if reader.metadata else "") or "").strip()
    except InputError:
        raise
    except (PyPdfError, ValueError, TypeError, LookupError, AttributeError, RecursionError) as error:
        why = f"{type(error).__name__}: {error!s:.80}"
        raise InputError(
            f"is a damaged PDF ({why}); print it to a new one, or save its text as .txt", path=path
        ) from error
    text = PAGE.join(page.replace(PAGE, " ").strip("\n") + "\n" for page in pages)
    if not text.replace(PAGE, "").strip():
        raise InputError("holds no text, only pictures of it: run text recognition first", path=path)
    said = {"title": title, "publisher": _issuer(text) or ""}
    return Contents(text, {key: value for key, value in said.items() if value})


def _issuer(text: str) -> str | None:
    """The listed company whose report it is, as its cover names it above its number."""
    cover = PAGE.join(text.split(PAGE)[:_COVER])
    found = _ISSUER.search(cover)
    return " ".join(found["name"].split()) if found else None


def _words(page: PageObject) -> str:
    """The words of a page; as they are set, if it may hold a table that is read by its columns."""
    plain = page.extract_text()
    if not may_hold_table(plain):
        return plain
    try:
        laid_out = page.extract_text(extraction_mode="layout")
    except (ValueError, TypeError, LookupError, AttributeError, ZeroDivisionError):
        return plain
    return "\n".join(line.rstrip() for line in laid_out.split("\n")) if laid_out.strip() else plain
