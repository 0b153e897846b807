"""From the models' scores to confidences that can be taken at their word."""

from __future__ import annotations

import json
import math
from collections.abc import Container, Iterable, Mapping
from dataclasses import replace
from functools import cache
from importlib.resources import files
from typing import Any

from extract.extractors.base import Extraction, Extractor
from extract.extractors.ensemble import finders
from extract.extractors.rules.extractor import language_of
from extract.gazetteer.curated import entities_of
from graph.model import Claim, Document

_EDGE = 1e-3
"""Scores nearer to 0 or 1 than this count as if they were this near."""
_UNSEEN = -2.0
"""What a channel adds of which the kept-back documents had no claim."""


class Calibrated:
    """An extractor whose claims get the confidence that claims like them earned; those that earned little go.

    "Like them" means of the same language, found by the same extractors and with the same score. The
    figures come from documents kept back from training. Claims of the channels in `kept` stay, however little
    they earned.
    """

    def __init__(
        self,
        extractor: Extractor,
        *,
        settings: Mapping[str, Any] | None = None,
        kept: Container[str] = (),
    ) -> None:
        self._extractor = extractor
        self._kept = kept
        self._settings = stored_settings().get(extractor.name, {}) if settings is None else settings

    @property
    def name(self) -> str:
        """That of the extractor."""
        return self._extractor.name

    @property
    def version(self) -> str:
        """That of the extractor."""
        return self._extractor.version

    def extract(self, document: Document) -> Extraction:
        """The claims that are sure enough, in text order.

        Raises:
            InputError: the extractor cannot read the document.
        """
        language = language_of(document).code
        settings = self._settings.get(language, {})
        least = settings.get("least", 0.0)
        kept = []
        for claim in self._extractor.extract(document).claims:
            channel = channel_of(claim)
            confidence = calibrated(claim.confidence, channel, settings, traits_of(claim))
            if confidence >= least or channel in self._kept:
                kept.append(replace(claim, confidence=confidence))
        return Extraction(tuple(kept), entities_of(kept))


def channel_of(claim: Claim) -> str:
    """Who found a claim: "rules", "learned", "learned-across", or "agreed" if rules and models did."""
    names = {finder.partition("@")[0] for finder in finders(claim)}
    return "agreed" if len(names) > 1 else next(iter(names))


def traits_of(claim: Claim) -> tuple[str, ...]:
    """What else tells how often claims like this one prove right: its relation, and an end without a name."""
    named = claim.subject.named and claim.object.named
    return (claim.relation.value, *(() if named else ("unnamed",)))


def calibrated(score: float, channel: str, settings: Mapping[str, Any], traits: Iterable[str] = ()) -> float:
    """The share of claims of a channel with this score that proved right, by Platt scaling.

    Args:
        score: 0 to 1.
        channel: see `channel_of`.
        settings: of a language: `slope`, by which the models' scores count, and what each channel and trait
            adds; empty for the score itself.
        traits: see `traits_of`.
    """
    if not settings:
        return round(score, 3)
    weight = settings["slope"] * evidence(score, channel) + settings["channels"].get(channel, _UNSEEN)
    weight += sum(settings.get("traits", {}).get(trait, 0.0) for trait in traits)
    return round(1 / (1 + math.exp(-weight)), 3)


def evidence(score: float, channel: str) -> float:
    """The log-odds of a model's score; that of a rule is the same for all its finds, so it says nothing."""
    if channel == "rules":
        return 0.0
    bounded = min(1 - _EDGE, max(_EDGE, score))
    return math.log(bounded / (1 - bounded))


@cache
def stored_settings() -> Mapping[str, Any]:
    """What training measured, by extractor and language; empty before the first calibration."""
    path = files("extract.extractors.learned").joinpath("weights", "confidence.json")
    if not path.is_file():
        return {}
    settings: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return settings
