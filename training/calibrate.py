"""`python -m training.calibrate`: calibrate confidence and choose thresholds on documents kept back.

For each language and channel (found by rules, by the model, by both) the scores of all claims found in the
documents kept back from training are set against whether the gold bears them out: logistic regression gives
the confidence. The threshold of a language is the lowest confidence from which on `PRECISION` of the claims
are right, where each claim's confidence comes from the other documents.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.extractors.base import Extractor
from extract.extractors.learned.calibrate import calibrated, channel_of, evidence
from extract.scoring.gold import GoldDocument, parse_gold
from extract.scoring.matching import looked_up, match
from graph.model import Claim, Document
from siliconveil.app import uncalibrated
from training.documents import LANGUAGES, WEIGHTS, training_documents
from training.notation import Annotated, gold

PRECISION = 0.7
"""Half of the single sentences were written to mislead; on texts as people read them precision is higher."""
FOLDS = 5
EXTRACTORS = ("learned", "rules+learned")


@dataclass(frozen=True)
class Judged:
    """A claim found in a kept-back document and whether the gold bears it out."""

    channel: str
    score: float
    right: bool
    fold: int


def judged_claims(document: Annotated, extractor: Extractor) -> Iterator[tuple[Claim, bool]]:
    """What the extractor finds, each with whether the gold bears it out; debatable ones are left out."""
    wanted = as_gold(document)
    claims = extractor.extract(wanted.document).claims
    matching = match(wanted, looked_up(claims, wanted.names()))
    optional = {found for row, found in matching.pairs.items() if wanted.claims[row].optional}
    left_out = optional | set(matching.restated)
    right = set(matching.pairs.values())
    for number, claim in enumerate(claims):
        if number not in left_out:
            yield claim, number in right


def as_gold(document: Annotated) -> GoldDocument:
    """The annotated document as the scorer takes it."""
    source = Document(
        id=document.id,
        text=document.text,
        language=document.language,
        published=document.published,
        publisher=document.publisher,
    )
    return parse_gold(gold(document), source)


def platt(claims: Sequence[Judged]) -> dict[str, Any]:
    """The logistic regression of right on the score's log-odds: one slope, a constant for each channel."""
    from sklearn.linear_model import LogisticRegression

    names = sorted({one.channel for one in claims})
    features = [
        [evidence(one.score, one.channel), *(float(one.channel == name) for name in names)] for one in claims
    ]
    fitted = LogisticRegression(C=1.0, fit_intercept=False).fit(features, [one.right for one in claims])
    slope, *constants = (round(float(weight), 3) for weight in fitted.coef_[0])
    return {"slope": slope, "channels": dict(zip(names, constants, strict=True))}


def crossed(claims: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Each claim's confidence by the documents of the other folds, and whether it is right."""
    found = []
    for fold in range(FOLDS):
        settings = platt([one for one in claims if one.fold != fold])
        found += [
            (calibrated(one.score, one.channel, settings), one.right) for one in claims if one.fold == fold
        ]
    return found


def threshold(pairs: Sequence[tuple[float, bool]]) -> float:
    """The lowest confidence from which on `PRECISION` of the claims are right; above all if there is none."""
    best, right = 1.01, 0
    ranked = sorted(pairs, reverse=True)
    for number, (confidence, correct) in enumerate(ranked, start=1):
        right += correct
        last = number == len(ranked) or ranked[number][0] < confidence
        if last and right / number >= PRECISION:
            best = confidence
    return round(best, 3)


def settings_of(documents: Sequence[Annotated], extractor: Extractor) -> Mapping[str, Any]:
    """Calibration and threshold of an extractor for the language of the documents."""
    claims = [
        Judged(channel_of(claim), claim.confidence, right, zlib.crc32(document.id.encode()) // 8 % FOLDS)
        for document in documents
        for claim, right in judged_claims(document, extractor)
    ]
    pairs = crossed(claims)
    least = threshold(pairs)
    kept = [right for confidence, right in pairs if confidence >= least]
    wanted = sum(not claim.optional for document in documents for claim in document.claims)
    print(
        f"  {len(documents)} documents, {wanted} claims wanted, {len(claims)} found; "
        f"confidence from {least} keeps "
        f"{sum(kept)} right of {len(kept)}",
        flush=True,
    )
    return {**platt(claims), "least": least}


def main() -> int:
    """Calibrate every extractor and language and write the settings beside the weights."""
    settings: dict[str, dict[str, Any]] = {name: {} for name in EXTRACTORS}
    for script, languages in LANGUAGES.items():
        documents = training_documents(script, dev=True)
        for language in languages:
            ours = [document for document in documents if document.language == language]
            for name in EXTRACTORS:
                print(f"{name}, {language}:", flush=True)
                settings[name][language] = settings_of(ours, uncalibrated(name))
    text = json.dumps(settings, indent=1, sort_keys=True)
    (WEIGHTS / "confidence.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
