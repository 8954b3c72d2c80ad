"""A second ear for danger: it learned from lines of its own what the patterns may not know.

The patterns of ``knowledge/safety.yml`` hear what somebody has written down; people say it in
other words. This model reads the meaning alone; wording added nothing (docs/model.md). When it
is sure, the message is about danger; when it only wonders, the answer says besides where help is.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any, Dict, List

import numpy as np
import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import UNDERSTANDING
from bot.nlu.encoder import sentence_encoder
from bot.nlu.scoring import LinearModel
from bot.nlu.text_model import MEANING_SCALE, MEANING_STRENGTH
from bot.nlu.trained import TrainedReader
from bot.reply import DANGERS
from bot.settings import PROJECT

LINES = PROJECT / "data/safety/lines.yml"
NEITHER = "neither"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SecondEar(TrainedReader[LinearModel]):
    """Makes danger the intent when it is sure of it, and notes a doubt when it is not."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {
            "sure_from": 0.9,  # the chance of danger from which nothing else is answered
            "doubt_from": 0.5,  # and from which the answer also says where help is
        }

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the safety lines, and from every topic's sentences as what is no danger."""
        lines = yaml.safe_load(LINES.read_text("utf-8"))
        pairs = [(text, label) for label, texts in lines.items() for text in texts]
        for example in training_data.intent_examples:
            intent = example.get(INTENT)
            pairs.append((example.get(TEXT), intent if intent in DANGERS else NEITHER))
        texts, labels = zip(*pairs)
        return self.keep(LinearModel.fit(_meaning(texts), labels, MEANING_STRENGTH))

    @staticmethod
    def read_model(folder: Path) -> LinearModel:
        arrays = dict(np.load(folder / "danger.npz", allow_pickle=False))
        return LinearModel.from_arrays("danger", arrays)

    @staticmethod
    def write_model(model: LinearModel, folder: Path) -> None:
        np.savez_compressed(folder / "danger.npz", **model.arrays("danger"))

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            self._listen(message)
        return messages

    def _listen(self, message: Message) -> None:
        text = message.get(TEXT)
        known = (message.get(INTENT) or {}).get("confidence") == 1.0
        if self._model is None or not text or known:  # a button, or another language
            return
        chances = dict(zip(self._model.labels, self._model.chances(_meaning([text]))[0].tolist()))
        danger = 1 - chances[NEITHER]
        if danger >= self._config["sure_from"]:
            concern = max(DANGERS, key=lambda name: chances[name])
            message.set(INTENT, {"name": concern, "confidence": danger}, add_to_output=True)
            message.set(UNDERSTANDING, {"topics": [concern], "offered": []}, add_to_output=True)
        elif danger >= self._config["doubt_from"]:
            understood = {**(message.get(UNDERSTANDING) or {}), "doubt": True}
            message.set(UNDERSTANDING, understood, add_to_output=True)


def _meaning(texts: Sequence[str]) -> np.ndarray:
    return sentence_encoder().encode(texts) * MEANING_SCALE
