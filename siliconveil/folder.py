"""The case folder: what lies where in it, whether it can be used, and the lock of its one writer.

Invariant: nothing here changes a folder that is not a whole case of a format we write.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from graph.errors import CaseBusyError, CaseError, CaseFormatError

if TYPE_CHECKING:
    from extract.tables import Mapping

FORMAT = 1
"""The case format that this version writes; a case of a higher one is refused."""


@dataclass(frozen=True, slots=True)
class Folder:
    """The paths of one case."""

    path: Path

    @property
    def description(self) -> Path:
        """`case.json`: the case's format."""
        return self.path / "case.json"

    @property
    def ledger(self) -> Path:
        """The ledger: the truth."""
        return self.path / "ledger.sqlite"

    @property
    def graph(self) -> Path:
        """The embedded projection; may be deleted at any time."""
        return self.path / "graph.kgl"

    @property
    def parts(self) -> Path:
        """What a run on Ray has found and the ledger has not loaded yet; may be deleted at any time."""
        return self.path / "parts"

    @property
    def archive(self) -> Path:
        """What was fetched, as WARC files; the evidence behind quotes, never to be deleted."""
        return self.path / "archive"

    @property
    def mappings(self) -> Path:
        """The user's own mappings of tables, one `.toml` file each; may be missing."""
        return self.path / "mappings"

    @property
    def sources(self) -> Path:
        """The registry of sources, written by the user; a case may have none."""
        return self.path / "sources.yaml"

    @property
    def origins(self) -> Path:
        """Which documents rest on one another, as last worked out; may be deleted at any time."""
        return self.path / "origins.json"

    @property
    def lock(self) -> Path:
        """The lock of the writing process."""
        return self.path / "write.lock"

    def own_mappings(self, *files: Path) -> tuple[Mapping, ...]:
        """The user's mappings of tables: the given files, then those in the folder `mappings`.

        Raises:
            InputError: one is wrong; the message gives its file and line.
        """
        from extract.tables import own_mappings

        return own_mappings((*files, self.mappings) if self.mappings.is_dir() else files)

    def keep_mappings(self, *files: Path) -> None:
        """Put copies of the user's mappings into the case, which reads by them from now on.

        A table on file can be read again only by its mapping. One of the same name is replaced.
        """
        for file in files:
            kept = self.mappings / file.name
            text = file.read_bytes()
            if kept.is_file() and kept.read_bytes() == text:
                continue
            self.mappings.mkdir(exist_ok=True)
            part = kept.with_suffix(".part")
            part.write_bytes(text)
            part.replace(kept)

    def check(self) -> None:
        """Raise unless this is a whole case of a format that we read.

        Raises:
            CaseError: the folder or a part of it is missing or broken.
            CaseFormatError: a newer siliconveil wrote it.
        """
        if not self.path.is_dir():
            raise CaseError(
                f"there is no case at {self.path}: make one with "
                f"`siliconveil ingest PATH… --case {self.path}`, or name another with --case"
            )
        _check_format(_read_description(self.description), self.description)
        if not self.ledger.is_file():
            raise CaseError(
                f"the case {self.path} has lost its ledger ({self.ledger.name}): restore it from a backup, "
                "or ingest the texts again into a new folder"
            )

    @property
    def vacant(self) -> bool:
        """Whether a new case can be made here: nothing there, or what the user wrote before."""
        if not self.path.exists():
            return True
        kept = (self.lock, self.mappings, self.sources)
        return self.path.is_dir() and all(entry in kept for entry in self.path.iterdir())

    def describe(self) -> None:
        """Write `case.json`, whole or not at all."""
        part = self.description.with_suffix(".part")
        part.write_text(json.dumps({"format": FORMAT, "software": "siliconveil"}) + "\n", encoding="utf-8")
        part.replace(self.description)

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Hold the write lock; readers need none.

        Raises:
            CaseBusyError: another process holds it.
            CaseError: the folder cannot be written to.
        """
        from filelock import FileLock, Timeout

        lock = FileLock(self.lock)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            raise CaseBusyError(
                f"another process is writing to the case {self.path} (it holds {self.lock}): "
                "wait for it to finish, then try again; nothing was changed"
            ) from None
        except OSError as error:
            raise CaseError(f"the case {self.path} cannot be written to ({error.strerror})") from error
        try:
            yield
        finally:
            lock.release()


def _read_description(path: Path) -> dict[str, Any]:
    try:
        description = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CaseError(
            f"{path.parent} is not a case: it holds no {path.name}; name another with --case, "
            "or restore it from a backup"
        ) from None
    except (OSError, ValueError) as error:
        raise CaseError(
            f"{path} cannot be read ({error}): restore it from a backup; "
            f'of a whole case it says {{"format": {FORMAT}}}'
        ) from error
    if not isinstance(description, dict) or not isinstance(description.get("format"), int):
        raise CaseError(
            f"{path} does not say the case's format: restore it from a backup; "
            f'of a whole case it says {{"format": {FORMAT}}}'
        )
    return description


def _check_format(description: dict[str, Any], path: Path) -> None:
    if description["format"] > FORMAT:
        raise CaseFormatError(
            f"{path} says format {description['format']}, this version reads up to {FORMAT}: "
            "upgrade siliconveil; nothing was changed"
        )
    if description["format"] < 1:
        raise CaseError(f"{path} says format {description['format']}, expected {FORMAT}")
