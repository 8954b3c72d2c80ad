"""Linear models: the same from the same examples."""

from __future__ import annotations

import numpy as np

from bot.nlu.scoring import LinearModel


def test_the_same_examples_give_the_same_model_to_the_last_digit() -> None:
    chance = np.random.default_rng(1)
    features = chance.normal(size=(3000, 200)).astype(np.float32)
    labels = [f"topic {n}" for n in chance.integers(0, 40, len(features))]
    first, second = (LinearModel.fit(features, labels, 1.0) for _ in range(2))
    assert np.array_equal(first.weights, second.weights)
    assert np.array_equal(first.offsets, second.offsets)
