"""Safety before everything: a message that tells of danger is about nothing else."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.component import UNDERSTANDING, MessageReader
from bot.safety import assess


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SafetyGate(MessageReader):
    """Makes the intent `crisis` or `safeguarding_concern` when the words call for it."""

    def read(self, message: Message) -> None:
        concern = assess(message.get(TEXT) or "")
        if concern is None:
            return
        message.set(INTENT, {"name": concern, "confidence": 1.0}, add_to_output=True)
        message.set(UNDERSTANDING, {"topics": [concern], "offered": []}, add_to_output=True)
