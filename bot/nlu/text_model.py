"""A model of texts, free of Rasa: texts in, a chance for each label out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from bot.nlu.encoder import sentence_encoder
from bot.nlu.scoring import LinearModel, agree
from bot.nlu.wording import Wording

MEANING_SCALE = 3.0
"""Embeddings are unit vectors; stretched, the usual regularisation fits them (docs/model.md)."""
MEANING_STRENGTH = 0.3
WORDING_STRENGTH = 12.0


@dataclass(frozen=True)
class TextModel:
    """A reading of the meaning and a reading of the wording, which have to agree."""

    meaning: LinearModel
    wording: LinearModel
    features: Wording

    @property
    def labels(self) -> list[str]:
        """The labels, in the order of the columns of `chances`."""
        return self.meaning.labels

    @classmethod
    def fit(cls, texts: Sequence[str], labels: Sequence[str]) -> TextModel:
        """Learn from example sentences and their labels."""
        encoder = sentence_encoder()
        encoder.make_room(len(texts))
        vectors = encoder.encode(texts) * MEANING_SCALE
        features = Wording.learn(texts)
        return cls(
            meaning=LinearModel.fit(vectors, labels, MEANING_STRENGTH),
            wording=LinearModel.fit(features.encode(texts), labels, WORDING_STRENGTH),
            features=features,
        )

    def chances(self, texts: Sequence[str]) -> np.ndarray:
        """The chance of each label, one row a text."""
        meaning = self.meaning.chances(sentence_encoder().encode(texts) * MEANING_SCALE)
        wording = self.wording.chances(self.features.encode(texts))
        return agree(meaning, wording)

    def save(self, path: Path) -> None:
        np.savez_compressed(
            path,
            **self.meaning.arrays("meaning"),
            **self.wording.arrays("wording"),
            **self.features.arrays(),
        )

    @classmethod
    def load(cls, path: Path) -> TextModel:
        with np.load(path, allow_pickle=False) as file:
            arrays = dict(file)
        return cls(
            meaning=LinearModel.from_arrays("meaning", arrays),
            wording=LinearModel.from_arrays("wording", arrays),
            features=Wording.from_arrays(arrays),
        )
