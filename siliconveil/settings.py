"""What the environment says: which store to use, and how to reach it. Secrets come from nowhere else."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field

EMBEDDED = "embedded"


@dataclass(frozen=True, slots=True)
class Settings:
    """How to reach the graph store.

    Attributes:
        store: "embedded", or the bolt or neo4j address of a server.
        password: never printed, never an argument.
    """

    store: str = EMBEDDED
    user: str = "neo4j"
    password: str = field(default="", repr=False)
    database: str = "neo4j"

    @property
    def embedded(self) -> bool:
        """Whether the graph is a file of the case."""
        return self.store == EMBEDDED


def from_environment(environment: Mapping[str, str] | None = None) -> Settings:
    """The settings that the environment gives.

    `SILICONVEIL_STORE` is "embedded" (the default), "neo4j" (then `NEO4J_URI` gives the address), or an
    address itself; `NEO4J_USER`, `NEO4J_PASSWORD` and `NEO4J_DATABASE` go with a server.
    """
    values = os.environ if environment is None else environment
    store = values.get("SILICONVEIL_STORE") or EMBEDDED
    if store == "neo4j":
        store = values.get("NEO4J_URI") or "bolt://localhost:7687"
    return Settings(
        store=store,
        user=values.get("NEO4J_USER") or "neo4j",
        password=values.get("NEO4J_PASSWORD") or "",
        database=values.get("NEO4J_DATABASE") or "neo4j",
    )
