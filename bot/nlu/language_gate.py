"""A message in another language is answered in that language, with a fixed text."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.languages import identify
from bot.nlu.component import UNDERSTANDING, MessageReader

OTHER_LANGUAGE = "other_language"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class LanguageGate(MessageReader):
    """Makes the intent `other_language` when the words are clearly not English."""

    def read(self, message: Message) -> None:
        code = identify(message.get(TEXT) or "")
        if code is None:
            return
        message.set(INTENT, {"name": OTHER_LANGUAGE, "confidence": 1.0}, add_to_output=True)
        understood = {"topics": [], "offered": [], "language": code}
        message.set(UNDERSTANDING, understood, add_to_output=True)
