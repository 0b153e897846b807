"""Words by which a page of an annual report shows that it has a table of companies held or of holders."""

from __future__ import annotations

import re

COMPANIES = re.compile(
    r"(?:particulars|details|list|information)\s+(?:of|on|about)\s+(?:the\s+)?(?:company['’]s\s+|group['’]s\s+)?"
    r"(?:principal\s+|significant\s+|material\s+|major\s+)*(?:subsidiar|associat|joint\s+ventures?)|"
    r"(?:subsidiar(?:y|ies)|associates?|joint\s+ventures?)\s+(?:companies\s+)?(?:of\s+the\s+(?:company|group)\s+)?"
    r"(?:[^.\n]{0,60}\s)?(?:are|is|were)\s+(?:set\s+out\s+)?(?:as\s+follows|below)|"
    r"(?:investments?|interests?)\s+in\s+(?:subsidiaries|associates|joint\s+ventures)|"
    r"principal\s+(?:subsidiaries|associates)|主要附屬公司|主要附属公司|附屬公司(?:之|的)?(?:詳情|資料)|聯營公司(?:之|的)?(?:詳情|資料)",
    re.IGNORECASE,
)
"""Opens a table of subsidiaries, associates or joint ventures."""
HOLDERS = re.compile(
    r"substantial\s+share\s?holders?|substantial\s+shareholdings?|主要股東|主要股东", re.IGNORECASE
)
"""Opens a table of substantial shareholders."""
_FIGURES = re.compile(r"%|％|per\s?cent|百分比|interest|權益|权益", re.IGNORECASE)


def may_hold_table(page: str) -> bool:
    """Whether a page speaks of such a table and of shares."""
    return (COMPANIES.search(page) or HOLDERS.search(page)) is not None and _FIGURES.search(page) is not None
