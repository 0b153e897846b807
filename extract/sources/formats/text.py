"""Plain text and Markdown, with front matter or without."""

from __future__ import annotations

from extract.sources.formats import frontmatter
from extract.sources.formats.contents import Contents
from extract.sources.formats.decode import decode
from graph.errors import InputError


def read_text(data: bytes, *, path: str) -> Contents:
    """The text as it stands behind its front matter.

    Raises:
        InputError: it is no text, or its front matter is wrong.
    """
    contents = frontmatter.parse(decode(data, path=path), path=path)
    if not contents.body.strip():
        raise InputError("is empty: nothing follows its front matter", path=path)
    return contents
