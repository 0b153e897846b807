"""Names of companies without their legal form."""

from __future__ import annotations

import re

_LEGAL = re.compile(
    r"(?:,?\s+(?:Sdn\.?\s+Bhd\.?|Berhad|Bhd\.?|Pte\.?\s+Ltd\.?|Co\.?,?\s+Ltd\.?|Ltd\.?|Limited|Inc\.?|Corp\.?|"
    r"Corporation|PLC|plc|GmbH(?:\s+&\s+Co\.?\s+KG)?|AG|SE|KG|LLC|LLP|L\.?P\.?|Tbk|N\.?V\.?|S\.?A\.?))+$"
    r"|(?:股份有限公司|有限责任公司|有限公司)$"
)

_SHOUTED = re.compile(_LEGAL.pattern, re.IGNORECASE)
"""For names in capitals ("KEJORA HOLDINGS LIMITED")."""


def bare_name(name: str) -> str:
    """A name without its legal form, which two writings of one name in a text may or may not carry."""
    return (_SHOUTED if name.isupper() else _LEGAL).sub("", name).strip() or name
