"""A shareholder in a table: a person or an organization, as the name shows."""

from __future__ import annotations

import re

from extract.extractors.structured.parties import known_mention, mention_of
from extract.extractors.structured.subsidiaries.names import has_form
from graph.model import Mention
from graph.schema import Kind

_ORGANIZATION = re.compile(
    r"\b(?:fund|board|lembaga|kumpulan|bank|trust|trustees?|holdings?|capital|nominees|government|minist|ventures?|group|"
    r"partners|university|institution|foundation|company|corporation|investments?|management|assurance|insurance|pension|"
    r"authority|council|commission|estate|amanah|permodalan|koperasi|yayasan)\b|公司|基金|集團|集团|銀行|银行|信託|政府",
    re.IGNORECASE,
)
_TITLE = re.compile(
    r"^(?:mr|mrs|ms|mdm|madam|dr|dato['’]?|datuk|datin|tan\s+sri|puan\s+sri|tun|tunku|tengku|toh\s+puan|sir|prof)\b\.?\s|"
    r"先生$|女士$|博士$",
    re.IGNORECASE,
)
_CHINESE_PERSON = re.compile("[\u4e00-\u9fff]{2,4}")


def holder_in(name: str, start: int | None) -> Mention:
    """The holder that a row names; a name without any sign of an organization is a person's."""
    known = known_mention(name, Kind.ORGANIZATION, start)
    if known is not None:
        return known
    person = _TITLE.search(name) or _CHINESE_PERSON.fullmatch(name)
    organization = has_form(name) or _ORGANIZATION.search(name) is not None or any(map(str.isdigit, name))
    several = 1 < len(name.split()) <= 6
    kind = Kind.PERSON if person or (several and not organization) else Kind.ORGANIZATION
    return mention_of(name, kind, start)
