"""`python -m training.reliability OUT.svg`: draw how often claims of a confidence prove right.

The claims are those found in documents kept back; each one's confidence comes from a calibration that did not
see its document (`training.calibrate`).
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Sequence
from pathlib import Path

from extract.extractors.learned.calibrate import channel_of
from siliconveil.app import uncalibrated
from training.calibrate import FOLDS, Judged, crossed, judged_claims
from training.documents import LANGUAGES, training_documents

EXTRACTOR = "rules+learned"
BINS = 5


def pairs_of(script: str, language: str) -> list[tuple[float, bool]]:
    """Confidence and correctness of every claim found in a language's kept-back documents."""
    extractor = uncalibrated(EXTRACTOR)
    claims = [
        Judged(channel_of(claim), claim.confidence, right, zlib.crc32(document.id.encode()) // 8 % FOLDS)
        for document in training_documents(script, dev=True)
        if document.language == language
        for claim, right in judged_claims(document, extractor)
    ]
    return crossed(claims)


def binned(pairs: Sequence[tuple[float, bool]]) -> list[tuple[float, float, int]]:
    """Mean confidence, share right and number of claims, for each fifth of the scale that has any."""
    found = []
    for number in range(BINS):
        inside = [pair for pair in pairs if min(int(pair[0] * BINS), BINS - 1) == number]
        if inside:
            mean = sum(confidence for confidence, _ in inside) / len(inside)
            found.append((mean, sum(right for _, right in inside) / len(inside), len(inside)))
    return found


def main(target: str) -> int:
    """Draw the picture and print its figures."""
    import matplotlib as mpl

    mpl.use("svg")
    mpl.rcParams["svg.hashsalt"] = "siliconveil"
    from matplotlib import pyplot as plt

    figure, axes = plt.subplots(figsize=(5, 4.2))
    axes.plot([0, 1], [0, 1], color="0.6", linewidth=1, label="perfect")
    marks = {"en": "o-", "de": "s--", "zh": "^:"}
    for script, languages in LANGUAGES.items():
        for language in languages:
            rows = binned(pairs_of(script, language))
            for mean, share, count in rows:
                print(f"{language}\t{mean:.2f}\t{share:.2f}\t{count}")
            places = [row[0] for row in rows], [row[1] for row in rows]
            axes.plot(*places, marks[language], color="black", label=language)
    axes.set(xlabel="confidence", ylabel="share of claims that are right", xlim=(0, 1), ylim=(0, 1))
    axes.legend()
    figure.savefig(Path(target), metadata={"Date": None}, bbox_inches="tight")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
