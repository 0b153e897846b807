"""Chinese constructions of which one end stands in the sentence before."""

from __future__ import annotations

from extract.extractors.rules.chinese.template import rule
from extract.extractors.rules.language import Implicit
from graph.schema import Kind, Relation

_FIRST = r"(?<![^\n。“])(?:其|公司)?"
IMPLICIT = (
    Implicit(
        rule(
            Relation.CUSTOMER_OF,
            _FIRST
            + "(?:最大|主要|主力|锚定|首批|现有)?(?:的)?(?:客户|租户)(?:名单)?(?:中|里)?(?:包括|有|为|是|还有|涵盖)‥{O:s}",
            0.78,
        ),
        kind=Kind.ORGANIZATION,
        topic=True,
    ),
    Implicit(
        rule(
            Relation.OWNS,
            _FIRST + "(?:最大|控股|第一大|主要|单一最大)(?:的)?股东(?:是|为|包括|系)‥{OP:s}",
            0.78,
        ),
        kind=Kind.ORGANIZATION,
        topic=True,
    ),
    Implicit(
        rule(Relation.LOCATED_IN, r"(?<![^\n。“])(?:项目|园区|其)?(?:位于|坐落于|地处|选址){L:o}", 0.75),
        kind=Kind.DATA_CENTRE,
        topic=True,
    ),
)
"""All such constructions."""
