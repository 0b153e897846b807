"""From the models' scores to confidences that can be taken at their word."""

from __future__ import annotations

from collections.abc import Sequence


def calibrated(score: float, points: Sequence[Sequence[float]]) -> float:
    """The share of claims with this score that proved right on documents kept back, by isotonic regression.

    Args:
        score: 0 to 1.
        points: (score, share) in rising order, between which the line is straight; empty for the score itself.
    """
    if not points:
        return round(score, 3)
    if score <= points[0][0]:
        return float(points[0][1])
    for left, right in zip(points, points[1:], strict=False):
        if score <= right[0]:
            way = (score - left[0]) / (right[0] - left[0]) if right[0] > left[0] else 1.0
            return round(left[1] + way * (right[1] - left[1]), 3)
    return float(points[-1][1])
