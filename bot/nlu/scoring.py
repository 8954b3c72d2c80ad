"""The arithmetic of understanding: linear models over features, and how readings are joined."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np


@dataclass(frozen=True)
class LinearModel:
    """Logistic regression as plain arrays, so that no pickle is ever loaded."""

    labels: list[str]
    weights: np.ndarray  # labels x features
    offsets: np.ndarray  # labels

    @classmethod
    def fit(cls, features: Any, labels: Sequence[str], strength: float) -> LinearModel:
        """Fit on one row a label. A larger `strength` trusts the examples more."""
        from sklearn.linear_model import LogisticRegression

        model = LogisticRegression(C=strength, max_iter=1000, class_weight="balanced")
        model.fit(features, list(labels))
        return cls(
            labels=[str(label) for label in model.classes_],
            weights=model.coef_.astype(np.float32),
            offsets=model.intercept_.astype(np.float32),
        )

    def chances(self, features: Any) -> np.ndarray:
        """The probability of each label, one row a row of features."""
        return _softmax(np.asarray(features @ self.weights.T) + self.offsets)

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


def blend(
    whole: np.ndarray, parts: np.ndarray, asking: Sequence[bool], whole_weight: float
) -> np.ndarray:
    """The reading of a long message: part of the whole, part of the passages that ask.

    A passage counts by how sure its reading is, and three times when it sounds like a
    question, so that one clear question outweighs four sentences of story.
    """
    if len(parts) == 0:
        return whole
    sureness = parts.max(axis=1)
    weight = sureness**2 * np.where(asking, 3.0, 1.0)
    passages = (parts * weight[:, None]).sum(axis=0) / weight.sum()
    blended: np.ndarray = whole_weight * whole + (1 - whole_weight) * passages
    return blended


def _softmax(scores: np.ndarray) -> np.ndarray:
    powers = np.exp(scores - scores.max(axis=1, keepdims=True))
    chances: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
    return chances
