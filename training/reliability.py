"""`python -m training.reliability OUT.svg`: draw how often claims of a confidence prove right.

The claims are those found in documents kept back; each one's confidence comes from a calibration that did not
see its document (`training.calibrate`).
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from siliconveil.app import uncalibrated
from training.calibrate import Judged, crossed, judged_in
from training.documents import LANGUAGES, training_documents

EXTRACTOR = "rules+learned"
BINS = 5


def pairs_of(language: str) -> list[tuple[float, bool]]:
    """Confidence and correctness of every claim found in a language's kept-back documents."""
    return [(confidence, one.right) for confidence, one in _judged() if one.language == language]


@cache
def _judged() -> list[tuple[float, Judged]]:
    extractor = uncalibrated(EXTRACTOR)
    documents = training_documents(dev=True)
    return crossed([judged for document in documents for judged in judged_in(document, extractor)])


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
    for language in LANGUAGES:
        rows = binned(pairs_of(language))
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
