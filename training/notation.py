"""Annotated text as people write it, and its translation to gold documents in the claim format.

A file holds documents and blocks of single sentences; every line of text is one sentence:

    === d1 | trade press | 2026-01-19 | Rack & Row
    [b|Org|Bridge] runs the [s|DC|Sedenak campus].
    > b OPERATES s
    ¶
    [x|Org~|Its owner] may sell.
    === sentences en-s | 2026-02-14 | Rack & Row
    Nothing is claimed here.

`[key|Kind|words]` is a mention, `Kind~` one without a name; mentions may nest. `> subject RELATION object`
states a claim of the line above it, followed by ` | key=value` parts: qualifiers, `stance`, `by`, `from`,
`to`, `opt` and `alt=RELATION subject object`. `¶` starts a paragraph. Single sentences are numbered through
the file: `en-s-0001`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from graph import qualifiers
from graph.errors import InputError
from graph.schema import SIGNATURES, Kind, Relation, Stance

KINDS = {
    "Org": Kind.ORGANIZATION,
    "Per": Kind.PERSON,
    "DC": Kind.DATA_CENTRE,
    "Chip": Kind.CHIP,
    "Model": Kind.AI_MODEL,
    "Place": Kind.PLACE,
    "Rule": Kind.RULE,
}
_OPENING = re.compile(r"\[([^\[\]|]+)\|([A-Za-z]+~?)\|")
_CLAIM = re.compile(r"^>\s*(\S+)\s+([A-Z_]+)\s+(\S+)\s*(?:\|(.*))?$")
_NUMBERS = frozenset({"share", "amount", "count", "mw", "price_ratio"})
_AMOUNT = re.compile(r"^([A-Z]{3})\s+(.+)$")
_RANGE = re.compile(r"^(~?)\s*(\d+(?:\.\d+)?)?(\.\.)?(\d+(?:\.\d+)?)?$")


@dataclass(frozen=True, slots=True)
class Marked:
    """A mention: half-open character span in its document, key of its entity, kind, whether it is a name."""

    start: int
    end: int
    key: str
    kind: Kind
    named: bool


@dataclass(frozen=True, slots=True)
class Stated:
    """A claim of a sentence; `subject` and `object` are entity keys, `sentence` is the sentence's number."""

    subject: str
    relation: Relation
    object: str
    sentence: int
    qualifiers: dict[str, Any] = field(default_factory=dict)
    stance: Stance = Stance.ASSERTED
    by: tuple[str, ...] = ()
    start: str | None = None
    end: str | None = None
    optional: bool = False
    alternatives: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Annotated:
    """One annotated document; `sentences` are half-open character spans in `text`."""

    id: str
    language: str
    genre: str
    published: str
    publisher: str
    text: str
    sentences: tuple[tuple[int, int], ...]
    mentions: tuple[Marked, ...]
    claims: tuple[Stated, ...]


@dataclass
class _Draft:
    """A document while its lines are read."""

    header: tuple[str, str, str, str]
    language: str
    text: str = ""
    paragraph: bool = False
    sentences: list[tuple[int, int]] = field(default_factory=list)
    mentions: list[Marked] = field(default_factory=list)
    claims: list[Stated] = field(default_factory=list)

    def sentence(self, line: str) -> None:
        words, marks = strip_marks(line)
        gap = "\n\n" if self.paragraph else ("" if self.language == "zh" else " ")
        self.text += gap if self.text else ""
        start = len(self.text)
        self.text += words
        self.sentences.append((start, len(self.text)))
        self.mentions += [replace(mark, start=mark.start + start, end=mark.end + start) for mark in marks]
        # The first line is the headline, which stands alone.
        self.paragraph = len(self.sentences) == 1

    def claim(self, line: str) -> None:
        if not self.sentences:
            raise InputError("a claim needs a sentence above it")
        stated = parse_claim(line, len(self.sentences) - 1)
        kinds = {mark.key: mark.kind for mark in self.mentions}
        _check_ends((stated.relation.value, stated.subject, stated.object), kinds)
        for alternative in stated.alternatives:
            _check_ends(alternative, kinds)
        values = {name: _gold_value(name, value) for name, value in stated.qualifiers.items()}
        qualifiers.check(stated.relation, qualifiers.from_json(stated.relation, values))
        self.claims.append(stated)

    def finished(self) -> Annotated:
        identifier, genre, published, publisher = self.header
        return Annotated(
            identifier,
            self.language,
            genre,
            published,
            publisher,
            self.text,
            tuple(self.sentences),
            tuple(self.mentions),
            tuple(self.claims),
        )


def _check_ends(triple: tuple[str, str, str], kinds: Mapping[str, Kind]) -> None:
    """Raise InputError unless the relation joins two parties of these kinds that are marked."""
    relation, *ends = triple
    for key in ends:
        if key not in kinds:
            raise InputError(f"no mention has the key {key!r} in this document so far")
    if relation not in Relation.__members__:
        raise InputError(f"{relation!r} is no relation of the ontology")
    signature, (source, target) = SIGNATURES[Relation[relation]], (kinds[key] for key in ends)
    if source not in signature.sources or target not in signature.targets:
        raise InputError(f"{relation} does not join {source} to {target}")


