"""Hearing where the parent lives."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.knowledge.places import ELSEWHERE
from bot.nlu.component import MessageReader, add_entity


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class CouncilExtractor(MessageReader):
    """Finds a council's name or one of its towns, from the councils' own files.

    Someone who says where they live, but names no place that we hold, lives elsewhere.
    """

    def read(self, message: Message) -> None:
        text = message.get(TEXT) or ""
        places = self.knowledge.places
        council = places.council_in(text)
        if council is None and self._speaks_of_place(message) and places.is_elsewhere(text):
            council = ELSEWHERE
        add_entity(message, "council", council)

    @staticmethod
    def _speaks_of_place(message: Message) -> bool:
        return bool(message.get(INTENT, {}).get("name") == "set_council")
