"""Does a chance of 0.8 mean right eight times in ten?"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from bot.evaluation.questions import Result

BINS = (0.0, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)


@dataclass(frozen=True)
class Bin:
    """The questions whose likeliest topic had a chance between `low` and `high`."""

    low: float
    high: float
    questions: int
    chance: float
    """The mean chance that the model gave."""
    right: float
    """The share that was right."""


def calibration(results: Sequence[Result]) -> list[Bin]:
    """One bin after the other, without the empty ones."""
    ranked = [r for r in results if r.ranking]
    chances = np.array([r.ranking[0][1] for r in ranked])
    right = np.array([r.ranking[0][0] in r.question.topics for r in ranked])
    bins = []
    for low, high in pairwise(BINS):
        inside = (chances > low) & (chances <= high)
        if inside.any():
            mean = float(chances[inside].mean())
            bins.append(Bin(low, high, int(inside.sum()), mean, float(right[inside].mean())))
    return bins


def expected_error(bins: Sequence[Bin]) -> float:
    """How far chance and truth are apart on average, weighted by the number of questions."""
    total = sum(b.questions for b in bins)
    return sum(b.questions * abs(b.chance - b.right) for b in bins) / total
