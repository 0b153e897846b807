"""`python -m training.calibrate`: choose thresholds and calibrate confidence on the documents kept back from training.

For each language and channel (rules alone, model alone, both) the scores of all claims found in the kept-back
documents are set against whether the gold bears them out: isotonic regression gives the confidence, and the
threshold is the lowest score that keeps the precision of what is let through at `PRECISION`.
"""

from __future__ import annotations

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence

from extract.extractors.learned.extractor import LearnedExtractor, channel_of
from extract.extractors.learned.weights import SCRIPTS, load_weights
from extract.scoring.gold import GoldDocument, parse_gold
from extract.scoring.matching import looked_up, match
from graph.model import Claim, Document
from training.documents import WEIGHTS, training_documents
from training.notation import Annotated, gold

PRECISION = 0.8
_FEWEST = 12
"""Claims of a channel below which its threshold is that of all channels of the language."""

Judged = tuple[float, bool]


def judged_claims(document: Annotated, extractor: LearnedExtractor) -> Iterator[tuple[Claim, bool]]:
    """What the extractor finds in a document, each with whether the gold bears it out; debatable ones left out."""
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


def isotonic(pairs: Sequence[Judged]) -> list[list[float]]:
    """Points (score, share right) of the isotonic regression, smoothed by one right and one wrong claim."""
    from sklearn.isotonic import IsotonicRegression

    scores = [score for score, _ in pairs]
    fitted = IsotonicRegression(out_of_bounds="clip").fit(
        [0.0, *scores, 1.0], [0.0, *(float(right) for _, right in pairs), 1.0]
    )
    points = zip(fitted.X_thresholds_.tolist(), fitted.y_thresholds_.tolist(), strict=True)
    return [[round(score, 4), round(min(0.98, max(0.02, share)), 3)] for score, share in points]


def threshold(pairs: Sequence[Judged]) -> float:
    """The lowest score from which on `PRECISION` of the claims are right; above all scores if there is none."""
    best, right = 1.01, 0
    ranked = sorted(pairs, reverse=True)
    for number, (score, correct) in enumerate(ranked, start=1):
        right += correct
        if right / number >= PRECISION and number >= 3:
            best = score
    return round(best, 4)


def main() -> int:
    """Calibrate every language and write the settings beside the weights."""
    for script in sorted(set(SCRIPTS.values())):
        path = WEIGHTS / script / "settings.json"
        settings = json.loads(path.read_text(encoding="utf-8"))
        settings["channels"] = {}
        path.write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n", encoding="utf-8")
        load_weights.cache_clear()
        found: dict[str, list[Judged]] = defaultdict(list)
        for document in training_documents(script, dev=True):
            for claim, right in judged_claims(document, LearnedExtractor()):
                found[f"{document.language}.{channel_of(claim)}"].append((claim.confidence, right))
        for name, pairs in sorted(found.items()):
            least = threshold(pairs) if len(pairs) >= _FEWEST else 0.0
            kept = [right for score, right in pairs if score >= least]
            print(f"{name}: {len(pairs)} claims, least {least}, keeps {sum(kept)} right of {len(kept)}")
            settings["channels"][name] = {"least": least, "points": isotonic(pairs)}
        path.write_text(json.dumps(settings, indent=2, sort_keys=True) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
