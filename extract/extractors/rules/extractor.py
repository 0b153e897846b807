"""The first extractor: precise rules over masked sentences, in German, English and Chinese."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib import import_module

from extract.extractors.base import Extraction
from extract.extractors.rules.assemble import Source, claims_of
from extract.extractors.rules.discourse import (
    affiliations,
    continued_trade,
    designs,
    implied,
    inherited_periods,
    rebuttals,
    reconsidered,
    without_vaguer,
)
from extract.extractors.rules.language import Language
from extract.extractors.rules.reading import Reading, read
from extract.extractors.rules.respective import respective
from extract.extractors.rules.speech import Said
from extract.gazetteer import load_gazetteer
from extract.gazetteer.curated import entities_of
from extract.language import detect_language
from graph.errors import InputError
from graph.model import Claim, Document
from graph.schema import Relation, Stance

_MODULES = {
    "de": "extract.extractors.rules.german",
    "en": "extract.extractors.rules.english",
    "zh": "extract.extractors.rules.chinese",
}
_VERSION = "1"


class RulesExtractor:
    """Finds what its constructions state, and nothing else."""

    @property
    def name(self) -> str:
        """The name of this extractor."""
        return "rules"

    @property
    def version(self) -> str:
        """Raised with every change of rules, cues or gazetteer."""
        return _VERSION

    def extract(self, document: Document) -> Extraction:
        """The claims of `document`, in text order.

        Raises:
            InputError: the language is neither given as nor recognised as German, English or Chinese.
        """
        reading = read(document, language_of(document))
        source = Source(chain_of(reading), f"{self.name}@{self.version}")
        claims = merged(claims_in(reading, source))
        return Extraction(tuple(claims), entities_of(claims))


def language_of(document: Document) -> Language:
    """The rules of the document's language, as given or else as recognised.

    Raises:
        InputError: no rules exist for it.
    """
    code = document.language or detect_language(document.text).code
    module = _MODULES.get((code or "").partition("-")[0])
    if module is None:
        known = ", ".join(_MODULES)
        raise InputError(f"language {code or 'unknown'} is not one of {known}: give --language if misread")
    language: Language = import_module(module).LANGUAGE
    return language


def chain_of(reading: Reading) -> tuple[str, ...]:
    """Who publishes the document, nearest first."""
    names = [reading.document.publisher, reading.citation.publisher if reading.citation else None]
    return tuple(dict.fromkeys(name for name in names if name))


def claims_in(
    reading: Reading, source: Source, *, others: Sequence[Sequence[Claim]] = (), rules: bool = True
) -> list[Claim]:
    """All claims of a document, some of them perhaps stated twice.

    Args:
        reading: the document.
        source: who states the claims.
        others: what something else than the rules found, sentence by sentence; what sentences say of one
            another (denials, inherited periods) is applied to them too.
        rules: whether the constructions themselves are looked for.
    """
    claims: list[Claim] = []
    for index, sentence in enumerate(reading.sentences):
        claims += others[index] if others else ()
        if not rules:
            continue
        here = [
            claim for rule in reading.language.rules for claim in claims_of(rule, sentence, reading, source)
        ]
        here += affiliations(sentence, reading, source)
        here += designs(sentence, reading, source)
        here += implied(sentence, reading, source)
        claims += here
    claims = [claim for claim in claims if not _known_otherwise(claim)]
    claims += continued_trade(claims, reading)
    claims = respective(without_vaguer(claims), reading)
    claims = reconsidered(inherited_periods(claims, reading), reading)
    said = Said(reading)
    return [_attributed(claim, said, source) for claim in (*claims, *rebuttals(claims, reading, source))]


def _attributed(claim: Claim, said: Said, source: Source) -> Claim:
    """The claim with who says so: whom grammar tells, else whom a cue names; nobody for what stands asserted.

    What a text asserts it says itself, also where somebody speaks ("Alpha, a Berlin firm, said").
    """
    if claim.stance is Stance.ASSERTED and not said.only_said(claim):
        return replace(claim, attribution=source.chain)
    claim = replace(claim, stance=Stance.doubtful([claim.stance, Stance.REPORTED]))
    sources = [name for name in said.sources(claim) if name not in source.chain]
    return replace(claim, attribution=(*source.chain, *sources)) if sources else claim


def _known_otherwise(claim: Claim) -> bool:
    """Whether the gazetteer knows another maker: "H100 from Oracle" are rented there, not made."""
    if claim.relation not in (Relation.DESIGNS, Relation.DEVELOPS):
        return False
    entry = load_gazetteer().get(claim.object.entity)
    return entry is not None and entry.maker not in ("", claim.subject.entity)


def merged(claims: Iterable[Claim]) -> list[Claim]:
    """One claim for each triple, quote and polarity: the strongest doubt, the most qualifiers."""
    kept: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        denied = claim.stance is Stance.DENIED
        key = (*claim.triple, claim.evidence.start, claim.evidence.end, denied)
        kept[key] = _joined(kept[key], claim) if key in kept else claim
    return sorted(kept.values(), key=lambda c: (c.evidence.start, c.subject.start or 0, c.object.start or 0))


def _joined(one: Claim, other: Claim) -> Claim:
    return replace(
        one,
        qualifiers={**other.qualifiers, **one.qualifiers},
        stance=Stance.doubtful([one.stance, other.stance]),
        attribution=max(one.attribution, other.attribution, key=len),
        valid=one.valid if one.valid.start or one.valid.end else other.valid,
        extractor=_both(one.extractor, other.extractor),
        confidence=max(one.confidence, other.confidence),
    )


def _both(one: str, other: str) -> str:
    """The readers of a claim: "rules@1+learned@1" where two agree."""
    return one if one == other else "+".join(dict.fromkeys([*one.split("+"), *other.split("+")]))
