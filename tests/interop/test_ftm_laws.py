from __future__ import annotations

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from graph.model import Claim
from graph.schema import Stance
from graph.view import derive_view
from siliconveil.interop.ftm import as_ftm
from siliconveil.interop.ftm_statements import as_statements
from siliconveil.interop.material import Material
from tests.interop.samples import MOMENT
from tests.strategies import FixedLedger, claims


@settings(deadline=None, max_examples=60)
@given(st.lists(claims(), max_size=6))
def test_every_claim_goes_out_or_is_counted_and_none_that_is_denied(found: list[Claim]) -> None:
    material = Material(view=derive_view(FixedLedger(found)), documents=(), moment=MOMENT)

    export = as_ftm(material)

    links = [json.loads(line) for line in export.text.splitlines()]
    said = {one for link in links for one in link["properties"].get("recordId", ())}
    denied = {one.id for one in found if one.stance is Stance.DENIED}
    assert set() == said & denied
    counted = [row["count"] for row in export.losses.to_json() if row["fate"] == "left out"]
    assert len(material.view.claims) <= len(said) + sum(counted)
    assert as_statements(material).text.encode("utf-8")
