"""A second ear for danger: it learned from lines of its own what the patterns may not know.

The patterns of ``knowledge/safety/`` hear what somebody has written down; people say it in
other words. This model reads meaning and wording (docs/model.md). When it is sure, the message is
about danger; when it only wonders, the answer says besides where help is.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any, Dict, List

import yaml
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.component import UNDERSTANDING
from bot.nlu.text_model import TextModel
from bot.nlu.trained import TrainedReader
from bot.reply import DANGERS, OUTSIDE
from bot.settings import PROJECT

LINES = PROJECT / "data/safety/lines.yml"
NEITHER = "neither"
EVERY, EVERY_OUTSIDE = 10, 3
"""Of the topics' harmless sentences one in so many is learned from.

All of them together outweigh the lines that lie next to danger, which teach the difference. What is
outside the subject (exclusion, bullying, housing) is told with as much feeling, so more of it is.
"""


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class SecondEar(TrainedReader[TextModel]):
    """Makes danger the intent when it is sure of it, and notes a doubt when it is not."""

    @staticmethod
    def get_default_config() -> Dict[str, Any]:
        return {
            "sure_from": 0.5,  # the chance of danger from which nothing else is answered
            "doubt_from": 0.25,  # and from which the answer also says where help is
        }

    def train(self, training_data: TrainingData) -> Resource:
        """Learn from the safety lines, and from some of the topics' sentences as no danger."""
        lines = yaml.safe_load(LINES.read_text("utf-8"))
        pairs = [(text, label) for label, texts in lines.items() for text in texts]
        topics = [(e.get(TEXT), e.get(INTENT)) for e in training_data.intent_examples]
        pairs += [pair for pair in topics if pair[1] in DANGERS]
        outside = [text for text, intent in topics if intent in OUTSIDE]
        inside = [text for text, intent in topics if intent not in (*OUTSIDE, *DANGERS)]
        harmless = _one_in(EVERY, inside) + _one_in(EVERY_OUTSIDE, outside)
        pairs += [(text, NEITHER) for text in harmless]
        texts, labels = zip(*pairs)
        return self.keep(TextModel.fit(texts, labels))

    @staticmethod
    def read_model(folder: Path) -> TextModel:
        return TextModel.load(folder / "danger.npz")

    @staticmethod
    def write_model(model: TextModel, folder: Path) -> None:
        model.save(folder / "danger.npz")

    def process(self, messages: List[Message]) -> List[Message]:
        for message in messages:
            self._listen(message)
        return messages

    def _listen(self, message: Message) -> None:
        text = message.get(TEXT)
        known = (message.get(INTENT) or {}).get("confidence") == 1.0
        if self._model is None or not text or known:  # a button, or another language
            return
        chances = dict(zip(self._model.labels, self._model.chances([text])[0].tolist()))
        danger = 1 - chances[NEITHER]
        if danger >= self._config["sure_from"]:
            concern = max(DANGERS, key=lambda name: chances[name])
            message.set(INTENT, {"name": concern, "confidence": danger}, add_to_output=True)
            message.set(UNDERSTANDING, {"topics": [concern], "offered": []}, add_to_output=True)
        elif danger >= self._config["doubt_from"]:
            understood = {**(message.get(UNDERSTANDING) or {}), "doubt": True}
            message.set(UNDERSTANDING, understood, add_to_output=True)


def _one_in(every: int, texts: List[str]) -> List[str]:
    """About one in so many of the sentences; whether it is one depends on its words alone, so that
    a new sentence does not change which of the others are learned from."""
    return [text for text in texts if zlib.crc32(text.encode()) % every == 0]
