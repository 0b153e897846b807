"""Chinese, Simplified and Traditional, for the rules extractor."""

from extract.extractors.rules.chinese.cues import CUES, HINDSIGHT, REBUTTAL, TAKES_UP
from extract.extractors.rules.chinese.implicit import IMPLICIT
from extract.extractors.rules.chinese.names import find_names
from extract.extractors.rules.chinese.phrases import find_phrases
from extract.extractors.rules.chinese.refine import refine
from extract.extractors.rules.chinese.rules_chips import RULES as CHIPS
from extract.extractors.rules.chinese.rules_control import RULES as CONTROL
from extract.extractors.rules.chinese.rules_ownership import RULES as OWNERSHIP
from extract.extractors.rules.chinese.rules_sites import RULES as SITES
from extract.extractors.rules.chinese.speech import MANNER
from extract.extractors.rules.language import Language

LANGUAGE = Language(
    code="zh",
    names=find_names,
    phrases=find_phrases,
    refine=refine,
    rules=(*OWNERSHIP, *SITES, *CHIPS, *CONTROL),
    cues=CUES,
    manner=MANNER,
    generic_heads=frozenset({"公司"}),
    implicit=IMPLICIT,
    rebuttal=REBUTTAL,
    hindsight=HINDSIGHT,
    takes_up=TAKES_UP,
    rebuts_within=True,
)

__all__ = ["LANGUAGE"]
