"""Sentences as the relation model sees them: names become marks of their kind, so no name gives an answer.

A named mention or a value is one mark; an unnamed mention is a mark followed by its own words
("‹o› its parent"), because there the words carry the meaning.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from graph.schema import SIGNATURES, Kind, Relation

KIND_LETTER = {
    Kind.ORGANIZATION: "o",
    Kind.PERSON: "p",
    Kind.DATA_CENTRE: "d",
    Kind.CHIP: "c",
    Kind.AI_MODEL: "m",
    Kind.PLACE: "l",
    Kind.RULE: "r",
}
VALUE_LETTER = {"money": "$", "percent": "%", "count": "#", "mw": "w", "ratio": "~", "date": "t"}
CODES = "OoPpDdCcMmLlRr$%#w~t"
"""One mark a letter: capitals are names, small letters descriptions, then values and dates."""
CLS, SEP = 0, 2
FIRST_MARK = 4
"""Mark n has the id FIRST_MARK + n; the word pieces stand behind the marks."""
LONGEST = 254
"""Tokens of a window beyond which its end is left out."""

RELATIONS = tuple(Relation)
LABELS = len(RELATIONS)
"""What a pair of mentions may be, subject first; several at once, or none."""
FARTHEST = 12
"""Steps of `step` beyond which distances are one."""

Tokenise = Callable[[str], list[int]]


@dataclass(frozen=True, slots=True)
class Slot:
    """A mention, value or date: half-open character span and its letter of `CODES`."""

    start: int
    end: int
    code: str

    @property
    def value(self) -> bool:
        """Whether it is a number or a date and not a party, place or thing."""
        return self.code in VALUE_LETTER.values()


@dataclass(frozen=True, slots=True)
class Window:
    """Token ids of a sentence, and for each slot the position of its mark (-1: beyond the end)."""

    ids: tuple[int, ...]
    positions: tuple[int, ...]


def code_of(kind: Kind, *, named: bool) -> str:
    """The letter of a mention."""
    letter = KIND_LETTER[kind]
    return letter.upper() if named else letter


def encode(text: str, span: tuple[int, int], slots: Sequence[Slot], tokenise: Tokenise) -> Window:
    """The window of a sentence; `slots` may nest but not cross, and lie inside it."""
    # What stands at the head of a sentence is cut as if a space stood before it.
    ids, positions, cursor, lead = [CLS], [-1] * len(slots), span[0], " "
    for number in sorted(range(len(slots)), key=lambda number: (slots[number].start, -slots[number].end)):
        slot = slots[number]
        if slot.start < cursor:
            continue
        words = lead + text[cursor : slot.start]
        ids += tokenise(words.rstrip())
        positions[number] = len(ids)
        ids.append(FIRST_MARK + CODES.index(slot.code))
        hidden = slot.value or slot.code.isupper()
        cursor = slot.end if hidden else slot.start
        # The space before a description stands behind its mark.
        lead = "" if hidden else words[len(words.rstrip()) :][:1]
    ids += [*tokenise(lead + text[cursor : span[1]]), SEP]
    kept = ids[:LONGEST]
    return Window(tuple(kept), tuple(place if place < len(kept) else -1 for place in positions))


def _allowed() -> dict[tuple[str, str], tuple[int, ...]]:
    table: dict[tuple[str, str], list[int]] = {}
    for number, relation in enumerate(RELATIONS):
        signature = SIGNATURES[relation]
        for source in signature.sources:
            for target in signature.targets:
                table.setdefault((KIND_LETTER[source], KIND_LETTER[target]), []).append(number)
    return {ends: tuple(labels) for ends, labels in table.items()}


ALLOWED = _allowed()
"""For the small letters of two slots the labels that the ontology lets them have, in that direction."""


def labels_of(one: Slot, other: Slot) -> tuple[int, ...]:
    """The labels that the pair may have, first slot first."""
    return ALLOWED.get((one.code.lower(), other.code.lower()), ())


def possible_pairs(slots: Sequence[Slot]) -> Iterator[tuple[int, int]]:
    """Numbers of two slots, in either order, that the ontology lets be subject and object of something."""
    for one, first in enumerate(slots):
        for other, second in enumerate(slots):
            if one != other and labels_of(first, second):
                yield one, other
