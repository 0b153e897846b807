"""German for the rules extractor."""

from __future__ import annotations

from extract.extractors.rules.german.compounds import refine
from extract.extractors.rules.german.cues import CUES, HINDSIGHT, REBUTTAL, SPEAKER
from extract.extractors.rules.german.implicit import CONTINUED_TRADE, IMPLICIT
from extract.extractors.rules.german.names import find_names
from extract.extractors.rules.german.phrases import find_phrases
from extract.extractors.rules.german.rules_bans import BANS, LISTED
from extract.extractors.rules.german.rules_chips import TECHNOLOGY
from extract.extractors.rules.german.rules_customers import CUSTOMERS
from extract.extractors.rules.german.rules_finance import FINANCE
from extract.extractors.rules.german.rules_groups import CONTROLLED, GROUPS, SUCCEEDED
from extract.extractors.rules.german.rules_law import LAW, SMUGGLING, TRADE
from extract.extractors.rules.german.rules_loans import LOANS
from extract.extractors.rules.german.rules_ownership import OWNERSHIP
from extract.extractors.rules.german.rules_people import PEOPLE
from extract.extractors.rules.german.rules_sites import HOSTED, SITES
from extract.extractors.rules.german.speech import MANNER
from extract.extractors.rules.german.templates import GOVERNED, prepared
from extract.extractors.rules.language import Language

__all__ = ["LANGUAGE"]


LANGUAGE = Language(
    code="de",
    names=find_names,
    phrases=find_phrases,
    refine=refine,
    rules=prepared(
        (
            *OWNERSHIP,
            *GROUPS,
            *CONTROLLED,
            *SUCCEEDED,
            *FINANCE,
            *LOANS,
            *SITES,
            *HOSTED,
            *CUSTOMERS,
            *TECHNOLOGY,
            *TRADE,
            *SMUGGLING,
            *BANS,
            *LISTED,
            *LAW,
            *PEOPLE,
        )
    ),
    cues=CUES,
    manner=MANNER,
    generic_heads=frozenset({"unternehmen", "konzern", "startup"}),
    rebuttal=REBUTTAL,
    hindsight=HINDSIGHT,
    speaker=SPEAKER,
    governed=GOVERNED,
    place_heads=frozenset({"inselstaat"}),
    continued_trade=CONTINUED_TRADE,
    implicit=IMPLICIT,
)
"""The German language pack."""
