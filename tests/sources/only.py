"""What a source makes of one file."""

from __future__ import annotations

from pathlib import Path

from extract.sources import Press
from graph.errors import InputError
from graph.model import Document


def read(path: Path, data: bytes | str) -> Document | InputError:
    path.write_bytes(data.encode("utf-8") if isinstance(data, str) else data)
    (found,) = Press((path,)).documents()
    return found
