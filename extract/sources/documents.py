"""Documents as JSON Lines: `{"id", "text", "published", "publisher", "lang"}`, one document a line.

The text is taken to the letter, line ends included: offsets of claims count in it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.sources.base import DEFAULT_LIMIT, NOTHING_SAID, Found, Provenance, check_size
from extract.sources.title import title_of
from graph.errors import ContractError, InputError
from graph.model import Document
from graph.when import PartialDate

_TIME_OF_DAY = re.compile(r"(?<=\d{4}-\d{2}-\d{2})[T ].*")


@dataclass(frozen=True, slots=True)
class JsonLines:
    """One file of documents; a bad line is reported with its number and the others go on.

    Attributes:
        limit: bytes above which a line is refused.
    """

    path: Path
    provenance: Provenance = NOTHING_SAID
    limit: int = DEFAULT_LIMIT

    def documents(self) -> Iterator[Found]:
        """The documents line by line; no more than one text is held at a time."""
        ids: dict[str, str] = {}
        empty = True
        try:
            with self.path.open("rb") as lines:
                for number, line in enumerate(lines, start=1):
                    if line.strip():
                        empty = False
                        yield self._checked(line, number=number, ids=ids)
        except OSError as error:
            yield InputError(f"cannot be read ({error.strerror})", path=str(self.path))
            return
        if empty:
            yield InputError("holds no document; expected one JSON object a line", path=str(self.path))

    def _checked(self, line: bytes, *, number: int, ids: dict[str, str]) -> Found:
        try:
            check_size(len(line), path=f"{self.path}:{number}", limit=self.limit)
            document = parse_line(line, provenance=self.provenance)
            if ids.setdefault(document.id, document.sha256) != document.sha256:
                raise InputError(f"id {document.id!r} already names another text; ids must differ")
        except InputError as error:
            return InputError(error.reason, path=str(self.path), line=number)
        return document


def parse_line(line: bytes, *, provenance: Provenance = NOTHING_SAID) -> Document:
    """The document that one line holds.

    Raises:
        InputError: the line is no JSON object in UTF-8, or a field is missing or wrong.
    """
    record = _object(line)
    text, published = _required(record, "text"), _day(_optional(record, "published"))
    return Document(
        id=_required(record, "id"),
        text=text,
        uri=_optional(record, "url"),
        title=_optional(record, "title") or title_of(text),
        publisher=_optional(record, "publisher") or provenance.publisher,
        published=published or provenance.published,
        language=provenance.language or _optional(record, "lang"),
    )


def _object(line: bytes) -> dict[str, Any]:
    try:
        record = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise InputError(f"is not UTF-8 (byte 0x{line[error.start]:02x} at offset {error.start})") from error
    except (ValueError, RecursionError) as error:
        raise InputError(f"is not JSON: {error}") from error
    if not isinstance(record, dict):
        raise InputError(f'expected an object {{"id": …, "text": …}}, got {type(record).__name__}')
    return record


def _required(record: dict[str, Any], field: str) -> str:
    value = record.get(field)
    if not isinstance(value, str) or not value.strip():
        raise InputError(f"field {field!r} must be a text that is not empty, got {value!r:.60}")
    return value


def _optional(record: dict[str, Any], field: str) -> str | None:
    value = record.get(field)
    if value is not None and not isinstance(value, str):
        raise InputError(f"field {field!r} must be a text or null, got {value!r:.60}")
    return value or None


def _day(value: str | None) -> str | None:
    """A partial date; the time of day of a full timestamp is dropped."""
    if value is None:
        return None
    day = _TIME_OF_DAY.sub("", value)
    try:
        PartialDate.parse(day)
    except ContractError as error:
        raise InputError(f"field 'published': {error.reason}") from error
    return day
