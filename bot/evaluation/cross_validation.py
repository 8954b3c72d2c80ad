"""Cross-validation on the training sentences: each is judged by a model that never saw it.

The encoder was tuned on all of them, so this flatters; the evaluation questions do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import yaml
from sklearn.model_selection import StratifiedKFold

from bot.nlu.text_model import TextModel


def training_sentences(folder: Path) -> list[tuple[str, str]]:
    """Every sentence of `data/nlu` with its intent."""
    pairs = []
    for path in sorted(folder.glob("*.yml")):
        for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            lines = block["examples"].splitlines()
            pairs += [(line[2:].strip(), block["intent"]) for line in lines]
    return pairs


def cross_validate(folder: Path, folds: int) -> Iterator[str]:
    """A line for each fold, and the mean: the right intent first, and among three."""
    texts, intents = zip(*training_sentences(folder))
    shares = []
    splitter = StratifiedKFold(folds, shuffle=True, random_state=0)
    for number, (learned, asked) in enumerate(splitter.split(texts, intents), 1):
        model = TextModel.fit([texts[i] for i in learned], [intents[i] for i in learned])
        ranked = np.argsort(-model.chances([texts[i] for i in asked]))[:, :3]
        named = np.array(model.labels)[ranked]
        wanted = np.array([intents[i] for i in asked])[:, None]
        share = ((named[:, :1] == wanted).mean(), (named == wanted).any(axis=1).mean())
        shares.append(share)
        yield f"fold {number}: first {share[0]:.1%}, among three {share[1]:.1%}"
    first, three = np.mean(shares, axis=0)
    yield f"mean of {len(texts)} sentences: first {first:.1%}, among three {three:.1%}"
