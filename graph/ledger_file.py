"""The ledger's file: its tables, its format, and what is said when it cannot be used."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from graph.errors import CaseBusyError, CaseError, CaseFormatError

FORMAT = 1
"""The ledger format that this version writes; a file of a higher one is refused."""

_TABLES = f"""
BEGIN IMMEDIATE;
CREATE TABLE entry (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    recorded TEXT NOT NULL,
    kind TEXT NOT NULL,
    key TEXT NOT NULL,
    document TEXT,
    body TEXT NOT NULL,
    UNIQUE (kind, key)
);
CREATE INDEX entry_by_document ON entry (document, kind);
CREATE TRIGGER entry_is_never_edited BEFORE UPDATE ON entry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
CREATE TRIGGER entry_is_never_deleted BEFORE DELETE ON entry
    BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
PRAGMA application_id = 0x53564c47;
PRAGMA user_version = {FORMAT};
COMMIT;
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS document_by_address ON entry (json_extract(body, '$.uri')) WHERE kind = 'document';
"""
"""What a ledger of an earlier version may lack; made when it is next written to."""
_APPLICATION = 0x53564C47
_BUSY_SECONDS = 5.0


def open_file(path: Path, *, read_only: bool) -> sqlite3.Connection:
    """A connection to the ledger at `path`, made if it does not exist (unless `read_only`).

    Raises:
        CaseError: the file is missing (read-only) or is not a ledger.
        CaseFormatError: a newer version wrote it.
    """
    fresh = not path.exists()
    if fresh and read_only:
        raise CaseError(f"no ledger at {path}: run `siliconveil ingest` first or name the right --case")
    uri = f"{path.absolute().as_uri()}?mode={'ro' if read_only else 'rwc'}"
    db: sqlite3.Connection | None = None
    try:
        db = sqlite3.connect(uri, uri=True, timeout=_BUSY_SECONDS, isolation_level=None)
        if fresh:
            db.executescript(_TABLES)
        _check_format(db, path)
        if not read_only:
            db.execute(_INDEXES)
    except (sqlite3.DatabaseError, CaseError) as error:
        if db is not None:
            db.close()
        raise as_case_error(error, path) from error
    return db


def _check_format(db: sqlite3.Connection, path: Path) -> None:
    application = db.execute("PRAGMA application_id").fetchone()[0]
    if application != _APPLICATION:
        raise CaseError(
            f"{path} is not a siliconveil ledger: restore it from a backup or name another --case"
        )
    version = db.execute("PRAGMA user_version").fetchone()[0]
    if version > FORMAT:
        raise CaseFormatError(
            f"{path} has ledger format {version}, this version reads up to {FORMAT}: upgrade siliconveil"
        )
    db.execute("SELECT seq FROM entry LIMIT 1").fetchone()


def as_case_error(error: Exception, path: Path) -> CaseError:
    """What a database error means to the one who uses the case."""
    if isinstance(error, CaseError):
        return error
    if isinstance(error, sqlite3.OperationalError) and "locked" in str(error):
        return CaseBusyError(f"another process is writing to {path}: wait for it to finish, then try again")
    return CaseError(f"{path} cannot be used as a ledger ({error}): restore it from a backup")
