"""Remembering what a parent says of the child, so that it need not be said twice."""

from __future__ import annotations

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.family.facts import asker_in, has_plan_in, phase_in
from bot.nlu.component import MessageReader, add_entity


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.ENTITY_EXTRACTOR, is_trainable=False)
class FamilyExtractor(MessageReader):
    """Finds the child's phase, whether there is an EHC plan, and who is asking."""

    def read(self, message: Message) -> None:
        text = message.get(TEXT) or ""
        has_plan = has_plan_in(text)
        add_entity(message, "phase", phase_in(text))
        add_entity(message, "has_plan", None if has_plan is None else str(has_plan).lower())
        add_entity(message, "asker", asker_in(text))
