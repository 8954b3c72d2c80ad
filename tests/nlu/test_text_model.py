"""The topic model: it learns, it is saved without pickles, and it comes back the same."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from bot.nlu.scoring import agree
from bot.nlu.text_model import TextModel

EXAMPLES = [
    ("who pays for the extra help", "funding"),
    ("there is no money for a teaching assistant", "funding"),
    ("is the money for my child ring fenced", "funding"),
    ("who pays for a teaching assistant", "funding"),
    ("hello there", "greet"),
    ("good morning", "greet"),
    ("hi is anyone there", "greet"),
    ("hello good evening", "greet"),
]


def test_it_learns_and_comes_back_the_same(tmp_path: Path) -> None:
    model = TextModel.fit(*zip(*EXAMPLES))
    asked = ["whos paying for the assistant", "hi hello there"]
    chances = model.chances(asked)
    assert [model.labels[i] for i in chances.argmax(axis=1)] == ["funding", "greet"]
    np.testing.assert_allclose(chances.sum(axis=1), 1, rtol=1e-5)

    model.save(tmp_path / "model.npz")
    again = TextModel.load(tmp_path / "model.npz")
    np.testing.assert_allclose(again.chances(asked), chances, rtol=1e-5)


def test_two_opinions_have_to_agree() -> None:
    sure, unsure = np.array([[0.9, 0.1]]), np.array([[0.1, 0.9]])
    np.testing.assert_allclose(agree(sure, unsure), [[0.5, 0.5]])
    assert agree(sure, sure)[0, 0] > 0.89
