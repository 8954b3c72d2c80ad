"""The arithmetic of understanding: the linear model and how its readings are put together."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np


@dataclass(frozen=True)
class LinearModel:
    """Logistic regression as plain arrays, so that no pickle is ever loaded."""

    labels: list[str]
    weights: np.ndarray  # labels x dimensions
    offsets: np.ndarray  # labels
    scale: float
    """Embeddings are unit vectors; they are stretched so that the regularisation fits them."""

    @classmethod
    def fit(
        cls, vectors: np.ndarray, labels: Sequence[str], scale: float, strength: float
    ) -> LinearModel:
        """Fit on unit vectors. A larger `strength` trusts the examples more."""
        from sklearn.linear_model import LogisticRegression  # heavy, and only for training

        model = LogisticRegression(C=strength, max_iter=1000, class_weight="balanced")
        model.fit(vectors * scale, list(labels))
        return cls(
            labels=[str(label) for label in model.classes_],
            weights=model.coef_.astype(np.float32),
            offsets=model.intercept_.astype(np.float32),
            scale=scale,
        )

    def chances(self, vectors: np.ndarray) -> np.ndarray:
        """The probability of each label, one row a vector."""
        scores = vectors * self.scale @ self.weights.T + self.offsets
        scores -= scores.max(axis=1, keepdims=True)
        powers = np.exp(scores)
        chances: np.ndarray = powers / powers.sum(axis=1, keepdims=True)
        return chances

    def save(self, path: Path) -> None:
        np.savez_compressed(
            path,
            labels=np.array(self.labels),
            weights=self.weights,
            offsets=self.offsets,
            scale=np.array(self.scale),
        )

    @classmethod
    def load(cls, path: Path) -> LinearModel:
        with np.load(path, allow_pickle=False) as data:
            return cls(
                labels=data["labels"].tolist(),
                weights=data["weights"],
                offsets=data["offsets"],
                scale=float(data["scale"]),
            )


def blend(
    whole: np.ndarray, parts: np.ndarray, asking: Sequence[bool], whole_weight: float
) -> np.ndarray:
    """The reading of a long message: half of the whole, half of the passages that ask.

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
