"""A sentence with its mentions and values replaced by typed slots, so that rules speak of kinds, not names.

"Alibaba operates a data centre in Johor" becomes "‹O0n› operates ‹D1u› in ‹L2n›".
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.extractors.rules.found import Found
from extract.normalise import Value
from extract.normalise.dates import When
from graph.schema import Kind

LETTER = {
    Kind.ORGANIZATION: "O",
    Kind.PERSON: "P",
    Kind.DATA_CENTRE: "D",
    Kind.CHIP: "C",
    Kind.AI_MODEL: "M",
    Kind.PLACE: "L",
    Kind.RULE: "R",
}
VALUE_LETTER = {"money": "$", "percent": "%", "count": "#", "mw": "W", "ratio": "~"}
SPEAKER = "S"
OPEN, CLOSE = "‹", "›"
_FOREIGN = str.maketrans(OPEN + CLOSE, "<>")
"""A text's own marks of this shape must not be taken for slots."""

Filler = Found | Value | When


@dataclass(frozen=True, slots=True)
class Masked:
    """A masked sentence.

    Attributes:
        text: the masked text.
        slots: what each slot number stands for.
        start: document offset of the sentence.
    """

    text: str
    slots: tuple[Filler, ...]
    start: int
    masked_starts: tuple[int, ...]
    source_starts: tuple[int, ...]

    def source(self, position: int) -> int:
        """The document offset behind a position in the masked text."""
        index = bisect_right(self.masked_starts, position) - 1
        return self.source_starts[index] + position - self.masked_starts[index]


def mask(text: str, start: int, end: int, fillers: Sequence[Filler]) -> Masked:
    """Mask `text[start:end]`; `fillers` lie inside it, in order and without overlap."""
    pieces: list[str] = []
    masked_starts, source_starts = [0], [start]
    length, cursor = 0, start
    for number, filler in enumerate(fillers):
        pieces += [text[cursor : filler.start].translate(_FOREIGN), f"{OPEN}{_code(filler, number)}{CLOSE}"]
        masked_starts.append(length + len(pieces[-2]))
        source_starts.append(filler.start)
        length += len(pieces[-2]) + len(pieces[-1])
        masked_starts.append(length)
        source_starts.append(filler.end)
        cursor = filler.end
    pieces.append(text[cursor:end].translate(_FOREIGN))
    return Masked("".join(pieces), tuple(fillers), start, tuple(masked_starts), tuple(source_starts))


def silence(masked: Masked, speaker: re.Pattern[str]) -> Masked:
    """`masked` with the letter S for parties that are but the source of what is said."""
    letters = list(masked.text)
    for match in speaker.finditer(masked.text):
        for name in match.re.groupindex:
            if match[name]:
                letters[match.start(name)] = SPEAKER
    return replace(masked, text="".join(letters))


def _code(filler: Filler, number: int) -> str:
    if isinstance(filler, Found):
        return f"{LETTER[filler.kind]}{number}{'n' if filler.named else 'u'}"
    if isinstance(filler, Value):
        return f"{VALUE_LETTER[filler.kind]}{number}v"
    return f"T{number}v"
