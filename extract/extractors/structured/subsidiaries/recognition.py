"""Whether a text is a list of subsidiaries."""

from __future__ import annotations

import re

from extract.extractors.structured.jurisdictions import place_in
from extract.extractors.structured.subsidiaries.columns import columns_of
from extract.extractors.structured.subsidiaries.layout import meant_lines
from extract.extractors.structured.subsidiaries.names import has_form, is_prose, name_with_place
from extract.tables.exhibit import EXHIBIT_FILE
from extract.tables.lines import Row

_EXHIBIT = re.compile(r"\b(?:exhibit|ex)[-.\s]*(?:21|8)(?:[.(]\d+\)?)?\b|<TYPE>\s*EX-(?:21|8)", re.IGNORECASE)
_HEADING = re.compile(r"\bsubsidiar(?:ies|y)\b|附屬公司|附属公司|子公司", re.IGNORECASE)
_OF = re.compile(
    r"^\W*(?:(?:list|schedule|table)\s+of\s+)?(?:the\s+)?(?:(?:significant|principal|material|consolidated|all|direct|active)\s+)*"
    r"subsidiaries(?:\s+and\s+[\w ]{0,60}?)?\s+of\b",
    re.IGNORECASE | re.MULTILINE,
)
_TOP = 2000
"""Characters in which a list says what it is."""
_LARGEST = 400_000
"""Characters beyond which a text is a report, not a list."""
_ALONE = re.compile(r"^\W*exhibit\s+(?:21|8)[\w.()]*\W*$", re.IGNORECASE | re.MULTILINE)
_LEAST_ROWS = 0.05
"""Letters in rows to those in sentences from which on a text with the exhibit's own heading is a list."""
_MORE_ROWS = 0.25
"""The same for a text that only mentions the exhibit."""


def is_subsidiary_list(text: str, *, called: str = "") -> bool:
    """Whether a text calls itself a list of subsidiaries, or is headed as that exhibit, and holds rows.

    Args:
        text: the whole text.
        called: title and file name, which may say that it is the exhibit.
    """
    if len(text) > _LARGEST:
        return False
    top = text[:_TOP]
    exhibit = _EXHIBIT.search(top) or _EXHIBIT.search(called) or EXHIBIT_FILE.search(called)
    if exhibit is None and _OF.search(top) is None:
        return False
    lines = meant_lines(text)
    headed = any(columns_of(row) for row in lines)
    rows = [row for row in lines if _is_company(row) or (headed and len(row.cells) > 1)]
    if not rows:
        return False
    told = sum(len(text[row.start : row.end]) for row in rows)
    rest = sum(len(line.strip()) for line in text.split("\n")) - told
    if _HEADING.search(top):
        return told > rest * (_LEAST_ROWS if _ALONE.search(top) or _OF.search(top) else _MORE_ROWS)
    return len(rows) > 1 and told > rest


def _is_company(row: Row) -> bool:
    """Whether a line has cells of which one is a place or a name, or is a name with a form or a place."""
    head, *rest = row.cells
    if rest:
        return any(has_form(cell.text) or place_in(cell.text, 0, american=True) for cell in row.cells)
    if is_prose(head.text):
        return False
    name = name_with_place(head.text, row.start)
    return has_form(name.text) or (name.place is not None and name.sure)
