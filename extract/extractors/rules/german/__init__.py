"""German for the rules extractor."""

from __future__ import annotations

import re

from extract.extractors.rules.german.compounds import refine
from extract.extractors.rules.german.cues import CUES, REBUTTAL
from extract.extractors.rules.german.names import find_names
from extract.extractors.rules.german.phrases import find_phrases
from extract.extractors.rules.german.rules_chips import TECHNOLOGY
from extract.extractors.rules.german.rules_customers import CUSTOMERS
from extract.extractors.rules.german.rules_finance import FINANCE
from extract.extractors.rules.german.rules_law import BANS, LAW, LISTED, SMUGGLING, TRADE
from extract.extractors.rules.german.rules_ownership import OWNERSHIP
from extract.extractors.rules.german.rules_people import PEOPLE
from extract.extractors.rules.german.rules_sites import HOSTED, SITES
from extract.extractors.rules.language import Implicit, Language
from extract.extractors.rules.pattern import Rule
from graph.schema import Kind, Relation

__all__ = ["LANGUAGE"]


LANGUAGE = Language(
    code="de",
    names=find_names,
    phrases=find_phrases,
    refine=refine,
    rules=(
        *OWNERSHIP,
        *FINANCE,
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
    ),
    cues=CUES,
    generic_heads=frozenset({"unternehmen", "konzern", "startup"}),
    rebuttal=REBUTTAL,
    place_heads=frozenset({"inselstaat"}),
    continued_trade=re.compile(
        r"(?:\bnach |\bin die |\bauf )?‹L(?P<place>\d+)n› (?:kam|kommt|kamen|brachte es|folgt|folgte|entfielen|gingen)"
        r"[^‹›.;]{0,40}(?:auf|mit|für) (?:[^‹›.;]{0,25} )?‹\$(?P<amount>\d+)v›",
        re.IGNORECASE,
    ),
    implicit=(
        Implicit(
            Rule(Relation.OPERATES, r"{O?:s}", confidence=0.7),
            kind=Kind.DATA_CENTRE,
            present=frozenset({"betreiber"}),
        ),
        Implicit(
            Rule(
                Relation.CUSTOMER_OF,
                r"{O:s} .. \b(?:als|lediglich|nur) .. Kunden (?:der|von) .. Cloud[-\s]?(?:Dienste|Angebote|Services)",
                {"service": "cloud"},
                0.8,
            ),
            kind=Kind.ORGANIZATION,
            heads=frozenset({"betreiber", "anbieter"}),
        ),
    ),
)
"""The German language pack."""
