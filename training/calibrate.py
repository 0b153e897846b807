"""`python -m training.calibrate`: calibrate confidence and choose thresholds on documents kept back.

The scores of all claims found in the documents kept back from training are set against whether the gold
bears them out: logistic regression on score, channel (found by rules, by the model, by both), relation and
whether both ends have names gives the confidence. The threshold of a language is the lowest confidence from
which on `PRECISION` of the claims in documents of several sentences are right, where each claim's confidence
comes from the other documents.
"""

from __future__ import annotations

import json
import sys
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from extract.extractors.base import Extractor
from extract.extractors.learned.calibrate import calibrated, channel_of, evidence, traits_of
from extract.scoring.gold import GoldDocument, parse_gold
from extract.scoring.matching import looked_up, match
from graph.model import Claim, Document
from siliconveil.app import uncalibrated
from training.documents import LANGUAGES, WEIGHTS, training_documents
from training.notation import Annotated, gold

PRECISION = 0.7
"""Of single sentences half were written to mislead; they have no say in the threshold."""
FOLDS = 5
EXTRACTORS = ("learned", "rules+learned")


@dataclass(frozen=True)
class Judged:
    """A claim found in a kept-back document and whether the gold bears it out.

    Attributes:
        language, fold: of its document.
        whole: whether the document is one of several sentences.
    """

    language: str
    fold: int
    whole: bool
    channel: str
    traits: tuple[str, ...]
    score: float
    right: bool


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


def judged_in(document: Annotated, extractor: Extractor) -> list[Judged]:
    """All claims found in a document, judged."""
    fold = zlib.crc32(document.id.encode()) // 8 % FOLDS
    return [
        Judged(
            document.language,
            fold,
            len(document.sentences) > 1,
            channel_of(claim),
            traits_of(claim),
            claim.confidence,
            right,
        )
        for claim, right in judged_claims(document, extractor)
    ]


def fitted(claims: Sequence[Judged]) -> dict[str, dict[str, Any]]:
    """For each language the logistic regression of right on the score's log-odds, channel and traits.

    The slope and what traits add are shared by the languages; each has its own constant for each channel.
    """
    from sklearn.linear_model import LogisticRegression

    names = sorted({name for one in claims for name in _names(one)})
    rows = [
        [evidence(one.score, one.channel), *(float(name in _names(one)) for name in names)] for one in claims
    ]
    found = LogisticRegression(C=1.0, fit_intercept=False, max_iter=1000).fit(
        rows, [one.right for one in claims]
    )
    slope, *weights = (round(float(weight), 3) for weight in found.coef_[0])
    by_name = dict(zip(names, weights, strict=True))
    traits = {name: weight for name, weight in by_name.items() if ":" not in name}
    return {
        language: {
            "slope": slope,
            "channels": {
                name.partition(":")[2]: weight
                for name, weight in by_name.items()
                if name.startswith(f"{language}:")
            },
            "traits": traits,
        }
        for language in LANGUAGES
    }


def _names(one: Judged) -> tuple[str, ...]:
    return (f"{one.language}:{one.channel}", *one.traits)


def crossed(claims: Sequence[Judged]) -> list[tuple[float, Judged]]:
    """Each claim with its confidence by the documents of the other folds."""
    found = []
    for fold in range(FOLDS):
        settings = fitted([one for one in claims if one.fold != fold])
        found += [
            (calibrated(one.score, one.channel, settings[one.language], one.traits), one)
            for one in claims
            if one.fold == fold
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
    """Calibration and threshold of an extractor for each language."""
    claims = [judged for document in documents for judged in judged_in(document, extractor)]
    settings, pairs = fitted(claims), crossed(claims)
    for language in LANGUAGES:
        ours = [(confidence, one) for confidence, one in pairs if one.language == language]
        least = threshold([(confidence, one.right) for confidence, one in ours if one.whole])
        settings[language]["least"] = least
        wanted = sum(
            not claim.optional
            for document in documents
            if document.language == language and len(document.sentences) > 1
            for claim in document.claims
        )
        kept = [one.right for confidence, one in ours if one.whole and confidence >= least]
        print(
            f"  {language}: confidence from {least} keeps {sum(kept)} right of {len(kept)}, {wanted} wanted, "
            f"in documents of several sentences; {len(ours)} found in all",
            flush=True,
        )
    return settings


def main() -> int:
    """Calibrate every extractor and language and write the settings beside the weights."""
    settings: dict[str, Mapping[str, Any]] = {}
    documents = training_documents(dev=True)
    for name in EXTRACTORS:
        print(f"{name}:", flush=True)
        settings[name] = settings_of(documents, uncalibrated(name))
    text = json.dumps(settings, indent=1, sort_keys=True)
    (WEIGHTS / "confidence.json").write_text(text + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
