"""A case as FollowTheMoney entities, one a line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from siliconveil.interop.export import Export
from siliconveil.interop.ftm_facts import Fact, facts_of
from siliconveil.interop.ftm_model import faults_of
from siliconveil.interop.losses import Losses
from siliconveil.interop.material import Material
from siliconveil.interop.received import received_entities
from siliconveil.interop.written import as_json

Entities = Mapping[str, tuple[str, dict[str, list[str]]]]


def as_ftm(material: Material) -> Export:
    """JSON Lines: what came in as FollowTheMoney as it stood, then parties, articles and links."""
    losses = Losses()
    received = received_entities(material, losses)
    facts = list(facts_of(material, losses))
    made = entities_from(facts)
    datasets = _datasets(facts)
    lines = [
        as_json({"id": own, "schema": schema, "properties": properties, "datasets": datasets[own]})
        for own, (schema, properties) in made.items()
    ]
    text = "".join(f"{line}\n" for line in [*(piece.text for piece in received), *lines])
    return Export(text, losses, faults_of(made))


def entities_from(facts: Iterable[Fact]) -> Entities:
    """Schema and properties by id: parties and articles before the links that point to them."""
    found: dict[str, tuple[str, dict[str, list[str]]]] = {}
    for fact in facts:
        _, properties = found.setdefault(fact.entity, (fact.schema, {}))
        values = properties.setdefault(fact.prop, [])
        if fact.value not in values:
            values.append(fact.value)
    return dict(sorted(found.items(), key=lambda item: (item[0].startswith("sv-claim-"), item[0])))


def _datasets(facts: Iterable[Fact]) -> dict[str, list[str]]:
    found: dict[str, set[str]] = {}
    for fact in facts:
        found.setdefault(fact.entity, set()).add(fact.dataset)
    return {own: sorted(sets) for own, sets in found.items()}