def strip_marks(line: str) -> tuple[str, list[Marked]]:
    """The plain words of a line and its mentions, with offsets in those words.

    Raises:
        InputError: a bracket that is never closed, or a kind that does not exist.
    """
    words: list[str] = []
    length, cursor = 0, 0
    stack: list[tuple[str, str, int]] = []
    marks: list[Marked] = []
    while cursor < len(line):
        opening = _OPENING.match(line, cursor)
        if opening:
            stack.append((opening[1].strip(), opening[2], length))
            cursor = opening.end()
        elif line[cursor] == "]":
            if not stack:
                raise InputError("a ] closes nothing")
            marks.append(_mark(stack.pop(), length))
            cursor += 1
        elif line[cursor] in "[|":
            raise InputError(f"{line[cursor]!r} outside a mention: write [key|Kind|words]")
        else:
            words.append(line[cursor])
            length, cursor = length + 1, cursor + 1
    if stack:
        raise InputError(f"the mention {stack[-1][0]!r} is never closed")
    return "".join(words), sorted(marks, key=lambda mark: (mark.start, -mark.end))


def _mark(opened: tuple[str, str, int], end: int) -> Marked:
    key, name, start = opened
    kind = KINDS.get(name.rstrip("~"))
    if kind is None:
        raise InputError(f"{name!r} is no kind; the kinds are {', '.join(KINDS)}, each with ~ if unnamed")
    return Marked(start, end, key, kind, not name.endswith("~"))


def parse_claim(line: str, sentence: int) -> Stated:
    """The claim that a `>` line states.

    Raises:
        InputError: the line, its relation, its stance or a number in it is malformed.
    """
    match = _CLAIM.match(line.strip())
    if match is None or match[2] not in Relation.__members__:
        raise InputError(
            "a claim reads > subject RELATION object | key=value …, with a relation of the ontology"
        )
    stated = Stated(match[1], Relation[match[2]], match[3], sentence)
    for part in filter(None, (part.strip() for part in (match[4] or "").split("|"))):
        key, equals, value = (piece.strip() for piece in part.partition("="))
        if not equals and key != "opt":
            raise InputError(f"{part!r} has no value: write key=value")
        stated = _with(stated, key, value)
    return stated


def _with(stated: Stated, key: str, value: str) -> Stated:
    if key == "opt":
        return replace(stated, optional=True)
    if key == "stance":
        if value not in {stance.value for stance in Stance}:
            raise InputError(f"{value!r} is no stance: {', '.join(stance.value for stance in Stance)}")
        return replace(stated, stance=Stance(value))
    if key == "by":
        return replace(stated, by=tuple(who.strip() for who in value.split(";") if who.strip()))
    if key == "from":
        return replace(stated, start=value)
    if key == "to":
        return replace(stated, end=value)
    if key == "alt":
        parts = value.split()
        if len(parts) != 3:
            raise InputError(f"{value!r} is no alternative: write alt=RELATION subject object")
        return replace(stated, alternatives=(*stated.alternatives, (parts[0], parts[1], parts[2])))
    quantity = parse_quantity(value) if key in _NUMBERS else value
    return replace(stated, qualifiers={**stated.qualifiers, key: quantity})


def parse_quantity(words: str) -> dict[str, object]:
    """`46.7`, `30..49`, `5000..`, `..20`, `~30` or `USD ~2800000000` as an interval.

    Raises:
        InputError: it is none of these.
    """
    words, approx = words.strip().replace(",", ""), False
    if words.startswith("~"):
        words, approx = words[1:].strip(), True
    money = _AMOUNT.match(words)
    number = _RANGE.match((money[2] if money else words).strip())
    if number is None or not (number[2] or number[4]):
        raise InputError(f"{words!r} is no number: write 30, 30..49, 5000.., ..20, ~30 or USD 2800000000")
    low = float(number[2]) if number[2] else None
    high = float(number[4]) if number[4] else (None if number[3] else low)
    interval: dict[str, object] = {"min": low, "max": high}
    if approx or number[1]:
        interval["approx"] = True
    return {**interval, "currency": money[1]} if money else interval


