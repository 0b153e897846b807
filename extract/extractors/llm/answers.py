"""Answers kept on disk, so that a run that was stopped asks nothing twice."""

from __future__ import annotations

import json
import os
import tempfile
from dataclasses import asdict, dataclass
from pathlib import Path

from graph.errors import ExtractorError


@dataclass(frozen=True, slots=True)
class Answer:
    """What the model wrote, and whether it was cut off at its length."""

    content: str
    cut: bool = False


class Answers:
    """A folder with one file for each request; a file that cannot be read counts as absent."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def get(self, request: str) -> Answer | None:
        """The answer to the request of that hash, or None."""
        try:
            data = json.loads(self._path(request).read_text(encoding="utf-8"))
            content, cut = data["content"], data["cut"]
        except (OSError, ValueError, KeyError, TypeError, RecursionError):
            return None
        return Answer(content, cut) if isinstance(content, str) and isinstance(cut, bool) else None

    def put(self, request: str, answer: Answer) -> None:
        """Keep an answer; a reader sees all of it or nothing.

        Raises:
            ExtractorError: the folder cannot be written, so that a stopped run would have to pay again.
        """
        try:
            self._folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle, name = tempfile.mkstemp(dir=self._folder, suffix=".part")
            with os.fdopen(handle, "w", encoding="utf-8") as file:
                json.dump(asdict(answer), file)
            Path(name).replace(self._path(request))
        except OSError as error:
            raise ExtractorError(
                f"answers cannot be kept in {self._folder} ({error.strerror}): set SILICONVEIL_LLM_CACHE "
                "to a folder that can be written"
            ) from error

    def _path(self, request: str) -> Path:
        return self._folder / f"{request}.json"
