"""The curated rows: `extract/data/gazetteer.csv` as entries."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from extract.gazetteer.entry import Entry
from graph.errors import ContractError
from graph.schema import Kind

GAZETTEER_VERSION = "1"
DATA = Path(__file__).parent.parent / "data"
SOURCE = f"siliconveil gazetteer {GAZETTEER_VERSION}"


def read_table(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """The rows of a CSV file with their line numbers; a missing cell is empty.

    Raises:
        ContractError: the file cannot be read as UTF-8 CSV.
    """
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.DictReader(file)
            for row in reader:
                yield reader.line_num, {key: (row[key] or "").strip() for key in reader.fieldnames or ()}
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise ContractError(f"cannot read the table {path.name}: {error}") from error


def split(cell: str) -> tuple[str, ...]:
    """The parts of a `;`-separated cell."""
    return tuple(part.strip() for part in cell.split(";") if part.strip())


def read_entries(path: Path | None = None) -> tuple[Entry, ...]:
    """The entries of a gazetteer file, the packaged one by default.

    Raises:
        ContractError: the file is unreadable or a row lacks id, kind or name.
    """
    return tuple(_entry(line, row) for line, row in read_table(path or DATA / "gazetteer.csv"))


def _entry(line: int, row: dict[str, str]) -> Entry:
    try:
        kind = Kind(row["kind"])
        names = (row["name"], row["name_de"], row["name_zh"], *split(row["aliases"]))
    except (KeyError, ValueError) as error:
        raise ContractError(f"gazetteer line {line}: {error}") from error
    if not row.get("id") or not row["name"]:
        raise ContractError(f"gazetteer line {line}: a row needs an id and a name")
    return Entry(
        id=row["id"],
        kind=kind,
        name=row["name"],
        surfaces=tuple(dict.fromkeys(name for name in names if name)),
        metonyms=split(row.get("metonyms", "")),
        exact=row.get("case_sensitive") == "1",
        source=SOURCE,
        line=line,
        **{key: row.get(key, "") for key in _PLAIN},
    )


_PLAIN = (
    "type",
    "name_de",
    "name_zh",
    "country",
    "parent",
    "maker",
    "ticker",
    "lei",
    "qid",
    "confidence",
    "note",
)
