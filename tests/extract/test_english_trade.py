from __future__ import annotations

from extract.extractors.rules import RulesExtractor
from graph.model import Document

TEXT = (
    "The customs office added the figures up for January to June 2024. "
    "Taiwan sold AI chips worth more than $4 billion to Vietnam. "
    "Exports to Thailand exceeded $2 billion over the same period, "
    "and those to Poland came to almost $1.5 billion. "
    "For Norway the total was $12 million."
)


def test_figures_that_leave_out_exporter_and_period_take_those_of_the_passage() -> None:
    document = Document(id="d", text=TEXT, language="en", publisher="Rack & Row", published="2024-08-01")

    claims = RulesExtractor().extract(document).claims

    figures = {
        c.object.entity: (c.subject.entity, c.qualifiers["amount"], c.qualifiers.get("period"))
        for c in claims
        if "amount" in c.qualifiers
    }
    assert {"vietnam", "thailand", "poland", "norway"} == set(figures)
    assert {"taiwan"} == {exporter for exporter, _, _ in figures.values()}
    assert {"2024-01/2024-06"} == {period for _, _, period in figures.values()}
