from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extract.extractors.learned import weights
from extract.extractors.learned.slots import CLS, SEP
from extract.extractors.learned.weights import load_weights, states
from graph.errors import InputError
from tests.extract.learned.fake import untrained


@given(st.lists(st.lists(st.integers(103, 140), min_size=1, max_size=9), max_size=70))
def test_each_row_gets_its_own_states_whatever_stands_beside_it(rows: list[list[int]]) -> None:
    given_ = [[CLS, *row, SEP] for row in rows]
    table = untrained().tagger

    found = states(table, given_)

    assert len(given_) == len(found)
    assert all(np.array_equal(table.states[row], one) for row, one in zip(given_, found, strict=True))


def test_a_language_without_weights_is_named() -> None:
    with pytest.raises(InputError, match=re.escape("'fr'") + ".*en, de, zh"):
        load_weights("fr")


def test_weights_that_are_not_installed_are_named_with_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(weights, "files", lambda _: tmp_path)
    load_weights.cache_clear()
    weights._stored.cache_clear()

    with pytest.raises(InputError, match="are not installed: reinstall"):
        load_weights("en")
