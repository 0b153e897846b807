"""The append-only ledger: documents, claims, curated entities and withdrawals, and when we learned each.

Invariant: rows are only ever added, which triggers in the file enforce. Recorded time is stamped here and
nowhere else, and never runs backwards. What no longer holds is a later row that says so.
"""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import asdict, dataclass, fields
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Self

from graph.errors import ContractError, InputError
from graph.identity import content_hash
from graph.ledger_file import as_case_error, open_file
from graph.ledger_rows import Appended as Appended
from graph.ledger_rows import Cause as Cause
from graph.ledger_rows import Retraction as Retraction
from graph.ledger_rows import Succession as Succession
from graph.model import Claim, Document, Entity
from graph.observation import Observation
from graph.quotes import Quotes
from graph.schema import Kind
from graph.transactions import Transactions


@dataclass(frozen=True, slots=True)
class _Reason:
    why: str
    who: str
    replacement: str | None = None


def utc_now() -> datetime:
    """The present moment in UTC."""
    return datetime.now(UTC)


class Ledger:
    """One SQLite file that holds all that a case was ever told."""

    def __init__(self, connection: sqlite3.Connection, *, path: Path, clock: Callable[[], datetime]) -> None:
        self._db = connection
        self._path = path
        self._clock = clock
        self._changes = Transactions(connection, path=path)

    @classmethod
    def open(cls, path: Path, *, clock: Callable[[], datetime] = utc_now, read_only: bool = False) -> Self:
        """The ledger at `path`, made if it does not exist (unless `read_only`).

        Raises:
            CaseError: the file is missing (read-only) or is not a ledger.
            CaseFormatError: a newer version wrote it.
        """
        return cls(open_file(path, read_only=read_only), path=path, clock=clock)

    def close(self) -> None:
        """Release the file."""
        self._db.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # --- reading ---

    @property
    def position(self) -> int:
        """The number of the last row; grows with every change, 0 for an empty ledger."""
        return self.position_at(None)

    def position_at(self, known_at: datetime | None) -> int:
        """The number of the last row recorded by `known_at` (None: now), 0 if there was none."""
        if known_at is None:
            return int(self._db.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()[0])
        row = self._db.execute(
            "SELECT coalesce(max(seq), 0) FROM entry WHERE recorded <= ?", (_limit(known_at),)
        ).fetchone()
        return int(row[0])

    def moment(self, position: int) -> datetime:
        """When the row at `position` was recorded.

        Raises:
            InputError: no such row.
        """
        row = self._db.execute("SELECT recorded FROM entry WHERE seq = ?", (position,)).fetchone()
        if row is None:
            raise InputError(
                f"the ledger has no position {position}; positions run from 1 to {self.position}"
            )
        return datetime.fromisoformat(row[0])

    def moments(self) -> tuple[datetime, ...]:
        """Every recorded moment at which something changed, in order, each once."""
        rows = self._db.execute("SELECT DISTINCT recorded FROM entry ORDER BY recorded")
        return tuple(datetime.fromisoformat(row[0]) for row in rows)

    def documents(self, known_at: datetime | None = None) -> Iterator[Document]:
        """Every document recorded by `known_at`, withdrawn ones included, in recorded order."""
        for recorded, body in self._rows("document", known_at):
            yield Document(**body, recorded=recorded)

    def holds_documents(self, count: int) -> bool:
        """Whether at least so many documents are recorded."""
        rows = self._db.execute("SELECT 1 FROM entry WHERE kind = 'document' LIMIT ?", (count,))
        return len(rows.fetchall()) == count

    def document(self, document_id: str) -> Document | None:
        """The document with that id, or None."""
        row = self._one("document", document_id)
        return None if row is None else Document(**row[1], recorded=row[0])

    def at_address(self, uri: str) -> Iterator[Document]:
        """The documents from one address that hold now, in recorded order."""
        rows = self._db.execute(
            "SELECT recorded, body FROM entry "
            "WHERE kind = 'document' AND json_extract(body, '$.uri') = ? ORDER BY seq",
            (uri,),
        ).fetchall()
        for recorded, text in rows:
            body = json.loads(text)
            if not self._has_ended(body["id"]):
                yield Document(**body, recorded=datetime.fromisoformat(recorded))

    def document_ids(self) -> tuple[str, ...]:
        """Ids of the documents that hold now, in recorded order."""
        rows = self._db.execute("SELECT key FROM entry WHERE kind = 'document' ORDER BY seq").fetchall()
        ended = self._ended(None)
        return tuple(key for (key,) in rows if key not in ended)

    def claim(self, claim_id: str) -> Claim | None:
        """The claim with that id, whether it still holds or not; None if there is none."""
        row = self._one("claim", claim_id)
        return None if row is None else Claim.from_json(row[1] | {"recorded": row[0].isoformat()})

    def claims(self, known_at: datetime | None = None) -> Iterator[Claim]:
        """The claims that were live at `known_at` (None: now), in recorded order."""
        ended = self._ended(known_at)
        for recorded, body in self._rows("claim", known_at):
            if body["id"] not in ended and body["evidence"]["document"] not in ended:
                yield Claim.from_json(body | {"recorded": recorded.isoformat()})

    def observations(self, known_at: datetime | None = None) -> Iterator[Observation]:
        """The observations that were live at `known_at` (None: now), in recorded order, every vintage.

        A newer version of a table does not end the older one: its figures are an earlier vintage.
        """
        ended = self._ended(known_at) - self._succeeded(known_at)
        rows = Quotes(self.document)
        for recorded, body in self._rows("observation", known_at):
            if body["id"] not in ended and body["evidence"]["document"] not in ended:
                yield Observation.from_json(body, evidence=rows.of(body["evidence"]), recorded=recorded)

    def count_observations(self, known_at: datetime | None = None) -> dict[str, int]:
        """How many observations of each series were live at `known_at`; faster than reading them."""
        ended = self._ended(known_at) - self._succeeded(known_at)
        rows = self._db.execute(
            "SELECT key, document, json_extract(body, '$.series') FROM entry "
            "WHERE kind = 'observation' AND recorded <= ?",
            (_limit(known_at),),
        )
        return dict(Counter(series for key, document, series in rows if not {key, document} & ended))

    def entities(self, known_at: datetime | None = None) -> Iterator[Entity]:
        """The curated entity records known at `known_at`, in recorded order; later ones replace earlier."""
        for _, body in self._rows("entity", known_at):
            yield Entity(**body | {"kind": Kind(body["kind"]), "aliases": tuple(body["aliases"])})

    def retractions(self, known_at: datetime | None = None) -> Iterator[Retraction]:
        """Every withdrawal, correction and extractor change recorded by `known_at`, in order."""
        for recorded, body in self._rows("retraction", known_at):
            yield Retraction(**body | {"cause": Cause(body["cause"])}, recorded=recorded)

    def has_extraction(self, document_id: str, extractor: str) -> bool:
        """Whether `extractor` ("name@version") has already read the document."""
        return self._one("extraction", f"{document_id} {extractor}") is not None

    # --- writing ---

    def append(
        self,
        document: Document,
        claims: Iterable[Claim | Observation],
        *,
        entities: Iterable[Entity] = (),
        extractor: str = "",
        succession: Succession | None = None,
    ) -> Appended:
        """Record a document with the claims, observations and entity records found in it, all or nothing.

        Repeating it changes nothing. Where another extractor version had read the same document, the claims
        and observations that this one no longer finds stop holding (cause `extractor`), and those found
        again hold again.

        Args:
            document: with its text.
            claims: found in it, and observations.
            entities: curated records behind them.
            extractor: "name@version" of what read it; "" if nothing did.
            succession: this document and another version of it; the earlier one stops holding from now.

        Raises:
            ContractError: a quote is not the document's text at its offsets; nothing is recorded.
            CaseBusyError: another process is writing.
        """
        found = {claim.id: claim for claim in claims}
        for item in found.values():
            item.evidence.check(document)
        with self._transaction() as stamp:
            known = self._one("document", document.id)
            if known is not None and known[1]["text"] != document.text:
                raise ContractError(f"document id {document.id!r} is taken by another text; give it a new id")
            new = self._add(stamp, "document", document.id, _document_body(document))
            for entity in entities:
                body = _entity_body(entity)
                self._add(stamp, "entity", content_hash(body), body)
            added = Counter(_kind_of(one) for key, one in found.items() if self._add_found(stamp, key, one))
            lost = self._settle(stamp, document.id, found, extractor, new=new) if extractor else Counter()
            if new and succession is not None and not self._has_ended(succession.earlier):
                lost["claim"] += self._succeed(stamp, succession)
        known_before = Counter(map(_kind_of, found.values()))["claim"] - added["claim"]
        return Appended(
            new, added["claim"], known_before, lost["claim"], added["observation"], lost["observation"]
        )

    def batch(self) -> AbstractContextManager[None]:
        """Inside it changes are committed together, twice a second and at the end, come what may."""
        return self._changes.batch()

    def flush(self) -> None:
        """Commit what a batch has gathered, for example before a long wait."""
        self._changes.flush()

    def retract(self, target: str, *, why: str, who: str = "") -> None:
        """Withdraw a document or a claim: what rests only on it stops holding from now.

        Raises:
            InputError: no live document or claim has that id, or `why` is empty.
        """
        if not why.strip():
            raise InputError("a retraction needs a reason: say --why")
        with self._transaction() as stamp:
            self._must_be_live(target)
            self._end(stamp, target, Cause.WITHDRAWN, _Reason(why, who))

    def correct(self, claim_id: str, replacement: Claim, *, why: str, who: str = "") -> None:
        """Put `replacement` in the place of a claim; both stay on the ledger.

        Raises:
            InputError: no live claim has that id, the replacement is the same claim, or `why` is empty.
            ContractError: the replacement's quote is not its document's text.
        """
        document = self.document(replacement.evidence.document)
        if document is None:
            raise InputError(f"the correction quotes document {replacement.evidence.document!r}, not on file")
        replacement.evidence.check(document)
        if not why.strip():
            raise InputError("a correction needs a reason: say --why")
        if replacement.id == claim_id:
            raise InputError(f"the correction of claim {claim_id} says the same as the claim")
        with self._transaction() as stamp:
            self._must_be_live(claim_id)
            if not self._add_claim(stamp, replacement):
                self._reinstate(stamp, replacement.id)
            self._end(stamp, claim_id, Cause.CORRECTION, _Reason(why, who, replacement.id))

    # --- inside ---

    @contextmanager
    def _transaction(self) -> Iterator[str]:
        with self._changes.one():
            yield self._stamp()

    def _stamp(self) -> str:
        """Now, or just after the last row where the clock stands or has jumped back."""
        now = self._clock().astimezone(UTC)
        row = self._db.execute("SELECT recorded FROM entry ORDER BY seq DESC LIMIT 1").fetchone()
        if row is not None:
            now = max(now, datetime.fromisoformat(row[0]) + timedelta(microseconds=1))
        return now.isoformat(timespec="microseconds")

    def _rows(self, kind: str, known_at: datetime | None) -> Iterator[tuple[datetime, dict[str, Any]]]:
        try:
            cursor = self._db.execute(
                "SELECT recorded, body FROM entry WHERE kind = ? AND recorded <= ? ORDER BY seq",
                (kind, _limit(known_at)),
            )
            for recorded, body in cursor:
                yield datetime.fromisoformat(recorded), json.loads(body)
        except sqlite3.DatabaseError as error:
            raise as_case_error(error, self._path) from error

    def _one(self, kind: str, key: str) -> tuple[datetime, dict[str, Any]] | None:
        row = self._db.execute(
            "SELECT recorded, body FROM entry WHERE kind = ? AND key = ?", (kind, key)
        ).fetchone()
        return None if row is None else (datetime.fromisoformat(row[0]), json.loads(row[1]))

    def _ended(self, known_at: datetime | None) -> frozenset[str]:
        """Ids of documents and claims whose last word by `known_at` is a retraction."""
        rows = self._db.execute(
            "SELECT kind, document FROM entry WHERE kind IN ('retraction', 'reinstatement') "
            "AND recorded <= ? ORDER BY seq",
            (_limit(known_at),),
        )
        last = {target: kind for kind, target in rows}
        return frozenset(target for target, kind in last.items() if kind == "retraction")

    def _add(self, stamp: str, kind: str, key: str, body: Mapping[str, Any], *, about: str = "") -> bool:
        text = json.dumps(body, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
        cursor = self._db.execute(
            "INSERT INTO entry (recorded, kind, key, document, body) SELECT ?, ?, ?, ?, ? "
            "WHERE NOT EXISTS (SELECT 1 FROM entry WHERE kind = ? AND key = ?)",
            (stamp, kind, key, about, text, kind, key),
        )
        return cursor.rowcount == 1

    def _add_claim(self, stamp: str, claim: Claim) -> bool:
        body = claim.to_json()
        body.pop("recorded", None)
        return self._add(stamp, "claim", body["id"], body, about=claim.evidence.document)

    def _add_found(self, stamp: str, key: str, one: Claim | Observation) -> bool:
        if isinstance(one, Claim):
            return self._add_claim(stamp, one)
        return self._add(stamp, "observation", key, one.to_json(), about=one.evidence.document)

    def _settle(
        self,
        stamp: str,
        document: str,
        found: Mapping[str, Claim | Observation],
        extractor: str,
        *,
        new: bool,
    ) -> Counter[str]:
        """End what the document's last extractor found and this one does not; hold again what it does.

        Gives how many items of each kind it ended.
        """
        if not self._add(
            stamp, "extraction", f"{document} {extractor}", {"extractor": extractor}, about=document
        ):
            return Counter()
        if new:
            return Counter()
        rows = self._db.execute(
            "SELECT key, json_extract(body, '$.extractor'), kind FROM entry "
            "WHERE kind IN ('claim', 'observation') AND document = ?",
            (document,),
        ).fetchall()
        name = extractor.partition("@")[0]
        lost = {
            key: kind
            for key, by, kind in rows
            if key not in found
            and by.partition("@")[0] == name
            and by != extractor
            and not self._has_ended(key)
        }
        for key in lost:
            self._end(stamp, key, Cause.EXTRACTOR, _Reason(f"{extractor} does not find it", extractor))
        for key in found:
            if self._has_ended(key):
                self._hold_again(stamp, key)
        return Counter(lost.values())

    def _succeed(self, stamp: str, versions: Succession) -> int:
        """End the earlier version of a document, and count the claims that held until now."""
        rows = self._db.execute(
            "SELECT key FROM entry WHERE kind = 'claim' AND document = ?", (versions.earlier,)
        ).fetchall()
        live = sum(not self._has_ended(key) for (key,) in rows)
        self._end(
            stamp,
            versions.earlier,
            Cause.VERSION,
            _Reason("a newer version is on file", "", versions.later),
        )
        return live

    def _succeeded(self, known_at: datetime | None) -> frozenset[str]:
        """Ids of documents that a newer version ended, and nothing else did."""
        causes: dict[str, set[Cause]] = {}
        for entry in self.retractions(known_at):
            causes.setdefault(entry.target, set()).add(entry.cause)
        return frozenset(target for target, found in causes.items() if found == {Cause.VERSION})

    def _has_ended(self, target: str) -> bool:
        """Whether the last word on a document or claim is a retraction."""
        row = self._db.execute(
            "SELECT kind FROM entry WHERE document = ? AND kind IN ('retraction', 'reinstatement') "
            "ORDER BY seq DESC LIMIT 1",
            (target,),
        ).fetchone()
        return row is not None and row[0] == "retraction"

    def _hold_again(self, stamp: str, claim_id: str) -> None:
        """Reinstate a claim that an extractor dropped; one that a person withdrew stays withdrawn."""
        row = self._db.execute(
            "SELECT body FROM entry WHERE kind = 'retraction' AND document = ? ORDER BY seq DESC", (claim_id,)
        ).fetchone()
        if json.loads(row[0])["cause"] == Cause.EXTRACTOR:
            self._reinstate(stamp, claim_id)

    def _reinstate(self, stamp: str, claim_id: str) -> None:
        if self._has_ended(claim_id):
            self._add(stamp, "reinstatement", f"{claim_id} {stamp}", {"target": claim_id}, about=claim_id)

    def _must_be_live(self, target: str) -> None:
        if not any(self._one(kind, target) for kind in ("claim", "document", "observation")):
            raise InputError(
                f"no document or claim or figure has the id {target!r}; `siliconveil stats` lists documents"
            )
        if self._has_ended(target) and target not in self._succeeded(None):
            raise InputError(f"{target} was already withdrawn")

    def _end(self, stamp: str, target: str, cause: Cause, reason: _Reason) -> None:
        body = {"target": target, "cause": cause} | asdict(reason)
        self._add(stamp, "retraction", f"{target} {stamp}", body, about=target)


def _limit(known_at: datetime | None) -> str:
    if known_at is None:
        return "9999"
    if known_at.tzinfo is None:
        known_at = known_at.replace(tzinfo=UTC)
    return known_at.astimezone(UTC).isoformat(timespec="microseconds")


def _kind_of(one: Claim | Observation) -> str:
    return "claim" if isinstance(one, Claim) else "observation"


def _document_body(document: Document) -> dict[str, Any]:
    names = [f.name for f in fields(Document) if f.name != "recorded"]
    return {name: getattr(document, name) for name in names}


def _entity_body(entity: Entity) -> dict[str, Any]:
    return {
        "id": entity.id,
        "kind": entity.kind.value,
        "name": entity.name,
        "aliases": list(entity.aliases),
        "properties": dict(entity.properties),
        "source": entity.source,
    }
