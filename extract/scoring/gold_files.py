"""Gold files: JSON Lines of annotated documents; a bad line is named and the others go on."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from extract.scoring.gold import GoldDocument, parse_gold
from extract.sources.documents import parse_line
from graph.errors import InputError

_WAY_OUT = "mend the line or take it out"


@dataclass(frozen=True, slots=True)
class GoldFiles:
    """Files of annotated documents, and folders of such files (`*.jsonl`, in sorted order)."""

    paths: tuple[Path, ...]

    def documents(self) -> Iterator[GoldDocument | InputError]:
        """The documents one by one; what cannot be used comes as the error that names it."""
        places: dict[str, str] = {}
        for path in self.paths:
            files = sorted(path.glob("*.jsonl")) if path.is_dir() else [path]
            if not files:
                yield InputError("holds no .jsonl file; name a gold file or a folder of them", path=str(path))
            for file in files:
                yield from _documents(file, places)


def _documents(path: Path, places: dict[str, str]) -> Iterator[GoldDocument | InputError]:
    empty = True
    try:
        with path.open("rb") as lines:
            for number, line in enumerate(lines, start=1):
                if line.strip():
                    empty = False
                    yield _checked(line, path, number, places)
    except OSError as error:
        yield InputError(f"cannot be read ({error.strerror}); check the name and the rights", path=str(path))
        return
    if empty:
        yield InputError("holds no document; expected one JSON object a line", path=str(path))


def _checked(line: bytes, path: Path, number: int, places: dict[str, str]) -> GoldDocument | InputError:
    here = f"{path}:{number}"
    try:
        gold = parse_gold_line(line)
        first = places.setdefault(gold.document.id, here)
        if first != here:
            raise InputError(f"document {gold.document.id!r} stands at {first} already; it is counted once")
    except InputError as error:
        return InputError(f"{error.reason}; {_WAY_OUT}", path=str(path), line=number)
    return gold


def parse_gold_line(line: bytes) -> GoldDocument:
    """The annotated document of one line.

    Raises:
        InputError: the line is no JSON object in UTF-8, or a field is missing or wrong.
    """
    document = parse_line(line)
    return parse_gold(json.loads(line.decode("utf-8-sig")), document)
