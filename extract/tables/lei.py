"""Legal entity identifiers (ISO 17442): twenty letters and digits, of which the last two check the others."""

from __future__ import annotations

import re

LEI = re.compile(r"[A-Z0-9]{18}[0-9]{2}")
_PRIME = 97


def lei_in(cell: str | None) -> str | None:
    """The identifier that a cell is, in capital letters; None if it is none or its check digits are wrong.

    The check is that of ISO 7064, mod 97-10: letters count as numbers from 10 (A) to 35 (Z).
    """
    code = (cell or "").strip().upper()
    if not LEI.fullmatch(code) or not code.isascii():
        return None
    return code if int("".join(str(int(sign, 36)) for sign in code)) % _PRIME == 1 else None
