"""Which store answers: the case's projection of now, rebuilt on any doubt, or a passing one of a past moment.

Invariant: a store is asked only after its stamp was compared with the ledger, and beside the view it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Protocol

from graph.errors import StoreError
from graph.ledger import Ledger
from graph.stores.base import DEFAULT_LIMITS, SCHEMA_VERSION, Limits, Loaded, Rows, Stamp, Store, project
from graph.view import GraphView, derive_view
from siliconveil.folder import Folder


@dataclass(frozen=True, slots=True)
class Projected:
    """A store and the view that it holds: what a question is put to (`queries.queryable.Queryable`)."""

    view: GraphView
    store: Store

    def run(
        self, statement: str, parameters: Mapping[str, Any] | None = None, *, limits: Limits = DEFAULT_LIMITS
    ) -> Rows:
        """Answer a reading statement."""
        return self.store.query(statement, parameters, limits=limits)


class Derive(Protocol):
    """Makes the view of a moment of the ledger."""

    def __call__(self, *, known_at: datetime | None) -> GraphView:
        """The view of what was known then; None is now."""
        ...


class Projections:
    """The stores of one case.

    Args:
        embedded: makes an embedded store, in a file or (for None) in memory.
        server: asked instead of the case's own file, where given.
        derive: makes the view of now (None) or of an earlier moment.
    """

    def __init__(
        self,
        ledger: Ledger,
        *,
        folder: Folder,
        embedded: Callable[[Path | None], Store],
        server: Store | None = None,
        derive: Derive | None = None,
    ) -> None:
        self._ledger = ledger
        self._folder = folder
        self._embedded = embedded
        self._server = server
        self._derive = derive or partial(derive_view, ledger)
        self._file: Store | None = None
        self._now: Projected | None = None
        self._then: Projected | None = None

    def now(self) -> Projected:
        """All that the ledger knows, in a store that is equal to it."""
        if self._now is None or self._now.view.position != self._ledger.position:
            view, store = self._derive(known_at=None), self._store()
            if not self._holds(store, view):
                store = self._rebuilt(store, view)
            self._now = Projected(view, store)
        return self._now

    def at(self, known_at: datetime) -> Projected:
        """What the ledger knew at `known_at`, in memory."""
        held = self._then
        position = self._ledger.position_at(known_at)
        if held is None or (held.view.known_at, held.view.position) != (known_at, position):
            self._forget_then()
            view, store = self._derive(known_at=known_at), self._embedded(None)
            store.load(view)
            held = self._then = Projected(view, store)
        return held

    def load(self) -> Loaded:
        """Make the store of now equal to the ledger, whatever it holds, and say what that changed."""
        return self._store().load(self._derive(known_at=None))

    def close(self) -> None:
        """Let go of the stores that this object made; one that was given stays open."""
        self._forget_then()
        self._now = None
        if self._file is not None:
            self._file.close()
            self._file = None

    def _store(self) -> Store:
        if self._server is not None:
            return self._server
        if self._file is None:
            self._file = self._embedded(self._folder.graph)
        return self._file

    def _holds(self, store: Store, view: GraphView) -> bool:
        """Compare by position; by content where another case, or another ledger, may lie behind the stamp."""
        stamp = store.stamp()
        if stamp is None or (stamp.position, stamp.schema) != (view.position, SCHEMA_VERSION):
            return False
        if (stamp.valid_at, stamp.known_at) != (None, None):
            return False
        if self._server is None and not self._ledger_is_newer():
            return True
        return stamp == Stamp.of(view, project(view))

    def _ledger_is_newer(self) -> bool:
        """Whether the ledger, or the registry that sources are counted by, was written after the graph."""
        try:
            told = [self._folder.ledger, *filter(Path.exists, [self._folder.sources])]
            return max(path.stat().st_mtime_ns for path in told) > self._folder.graph.stat().st_mtime_ns
        except OSError:
            return True

    def _rebuilt(self, store: Store, view: GraphView) -> Store:
        """The store after loading; one in memory if the case's folder cannot be written to."""
        try:
            store.load(view)
        except (OSError, StoreError):
            if self._server is not None:
                raise
            self._file = store = self._embedded(None)
            store.load(view)
        return store

    def _forget_then(self) -> None:
        if self._then is not None:
            self._then.store.close()
            self._then = None