def read_file(path: Path) -> tuple[list[Annotated], list[str]]:
    """The documents of an annotation file and its errors with file and line; the language is its folder's."""
    language, problems = path.parent.name, list[str]()
    documents: list[Annotated] = []
    draft: _Draft | None = None
    series: tuple[str, str, str] | None = None
    count = 0
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        try:
            if line.startswith("==="):
                documents += [draft.finished()] if draft else []
                draft, series = None, None
                draft, series = _header(line, language)
            elif not line.strip():
                continue
            elif line.strip() == "¶":
                if draft:
                    draft.paragraph = True
            elif line.startswith(">"):
                _need(draft).claim(line)
            elif series is not None:
                documents += [draft.finished()] if draft else []
                count += 1
                draft = _Draft((f"{series[0]}-{count:04}", "sentence", series[1], series[2]), language)
                draft.sentence(line.strip())
            else:
                _need(draft).sentence(line.strip())
        except InputError as error:
            problems.append(f"{path.name}:{number}: {error}")
    documents += [draft.finished()] if draft else []
    return documents, problems


def _need(draft: _Draft | None) -> _Draft:
    if draft is None:
        raise InputError("text before the first === header")
    return draft


def _header(line: str, language: str) -> tuple[_Draft | None, tuple[str, str, str] | None]:
    parts = [part.strip() for part in line.lstrip("=").split("|")]
    for part in parts[1:-1][-1:]:
        if not re.fullmatch(r"\d{4}-\d\d-\d\d", part):
            raise InputError(f"{part!r} is no date: write YYYY-MM-DD")
    if parts[0].startswith("sentences"):
        if len(parts) != 3:
            raise InputError("write === sentences prefix | YYYY-MM-DD | publisher")
        return None, (parts[0].split()[-1], parts[1], parts[2])
    if len(parts) != 4:
        raise InputError("write === id | genre | YYYY-MM-DD | publisher")
    return _Draft((parts[0], parts[1], parts[2], parts[3]), language), None


def gold(document: Annotated) -> dict[str, object]:
    """The document in the claim format of the gold sets, one JSON object."""
    entities = {
        key: {
            "id": key,
            "kind": marks[0].kind.value,
            "named": any(mark.named for mark in marks),
            "aliases": [],
            "mentions": [[mark.start, mark.end] for mark in marks],
        }
        for key, marks in _by_key(document.mentions).items()
    }
    return {
        "id": document.id,
        "lang": document.language,
        "genre": document.genre,
        "published": document.published,
        "publisher": document.publisher,
        "synthetic": True,
        "text": document.text,
        "entities": list(entities.values()),
        "claims": [_gold_claim(document, number, claim) for number, claim in enumerate(document.claims, 1)],
    }


def _by_key(marks: Iterable[Marked]) -> dict[str, list[Marked]]:
    groups: dict[str, list[Marked]] = {}
    for mark in marks:
        groups.setdefault(mark.key, []).append(mark)
    return groups


def _gold_claim(document: Annotated, number: int, claim: Stated) -> dict[str, object]:
    start, end = document.sentences[claim.sentence]
    return {
        "id": f"{document.id}.{number:02}",
        "subject": _gold_end(document, claim.subject, (start, end)),
        "relation": claim.relation.value,
        "object": _gold_end(document, claim.object, (start, end)),
        "qualifiers": {name: _gold_value(name, value) for name, value in claim.qualifiers.items()},
        "stance": claim.stance.value,
        "attribution": [*claim.by, document.publisher],
        "valid": {"from": claim.start, "to": claim.end},
        "evidence": {"document": document.id, "start": start, "end": end, "quote": document.text[start:end]},
        "optional": claim.optional,
        "alternatives": [
            {"relation": relation, "subject": {"entity": subject}, "object": {"entity": obj}}
            for relation, subject, obj in claim.alternatives
        ],
    }


def _gold_value(name: str, value: object) -> object:
    """The value as the gold sets write it: a price ratio is one number, everything else stays."""
    if name == "price_ratio" and isinstance(value, dict):
        return value["min"] if value["min"] is not None else value["max"]
    return value


def nearest(document: Annotated, key: str, sentence: tuple[int, int]) -> Marked:
    """The mention that a claim of `sentence` means by `key`: one in it, names first, or the last before."""
    marks = [mark for mark in document.mentions if mark.key == key]
    inside = [mark for mark in marks if sentence[0] <= mark.start < sentence[1]]
    if inside:
        return next((mark for mark in inside if mark.named), inside[0])
    return max((mark for mark in marks if mark.start < sentence[0]), key=lambda mark: mark.start)


def _gold_end(document: Annotated, key: str, sentence: tuple[int, int]) -> dict[str, object]:
    mark = nearest(document, key, sentence)
    return {
        "text": document.text[mark.start : mark.end],
        "kind": mark.kind.value,
        "named": mark.named,
        "entity": key,
        "start": mark.start,
        "end": mark.end,
    }


def read_folder(folder: Path, names: Iterable[str]) -> Iterator[Annotated]:
    """The documents of all files `LANGUAGE/NAME.txt` under `folder`.

    Raises:
        InputError: a file is malformed; the message lists every line.
    """
    for name in names:
        for path in sorted(folder.glob(f"*/{name}.txt")):
            documents, problems = read_file(path)
            if problems:
                raise InputError("annotations are malformed:\n" + "\n".join(problems))
            yield from documents
