"""Names of companies without their legal form."""

from __future__ import annotations

import re

_FORMS = (
    r"Sdn\.?\s+Bhd\.?|Berhad|Bhd\.?|Pte\.?\s+Ltd\.?|Co\.?,?\s+Ltd\.?|Ltd\.?|Limited|Inc\.?|Corp\.?|"
    r"Corporation|PLC|plc|GmbH(?:\s+&\s+Co\.?\s+KG)?|AG|SE|KG|LLC|LLP|L\.?P\.?|Tbk|N\.?V\.?|S\.?A\.?"
)
_CAPITALS = (
    r"SDN\.?\s+BHD\.?|BERHAD|BHD\.?|PTE\.?\s+LTD\.?|CO\.?,?\s+LTD\.?|LTD\.?|LIMITED|INC\.?|CORP\.?|"
    r"CORPORATION|GMBH|TBK"
)
_LEGAL = re.compile(rf"(?:,?\s+(?:{_FORMS}|{_CAPITALS}))+$|(?:股份有限公司|有限责任公司|有限公司)$")


def bare_name(name: str) -> str:
    """A name without its legal form, which two writings of one name in a text may or may not carry."""
    return _LEGAL.sub("", name).strip() or name
