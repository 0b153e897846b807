"""Letters that a pattern that ignores case takes for plain ones, though no lower case makes them so."""

from __future__ import annotations

_ALIKE = str.maketrans({"ı": "i", "İ": "I", "ſ": "s", "\u212a": "K"})


def plain_letters(text: str) -> str:
    """`text` with dotless and dotted i, long s and the Kelvin sign as i, s and K; offsets stay."""
    return text.translate(_ALIKE)
