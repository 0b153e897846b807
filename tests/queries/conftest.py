"""The world of `tests.queries.world`, held once for all tests: views are never edited."""

from __future__ import annotations

import pytest

from tests.queries.world import Held, view_of


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> Held:
    return Held(view_of(tmp_path_factory.mktemp("world")))
