"""The text layer of a PDF, page by page, by pypdf."""

from __future__ import annotations

import io

from extract.sources.formats.contents import Contents
from extract.sources.formats.quiet import quiet
from graph.errors import InputError
from graph.model import PAGE


def read_pdf(data: bytes, *, path: str) -> Contents:
    """The text of all pages. The title is the one that the file states.

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
            pages = [page.extract_text() for page in reader.pages]
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
    return Contents(text, {"title": title} if title else {})
