"""German for the rules extractor."""

from __future__ import annotations

import re

from extract.extractors.rules.found import Found
from extract.extractors.rules.german.cues import CUES, REBUTTAL
from extract.extractors.rules.german.names import find_names
from extract.extractors.rules.german.phrases import find_phrases
from extract.extractors.rules.german.rules import CUSTOMERS, FINANCE, OWNERSHIP, SITES
from extract.extractors.rules.german.rules_technology import CHIPS, MODELS, PEOPLE, RULES, TRADE
from extract.extractors.rules.language import Implicit, Language
from extract.extractors.rules.pattern import Rule
from graph.schema import Kind, Relation

__all__ = ["LANGUAGE"]


def refine(text: str, found: list[Found]) -> list[Found]:
    """Gazetteer names as their compounds make them: "Alibaba-Konzern" is Alibaba, "Nvidia-Chips" are not Nvidia."""
    refined = []
    for name in found:
        after = text[name.end : name.end + 10]
        if after.startswith(("-Konzern", "-Gruppe")):
            end = name.end + 1
            while end < len(text) and text[end].isalpha():
                end += 1
            name = Found(
                start=name.start,
                end=end,
                kind=name.kind,
                text=text[name.start : end],
                named=True,
                entity=name.entity,
                country=name.country,
            )
        elif after[:1] in "-–" and after[1:2].isalpha() and after[:1]:
            continue
        refined.append(name)
    return refined


LANGUAGE = Language(
    code="de",
    names=find_names,
    phrases=find_phrases,
    refine=refine,
    rules=tuple(
        rule
        for family in (OWNERSHIP, FINANCE, SITES, CUSTOMERS, CHIPS, MODELS, TRADE, RULES, PEOPLE)
        for rule in family
    ),
    cues=CUES,
    generic_heads=frozenset({"unternehmen", "konzern"}),
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
