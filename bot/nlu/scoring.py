"""The arithmetic of understanding: linear models over features, and how readings are joined."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.exceptions import ConvergenceWarning
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

STEPS = 50
"""Steps of fitting. Twice as many give the same answers in twice the time (docs/model.md)."""

EVENING_OUT = 0.75
"""How far labels with few examples are raised to those with many: 0 not at all, 1 wholly."""


@dataclass(frozen=True)
class LinearModel:
    """Logistic regression as plain arrays, so that no pickle is ever loaded."""

    labels: list[str]
    weights: np.ndarray  # features x labels, in that order in memory: sparse products copy others
    offsets: np.ndarray  # labels

    @classmethod
    def fit(cls, features: Any, labels: Sequence[str], strength: float) -> LinearModel:
        """Fit on one row a label. A larger `strength` trusts the examples more.

        The same examples always give the same model, to the last digit.
        """
        weights = _evened_out(labels)
        model = LogisticRegression(C=strength, max_iter=STEPS, class_weight=weights)
        with warnings.catch_warnings(), threadpool_limits(1):  # threads add up in any order
            warnings.simplefilter("ignore", ConvergenceWarning)  # stopped early on purpose
            model.fit(features, list(labels))
        return cls(
            labels=[str(label) for label in model.classes_],
            weights=np.ascontiguousarray(_row_a_label(model.coef_).T, dtype=np.float32),
            offsets=_row_a_label(model.intercept_[:, None])[:, 0].astype(np.float32),
        )

    def chances(self, features: Any) -> np.ndarray:
        """The probability of each label, one row a row of features."""
        return _softmax(np.asarray(features @ self.weights) + self.offsets)

    def arrays(self, name: str) -> dict[str, np.ndarray]:
        """The model as plain arrays under names of its own, for saving."""
        return {
            f"{name}_labels": np.array(self.labels),
            f"{name}_model": self.weights,
            f"{name}_offsets": self.offsets,
        }

    @classmethod
    def from_arrays(cls, name: str, arrays: dict[str, np.ndarray]) -> LinearModel:
        """What `arrays` gave, made whole again."""
        return cls(
            labels=arrays[f"{name}_labels"].tolist(),
            weights=arrays[f"{name}_model"],
            offsets=arrays[f"{name}_offsets"],
        )


def agree(first: np.ndarray, second: np.ndarray) -> np.ndarray:
    """Two opinions as one: their geometric mean, which is high only where neither objects."""
    product = np.sqrt(first * second)
    joined: np.ndarray = product / product.sum(axis=1, keepdims=True)
    return joined


def _evened_out(labels: Sequence[str]) -> dict[str, float]:
    """What one example of each label weighs; the mean over all examples is 1."""
    counts = Counter(labels)
    weights = {label: count**-EVENING_OUT for label, count in counts.items()}
    whole = sum(weights[label] * count for label, count in counts.items())
    return {label: weight * len(labels) / whole for label, weight in weights.items()}


def _row_a_label(values: np.ndarray) -> np.ndarray:
    """scikit-learn keeps one row where there are two labels; we want one for each."""
    return values if len(values) > 1 else np.vstack([-values / 2, values / 2])


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return chances
