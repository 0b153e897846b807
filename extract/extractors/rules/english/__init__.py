"""English: how names, phrases, relations and doubts are written in it."""

from extract.extractors.rules.english.circles import refine
from extract.extractors.rules.english.cues import CUES
from extract.extractors.rules.english.hindsight import HINDSIGHT, REBUTTAL, TAKES_UP
from extract.extractors.rules.english.names import find_names
from extract.extractors.rules.english.phrases import PRONOUN, find_phrases
from extract.extractors.rules.english.rules import RULES
from extract.extractors.rules.english.speech import MANNER
from extract.extractors.rules.english.trade import CONTINUED_TRADE
from extract.extractors.rules.language import Language

LANGUAGE = Language(
    code="en",
    names=find_names,
    phrases=find_phrases,
    refine=refine,
    rules=RULES,
    cues=CUES,
    manner=MANNER,
    generic_heads=frozenset({"company", "firm", "group", PRONOUN}),
    rebuttal=REBUTTAL,
    hindsight=HINDSIGHT,
    takes_up=TAKES_UP,
    continued_trade=CONTINUED_TRADE,
)

__all__ = ["LANGUAGE"]
