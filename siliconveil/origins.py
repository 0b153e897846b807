"""Which documents of a case rest on one another: worked out once for each state of the ledger, and kept.

Invariant: what is kept is used only for the very ledger, registry and judgement that it was worked out with.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import astuple
from datetime import datetime

from graph.identity import content_hash
from graph.independence.groups import Groups
from graph.independence.tie import JUDGEMENT, Kind, Tie
from graph.ledger import Ledger
from graph.view import groups_of
from siliconveil.folder import Folder

WORTH_KEEPING = 200
"""Documents from which on the groups are kept in a file; of fewer they are worked out faster than read."""

Aliases = Mapping[str, Iterable[str]]


class Origins:
    """The groups of one case.

    Args:
        aliases: gives the other names of publishers, as the registry of sources has them now.
    """

    def __init__(self, ledger: Ledger, *, folder: Folder, aliases: Callable[[], Aliases]) -> None:
        self._ledger = ledger
        self._folder = folder
        self._aliases = aliases
        self._held: dict[str, Groups] = {}

    def at(self, known_at: datetime | None = None) -> Groups:
        """The groups of the documents known at a moment of the ledger; None is now."""
        aliases = {name: sorted(others) for name, others in self._aliases().items()}
        stamp = self._stamp(known_at, aliases)
        if stamp not in self._held:
            groups = self._kept(stamp) if known_at is None else None
            if groups is None:
                groups = groups_of(self._ledger, known_at=known_at, aliases=aliases)
                if known_at is None:
                    self._keep(stamp, groups)
            self._held = {stamp: groups}
        return self._held[stamp]

    def _stamp(self, known_at: datetime | None, aliases: Aliases) -> str:
        position = self._ledger.position_at(known_at)
        moment = self._ledger.moment(position).isoformat() if position else ""
        return content_hash("origins", JUDGEMENT, position, moment, dict(sorted(aliases.items())))

    def _kept(self, stamp: str) -> Groups | None:
        try:
            kept = json.loads(self._folder.origins.read_text(encoding="utf-8"))
            if kept["stamp"] != stamp:
                return None
            ties = tuple(Tie(one, other, Kind(kind), why) for one, other, kind, why in kept["ties"])
            return Groups(dict(kept["origin"]), ties)
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def _keep(self, stamp: str, groups: Groups) -> None:
        """Keep the groups of a larger case; where the folder cannot be written to, do without."""
        if not self._ledger.holds_documents(WORTH_KEEPING):
            return
        kept = {"stamp": stamp, "origin": groups.origin, "ties": [astuple(tie) for tie in groups.ties]}
        part = self._folder.origins.with_suffix(".part")
        try:
            part.write_text(json.dumps(kept, ensure_ascii=True), encoding="utf-8")
            part.replace(self._folder.origins)
        except OSError:
            part.unlink(missing_ok=True)
