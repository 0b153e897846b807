"""The annotation files as JSON Lines in the claim format: what is to be written, and what no longer holds."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.errors import InputError
from training.documents import ANNOTATIONS, TEST_FILES, is_dev
from training.notation import Annotated, gold, read_file

GOLD = ANNOTATIONS.parent / "gold"
"""Where the JSON Lines stand: `gold/LANGUAGE/NAME.jsonl` for `annotations/LANGUAGE/NAME.txt`."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """An annotation file and its documents."""

    language: str
    name: str
    documents: tuple[Annotated, ...]

    @property
    def path(self) -> Path:
        """Where its JSON Lines stand below the gold folder."""
        return Path(self.language, f"{self.name}.jsonl")

    def split_of(self, document: Annotated) -> str:
        """`test` for a document of a test file; of the others `dev` is kept back and `train` learned from."""
        if self.name in TEST_FILES:
            return "test"
        return "dev" if is_dev(document.id) else "train"

    def lines(self) -> str:
        """The documents in the claim format, one JSON object a line; equal annotations give equal lines."""
        records = ({**gold(document), "split": self.split_of(document)} for document in self.documents)
        return "".join(json.dumps(record, ensure_ascii=False, allow_nan=False) + "\n" for record in records)


def annotation_files(folder: Path = ANNOTATIONS) -> list[Path]:
    """All annotation files `LANGUAGE/NAME.txt` of a folder, in the order of their paths."""
    return sorted(folder.glob("*/*.txt"))


def read_annotations(paths: Iterable[Path]) -> list[Annotations]:
    """The files with their documents.

    Raises:
        InputError: a file is malformed, or two documents have one id; the message lists every case.
    """
    found, problems = list[Annotations](), list[str]()
    homes: dict[str, str] = {}
    for path in paths:
        documents, errors = read_file(path)
        home = f"{path.parent.name}/{path.name}"
        problems += [f"{path.parent.name}/{error}" for error in errors]
        for name in (document.id for document in documents):
            if name in homes:
                problems.append(f"{home}: the id {name!r} stands in {homes[name]} already; ids must differ")
            homes.setdefault(name, home)
        found.append(Annotations(path.parent.name, path.stem, tuple(documents)))
    if problems:
        raise InputError("the annotations are malformed:\n" + "\n".join(problems))
    return found


def write(files: Iterable[Annotations], folder: Path = GOLD) -> list[Path]:
    """Write what is new or changed; returns those paths."""
    written = []
    for file in files:
        path, content = folder / file.path, file.lines().encode()
        if not path.is_file() or path.read_bytes() != content:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            written.append(path)
    return written


def out_of_date(files: Iterable[Annotations], folder: Path = GOLD) -> Iterator[str]:
    """One line for each file that is not written as its annotations stand now."""
    for file in files:
        path = folder / file.path
        if not path.is_file():
            yield f"{file.path} is missing"
        elif path.read_bytes() != file.lines().encode():
            yield f"{file.path} differs from its annotations"


def left_over(files: Iterable[Annotations], folder: Path = GOLD) -> Iterator[str]:
    """One line for each written file that has no annotations."""
    known = {folder / file.path for file in files}
    for path in sorted(folder.glob("*/*.jsonl")):
        if path not in known:
            yield f"{path.relative_to(folder)} has no annotations"
