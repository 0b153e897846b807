"""Headlines and headings: they shorten what the text below says in full, hedges and sources first of all."""

from __future__ import annotations

import re

from extract.extractors.rules.found import Found
from extract.spans import Taken

_HEADING = re.compile(r"^(?:#{1,6}\s*)?[^\n。！？；]{1,60}(?=\n+[^\n])", re.MULTILINE)


def below_headlines(text: str, found: list[Found]) -> list[Found]:
    """The mentions that do not stand in a heading; a claim is read from the text, never from its heading."""
    headings = Taken(
        match.span() for match in _HEADING.finditer(text) if not match[0].endswith(("，", "：", "、", ","))
    )
    return [one for one in found if not headings.touches(one.start, one.start + 1)]
